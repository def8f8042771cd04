"""The meetings of partners that the record holds, the children on the list of each, and those whom a rule proposes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.reading import Reading
from wayhome.casework.partners.list_children import LISTED, listing_of
from wayhome.casework.partners.plan_meeting import CALLED_OFF, PLANNED
from wayhome.kernel.ids import OUR_FORCE, EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.kernel.moments import instant

LEVEL = "exploitation.level_assessed"
HELD = "partner.meeting_held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting as planned: when it begins (UTC), for which area, and the entry that says so."""

    key: str
    at: datetime
    area: str
    kind: str
    entry: EventId
    called_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A child on the list: the record from which they were listed, and the entry; ``held``: minutes were entered."""

    child: Subject
    record: RecordId
    entry: EventId
    at: datetime
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A child who is owed a place on the list of a meeting, by when, and the entry that raised it."""

    child: Subject
    record: RecordId
    due: datetime
    entry: EventId


def meetings(reading: Reading) -> tuple[Meeting, ...]:
    """Return every meeting that was planned, the soonest first."""
    force = reading.story(OUR_FORCE)
    off = {event.body["meeting"] for event in force.of_type(CALLED_OFF)}
    planned = {str(event.body["meeting"]): event for event in force.of_type(PLANNED)}
    found = (
        Meeting(
            key=key,
            at=instant(str(event.body["at"])),
            area=str(event.body["area"]),
            kind=str(event.body.get("kind", "exploitation")),
            entry=event.id,
            called_off=key in off,
        )
        for key, event in planned.items()
    )
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def meeting_called(key: str, reading: Reading) -> Meeting | None:
    """Return one meeting by its reference."""
    return next((one for one in meetings(reading) if one.key == key), None)


def the_one_before(meeting: Meeting, reading: Reading) -> Meeting | None:
    """Return the meeting of the same area and kind that was held before; None where it is the first."""
    before = [
        one
        for one in meetings(reading)
        if one.at < meeting.at and not one.called_off and (one.area, one.kind) == (meeting.area, meeting.kind)
    ]
    return before[-1] if before else None


def listed(key: str, reading: Reading) -> tuple[Listed, ...]:
    """Return the children on a meeting's list, each once however often and on whatever record they were listed."""
    named = (held.event for held in reading.log.of_type(LISTED) if held.event.body.get("meeting") == key)
    found: dict[Subject, Listed] = {}
    for event in named:
        for child in (reading.one(one) for one in event.subjects if kind_of(one) is SubjectKind.CHILD):
            stands = listing_of(reading.story(child), key)
            if stands is not None:
                found[child] = Listed(
                    child=child,
                    record=stands.record,
                    entry=stands.id,
                    at=stands.happened_at,
                    held=_was_held(child, key, reading),
                )
    return tuple(sorted(found.values(), key=lambda one: (one.at, one.child)))


def _was_held(child: Subject, key: str, reading: Reading) -> bool:
    return any(event.body.get("meeting") == key for event in reading.story(child).of_type(HELD))


def proposed(reading: Reading, now: datetime) -> tuple[Proposed, ...]:
    """Return the children who are owed a place on a list, the soonest due first. Rule MA-05."""
    assessed = (held.event for held in reading.log.of_type(LEVEL))
    named = (one for event in assessed for one in event.subjects if kind_of(one) is SubjectKind.CHILD)
    children = dict.fromkeys(map(reading.one, named))
    return tuple(sorted(_owed(children, reading, now), key=lambda one: (one.due, one.child)))


def _owed(children: dict[Subject, None], reading: Reading, now: datetime) -> Iterator[Proposed]:
    for child in children:
        duties = [duty for duty in reading.owed_on(child, now) if duty.act == "list_for_meeting"]
        if duties:
            first = min(duties, key=lambda duty: duty.due_at)
            raised = reading.log.event(first.raised_by)
            if raised is not None:
                yield Proposed(child=child, record=raised.event.record, due=first.due_at, entry=first.raised_by)
