"""Accept a case from the shift before."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.waiting_offer import waiting_offer
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import HandoverAccepted


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptHandover(OnCase):
    """The incoming supervisor takes the case on."""


def accept_handover(command: AcceptHandover, facing: Facing) -> Outcome:
    """Accept it; nobody accepts what they offered, and a case that nobody offered is still taken on. Rule MC-42."""
    offered = waiting_offer(facing.story.own)
    if offered is not None and offered.actor == command.by.actor.id:
        words = "You offered this case yourself."
        remedy = "Ask whoever comes on to accept it, or escalate; it is yours until then."
        raise Refused(ours("own_handover", words, remedy))
    if offered is not None:
        return tell(HandoverAccepted())
    words = "Nobody offered this case, so nobody set out what is open; you hold it now."
    remedy = "Review it, and ask whoever had it what is open."
    return tell(HandoverAccepted(), notices=(under("MC-42", facing.pack, words, remedy),))
