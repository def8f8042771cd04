"""One line of a history file, read and checked: what is wrong is said with line, field and remedy, and the rest goes on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wayhome.kernel.moments import NaiveTime, instant

NATIONS = {"England": "england", "Wales": "wales", "Scotland": "scotland", "Northern Ireland": "northern_ireland"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """Something wrong in the input: which line and field, what is wrong, and what would mend it."""

    line: int
    field: str
    words: str
    remedy: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.field}: {self.words} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, as the export tells it: its number in the case, when, of what kind, and its fields."""

    n: int
    at: datetime
    recorded_at: datetime
    kind: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class History:
    """One case as the export tells it, in the order of the export."""

    id: str
    line: int
    nation: str | None
    child_age: int | None
    as_at: datetime | None
    events: tuple[Told, ...]
    title: str = ""


class Unreadable(ValueError):
    """A line that cannot be used at all; ``mistakes`` says why."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("; ".join(map(str, mistakes)))
        self.mistakes = mistakes


def read_line(text: str, line: int) -> tuple[History, tuple[Mistake, ...]]:
    """Read a case from one line; an event that is wrong is left out and said, and raises Unreadable if nothing is usable."""
    raw = _object(text, line)
    identity = raw.get("id")
    if not isinstance(identity, str) or not identity:
        raise Unreadable(
            Mistake(line=line, field="id", words="The case has no id.", remedy="Give each case its own id.")
        )
    listed = raw.get("events")
    if not isinstance(listed, list):
        words = "The case has no list of events."
        raise Unreadable(
            Mistake(line=line, field="events", words=words, remedy='Give "events" as a list, even an empty one.')
        )
    mistakes: list[Mistake] = []
    events = _events(listed, line, mistakes)
    history = History(
        id=identity,
        line=line,
        nation=_nation(raw.get("nation"), line, mistakes),
        child_age=_age(raw.get("child_age"), line, mistakes),
        as_at=_time(raw["as_at"], line, "as_at", mistakes) if raw.get("as_at") else None,
        events=events,
        title=str(raw.get("title", "")),
    )
    return history, tuple(mistakes)


def _object(text: str, line: int) -> dict[str, Any]:
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        words = f"This is not JSON: {error.msg} at character {error.pos + 1}."
        raise Unreadable(
            Mistake(line=line, field="the line", words=words, remedy="Write one JSON object a line.")
        ) from error
    if not isinstance(raw, dict):
        words = "The line is not a JSON object."
        raise Unreadable(Mistake(line=line, field="the line", words=words, remedy="Write one case, { … }, a line."))
    return raw


def _events(listed: list[Any], line: int, mistakes: list[Mistake]) -> tuple[Told, ...]:
    found: list[Told] = []
    numbers: set[int] = set()
    for index, raw in enumerate(listed):
        told = _event(raw, line, f"events[{index}]", index + 1, mistakes)
        if told is None:
            continue
        if told.n in numbers:
            words = f"The number {told.n} is used by two events."
            mistakes.append(
                Mistake(line=line, field=f"events[{index}].n", words=words, remedy="Number each event of a case once.")
            )
            continue
        numbers.add(told.n)
        found.append(told)
    return tuple(found)


def _event(raw: Any, line: int, field: str, number: int, mistakes: list[Mistake]) -> Told | None:
    if not isinstance(raw, dict):
        mistakes.append(Mistake(line=line, field=field, words="The event is not an object.", remedy="Write { … }."))
        return None
    kind, n = raw.get("type"), raw.get("n", number)
    if not isinstance(kind, str):
        mistakes.append(
            Mistake(line=line, field=f"{field}.type", words="The event has no type.", remedy="Say what happened.")
        )
        return None
    if not isinstance(n, int) or isinstance(n, bool):
        mistakes.append(
            Mistake(line=line, field=f"{field}.n", words=f"{n!r} is not a number.", remedy="Number events 1, 2, 3.")
        )
        return None
    at = _time(raw.get("at"), line, f"{field}.at", mistakes)
    if at is None:
        return None
    recorded = _time(raw["recorded_at"], line, f"{field}.recorded_at", mistakes) if raw.get("recorded_at") else None
    return Told(n, at, recorded or at, kind, raw)


def _time(value: Any, line: int, field: str, mistakes: list[Mistake]) -> datetime | None:
    remedy = "Write it like 2026-03-02T20:15:00+00:00, with the offset."
    if not isinstance(value, str):
        words = "The time is missing." if value is None else f"{value!r} is not a time."
        mistakes.append(Mistake(line=line, field=field, words=words, remedy=remedy))
        return None
    try:
        return instant(value)
    except NaiveTime:
        words = f"{value} has no offset, so in October it could be either of two instants."
    except ValueError:
        words = f"{value!r} is not a time."
    mistakes.append(Mistake(line=line, field=field, words=words, remedy=remedy))
    return None


def _nation(value: Any, line: int, mistakes: list[Mistake]) -> str | None:
    if value is None:
        return None
    nation = NATIONS.get(str(value)) or (value if value in NATIONS.values() else None)
    if nation is None:
        remedy = f"Use one of {', '.join(NATIONS)}."
        mistakes.append(Mistake(line=line, field="nation", words=f"{value!r} is not a nation.", remedy=remedy))
    return nation


def _age(value: Any, line: int, mistakes: list[Mistake]) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 120):
        return value
    mistakes.append(
        Mistake(
            line=line, field="child_age", words=f"{value!r} is not an age.", remedy="Give whole years, or leave it out."
        )
    )
    return None
