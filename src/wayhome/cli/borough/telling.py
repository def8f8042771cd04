"""Reading the borough's cases: a heading for each record, then a line for each entry.

``episode EM-1042 of C-101 from -2h10m`` begins a record, and ``+18m risk.graded grade=high`` enters a fact in it that
long after it began. Fields that start with ``@`` are about the entry: ``@late=40h`` was written down that much later.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.resources import files

from wayhome.application.drafts import Draft, Entry
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject, subject
from wayhome.record import events  # noqa: F401 - the vocabulary must be known before anything is told
from wayhome.record.vocabulary import Fact, latest

STEP = re.compile(r"(\d+)([dhm])")
UNITS = {"d": "days", "h": "hours", "m": "minutes"}
TYPED = timedelta(minutes=3)
CHAPTERS = ("children.txt", "missing.txt", "investigations.txt")
WHO = {
    "missing.reported": ("Call handler 8812", "call_handler"),
    "risk.graded": ("PS Hallam 4471", "sergeant"),
    "missing.reviewed": ("Insp Duffy 2207", "duty_inspector"),
    "investigation.reviewed": ("DS Varley 3190", "detective_sergeant"),
    "victim.updated": ("DC Osei 5526", "detective"),
}
SOMEONE = ("PC Renshaw 6035", "constable")


@dataclass(slots=True)
class Telling:
    """One record as it is being told."""

    record: RecordId
    subjects: tuple[Subject, ...]
    began: datetime
    now: datetime
    name: str = ""
    drafts: list[Draft] = field(default_factory=list)

    def entry(self) -> Entry:
        """Return the whole record as one entry, that can be sent again without harm."""
        return Entry(record=self.record, drafts=tuple(self.drafts), key=f"borough {self.record}")


def borough(now: datetime) -> tuple[Entry, ...]:
    """Return every record of the borough, as if told at an instant."""
    minute = now.replace(second=0, microsecond=0)
    lines = (line for chapter in CHAPTERS for line in _chapter(chapter))
    return tuple(telling.entry() for telling in told(lines, minute))


def told(lines: Iterator[str], now: datetime) -> list[Telling]:
    """Read lines into records."""
    found: list[Telling] = []
    for line in lines:
        if line.startswith((" ", "\t")):
            found[-1].drafts.append(_draft(line, found[-1]))
        else:
            found.append(_heading(line, now))
    return found


def length(text: str) -> timedelta:
    """Read ``2d3h10m``, with a sign where it goes back."""
    parts = {UNITS[unit]: int(count) for count, unit in STEP.findall(text)}
    span = timedelta(**parts)
    return -span if text.startswith("-") else span


def _chapter(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _heading(line: str, now: datetime) -> Telling:
    kind, key, *rest = line.split()
    if kind == "child":
        return Telling(RecordId(key), (subject(kind, key),), now, now, name=" ".join(rest))
    child, ago = rest[1], rest[3]
    return Telling(RecordId(key), (subject("child", child), subject(kind, key)), now + length(ago), now)


def _draft(line: str, telling: Telling) -> Draft:
    offset, name, *given = shlex.split(line, posix=True)
    fields = dict(word.split("=", 1) for word in given)
    about = {key: fields.pop(key) for key in list(fields) if key.startswith("@")}
    happened = telling.began + length(offset)
    who, role = WHO.get(name, SOMEONE)
    return Draft(
        fact=_fact(name, fields, telling),
        happened_at=happened,
        recorded_at=min(happened + length(about.get("@late", "0m")) + TYPED, telling.now),
        subjects=telling.subjects,
        actor=ActorId(who),
        role=role,
        id=EventId(f"{telling.record}-{len(telling.drafts) + 1:03}"),
    )


def _fact(name: str, fields: dict[str, str], telling: Telling) -> Fact:
    declared = latest(name)
    if declared is None:
        raise ValueError(f"{name} in {telling.record} is not in the vocabulary")
    values: dict[str, object] = dict(fields)
    if telling.name and name == "child.described":
        values["name"] = telling.name
    if "due" in fields:
        values["due"] = telling.began + length(fields["due"])
    if "about" in fields:
        values["about"] = tuple(fields["about"].split(","))
    return declared.fact.model_validate(values)
