"""Record which area or force owns the case, as both sides agreed."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing import OwnershipSettled


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleOwnership(OnCase):
    """Who owns it, and who agreed that for the other side, by post."""

    owner: str
    agreed_with: str = ""


def settle_ownership(command: SettleOwnership, facing: Facing) -> Outcome:
    """Record it; one side alone does not settle who owns a case. Rule MC-59."""
    if not command.owner.strip():
        words = "It does not say which area or force owns the case."
        raise Refused(under("MC-59", facing.pack, words, "Name it. Until then whoever took the report owns it."))
    if not command.agreed_with.strip():
        words = "Nobody agreed it for the other side."
        remedy = "Name who agreed, by post; where nobody does, record that it is disputed, and search meanwhile."
        raise Refused(under("MC-59", facing.pack, words, remedy))
    return tell(OwnershipSettled(owner=command.owner.strip(), agreed_with=command.agreed_with.strip()))
