"""Working with others to keep the child safe: referrals, discussions, meetings, disagreements, police protection."""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.vocabulary import Fact, Known, Narrative, Spoken

CHILD = ("child",)
Receipt = Literal["sent", "acknowledged", "failed"]
Agency = Literal[
    "local_authority",
    "health",
    "school",
    "provider",
    "youth_justice",
    "other_force",
    "probation",
    "housing",
    "voluntary",
    "other",
]
Rung = Literal["supervisor", "detective_inspector", "superintendent", "partnership_leads"]
Answer = Literal["agreed", "partly", "refused"]


class HarmFeared(
    Fact,
    name="safeguarding.harm_feared",
    about=CHILD,
    says="significant harm to the child is feared (urgency: {urgency})",
):
    """An officer had cause to suspect that the child suffers, or is likely to suffer, significant harm."""

    urgency: Literal["high", "other"] = Field("other", description="high: harm may come to the child within hours")
    basis: Literal["disclosed", "observed", "intelligence", "professional_view", "unknown"] = Field(
        "unknown", description="what it rests on"
    )
    grounds: Narrative | None = Field(None, description="the grounds, in their words")


class ReferralMade(
    Fact, name="safeguarding.referral_made", about=CHILD, says="the child was referred to children's services"
):
    """The police referred the child to the council's children's services."""

    reference: str | None = Field(None, description="their reference")
    receipt: Receipt | None = Field(
        None, description="whether it arrived, as far as is known; failed: it did not, and the child is not referred"
    )


class ReferralAnswered(
    Fact, name="safeguarding.referral_answered", about=CHILD, says="the council answered the referral: {decision}"
):
    """Children's services said what they do on a referral."""

    decision: Literal["enquiry", "assessment", "early_help", "no_further_action", "unknown"] = Field(
        "unknown", description="what they decided"
    )
    reference: str | None = Field(None, description="their reference")


class StrategyDiscussionCalled(
    Fact, name="safeguarding.strategy_discussion_called", about=CHILD, says="a strategy discussion was called"
):
    """The council called the police and others to decide together whether and how to protect the child."""

    recent_sexual_abuse: Known = Field(
        "unknown", description="whether recent sexual abuse or a serious injury is suspected"
    )
    at: AwareDatetime | None = Field(None, description="when it is to be held, where a time was set")


class StrategyDiscussionAttended(
    Fact,
    name="safeguarding.strategy_discussion_attended",
    about=CHILD,
    says="the police took part in the strategy discussion",
):
    """The police took part in a strategy discussion."""

    checks_brought: bool = Field(False, description="whether all that the police hold was searched and brought")
    minutes_held: bool | None = Field(None, description="whether the police hold its record")
    outcome: Literal["enquiry_agreed", "conference", "no_further_action", "other", "unknown"] = Field(
        "unknown", description="what was agreed"
    )


class PoliceActionsEntered(
    Fact,
    name="safeguarding.police_actions_entered",
    about=CHILD,
    says="what the police took on was entered, with owners and dates",
):
    """Each action that fell to the police was entered with an owner and a date."""

    actions: int | None = Field(None, ge=0, description="how many; nought: nothing fell to the police")


class ConferenceReportSent(
    Fact,
    name="safeguarding.conference_report_sent",
    about=CHILD,
    says="the police reported to the child protection conference",
):
    """The police attended the conference or sent their report to it."""


class ExploitationMeetingListed(
    Fact,
    name="safeguarding.exploitation_meeting_listed",
    about=CHILD,
    says="the child was listed for the exploitation meeting",
):
    """The child was put on the list of the multi-agency exploitation meeting, with a report."""

    meeting: str | None = Field(None, description="which meeting, by its reference")
    report: Narrative | None = Field(None, description="what the police ask the meeting to settle")


class ExploitationMeetingUnlisted(
    Fact,
    name="safeguarding.exploitation_meeting_unlisted",
    about=CHILD,
    says="the child was taken off the list of the exploitation meeting ({because})",
):
    """The child was taken off the list of a meeting before it was held."""

    meeting: str = Field(description="which meeting, by its reference")
    because: Literal["next_meeting", "not_needed", "in_error", "other_area"] = Field(
        description="why; next_meeting: the child is to be listed for a later one"
    )
    reason: Narrative | None = Field(None, description="why, in words")


class DisagreementRecorded(
    Fact, name="safeguarding.disagreement_recorded", about=CHILD, says="the police disagreed with a partner's decision"
):
    """The police think a partner's decision leaves the child unsafe."""

    about: Narrative | None = Field(None, description="what the disagreement is about")
    disagreement: str | None = Field(None, description="the name by which its answer is told from others")
    partner: Agency | None = Field(None, description="whose decision it is")
    decision: Literal[
        "referral_not_taken", "no_strategy_discussion", "no_enquiry", "plan_ended", "placement", "not_shared", "other",
    ] | None = Field(None, description="which decision")  # fmt: skip
    asked: Narrative | None = Field(None, description="what the police ask for instead")


class DisagreementEscalated(
    Fact,
    name="safeguarding.disagreement_escalated",
    about=CHILD,
    says="the disagreement was taken up with someone senior",
):
    """A disagreement was escalated as the partners' procedure says."""

    disagreement: str | None = Field(None, description="which disagreement")
    to: Rung | None = Field(None, description="to whom on both sides it was taken")
    answer_by: AwareDatetime | None = Field(None, description="by when they are to answer, where a time was agreed")


class DisagreementAnswered(
    Fact,
    name="safeguarding.disagreement_answered",
    about=CHILD,
    says="the partner answered the disagreement: {answer}",
):
    """The partner whose decision it is answered: they change it, change it in part, or stand by it."""

    disagreement: str = Field(description="which disagreement")
    answer: Answer = Field(description="what they said")
    words: Narrative | None = Field(None, description="their answer, in their words")


class DisagreementSettled(
    Fact, name="safeguarding.disagreement_settled", about=CHILD, says="the disagreement was settled: {how}"
):
    """The police leave a disagreement, with a reason why the child is safe enough with how it stands."""

    disagreement: str = Field(description="which disagreement")
    how: Literal["partner_changed", "police_changed", "another_way"] = Field(description="how it was settled")
    reason: Narrative | None = Field(None, description="why the child is safe with that")


class InformationShared(
    Fact, name="safeguarding.information_shared", about=CHILD, says="information about the child was shared"
):
    """Information was shared with a partner to keep the child safe; consent is not what it rests on."""

    basis_logged: bool = Field(False, description="whether the lawful basis was recorded")
    minimum_logged: bool = Field(False, description="whether it was recorded that no more was shared than needed")
    partner: Agency | None = Field(None, description="with whom")
    basis: Literal["safeguarding_of_children", "law_enforcement", "public_task", "vital_interests", "other"] | None = (
        Field(None, description="the lawful basis; consent is not one of them")
    )
    shared: Narrative | None = Field(None, description="what was shared, what for, and what was left out")


class SharingRecorded(
    Fact, name="safeguarding.sharing_recorded", about=CHILD, says="why information was shared was recorded afterwards"
):
    """The basis and extent of a sharing were recorded after it."""


class PoliceProtectionTaken(
    Fact, name="safeguarding.police_protection_taken", about=CHILD, says="the child was taken into police protection"
):
    """A constable removed a child to a safe place, or kept them in one."""

    grounds: Narrative | None = Field(None, description="what gave reasonable cause to believe in significant harm")


class DesignatedOfficerInquired(
    Fact,
    name="safeguarding.designated_officer_inquired",
    about=CHILD,
    says="the designated officer inquired into the case",
):
    """The officer designated for it inquired into why the child is in police protection."""

    findings: Narrative | None = Field(None, description="what was found, and whether there is still cause")
    court_order: Literal["sought", "not_needed", "unknown"] = Field(
        "unknown", description="whether an emergency protection order is sought for the council"
    )


class ProtectionExplained(
    Fact, name="safeguarding.protection_explained", about=CHILD, says="police protection was explained to the {to}"
):
    """Someone with a right to know was told that the child is in police protection, and why."""

    to: Literal["child", "parent", "council"] = Field(description="who was told")
    child_said: Spoken | None = Field(None, description="what the child said of it, in their words")


class PoliceProtectionEnded(
    Fact, name="safeguarding.police_protection_ended", about=CHILD, says="police protection ended: the child is {where}"
):
    """Police protection ended and the child is somewhere safe."""

    where: Literal["with_council", "with_parent", "under_court_order", "elsewhere"] = Field(
        description="where the child is"
    )
