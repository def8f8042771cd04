"""Which parts of the conversation about a child's needs were gone through, and which are still to be asked about.

A part is gone through once one of its questions was talked about, or it was passed over and it is on record why. It is
our own measure of when needs are assessed: the Code asks for an assessment, and we have seen no list of what is in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.facing import Facing
from wayhome.casework.needs.standing import ASSESSED, PASSED_OVER, RECORDED
from wayhome.duties.derive import derive
from wayhome.duties.story import Story
from wayhome.record.envelope import Event
from wayhome.rulebook.needs import NeedsTopic
from wayhome.rulebook.pack import Pack

ACT = "assess_victim_needs"
AGAIN = ("VC-06", "VC-06-BIRTHDAY")


@dataclass(frozen=True, slots=True, kw_only=True)
class This:
    """What a conversation that is not entered yet went through: questions, parts passed over, the rest gone over."""

    questions: frozenset[str] = frozenset()
    passed_over: frozenset[str] = frozenset()
    rest_as_before: bool = False


NOTHING_YET = This()


def still_to_ask(
    story: Story | None, pack: Pack, this: This = NOTHING_YET, *, since: datetime | None = None
) -> tuple[NeedsTopic, ...]:
    """Return the parts that are still to be asked about: ever, or since something changed for the child.

    Where nothing at all was talked about, everything is: a child who would say nothing was not assessed.
    """
    held, ever = tuple(_from(story, since)), tuple(_from(story, None))
    stands = this.rest_as_before or any(event.body.get("rest_as_before") for event in held)
    if any(event.type == ASSESSED and event.body.get("topics_open") is None for event in (ever if stands else held)):
        return ()  # an assessment that came from elsewhere is taken as it was told: as one
    talked = this.questions | {str(event.body["question"]) for event in held if event.type == RECORDED}
    if stands:
        talked |= {str(event.body["question"]) for event in ever if event.type == RECORDED}
    passed = this.passed_over | {str(event.body["topic"]) for event in held if event.type == PASSED_OVER}
    return tuple(one for one in pack.victim_needs.values() if not (talked and _is_through(one, talked, passed)))


def passed_over(story: Story | None) -> Mapping[str, Event]:
    """Return the parts that were passed over, each with the last entry that says why."""
    return {str(event.body["topic"]): event for event in story.of_type(PASSED_OVER)} if story else {}


def changed_at(facing: Facing) -> datetime | None:
    """Return when something last changed after which the child's needs are asked about again; None where nothing did.

    A change to come, as a birthday, is none yet.
    """
    under = facing.rulebook.rules_of((ACT,))
    told = [facing.stories[one] for one in (facing.case, facing.child) if one in facing.stories]
    duties = [duty for story in told for duty in derive(story, facing.rulebook, horizon=facing.now, under=under)]
    of_child = [duty for duty in duties if duty.rule in AGAIN and duty.owed_to_child in ("", facing.child)]
    return max((duty.raised_at for duty in of_child if duty.raised_at <= facing.at), default=None)


def _is_through(topic: NeedsTopic, talked: frozenset[str], passed: frozenset[str]) -> bool:
    return topic.id in passed or not talked.isdisjoint(one.id for one in topic.questions)


def _from(story: Story | None, since: datetime | None) -> Iterator[Event]:
    told = (one for name in (ASSESSED, RECORDED, PASSED_OVER) for one in story.of_type(name)) if story else ()
    return (one for one in told if since is None or one.happened_at >= since)
