"""Record that the child's trigger plan was read when the search began."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import TriggerPlanRead


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTriggerPlan(OnCase):
    """The plan as it stands was read; nothing else is asked."""


def read_trigger_plan(_command: ReadTriggerPlan, facing: Facing) -> Outcome:
    """Record which plan was read; refused only where there is none to read. Rule MC-53."""
    plan = facing.last_of_child("child.trigger_plan_updated")
    if plan is None:
        words = "No trigger plan is held for this child."
        raise Refused(under("MC-53", facing.pack, words, "Begin with the lines offered; make one on the return."))
    return tell(TriggerPlanRead(plan=plan.id))
