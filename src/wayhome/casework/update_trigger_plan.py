"""Make or look again at the plan of what is done first when this child is missing again."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.child import TriggerPlanUpdated
from wayhome.record.vocabulary import Known, Words

RULE = "MC-53"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateTriggerPlan(OnCase):
    """First actions, places and people, in the order in which they are to be looked at; who has the plan.

    ``after_this_episode``: it was looked at again after the return that ends this case.
    """

    first_actions: tuple[Words, ...] = ()
    places: tuple[Words, ...] = ()
    people: tuple[Words, ...] = ()
    shared_with_carer: Known = "not_asked"
    after_this_episode: bool = False


def update_trigger_plan(command: UpdateTriggerPlan, facing: Facing) -> Outcome:
    """Keep the plan; one without a first action is no plan. Rules MC-53, MC-53.FLAGGED and MC-70."""
    actions = lines_of(command.first_actions)
    if not actions:
        words = "The plan says nothing that is to be done first."
        raise Refused(under(RULE, facing.pack, words, "Set out at least one first action, in the order to do them."))
    fact = TriggerPlanUpdated(
        first_actions=len(actions),
        shared_with_carer=command.shared_with_carer,
        after_episode=facing.record if command.after_this_episode else None,
        plan="\n".join(actions),
        places="\n".join(lines_of(command.places)) or None,
        people="\n".join(lines_of(command.people)) or None,
    )
    if command.shared_with_carer == "yes":
        return tell(fact)
    words = "Whoever cares for the child does not have the plan, as far as is recorded."
    return tell(fact, notices=(under(RULE, facing.pack, words, "Share it with them, and record that they have it."),))


def lines_of(given: tuple[str, ...]) -> list[str]:
    """Return what was given, each on one line and without what is empty."""
    return [" ".join(one.split()) for one in given if one.strip()]
