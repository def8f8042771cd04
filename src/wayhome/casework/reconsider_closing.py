"""Read what came in after closing, and open the episode again or say why it stays closed."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_return import ClosureReconsidered, EpisodeReopened
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconsiderClosing(OnCase):
    """What was decided, and why."""

    decision: Literal["reopened", "stays_closed"]
    reason: Words | None = None


def reconsider_closing(command: ReconsiderClosing, facing: Facing) -> Outcome:
    """Open it again, which nothing stands before, or keep it closed with a reason. Rule MC-75."""
    if not facing.is_closed:
        words = "This episode is open."
        raise Refused(ours("open_already", words, "Go on in it; what is new can be recorded as it is."))
    if command.decision == "reopened":
        return tell(ClosureReconsidered(decision="reopened", reason=command.reason), EpisodeReopened())
    if not (command.reason or "").strip():
        words = "Nobody says why the news leaves the episode closed."
        raise Refused(under("MC-75", facing.pack, words, "Say why in your words, or open the episode again."))
    return tell(ClosureReconsidered(decision="stays_closed", reason=command.reason))
