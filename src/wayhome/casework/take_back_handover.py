"""Take back an offer of the case to the next shift, while nobody has accepted it."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.casework.waiting_offer import waiting_offer
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import HandoverTakenBack


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackHandover(OnCase):
    """Whoever offered the case has it as before; nothing else is said."""


def take_back_handover(command: TakeBackHandover, facing: Facing) -> Outcome:
    """Take the last offer back. The case never left whoever offered it, so what is owed is what it was."""
    offer = waiting_offer(facing.story.own)
    if offer is None:
        words = "No offer of this case waits: somebody accepted it, or it was taken back."
        remedy = "Look at the handover of the case. Where somebody else has it, take it on from them."
        raise Refused(ours("no_offer_waits", words, remedy))
    if offer.actor != command.by.actor.id:
        words = "Somebody else offered this case."
        raise Refused(ours("not_own_offer", words, "Ask them to take it back, or take the case on yourself."))
    return tell(HandoverTakenBack(offer=offer.id))
