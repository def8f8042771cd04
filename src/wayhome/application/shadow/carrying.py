"""What an export can say at all, so that what it cannot say is never taken for something not done."""

import re
from collections.abc import Iterable

from wayhome.application.shadow.sayings import REVIEWS, SAYINGS
from wayhome.duties.judging import Says
from wayhome.record.vocabulary import latest

SOMETIMES = {"victim.updated": ("to", "delivered")}
BY_VOCABULARY = re.compile(rb'"type"\s*:\s*"([a-z]+\.[a-z0-9_]+)"')

WANTED = frozenset(field for fields in SOMETIMES.values() for field in fields)

FIELDS: dict[str, tuple[str, ...]] = {
    "missing.reported": ("informant",),
    "risk.graded": ("grade", "competence_valid_until"),
    "risk.held_information_searched": ("complete",),
    "missing.child_located": ("condition",),
    "missing.prevention_interview_held": ("mode",),
    "exploitation.crime_disclosed": ("informant",),
    "investigation.allocated": ("skilled", "role"),
    "investigation.suspect_dealt_with": ("kind",),
    "investigation.outcome_reached": ("code",),
    "enquiry.line_raised": ("line", "due"),
    "enquiry.line_finished": ("line", "result"),
    "victim.updated": ("about",),
    "victim.services_referred": ("result",),
    "child.described": ("nation", "age_stated"),
}


def of_the_format() -> dict[str, Says]:
    """Return what the exchange format's own types can say: each event, with the fields it can say of it."""
    sayings = (*SAYINGS.values(), *REVIEWS.values())
    return {name: _says(name) for name in ("child.described", *(one.event for one in sayings))}


def _says(name: str) -> Says:
    fixed = {"by": "supervisor"} if name in {one.event for one in REVIEWS.values()} else {}
    return Says(fields=frozenset(FIELDS.get(name, ())), fixed=fixed)


def of_types(types: Iterable[str]) -> dict[str, Says]:
    """Return what an export of only these types can say; a type named by the vocabulary says all its fields."""
    carried = {"child.described": Says()}
    every = of_the_format()
    for kind in types:
        if kind == "supervisor_review":
            carried |= {one.event: every[one.event] for one in REVIEWS.values()}
        elif kind in SAYINGS:
            carried.setdefault(SAYINGS[kind].event, every[SAYINGS[kind].event])
        elif latest(kind) is not None:
            carried[kind] = Says()
    return carried


def in_lines(lines: Iterable[bytes]) -> dict[str, Says]:
    """Return what a file of histories can say: the format's own types, and whatever it names by the vocabulary.

    A field that the format knows and that stands nowhere in the file is one this export cannot say.
    """
    named: set[str] = set()
    fields: set[str] = set()
    for line in lines:
        named.update(found.decode() for found in BY_VOCABULARY.findall(line))
        fields.update(field for field in WANTED if field.encode() in line)
    carried = {**of_the_format(), **of_types(named)}
    for event, sometimes in SOMETIMES.items():
        known = carried[event].fields
        if known is not None:
            carried[event] = Says(fields=known | fields.intersection(sometimes))
    return carried
