"""Powers that others hold: the licensing authority told, a partner asked by a day, and what they answered."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.disrupting.references import ASKS, next_reference
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.disruption import PartnerAnswered, PartnerAsked
from wayhome.record.events.orders import LicensedTradeConcern, LicensingAuthorityTold
from wayhome.record.vocabulary import Fact, Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class TellLicensing(OnInvestigation):
    """A licensed driver, place or trader gives cause for concern; and whether the authority was told."""

    trade: Literal["taxi", "licensed_premises", "hotel", "other", ""] = ""
    concern: Narrative | None = None
    told: bool = False
    authority: str = ""
    disclosed: Narrative | None = None


def tell_licensing(command: TellLicensing, facing: Facing) -> Outcome:
    """Keep the concern, the telling, or both. Rule DIS-14."""
    done: list[Fact] = []
    if command.trade:
        done.append(LicensedTradeConcern(trade=command.trade, concern=command.concern or None))
    if command.told:
        done.append(LicensingAuthorityTold(authority=command.authority or None, told=command.disclosed or None))
    if not done:
        words = "Neither a concern nor a disclosure is given."
        raise Refused(under("DIS-14", facing.pack, words, "Say which trade is of concern, or that it was told."))
    return tell(*done)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPartner(OnInvestigation):
    """An agency is asked to use a power of its own by a day."""

    power: str
    agency: str
    due: date | None = None
    asked: Narrative | None = None


def ask_partner(command: AskPartner, facing: Facing) -> Outcome:
    """Keep what was asked of whom; what nobody is given a day for is forgotten. Rule DIS-16."""
    if command.due is None:
        words = "No day is given by which they are to answer."
        raise Refused(under("DIS-16", facing.pack, words, "Agree a day with them, and give it."))
    ask = next_reference(facing, "A", "ask", ASKS)
    return tell(
        PartnerAsked(ask=ask, power=command.power, agency=command.agency, due=command.due, asked=command.asked or None)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPartnerAnswer(OnInvestigation):
    """What came of asking."""

    ask: str
    result: Literal["used", "refused", "under_way", "withdrawn"]
    answer: Narrative | None = None


def record_partner_answer(command: RecordPartnerAnswer, _facing: Facing) -> Outcome:
    """Keep the answer. Rule DIS-16."""
    return tell(PartnerAnswered(ask=command.ask, result=command.result, answer=command.answer or None))
