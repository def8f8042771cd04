"""Decline a case that is offered to the next shift, with the reason: it stays with whoever offered it."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.casework.waiting_offer import waiting_offer
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import HandoverDeclined
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineHandover(OnCase):
    """Whoever is offered the case does not take it on, and says why."""

    reason: Words | None = None


def decline_handover(command: DeclineHandover, facing: Facing) -> Outcome:
    """Decline the last offer. The case never left whoever offered it, so what is owed is what it was."""
    offer = waiting_offer(facing.story.own)
    if offer is None:
        words = "No offer of this case waits: somebody accepted or declined it, or it was taken back."
        raise Refused(ours("no_offer_waits", words, "Look at the handover of the case, which says who has it."))
    if offer.actor == command.by.actor.id:
        words = "You offered this case yourself."
        raise Refused(ours("own_handover", words, "Take the offer back, if it is not to be offered any more."))
    reason = (command.reason or "").strip()
    if not reason:
        words = "It does not say why, and whoever offered the case has to find somebody else."
        raise Refused(ours("declined_without_reason", words, "Say why you do not take it on."))
    return tell(HandoverDeclined(offer=offer.id, reason=reason))
