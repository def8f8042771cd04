"""Working with others to keep the child safe: referrals, discussions, meetings, disagreements, police protection."""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.vocabulary import Fact, Known, Narrative

CHILD = ("child",)


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


class DisagreementRecorded(
    Fact, name="safeguarding.disagreement_recorded", about=CHILD, says="the police disagreed with a partner's decision"
):
    """The police think a partner's decision leaves the child unsafe."""

    about: Narrative | None = Field(None, description="what the disagreement is about")


class DisagreementEscalated(
    Fact,
    name="safeguarding.disagreement_escalated",
    about=CHILD,
    says="the disagreement was taken up with someone senior",
):
    """A disagreement was escalated as the partners' procedure says."""


class InformationShared(
    Fact, name="safeguarding.information_shared", about=CHILD, says="information about the child was shared"
):
    """Information was shared with a partner to keep the child safe; consent is not what it rests on."""

    basis_logged: bool = Field(False, description="whether the lawful basis was recorded")
    minimum_logged: bool = Field(False, description="whether it was recorded that no more was shared than needed")


class SharingRecorded(
    Fact, name="safeguarding.sharing_recorded", about=CHILD, says="why information was shared was recorded afterwards"
):
    """The basis and extent of a sharing were recorded after it."""


class PoliceProtectionTaken(
    Fact, name="safeguarding.police_protection_taken", about=CHILD, says="the child was taken into police protection"
):
    """A constable removed a child to a safe place, or kept them in one."""


class DesignatedOfficerInquired(
    Fact,
    name="safeguarding.designated_officer_inquired",
    about=CHILD,
    says="the designated officer inquired into the case",
):
    """The officer designated for it inquired into why the child is in police protection."""


class ProtectionExplained(
    Fact, name="safeguarding.protection_explained", about=CHILD, says="police protection was explained to the {to}"
):
    """Someone with a right to know was told that the child is in police protection, and why."""

    to: Literal["child", "parent", "council"] = Field(description="who was told")


class PoliceProtectionEnded(
    Fact, name="safeguarding.police_protection_ended", about=CHILD, says="police protection ended: the child is {where}"
):
    """Police protection ended and the child is somewhere safe."""

    where: Literal["with_council", "with_parent", "under_court_order", "elsewhere"] = Field(
        description="where the child is"
    )
