"""Whose door it is, and whether less is shown at it for a time."""

from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """Whose door it is: a kind of holder and their reference, the one child, the record, and the instant.

    ``before`` are the records in which the child's case was before it went on in this one.
    """

    kind: str
    holder: str
    child: Subject
    record: RecordId
    now: datetime
    before: tuple[RecordId, ...] = ()


def is_held_back(story: Story, at: At) -> bool:
    """Say whether less is shown at a door at this instant, for this holder or for everybody who was invited."""
    return held_back_since(story, at) is not None


def held_back_since(story: Story, at: At) -> datetime | None:
    """Return since when less is shown at a door, for this holder or for everybody; None where all of it is."""
    ended = {event.body.get("hold") for event in about_child(story, "door.hold_ended")}
    holds = (
        event.recorded_at
        for event in about_child(story, "door.held_back")
        if event.record in (at.record, *at.before)
        and event.body.get("holder") in (None, at.holder)
        and event.body.get("hold") not in ended
        and at.now < instant(str(event.body["until"]))
    )
    return min(holds, default=None)


def about_child(story: Story, name: str) -> list[Event]:
    """Return the events of a type in a case, and of its child in no case."""
    return story.of_type(name, with_child=True)
