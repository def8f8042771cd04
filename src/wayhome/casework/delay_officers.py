"""Record the exceptional reason for which officers are not sent yet, and who answers for it."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.missing import DeploymentDelayed
from wayhome.record.vocabulary import Words

MAY_DELAY = ("inspector", "chief_inspector", "superintendent")


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayOfficers(OnCase):
    """Officers are not sent yet; whoever is signed in answers for it."""

    reason: Words | None = None


def delay_officers(command: DelayOfficers, facing: Facing) -> Outcome:
    """Record the delay, always; it excuses nothing unless an inspector or above gives a reason. Rule MC-23."""
    rank = command.by.rank if (command.reason or "").strip() else "unknown"
    notices: list[Reason] = []
    if not (command.reason or "").strip():
        words = "No reason was given, so officers are still owed as if nobody had put them off."
        notices.append(ours("delay_without_reason", words, "Send officers, or say what is exceptional."))
    elif rank not in MAY_DELAY:
        words = "Only an inspector or above may put off sending officers; they are still owed."
        notices.append(under("MC-23", facing.pack, words, "Send officers, or ask the duty inspector to decide."))
    return tell(DeploymentDelayed(by=rank, reason=command.reason), notices=tuple(notices))
