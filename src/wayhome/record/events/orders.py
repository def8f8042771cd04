"""What courts and officers of rank make against those who harm a child: orders, closures, hotel notices, licences."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative


class OrderApplied(Fact, name="disruption.order_applied", about=CASE, says="an order, {power}, was applied for"):
    """An application for an order was made to a court, or to whoever may make it."""

    order: str = Field(description="the force's reference for the order")
    power: str = Field(description="which power of the rulebook's list")
    suspect: str | None = Field(None, description="the force's reference for the person, where it is about one")
    interim: bool = Field(False, description="whether an interim order was asked for as well")
    hearing: date | None = Field(None, description="the day of the hearing, where one was set")
    grounds: Narrative | None = Field(None, description="what it rests on")


class OrderRefused(Fact, name="disruption.order_refused", about=CASE, says="the order was refused"):
    """A court, or whoever may make it, did not make the order."""

    order: str = Field(description="the force's reference for the order")
    reason: Narrative | None = Field(None, description="why, as it was given")
    appeal: Literal["considered", "lodged", "none_for_a_reason", "not_stated"] = Field(
        "not_stated", description="whether an appeal is brought"
    )


class OrderMade(Fact, name="disruption.order_made", about=CASE, says="an order was made: {kind}, until {expires}"):
    """A court, or someone entitled to, made an order against a person or a place."""

    order: str = Field(description="the force's reference for the order")
    kind: Literal[
        "closure_order", "sexual_risk_order", "sexual_harm_prevention_order", "slavery_risk_order", "gang_injunction",
        "non_molestation_order", "restraining_order", "hotel_notice", "slavery_prevention_order",
        "criminal_behaviour_order", "stalking_protection_order", "domestic_abuse_protection_order",
        "exploitation_prevention_order", "serious_crime_prevention_order", "premises_closure_sexual_offences",
        "emergency_protection_order", "recovery_order", "device_restriction_order", "high_court_injunction", "other",
    ] = Field(description="which order")  # fmt: skip
    power: str | None = Field(None, description="which power of the rulebook's list")
    suspect: str | None = Field(None, description="the force's reference for the person it restricts")
    interim: bool = Field(False, description="whether it is an interim order, until the application is heard")
    expires: date | None = Field(None, description="the last day on which it is in force, where it has one")
    over_a_year: bool = Field(False, description="whether any term of it lasts longer than a year")
    name_and_address: bool = Field(False, description="whether the person must give name and address to someone named")
    terms: Narrative | None = Field(None, description="what it forbids or requires, as it stands")


class OrderRenewalDecided(
    Fact,
    name="disruption.order_renewal_decided",
    about=CASE,
    says="whether the order is renewed was decided: {decision}",
):
    """Before an order ran out it was decided whether to seek another."""

    order: str = Field(description="the force's reference for the order")
    decision: Literal["renew", "let_it_end_for_a_reason"] = Field(description="what was decided")
    reason: Narrative | None = Field(None, description="why")


class OrderEnded(Fact, name="disruption.order_ended", about=CASE, says="the order ended before its time"):
    """An order was discharged, quashed or replaced."""

    order: str = Field(description="the force's reference for the order")


class OrderBreached(Fact, name="disruption.order_breached", about=CASE, says="the order was breached"):
    """Someone did what an order forbids, or did not do what it requires."""

    order: str = Field(description="the force's reference for the order")
    seen: Narrative | None = Field(None, description="what was seen or told, and by whom")


class OrderBreachDecided(
    Fact,
    name="disruption.order_breach_decided",
    about=CASE,
    says="what follows from the breach was decided: {decision}",
):
    """It was decided what follows from a breach."""

    order: str = Field(description="the force's reference for the order")
    decision: Literal["arrest", "charge", "return_to_court", "none_for_a_reason"] = Field(
        description="what was decided"
    )
    reason: Narrative | None = Field(None, description="why")


class ReviewHearingListed(
    Fact, name="disruption.review_hearing_listed", about=CASE, says="the court's review of the order was listed"
):
    """The hearing at which a court reviews a long order was listed."""

    order: str = Field(description="the force's reference for the order")
    on: date | None = Field(None, description="the day of the hearing")


class NameAndAddressVerified(
    Fact,
    name="disruption.name_and_address_verified",
    about=CASE,
    says="whether name and address were given was verified",
):
    """The police checked that a person under an order gave the name and address it requires."""

    order: str = Field(description="the force's reference for the order")
    given: Literal["yes", "no", "unknown"] = Field("unknown", description="whether they had given both")


class ClosureNoticeServed(
    Fact, name="disruption.closure_notice_served", about=CASE, says="a closure notice was served on a place"
):
    """A place was closed by notice; a court must hear the application soon."""

    notice: str = Field(description="the force's reference for the notice")


class ClosureHeard(
    Fact, name="disruption.closure_heard", about=CASE, says="the court heard the application to close the place"
):
    """A court heard the application for a closure order."""

    notice: str = Field(description="the force's reference for the notice")
    result: Literal["order_made", "refused", "adjourned", "unknown"] = Field("unknown", description="what came of it")


class ClosureNoticeCancelled(
    Fact, name="disruption.closure_notice_cancelled", about=CASE, says="the closure notice was cancelled"
):
    """A closure notice was cancelled before the hearing."""

    notice: str = Field(description="the force's reference for the notice")


class HotelNoticeDecided(
    Fact, name="disruption.hotel_notice_decided", about=CASE, says="a notice to the hotel: {decision}"
):
    """Whether to give a hotel written notice, so that guests' details can be required of it, was decided."""

    decision: Literal["to_be_issued", "not_suitable_for_a_reason"] = Field(description="what was decided")
    reason: Narrative | None = Field(None, description="why")


class HotelNoticeIssued(
    Fact, name="disruption.hotel_notice_issued", about=CASE, says="notice was given to a hotel by a {by}"
):
    """A hotel was given notice that it is believed to be used for the exploitation of children."""

    by: Rank = Field(description="the rank of the officer who issued it")
    in_writing: bool = Field(description="whether it was in writing")
    months: int = Field(ge=0, description="for how many months it has effect, part months counted whole")
    notice: str | None = Field(None, description="the force's reference for the notice")
    expires: date | None = Field(None, description="the last day on which it has effect")
    grounds: Narrative | None = Field(None, description="why it is believed that children are harmed there")


class HotelNoticeReissued(
    Fact, name="disruption.hotel_notice_corrected", about=CASE, says="the notice to the hotel was put right"
):
    """A notice that fell short of what the law asks was withdrawn and given again properly."""


class LicensedTradeConcern(
    Fact,
    name="disruption.licensed_trade_concern",
    about=CASE,
    says="a licensed driver, place or trader gave cause for concern",
):
    """Someone who needs a licence to trade is linked to what is done to a child."""

    trade: Literal["taxi", "licensed_premises", "hotel", "other"] = Field("other", description="which trade")
    concern: Narrative | None = Field(None, description="what gives cause for concern")


class LicensingAuthorityTold(
    Fact, name="disruption.licensing_authority_told", about=CASE, says="the licensing authority was told"
):
    """What the licensing authority needs in order to act was disclosed to it."""

    authority: str | None = Field(None, description="which authority, by name")
    told: Narrative | None = Field(None, description="what it was told, and no more than it needs")
