"""Tell the council that the child is back."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.record.events.partner import CouncilToldOfReturn


@dataclass(frozen=True, slots=True, kw_only=True)
class TellCouncilOfReturn(OnCase):
    """The council was told, which starts its own duty to offer a return interview."""


def tell_council_of_return(_command: TellCouncilOfReturn, facing: Facing) -> Outcome:
    """Record it. Rules MC-67 and MC-68."""
    if facing.state.located_at is not None:
        return tell(CouncilToldOfReturn())
    words = "The council was told of a return, and no entry says that the child was found."
    notice = under("MC-67", facing.pack, words, "Record the child found, or correct this entry.")
    return tell(CouncilToldOfReturn(), notices=(notice,))
