"""In which record a child's case goes on, from the one in which somebody was invited: a case is split, or merged.

A door is somebody's for one child, not for a case. What is asked goes where the child's case is worked on now, and what
was said before stands where it was said.
"""

from dataclasses import dataclass

from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Event

LEADS_TO = {"investigation.split_off": "to", "investigation.merged_into": "into"}
CAME_BACK = ("investigation.child_joined", "exploitation.concern_raised")


@dataclass(frozen=True, slots=True)
class Places:
    """The records of one child's case: ``now`` is where it goes on, ``before`` those it was in, the first one first."""

    now: RecordId
    before: tuple[RecordId, ...] = ()

    @property
    def all(self) -> tuple[RecordId, ...]:
        """Return every record of it, where it goes on last."""
        return (*self.before, self.now)


def places_of(child: Story, invited_in: RecordId) -> Places:
    """Follow a child's case from the record somebody was invited in; ``child`` is the child's story.

    A case in which the child came in again goes on there, one never leads in a circle, and never to where nothing names
    the child.
    """
    moves = [event for kind in (*LEADS_TO, *CAME_BACK) for event in child.of_type(kind)]
    named_in = {event.record for event in child.own}
    now, before = invited_in, list[RecordId]()
    for event in sorted(moves, key=lambda event: (event.recorded_at, event.id)):
        going = _goes_to(event, now, before)
        if going is not None and going != now and going in named_in:
            before = [one for one in (*before, now) if one != going]
            now = going
    return Places(now, tuple(before))


def _goes_to(event: Event, now: RecordId, before: list[RecordId]) -> RecordId | None:
    """Return where a move leads the child's case; None where it is none of this case's."""
    named = LEADS_TO.get(event.type)
    if named is not None:
        return RecordId(str(event.body[named])) if event.record == now else None
    return event.record if event.record in before else None
