"""Make the plan to find the child."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import PlanMade
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePlan(OnCase):
    """What may have happened, what is to be done about each possibility, and who owns the plan."""

    hypotheses: int
    owner: str = ""
    plan: Words | None = None


def make_plan(command: MakePlan, facing: Facing) -> Outcome:
    """Make the plan; one that says nothing of what may have happened is no plan. Rule MC-33."""
    if command.hypotheses < 1:
        words = "The plan does not say what may have happened to the child."
        remedy = (
            "Set out at least one explanation, and what is to be done about it. Lines can be raised without a plan."
        )
        raise Refused(under("MC-33", facing.pack, words, remedy))
    return tell(PlanMade(hypotheses=command.hypotheses, owner=command.owner, plan=command.plan))
