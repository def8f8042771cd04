"""Refer a child to the council, fear harm, and take part in what the council calls: about one child of the case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.safeguarding import (
    ConferenceReportSent,
    HarmFeared,
    Receipt,
    ReferralAnswered,
    ReferralMade,
    StrategyDiscussionAttended,
    StrategyDiscussionCalled,
)
from wayhome.record.vocabulary import Known, Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class FearHarm(OnInvestigation):
    """An officer suspects significant harm: how soon it may come, what that rests on, in their words."""

    urgency: Literal["high", "other"] = "other"
    basis: Literal["disclosed", "observed", "intelligence", "professional_view", "unknown"] = "unknown"
    grounds: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferChild(OnInvestigation):
    """A referral to children's services; a child needs no permission to be referred and nobody asks for it."""

    reference: str | None = None
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReferralAnswer(OnInvestigation):
    """What children's services do on a referral."""

    decision: Literal["enquiry", "assessment", "early_help", "no_further_action", "unknown"]
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStrategy(OnInvestigation):
    """The council called the police and others together: when, and whether the abuse or injury is recent."""

    recent_sexual_abuse: Known = "unknown"
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendStrategy(OnInvestigation):
    """The police took part: whether all they hold was searched and brought, what was agreed, who holds the minutes."""

    checks_brought: bool = False
    minutes_held: bool | None = None
    outcome: Literal["enquiry_agreed", "conference", "no_further_action", "other", "unknown"] = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportToConference(OnInvestigation):
    """The police attended the child protection conference, or sent it their report."""


def fear_harm(command: FearHarm, _facing: Facing) -> Outcome:
    """Record that harm is feared. Rules MA-01, MC-51 and MC-60."""
    return tell(HarmFeared(urgency=command.urgency, basis=command.basis, grounds=command.grounds))


def refer_child(command: ReferChild, facing: Facing) -> Outcome:
    """Record the referral; one that did not arrive is kept and leaves the child unreferred. Rules MA-01, MC-50."""
    notices: tuple[Reason, ...] = ()
    if command.receipt == "failed":
        words = "The referral did not arrive, so the child is not referred yet."
        notices = (under("MA-01", facing.pack, words, "Telephone children's services now and record that."),)
    return tell(ReferralMade(reference=command.reference, receipt=command.receipt), notices=notices)


def record_referral_answer(command: RecordReferralAnswer, facing: Facing) -> Outcome:
    """Record the council's answer. Rule MA-01-B."""
    notices: tuple[Reason, ...] = ()
    if command.decision == "no_further_action":
        words = "Children's services take no action on the referral."
        remedy = "Where the police think that leaves the child unsafe, record that you disagree: it is answered then."
        notices = (under("MA-06", facing.pack, words, remedy),)
    return tell(ReferralAnswered(decision=command.decision, reference=command.reference), notices=notices)


def call_strategy(command: CallStrategy, _facing: Facing) -> Outcome:
    """Record that the discussion was called. Rule MA-02."""
    return tell(StrategyDiscussionCalled(recent_sexual_abuse=command.recent_sexual_abuse, at=command.at))


def attend_strategy(command: AttendStrategy, facing: Facing) -> Outcome:
    """Record that the police took part. Rules MA-02 to MA-04 and MC-51."""
    notices: tuple[Reason, ...] = ()
    if not command.checks_brought:
        words = "The police came without what they hold."
        remedy = "Search what is held, give it to the discussion, and record that it was brought."
        notices = (under("MA-02", facing.pack, words, remedy),)
    said = StrategyDiscussionAttended(
        checks_brought=command.checks_brought, minutes_held=command.minutes_held, outcome=command.outcome
    )
    return tell(said, notices=notices)


def report_to_conference(_command: ReportToConference, _facing: Facing) -> Outcome:
    """Record the report. Rule MA-04."""
    return tell(ConferenceReportSent())
