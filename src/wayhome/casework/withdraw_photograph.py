"""Say that a photograph is not to be used any more: it is of another child, it may not be used, there is a better."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import EventId
from wayhome.kernel.refusals import Refused
from wayhome.record.events.photograph import PhotographWithdrawn, Why
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPhotograph(OnCase):
    """The entry that kept it, and why it is not used any more."""

    entry: EventId
    why: Why
    reason: Words | None = None


def withdraw_photograph(command: WithdrawPhotograph, facing: Facing) -> Outcome:
    """Record it; from then on no page shows the photograph."""
    kept = facing.entry(command.entry)
    if kept is None or kept.type != "child.photograph_kept":
        words = "There is no such photograph of this child."
        raise Refused(ours("no_such_photograph", words, "Choose one of those that are shown."))
    return tell(PhotographWithdrawn(entry=command.entry, why=command.why, reason=command.reason))
