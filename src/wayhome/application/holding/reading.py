"""A held record from one line or one row of a sheet: what is wrong is said, and the rest is brought in.

Only a line that is no record at all, or has no reference or no system, is left out. A value that cannot be read is not
known; it is never guessed.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from wayhome.application.json_lines import json_object
from wayhome.application.mistakes import Mistake, Noted, Place, shown
from wayhome.holdings.records import HeldRecord, Person, Sex

WHAT = "record"
OF_PERSON = (
    "given_name", "family_name", "also_known_as", "birth_date", "sex", "address", "postcode", "phones", "vehicles",
    "emails", "handles", "identifiers", "school", "placement", "parents",
)  # fmt: skip
OF_RECORD = ("record_id", "system", "date", "person", "associates", "text", "restricted_to")
LISTS = (
    "also_known_as", "phones", "vehicles", "emails", "handles", "identifiers", "parents", "associates",
)  # fmt: skip
DELETED = "deleted"  # a record that its own system no longer holds
COLUMNS = tuple(name for name in (*OF_RECORD[:3], *OF_PERSON, *OF_RECORD[4:]))
DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
SEXES = {"f": "female", "m": "male", "unknown": "not_stated", "": "not_stated"}

Read = tuple[HeldRecord, tuple[Mistake, ...]]


NOTHING_CALLED = "Nothing here is called"


def read_line(text: str, line: int, *, system: str = "") -> Read:
    """Read a record from a line of JSON; raises Unreadable. ``system`` stands where the line names none."""
    noted = Noted(Place(line))
    return record_of(json_object(text, noted, what=WHAT), noted, system=system)


def raw_row(row: Mapping[str, str]) -> dict[str, Any]:
    """Return a row as a line of JSON would have it. Several values of one column are parted by semicolons."""
    given: dict[str, Any] = {name: text.strip() for name, text in row.items() if name and text and text.strip()}
    for name in LISTS:
        if name in given:
            given[name] = [each.strip() for each in given[name].split(";") if each.strip()]
    person = {name: given.pop(name) for name in OF_PERSON if name in given}
    return {**given, "person": person}


def whose(raw: Mapping[str, Any], noted: Noted, *, system: str = "") -> tuple[str, str]:
    """Return the reference of a record and the system that holds it; raises Unreadable where either is missing."""
    identity = _reference(raw, noted)
    named = _text(raw, "system", noted) or system
    if not named:
        raise noted.unreadable("system", "It does not say which system holds it.", "Give it, or name it with --system.")
    return identity, named


def record_of(raw: Mapping[str, Any], noted: Noted, *, system: str = "") -> Read:
    """Return the record that a line of JSON, or what was made of a row, tells of; raises Unreadable."""
    identity, named = whose(raw, noted, system=system)
    _unknown(raw, OF_RECORD, "", noted)
    held = HeldRecord(
        id=identity,
        system=named,
        on=_day(raw, "date", noted),
        person=_person(raw.get("person"), noted),
        associates=_texts(raw, "associates", noted),
        text=_text(raw, "text", noted),
        restricted_to=_text(raw, "restricted_to", noted),
    )
    return held, tuple(noted.found)


def _reference(raw: Mapping[str, Any], noted: Noted) -> str:
    identity = raw.get("record_id")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str) or not identity.strip():
        words = "The record has no reference, so it cannot be told from others."
        raise noted.unreadable("record_id", words, "Give each record its reference in its own system.")
    noted.case = identity.strip()
    return noted.case


def _person(raw: object, noted: Noted) -> Person:
    if not isinstance(raw, Mapping):
        noted.note("person", "It does not say whom it is about.", "Give the person, { … }, with what is known of them.")
        return Person()
    _unknown(raw, OF_PERSON, "person.", noted)
    return Person(
        given_name=_text(raw, "given_name", noted, "person."),
        family_name=_text(raw, "family_name", noted, "person."),
        also_known_as=_texts(raw, "also_known_as", noted, "person."),
        birth_date=_day(raw, "birth_date", noted, "person."),
        sex=_sex(raw, noted),
        address=_text(raw, "address", noted, "person."),
        postcode=_text(raw, "postcode", noted, "person."),
        phones=_texts(raw, "phones", noted, "person."),
        vehicles=_texts(raw, "vehicles", noted, "person."),
        emails=_texts(raw, "emails", noted, "person."),
        handles=_texts(raw, "handles", noted, "person."),
        identifiers=_texts(raw, "identifiers", noted, "person."),
        school=_text(raw, "school", noted, "person."),
        placement=_text(raw, "placement", noted, "person."),
        parents=_texts(raw, "parents", noted, "person."),
    )


def _text(raw: Mapping[str, Any], name: str, noted: Noted, of: str = "") -> str:
    value = raw.get(name)
    if value is None or isinstance(value, str):
        return (value or "").strip()
    noted.note(
        f"{of}{name}", f"{shown(value)} is not text, so it was not used.", "Write it as text in quotation marks."
    )
    return ""


def _texts(raw: Mapping[str, Any], name: str, noted: Noted, of: str = "") -> tuple[str, ...]:
    value = raw.get(name)
    if isinstance(value, str) or value is None:
        return (value.strip(),) if value and value.strip() else ()
    if not isinstance(value, list):
        noted.note(f"{of}{name}", f"{shown(value)} is not a list, so it was not used.", 'Write a list: ["…", "…"].')
        return ()
    for each in value:
        if not isinstance(each, str):
            noted.note(f"{of}{name}", f"{shown(each)} is not text, so it was not used.", "Write each as text.")
    return tuple(each.strip() for each in value if isinstance(each, str) and each.strip())


def _day(raw: Mapping[str, Any], name: str, noted: Noted, of: str = "") -> date | None:
    written = _text(raw, name, noted, of)
    if not written:
        return None
    day_first = DAY_FIRST.fullmatch(written)
    iso = f"{day_first[3]}-{day_first[2]:0>2}-{day_first[1]:0>2}" if day_first else written
    try:
        return date.fromisoformat(iso)
    except ValueError:
        words = f"{shown(written)} is not a day, so it is taken as not known."
        noted.note(f"{of}{name}", words, "Write it as 2011-03-15.")
        return None


def _sex(raw: Mapping[str, Any], noted: Noted) -> Sex:
    written = _text(raw, "sex", noted, "person.").casefold()
    meant = SEXES.get(written, written)
    for sex in get_args(Sex):
        if sex == meant:
            known: Sex = sex
            return known
    noted.note("person.sex", f"{shown(written)} is not one of female, male, not_stated.", "Write one of these.")
    return "not_stated"


def _unknown(raw: Mapping[str, Any], known: tuple[str, ...], of: str, noted: Noted) -> None:
    for name in raw:
        if name not in known:
            words = f"{NOTHING_CALLED} {shown(name)}, so it was left out."
            noted.note(f"{of}{name}", words, f"Use {', '.join(known)}.")


class OfTheFile:
    """Which mistakes are every line's alike, such as a column of another name: the first says it for the file."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def said(self, mistake: Mistake) -> str:
        """Return a mistake in words; empty where an earlier line said it for the whole file."""
        if not mistake.words.startswith(NOTHING_CALLED):
            return str(mistake)
        if mistake.field in self._seen:
            return ""
        self._seen.add(mistake.field)
        return f"{mistake} Other lines that have it are not named."
