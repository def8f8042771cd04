"""Record that another area or force is involved, and that it is not agreed who owns the case."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.record.events.missing import OwnershipDisputed
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeOwnership(OnCase):
    """With whom it is disputed, and why each holds the other to own it."""

    with_whom: str = "unknown"
    reason: Words | None = None


def dispute_ownership(command: DisputeOwnership, facing: Facing) -> Outcome:
    """Record it; the search does not wait for the answer. Rule MC-59."""
    fact = OwnershipDisputed(with_whom=command.with_whom or "unknown", reason=command.reason)
    words = "While it is not settled, the case is owned by whoever holds it now, and the search goes on."
    remedy = "Settle it between the duty inspectors within the hour."
    return tell(fact, notices=(under("MC-59", facing.pack, words, remedy),))
