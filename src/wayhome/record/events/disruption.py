"""Stopping those who harm the child by other means than charge: notices, orders, premises, and what becomes of them."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact

CHILD = ("child",)


class Assessed(
    Fact, name="disruption.assessed", about=CASE, says="every means of disruption was considered, {left_open} left open"
):
    """Each tool was decided on: used, not now, or not suitable, with reasons."""

    left_open: int = Field(ge=0, description="how many tools hold no decision")


class WarningNoticeDecided(
    Fact, name="disruption.warning_notice_decided", about=CHILD, says="a child abduction warning notice: {decision}"
):
    """Whether to warn an adult in writing to keep away from the child was decided."""

    decision: Literal["to_be_served", "not_suitable_for_a_reason"] = Field(description="what was decided")


class WarningNoticeServed(
    Fact,
    name="disruption.warning_notice_served",
    about=CHILD,
    says="a child abduction warning notice was served on an adult",
):
    """An adult was warned in writing to keep away from the child."""

    notice: str = Field(description="the force's reference for the notice")


class NoticeCirculated(
    Fact, name="disruption.notice_circulated", about=CHILD, says="the notice was put on national and local systems"
):
    """A notice can be seen by any officer who checks the adult or the child."""

    notice: str = Field(description="the force's reference for the notice")


class NoticeExplained(
    Fact, name="disruption.notice_explained", about=CHILD, says="the notice was explained to the {to}"
):
    """The child, or a parent or carer who may safely know, was told that a notice was served."""

    notice: str = Field(description="the force's reference for the notice")
    to: Literal["child", "parent_or_carer", "both"] = Field(description="who was told")


class NoticeBreached(
    Fact, name="disruption.notice_breached", about=CHILD, says="the adult was with the child against the notice"
):
    """An adult who had been warned was in contact with the child again."""

    notice: str = Field(description="the force's reference for the notice")


class NoticeBreachDecided(
    Fact,
    name="disruption.notice_breach_decided",
    about=CHILD,
    says="what follows from contact against the notice was decided",
):
    """Whether an offence was committed, and whether a court order should follow, was decided."""

    notice: str = Field(description="the force's reference for the notice")


class OrderMade(Fact, name="disruption.order_made", about=CASE, says="an order was made: {kind}, until {expires}"):
    """A court, or someone entitled to, made an order against a person or a place."""

    order: str = Field(description="the force's reference for the order")
    kind: Literal[
        "closure_order", "sexual_risk_order", "sexual_harm_prevention_order", "slavery_risk_order", "gang_injunction",
        "non_molestation_order", "restraining_order", "hotel_notice", "other",
    ] = Field(description="which order")  # fmt: skip
    expires: date | None = Field(None, description="the last day on which it is in force, where it has one")
    over_a_year: bool = Field(False, description="whether any term of it lasts longer than a year")
    name_and_address: bool = Field(False, description="whether the person must give name and address to someone named")


class OrderRenewalDecided(
    Fact,
    name="disruption.order_renewal_decided",
    about=CASE,
    says="whether the order is renewed was decided: {decision}",
):
    """Before an order ran out it was decided whether to seek another."""

    order: str = Field(description="the force's reference for the order")
    decision: Literal["renew", "let_it_end_for_a_reason"] = Field(description="what was decided")


class OrderEnded(Fact, name="disruption.order_ended", about=CASE, says="the order ended before its time"):
    """An order was discharged, quashed or replaced."""

    order: str = Field(description="the force's reference for the order")


class OrderBreached(Fact, name="disruption.order_breached", about=CASE, says="the order was breached"):
    """Someone did what an order forbids, or did not do what it requires."""

    order: str = Field(description="the force's reference for the order")


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


class ReviewHearingListed(
    Fact, name="disruption.review_hearing_listed", about=CASE, says="the court's review of the order was listed"
):
    """The hearing at which a court reviews a long order was listed."""

    order: str = Field(description="the force's reference for the order")


class NameAndAddressVerified(
    Fact,
    name="disruption.name_and_address_verified",
    about=CASE,
    says="whether name and address were given was verified",
):
    """The police checked that a person under an order gave the name and address it requires."""

    order: str = Field(description="the force's reference for the order")


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


class HotelNoticeIssued(
    Fact, name="disruption.hotel_notice_issued", about=CASE, says="notice was given to a hotel by a {by}"
):
    """A hotel was given notice that it is believed to be used for the exploitation of children."""

    by: Rank = Field(description="the rank of the officer who issued it")
    in_writing: bool = Field(description="whether it was in writing")
    months: int = Field(ge=0, description="for how many months it has effect, part months counted whole")


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


class LicensingAuthorityTold(
    Fact, name="disruption.licensing_authority_told", about=CASE, says="the licensing authority was told"
):
    """What the licensing authority needs in order to act was disclosed to it."""
