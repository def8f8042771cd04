"""The live shift: children missing now, some looked for well, and some for whom something is going wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from wayhome.access.actors import Role
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.add_news import AddNews
from wayhome.casework.commands import Command
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.see_child import SeeChild
from wayhome.kernel.ids import RecordId
from wayhome.simulation.children import Child
from wayhome.simulation.episodes import Episode, tell_as
from wayhome.simulation.force import Borough
from wayhome.simulation.practice import Practice
from wayhome.simulation.steps import Step

FIRST = 1049
AS_IT_HAPPENS = timedelta(minutes=3)
RANG_AFTER = timedelta(minutes=40)
WELL, BADLY, LEFT_ALONE = Practice(1.0), Practice(0.0), Practice(0.0, often=True)


@dataclass(frozen=True, slots=True)
class Live:
    """A case open now: how long ago the call was, who the child is like, how well it goes, what is left undone.

    ``back`` is how long ago the child came back, for one whom nobody has seen yet. ``rang`` is what the carer told once
    the child had rung them, as the carer says it; nobody else heard from the child.
    """

    ago: timedelta
    placement: str
    flagged: bool
    practice: Practice
    undone: tuple[type[Command], ...] = ()
    back: timedelta | None = None
    rang: str = ""


LIVE = (
    Live(timedelta(hours=5, minutes=10), "childrens_home", True, LEFT_ALONE, (GradeRisk, MarkHit)),
    Live(timedelta(minutes=55), "home", False, WELL),
    Live(timedelta(hours=20), "supported_accommodation", False, WELL, (AcceptHandover,)),
    Live(
        timedelta(hours=2, minutes=30), "foster_home", False, BADLY, (GradeRisk,),
        rang="{they} rang me ten minutes ago. {they} said: I am with a friend, and on the way back.",
    ),
    Live(timedelta(hours=14), "home", False, BADLY, (SeeChild, HoldInterview), back=timedelta(hours=6)),
    Live(timedelta(hours=40), "childrens_home", True, WELL),
    Live(timedelta(minutes=6), "other_family", False, WELL),
)  # fmt: skip


def live_shift(told: Borough) -> Iterator[Step]:
    """Yield the acts of the cases that are open now, in the order in which they were entered."""
    free = list(told.children)
    steps: list[Step] = []
    for place, live in enumerate(LIVE):
        child = _like(live, free)
        free.remove(child)
        steps.extend(_told(live, child, RecordId(f"EM-{FIRST + place}"), told))
    return iter(sorted(steps, key=lambda step: (step.entered_at, step.command.happened_at)))


def _like(live: Live, free: list[Child]) -> Child:
    fits = [child for child in free if child.placement == live.placement]
    flagged = [child for child in fits if bool(child.flag) is live.flagged]
    return max(flagged or fits or free, key=lambda child: (child.often if live.flagged else -child.often, child.key))


def _told(live: Live, child: Child, record: RecordId, told: Borough) -> Iterator[Step]:
    began = told.now - live.ago
    back = told.now - live.back if live.back else told.now + timedelta(days=3)
    earlier = [one.began for one in told.episodes if one.child == child]
    before = sum(began - timedelta(days=90) < one for one in earlier)
    episode = Episode(child=child, number=len(earlier) + 1, before=before, began=began, back=back)
    tale = tell_as(episode, record, told.staff, told.draw(f"live {record}"), live.practice, every=AS_IT_HAPPENS)
    if live.rang:
        words = live.rang.format(they="She" if child.sex == "girl" else "He")
        at = began + RANG_AFTER
        tale.do(AddNews, Role.CALL_HANDLER, at, kind="family", supplied_by="carer", content=words)
    return (one for one in tale.told() if one.entered_at <= told.now and not isinstance(one.command, live.undone))
