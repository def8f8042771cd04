"""Settle a difference between the system of record and the record: who was right, and what was done about it."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.keeping import DifferenceSettled, Settlement
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDifference(OnCase):
    """Which difference, how it was settled, and why; it comes back when either side says something else again."""

    difference: str
    way: Settlement
    reason: Words | None = None


def settle_difference(command: SettleDifference, _facing: Facing) -> Outcome:
    """Settle it; refused without a reason, because nobody else can tell later which of the two was right."""
    if not (command.reason or "").strip():
        words = "The difference is settled without saying why."
        raise Refused(ours("settled_without_reason", words, "Say which of the two is right, and how you know."))
    return tell(DifferenceSettled(difference=command.difference, way=command.way, reason=command.reason))
