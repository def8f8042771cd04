"""How a missing episode stands: missing, found and not yet seen, seen, or over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wayhome.duties.selection import in_order
from wayhome.record.envelope import Event

REOPENED, REPORTED, LOCATED = "missing.episode_reopened", "missing.reported", "missing.child_located"
CLOSED, SEEN, TALKED = "missing.episode_closed", "missing.child_seen", "missing.prevention_interview_held"
IN_PERSON = ("in_person", "in_person_declined")


class State(StrEnum):
    """How an episode stands. ``seen``: somebody saw the child, and nobody has talked with them yet."""

    MISSING = "missing"
    FOUND = "found"
    SEEN = "seen"
    TALKED = "talked"
    DIED = "died"
    CLOSED = "closed"


LIVE = (State.MISSING, State.FOUND)
"""The states a board shows: the child is looked for, or was found and nobody has seen that they are safe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """The state, and since when: the report or the opening again of a missing child, the finding of one found (UTC)."""

    state: State
    since: datetime | None
    again: bool = False


def stands(events: Iterable[Event], at: datetime) -> Stands:
    """Return how an episode stands at an instant; ``events`` are its own, corrections applied."""
    last = _last_of_each(event for event in events if event.happened_at <= at)
    found, reported, again = last.get(LOCATED), last.get(REPORTED), REOPENED in last
    begun = last.get(REOPENED) or reported
    since = begun.happened_at if begun else None
    if CLOSED in last:
        return Stands(state=State.CLOSED, since=last[CLOSED].happened_at)
    if found is None:
        return Stands(state=State.MISSING, since=since, again=again)
    return Stands(state=_once_found(last, found), since=found.happened_at, again=again)


def _once_found(last: Mapping[str, Event], found: Event) -> State:
    talked = last.get(TALKED)
    if found.body.get("condition") == "deceased":
        return State.DIED
    if talked and talked.body.get("mode") in IN_PERSON:
        return State.TALKED
    return State.SEEN if SEEN in last or found.body.get("basis") == "seen" else State.FOUND


def _last_of_each(events: Iterable[Event]) -> dict[str, Event]:
    """Return the last event of each type; what was so before an episode was opened again is looked at again."""
    last = {event.type: event for event in in_order(events)}
    again = last.get(REOPENED)
    if again is None:
        return last
    return {name: event for name, event in last.items() if event.happened_at >= again.happened_at}
