"""Ask what stands in the child's way, and offer what might take it away; nothing is asked of the child in return."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.without_child import Offer, OfferedBy, SupportOffersMade
from wayhome.record.vocabulary import Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferHelp(OnInvestigation):
    """What was offered, what the child took up or is thinking about, and what stands in the way in their words."""

    offers: tuple[Offer, ...] = ()
    taken_up: tuple[Offer, ...] = ()
    thinking: tuple[Offer, ...] = ()
    by_whom: OfferedBy = "unknown"
    in_the_way: Spoken | None = None


def offer_help(command: OfferHelp, facing: Facing) -> Outcome:
    """Keep what was offered. Rule ELP-04; that nothing was offered meets nothing, so it is not entered as an offer."""
    if not command.offers:
        words = "Nothing is offered."
        remedy = "Say what was offered: somebody on the child's side, safety, another interviewer, time."
        raise Refused(under("ELP-04", facing.pack, words, remedy))
    offered = set(command.offers)
    made = SupportOffersMade(
        offers=command.offers,
        taken_up=tuple(one for one in command.taken_up if one in offered),
        thinking=tuple(one for one in command.thinking if one in offered),
        by_whom=command.by_whom,
        reasons=command.in_the_way,
    )
    return tell(made)
