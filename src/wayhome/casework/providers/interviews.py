"""The independent return interview as it stands for each return of a child: asked, offered, agreed, held, sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wayhome.casework.facing import Facing
from wayhome.casework.reasons import ours
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.kernel.moments import instant
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event

WITHIN = timedelta(hours=72)
"""Statutory guidance asks for the interview within this of the return: the time of rule MC-68."""

FOUND, REPORTED = "missing.child_located", "missing.reported"
ASKED, OFFERED, APPOINTED, HELD, DECLINED, NOT_POSSIBLE, SENT = (
    f"partner.return_interview_{step}"
    for step in ("asked", "offered", "appointed", "held", "declined", "not_possible", "received")
)
STEPS = (ASKED, OFFERED, APPOINTED, HELD, DECLINED, NOT_POSSIBLE, SENT)
Stands = Literal["asked", "offered", "appointed", "not_possible", "declined", "held", "sent"]
THE_CHILD = "child"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The interview owed for one return: ``returned`` is the event that the child was back; times are in UTC.

    ``number`` counts the child's returns from one, so that it can be told from others without saying anything of it.
    """

    child: Subject
    case: Subject
    record: RecordId
    number: int
    returned: Event
    stands: Stands
    steps: tuple[Event, ...]
    appointed: datetime | None

    @property
    def due(self) -> datetime:
        """Return by when it is to be held."""
        return self.returned.happened_at + WITHIN

    @property
    def is_open(self) -> bool:
        """Say whether it is still to be held, offered again, or sent."""
        return self.stands != "sent"

    @property
    def to_be_held(self) -> bool:
        """Say whether the child was not heard yet, and did not say no themselves."""
        return self.stands not in ("held", "sent", "declined")

    def last(self, *types: str) -> Event | None:
        """Return the last of its steps of some kinds."""
        return next((event for event in reversed(self.steps) if not types or event.type in types), None)


def refuse_unless_back(facing: Facing) -> None:
    """Refuse what is about the interview of a child who is not back; it follows the return."""
    if not facing.story.of_type(FOUND):
        words = "Nobody has recorded that the child is back."
        raise Refused(ours("not_back", words, "Tell the police where the child is; the interview follows the return."))


def interviews(child: Subject, stories: Iterable[Story]) -> tuple[Interview, ...]:
    """Return the interview of each episode of a child from which the child came back alive, the newest return first."""
    back = [(story, found) for story in stories if (found := _return_of(story, child)) is not None]
    back.sort(key=lambda one: one[1].happened_at)
    made = [_interview(child, story, found, number) for number, (story, found) in enumerate(back, 1)]
    return tuple(reversed(made))


def _return_of(story: Story, child: Subject) -> Event | None:
    if kind_of(story.subject) is not SubjectKind.EPISODE:
        return None
    found = [one for one in story.of_type(FOUND) if child in one.subjects and one.body.get("condition") != "deceased"]
    return found[0] if found else None


def _interview(child: Subject, story: Story, returned: Event, number: int) -> Interview:
    steps = tuple(sorted((event for event in story.own if event.type in STEPS), key=_in_order))
    at = [instant(str(event.body["at"])) for event in steps if event.type == APPOINTED]
    return Interview(
        child=child,
        case=story.subject,
        record=returned.record,
        number=number,
        returned=returned,
        stands=_stands(steps),
        steps=steps,
        appointed=at[-1] if at else None,
    )


def _in_order(event: Event) -> tuple[datetime, int]:
    """Return where a step stands: what one act says at once, offered and agreed, is in the order of the steps."""
    return event.happened_at, STEPS.index(event.type)


def _stands(steps: tuple[Event, ...]) -> Stands:
    done = {event.type for event in steps}
    if SENT in done:
        return "sent"
    if HELD in done:
        return "held"
    last = next((event for event in reversed(steps) if event.type != ASKED), None)
    if last is None:
        return "asked"
    said: dict[str, Stands] = {OFFERED: "offered", APPOINTED: "appointed", DECLINED: "declined"}
    if last.type == DECLINED and last.body.get("by") != THE_CHILD:
        return "not_possible"
    return said.get(last.type, "not_possible")
