"""Reading the record with its corrections: the old event stays, and what is read is what is now said to be so.

A correction is itself an event. The last one recorded about an event wins for what it speaks of; ``entered_in_error``
takes the event out of every story. What was known before the correction can still be asked: leave out what was recorded
later, and read again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from wayhome.kernel.ids import Subject
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event, Value
from wayhome.record.one_child import as_one

CORRECTED = "record.corrected"


def known_by(events: Iterable[Event], moment: datetime) -> list[Event]:
    """Return the events that had been written down by an instant."""
    return [event for event in events if event.recorded_at <= moment]


def effective(events: Iterable[Event]) -> list[Event]:
    """Return the events as they are now said to have been: corrections applied, and joined children read as one.

    What corrects and what joins is kept in the list.
    """
    return as_one(as_corrected(events))


def as_corrected(events: Iterable[Event]) -> list[Event]:
    """Return the events with corrections alone applied: each child is named as it was."""
    every = list(events)
    corrections = sorted((e for e in every if e.type == CORRECTED), key=lambda e: (e.recorded_at, e.id))
    if not corrections:
        return every
    by_event: dict[str, list[Event]] = {}
    for correction in corrections:
        by_event.setdefault(str(correction.body["corrects"]), []).append(correction)
    return [read for event in every if (read := _corrected(event, by_event.get(event.id, []))) is not None]


def _corrected(event: Event, corrections: list[Event]) -> Event | None:
    for correction in corrections:
        body = correction.body
        if body["kind"] == "entered_in_error":
            return None
        event = replace(event, **_change(event, body))
    return event


def _change(event: Event, body: Mapping[str, Value]) -> dict[str, Any]:
    """Return which parts of an event a correction replaces; one that names nothing to replace changes nothing."""
    if body["kind"] == "wrong_time" and body.get("happened_at"):
        return {"happened_at": instant(str(body["happened_at"]))}
    if body["kind"] == "wrong_subject" and body.get("subjects"):
        return {"subjects": tuple(Subject(str(named)) for named in _several(body["subjects"]))}
    if body["kind"] == "wrong_field" and body.get("field"):
        return {"body": {**event.body, str(body["field"]): body.get("value")}}
    return {}


def _several(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def named(event: Event) -> tuple[str, ...]:
    """Return the subjects that an event names, and those that a correction moves another to."""
    moved_to = _several(event.body.get("subjects", ())) if event.type == CORRECTED else ()
    return tuple(dict.fromkeys((*event.subjects, *map(str, moved_to))))


def corrected(event: Event) -> str:
    """Return the id of the event that this one speaks of: the one it corrects, or itself."""
    return str(event.body.get("corrects")) if event.type == CORRECTED else event.id
