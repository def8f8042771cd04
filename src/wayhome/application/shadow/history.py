"""One case of an export, read and checked: what is wrong is said with line, field and remedy, and the rest goes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wayhome.application.mistakes import Noted, Place, shown
from wayhome.kernel.moments import NaiveTime, instant

EARLIEST, LATEST = 1990, 2100
WITH_OFFSET = "Write it like 2026-03-02T20:15:00+00:00, with the offset."
NATIONS = {"england": "england", "wales": "wales", "scotland": "scotland", "northern ireland": "northern_ireland"}
OTHERWISE_SAID = {"northern_ireland": "northern_ireland", "eng": "england", "cymru": "wales", "ni": "northern_ireland"}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, as the export tells it: its number in the case, when, of what kind, and its fields.

    ``children`` are the ids of those it is about, where the case has several and it names them.
    """

    n: int
    at: datetime
    recorded_at: datetime
    kind: str
    fields: Mapping[str, Any]
    place: Place | None = None
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChildTold:
    """One child of a case: the id by which the force's system knows them, and what it says of their circumstances."""

    key: str
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class History:
    """One case as the export tells it, in the order of the export.

    ``child`` holds what it says of the child's circumstances, under the names of ``child.described``; ``children`` says
    so of each, where the export knows its children by ids of their own.
    """

    id: str
    place: Place
    nation: str | None
    child_age: int | None
    as_at: datetime | None
    events: tuple[Told, ...]
    title: str = ""
    child: Mapping[str, Any] | None = None
    children: tuple[ChildTold, ...] = ()


def moment(value: object, field: str, noted: Noted, place: Place | None = None) -> datetime | None:
    """Read a time with its offset; None, with the mistake noted, when it is none."""
    if not isinstance(value, str):
        words = "The time is missing." if value is None else f"{value!r} is not a time."
        noted.note(field, words, WITH_OFFSET, place)
        return None
    try:
        read = instant(value)
    except NaiveTime:
        words = f"{value} has no offset, so in October it could be either of two instants."
        noted.note(field, words, WITH_OFFSET, place)
        return None
    except (ValueError, OverflowError):
        noted.note(field, f"{shown(value)} is not a time.", WITH_OFFSET, place)
        return None
    return read if plausible(read, value, field, noted, place) else None


def plausible(read: datetime, value: str, field: str, noted: Noted, place: Place | None = None) -> bool:
    """Say whether a time lies in a year a case can lie in; a year like 0205 or 2205 is a slip, and is noted."""
    if EARLIEST <= read.year < LATEST:
        return True
    noted.note(field, f"{value} lies outside {EARLIEST} to {LATEST}.", "Mend the year.", place)
    return False


def nation(value: object, noted: Noted, field: str = "nation") -> str | None:
    """Read a nation; one that is not given is noted, because rules of one nation alone cannot then be applied."""
    remedy = "Use one of England, Wales, Scotland, Northern Ireland."
    if value is None or value == "":
        words = "The case does not say whose rules apply, so no rule of one nation alone was applied."
        noted.note(field, words, remedy)
        return None
    given = str(value).strip().lower()
    found = NATIONS.get(given) or OTHERWISE_SAID.get(given)
    if found is None:
        noted.note(field, f"{shown(value)} is not a nation.", remedy)
    return found


def age(value: object, noted: Noted, field: str = "child_age") -> int | None:
    """Read an age in whole years; None when it is not given, and an age nobody knows is treated as a child's."""
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 120:
        return value
    noted.note(field, f"{shown(value)} is not an age.", "Give whole years, or leave it out.")
    return None
