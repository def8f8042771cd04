"""The National Referral Mechanism: a child who may be a victim of slavery is referred, whatever they say.

A referral for a child needs no consent, so that there is no field for one; the child is told, in words they understand.
"""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.vocabulary import Fact, Narrative

CHILD = ("child",)


class GroundsFound(
    Fact,
    name="nrm.grounds_found",
    about=CHILD,
    says="there are grounds to believe that the child is a victim of slavery",
):
    """Someone in the police came to believe, on reasonable grounds, that the child may be a victim."""

    grounds: Narrative | None = Field(None, description="what the belief rests on")


class SafetyArranged(Fact, name="nrm.safety_arranged", about=CHILD, says="the child's immediate safety was seen to"):
    """Where the child is safe, and with whom, was settled before anything else."""

    arranged: Narrative | None = Field(None, description="where the child is, with whom, and what was agreed")


class Referred(Fact, name="nrm.referred", about=CHILD, says="the child was referred as a potential victim ({kind})"):
    """The police, as first responder, referred the child or did the duty to notify; no agreement is asked for."""

    kind: Literal["referral", "duty_to_notify"] = Field("referral", description="which of the two")
    reference: str | None = Field(None, description="the reference of the referral")
    route: Literal["national", "local_panel"] = Field("national", description="who decides on it")
    made_as: Literal["child", "adult"] = Field("child", description="whether it was made as for a child")
    kinds: tuple[str, ...] = Field((), description="the kinds of exploitation it was made for")


class ReferralReceived(
    Fact, name="nrm.referral_received", about=CHILD, says="another body's referral of the child was received"
):
    """The police learned that another first responder had referred the child."""


class ChildTold(Fact, name="nrm.child_told", about=CHILD, says="the referral was explained to the child"):
    """What the referral is, and what it does for them, was explained to the child."""

    explained: Narrative | None = Field(None, description="how it was explained, and what the child asked or said")


class DecisionReceived(Fact, name="nrm.decision_received", about=CHILD, says="{stage}: {result}"):
    """A decision on a referral arrived."""

    reference: str | None = Field(None, description="the reference of the referral")
    stage: Literal["reasonable_grounds", "conclusive_grounds"] = Field(description="which decision")
    result: Literal["positive", "negative", "suspended"] = Field(description="what was decided")


class DecisionChased(
    Fact, name="nrm.decision_chased", about=CHILD, says="a decision that had not come was asked after"
):
    """The body that decides was asked for a decision that was due."""

    reference: str | None = Field(None, description="the reference of the referral")


class GuardianEngaged(Fact, name="nrm.guardian_engaged", about=CHILD, says="an independent guardian was engaged"):
    """An independent child trafficking guardian was engaged, or the service said that there is none for the area."""

    none_for_area: bool = Field(False, description="the service said that there is no guardian for the area")


class InvestigationLinked(
    Fact, name="nrm.investigation_linked", about=CHILD, says="the referral was linked to an investigation"
):
    """The referral was linked to an investigation of those who exploit the child."""


class PanelCalled(Fact, name="nrm.panel_called", about=CHILD, says="a local panel was called for {at}"):
    """A local panel is to decide on the referral."""

    at: AwareDatetime = Field(description="when it sits")


class PanelAttended(Fact, name="nrm.panel_attended", about=CHILD, says="the police attended the local panel"):
    """The police took part in the local panel with what they know."""
