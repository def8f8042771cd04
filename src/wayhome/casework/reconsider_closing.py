"""Read what came in after closing, and open the episode again or say why it stays closed."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.missing_return import ClosureReconsidered, EpisodeReopened
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconsiderClosing(OnCase):
    """What was decided, and why."""

    decision: Literal["reopened", "stays_closed"]
    reason: Words | None = None


def reconsider_closing(command: ReconsiderClosing, facing: Facing) -> Outcome:
    """Open it again, which nothing stands before, or keep it closed with a reason. Rule MC-75.

    Where the child is missing in another case by now, this one is opened all the same, and that one is named.
    """
    if not facing.is_closed:
        words = "This episode is open."
        raise Refused(ours("open_already", words, "Go on in it; what is new can be recorded as it is."))
    if command.decision == "reopened":
        opened = ClosureReconsidered(decision="reopened", reason=command.reason), EpisodeReopened()
        return tell(*opened, notices=_open_elsewhere(facing))
    if not (command.reason or "").strip():
        words = "Nobody says why the news leaves the episode closed."
        raise Refused(under("MC-75", facing.pack, words, "Say why in your words, or open the episode again."))
    return tell(ClosureReconsidered(decision="stays_closed", reason=command.reason))


def _open_elsewhere(facing: Facing) -> tuple[Reason, ...]:
    """Name the case in which the child is missing already, so that two searches do not go on unknown to each other."""
    other = facing.open_case_of(facing.child)
    if other is None:
        return ()
    words = f"The child is missing in another case too, {other[0]}. This one is open again, and both stay open."
    remedy = f"Go on there, in {other[0]}: add what came in, and close this one naming it as where the search goes on."
    return (ours("open_elsewhere", words, remedy),)
