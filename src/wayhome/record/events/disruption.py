"""Stopping those who harm the child by other means than charge: what was considered, notices, what partners do."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.vocabulary import Fact, Narrative, Spoken

CHILD = ("child",)


class Assessed(
    Fact, name="disruption.assessed", about=CASE, says="every means of disruption was considered, {left_open} left open"
):
    """Each tool was decided on: used, not now, or not suitable, with reasons."""

    left_open: int = Field(ge=0, description="how many tools hold no decision")
    decided: int | None = Field(None, ge=0, description="how many hold one")
    closed: int | None = Field(None, ge=0, description="how many were off, or lacked a part of their test, that day")


class PowerConsidered(
    Fact,
    name="disruption.power_considered",
    about=CASE,
    says="a means of disruption, {power}, was considered: {decision}",
):
    """One power was decided on, with a reason; and whether the child was asked how they see it."""

    power: str = Field(description="which power of the rulebook's list")
    decision: Literal["use", "not_now", "not_suitable"] = Field(description="what was decided")
    against: str | None = Field(None, description="the force's reference for the person it is about, where it is one")
    stood: Literal["open", "missing", "closed", "off"] | None = Field(
        None, description="how the list had it: open, lacking part of its test, not for somebody this old, or not there"
    )
    reason: Narrative | None = Field(None, description="why, in whoever decided's words")
    child_asked: Literal["sought", "not_safe_to_ask", "not_yet", "unknown"] = Field(
        "unknown", description="whether the child was asked how they see it"
    )
    child_said: Spoken | None = Field(None, description="what the child said, in their words")
    met: tuple[str, ...] = Field((), description="parts of the legal test that a person says are so")
    missing: tuple[str, ...] = Field((), description="parts of the legal test that a person says are not so")


class PartnerAsked(
    Fact, name="disruption.partner_asked", about=CASE, says="the {agency} was asked to use a power of theirs, {power}"
):
    """Somebody else holds a power that may stop the harm, and was asked to use it by a day."""

    ask: str = Field(description="the force's reference for what was asked")
    power: str = Field(description="which power of the rulebook's list")
    agency: str = Field(description="which agency holds it")
    due: date | None = Field(None, description="the day by which they are to answer")
    asked: Narrative | None = Field(None, description="what they were asked to do, and why")


class PartnerAnswered(
    Fact, name="disruption.partner_answered", about=CASE, says="a partner answered on a power of theirs: {result}"
):
    """A partner said what came of being asked to use a power."""

    ask: str = Field(description="the force's reference for what was asked")
    result: Literal["used", "refused", "under_way", "withdrawn"] = Field(description="what came of it")
    answer: Narrative | None = Field(None, description="what they said")


class WarningNoticeDecided(
    Fact, name="disruption.warning_notice_decided", about=CHILD, says="a child abduction warning notice: {decision}"
):
    """Whether to warn an adult in writing to keep away from the child was decided."""

    decision: Literal["to_be_served", "not_suitable_for_a_reason"] = Field(description="what was decided")
    suspect: str | None = Field(None, description="the force's reference for the adult")
    reason: Narrative | None = Field(None, description="why, where it is not served")


class WarningNoticeServed(
    Fact,
    name="disruption.warning_notice_served",
    about=CHILD,
    says="a child abduction warning notice was served on an adult",
):
    """An adult was warned in writing to keep away from the child."""

    notice: str = Field(description="the force's reference for the notice")
    suspect: str | None = Field(None, description="the force's reference for the adult")
    until: date | None = Field(None, description="the birthday on which it ends, where the birth date is known")


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
    suspect: str | None = Field(None, description="the force's reference for the adult")
    seen: Narrative | None = Field(None, description="what was seen or told, and by whom")


class NoticeBreachDecided(
    Fact,
    name="disruption.notice_breach_decided",
    about=CHILD,
    says="what follows from contact against the notice was decided",
):
    """Whether an offence was committed, and whether a court order should follow, was decided."""

    notice: str = Field(description="the force's reference for the notice")
    offence: Literal["pursued", "not_for_a_reason", "not_stated"] = Field(
        "not_stated", description="whether an offence of taking or keeping the child is pursued"
    )
    order: Literal["sought", "not_for_a_reason", "not_stated"] = Field(
        "not_stated", description="whether a sexual risk order, or another, is sought"
    )
    reason: Narrative | None = Field(None, description="why")


class NoticeEnded(Fact, name="disruption.notice_ended", about=CHILD, says="the warning notice ended: {why}"):
    """A warning notice stopped having effect, and somebody decided what keeps the child safe instead."""

    notice: str = Field(description="the force's reference for the notice")
    why: Literal["child_reached_the_age", "cancelled", "replaced_by_order", "other"] = Field(description="why it ended")
    instead: Narrative | None = Field(None, description="what keeps the child safe from then on")


class NoticeEndDecided(
    Fact, name="disruption.notice_end_decided", about=CHILD, says="what follows when the notice ends was decided"
):
    """Before a birthday on which a warning notice ends it was decided what keeps the child safe from then on."""

    notice: str = Field(description="the force's reference for the notice")
    decision: Literal["seek_an_order", "served_again", "other_means", "none_for_a_reason"] = Field(
        description="what was decided"
    )
    reason: Narrative | None = Field(None, description="why, and what is done instead")
