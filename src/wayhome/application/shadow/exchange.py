"""The exchange format: JSON Lines, one case a line. What is wrong with a line is said, and what can be used is used."""

from dataclasses import replace
from typing import Any

from wayhome.application.json_lines import identity_of, json_object
from wayhome.application.mistakes import Mistake, Noted, Place, shown
from wayhome.application.shadow.history import ChildTold, History, Told, age, moment, nation

ABOUT_CHILD = ("date_of_birth", "care_status", "placement", "out_of_area", "unaccompanied")


def read_line(text: str, line: int) -> tuple[History, tuple[Mistake, ...]]:
    """Read a case from one line; an event that is wrong is said, and raises Unreadable if nothing is usable."""
    noted = Noted(Place(line))
    raw = json_object(text, noted)
    identity = identity_of(raw, noted)
    listed = raw.get("events")
    if not isinstance(listed, list):
        raise noted.unreadable(
            "events", "The case has no list of events.", 'Give "events" as a list, even an empty one.'
        )
    history = History(
        id=identity,
        place=noted.place,
        nation=nation(raw.get("nation"), noted),
        child_age=age(raw.get("child_age"), noted),
        as_at=moment(raw["as_at"], "as_at", noted) if raw.get("as_at") else None,
        events=_events(listed, noted),
        title=str(raw.get("title") or ""),
        child=_circumstances(raw) or None,
        children=_children(raw.get("children"), noted),
    )
    return history, tuple(noted.found)


def _circumstances(raw: dict[str, Any]) -> dict[str, Any]:
    return {name: raw[name] for name in ABOUT_CHILD if raw.get(name) is not None}


def _children(listed: object, noted: Noted) -> tuple[ChildTold, ...]:
    """Read the children of a case that names them, each by the id under which the force's system knows them."""
    if listed is None:
        return ()
    if not isinstance(listed, list):
        noted.note("children", f"{shown(listed)} is not a list of children.", 'Write [{"id": "…"}, …].')
        return ()
    found: dict[str, ChildTold] = {}
    for index, raw in enumerate(listed):
        field = f"children[{index}]"
        key = raw.get("id") if isinstance(raw, dict) else None
        if not isinstance(key, str) or not key.strip() or not isinstance(raw, dict):
            noted.note(field, "The child has no id, so the case was read without.", 'Write {"id": "…"}.')
        elif key.strip() in found:
            noted.note(field, f"The child {key} stands in the list twice.", "Name each child of a case once.")
        else:
            years = age(raw.get("age"), noted, f"{field}.age")
            stated = {} if years is None else {"age_stated": years}
            found[key.strip()] = ChildTold(key.strip(), {**_circumstances(raw), **stated})
    return tuple(found.values())


def _named(raw: dict[str, Any], field: str, noted: Noted) -> tuple[str, ...]:
    """Read which children of the case an event is about; one that names none is about every one."""
    given = raw.get("children")
    named = [given] if isinstance(given, str) else given
    if named is None:
        return ()
    if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
        words = f"{shown(given)} does not name children, so the event was read as about every child of the case."
        noted.note(f"{field}.children", words, 'Write their ids, as ["P-1"].')
        return ()
    return tuple(one.strip() for one in named)


def _events(listed: list[Any], noted: Noted) -> tuple[Told, ...]:
    found = [
        told
        for index, raw in enumerate(listed)
        if (told := _event(raw, f"events[{index}]", index + 1, noted)) is not None
    ]
    return tuple(_numbered_apart(found, noted))


def _numbered_apart(found: list[Told], noted: Noted) -> list[Told]:
    """Give an event whose number is taken the next free one, so that nothing that happened is lost."""
    numbers: set[int] = set()
    following = max((told.n for told in found), default=0) + 1
    for index, told in enumerate(found):
        if told.n in numbers:
            words = f"The number {told.n} is used by two events; the second ({told.kind}) was read as {following}."
            noted.note(f"event {told.n}, n", words, "Number each event of a case once.", told.place)
            told = replace(told, n=following)  # noqa: PLW2901
            found[index] = told
            following += 1
        numbers.add(told.n)
    return found


def _event(raw: object, field: str, number: int, noted: Noted) -> Told | None:
    if not isinstance(raw, dict):
        noted.note(field, "The event is not an object.", "Write { … }.")
        return None
    kind, n = raw.get("type"), raw.get("n", number)
    if not isinstance(kind, str) or not kind.strip():
        noted.note(f"{field}.type", "The event has no type.", "Say what happened.")
        return None
    if not isinstance(n, int) or isinstance(n, bool) or not 0 < n < 1_000_000:
        noted.note(f"{field}.n", f"{shown(n)} is not a number; {number} was used.", "Number events 1, 2, 3.")
        n = number
    at = moment(raw.get("at"), f"{field}.at", noted)
    if at is None:
        return None
    if not raw.get("recorded_at"):
        return Told(n, at, at, kind, raw, children=_named(raw, field, noted))
    recorded = moment(raw["recorded_at"], f"{field}.recorded_at", noted)
    if recorded is not None and recorded < at:
        words = "It was recorded before it happened."
        noted.note(
            f"{field}.recorded_at",
            words,
            "Mend whichever of the two times is wrong; it was judged on when it happened.",
        )
    return Told(n, at, recorded or at, kind, raw, children=_named(raw, field, noted))
