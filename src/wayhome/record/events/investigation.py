"""An investigation: opened on a concern or a crime, the children it is about, the crimes recorded, and its risk."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative

CASE = ("child", "investigation")

Offence = Literal[
    "sexual", "modern_slavery", "criminal_exploitation", "violence", "drugs", "images", "other", "unknown"
]


class Opened(Fact, name="investigation.opened", about=CASE, says="an investigation was opened on {basis}"):
    """An investigation was opened, with or without a crime on record; nobody waits for one to look into a concern."""

    basis: Literal["concern", "crime", "missing_episode", "held_record", "other_force", "split", "unknown"] = Field(
        "unknown", description="what it was opened on"
    )
    from_case: str | None = Field(None, description="the investigation it was split off, by its reference")
    investigator: str | None = Field(None, description="who has that one, and this until it is given to somebody")
    supervisor: str | None = Field(None, description="who supervises that one, and this until somebody is named")


class ChildJoined(
    Fact, name="investigation.child_joined", about=CASE, says="another child came into the case ({basis})"
):
    """A further child was found to be, or to be at risk of being, harmed by those the case is about."""

    basis: Literal["disclosure", "intelligence", "missing_together", "suspect", "merged", "other", "unknown"] = Field(
        "unknown", description="how the child came into the case"
    )
    reasons: Narrative | None = Field(None, description="what it rests on")
    investigator: str | None = Field(None, description="who has the case as the child joins it")
    supervisor: str | None = Field(None, description="who supervises the case as the child joins it")


class ChildMissing(
    Fact, name="investigation.child_missing", about=CASE, says="a child of the case was reported missing ({missing_in})"
):
    """A child of the investigation was reported missing while it was open; the report stands in a record of its own."""

    missing_in: str = Field(description="the record of the missing episode, by its reference")


class MergedInto(
    Fact, name="investigation.merged_into", about=CASE, says="the investigation goes on as part of {into}"
):
    """Two investigations were found to be of the same people; both records stay, and one leads to the other."""

    into: str = Field(description="the investigation it goes on in, by its reference")
    reasons: Narrative | None = Field(None, description="what shows that they belong together")


class OtherMerged(
    Fact, name="investigation.other_merged", about=CASE, says="the investigation {other} goes on as part of this one"
):
    """Another investigation goes on as part of this one, with its children."""

    other: str = Field(description="the investigation that was merged into this one, by its reference")


class SplitOff(
    Fact, name="investigation.split_off", about=CASE, says="a part goes on as an investigation of its own: {to}"
):
    """A part of the case goes on as an investigation of its own; what was recorded stays where it is."""

    to: str = Field(description="the investigation that was opened for it, by its reference")
    reasons: Narrative | None = Field(None, description="why it goes on apart")


class LeadAgreed(Fact, name="investigation.lead_agreed", about=CASE, says="who leads was agreed with {force}: {leads}"):
    """Two forces agreed which of them leads, so that neither waits for the other."""

    force: str = Field(description="the other force")
    leads: Literal["ours", "theirs", "joint"] = Field(description="which force leads")
    contact: str | None = Field(None, description="the other force's reference")
    reasons: Narrative | None = Field(None, description="why, and what each force does")


class CrimeRecorded(Fact, name="investigation.crime_recorded", about=CASE, says="the crime was recorded"):
    """A crime against a child was recorded."""

    offence: Offence = Field("unknown", description="what kind of offence was recorded")
    reference: str | None = Field(None, description="the crime's reference")
    told_by: str | None = Field(None, description="who told the police of it: one of the informants of a report")


class CrimeCancelled(
    Fact, name="investigation.crime_cancelled", about=CASE, says="the crime record was cancelled by the {decided_by}"
):
    """A recorded crime was taken off the count because other information showed that it did not happen."""

    decided_by: Literal["force_crime_registrar", "designated_decision_maker", "other"] = Field(
        description="who decided it"
    )
    verifiable_information: bool = Field(description="whether additional verifiable information was recorded")
    told: bool = Field(False, description="whether the child, or who acts for them, had been told")
    reference: str | None = Field(None, description="the crime's reference")
    crime: str | None = Field(None, description="id of the entry that recorded the crime, where it is known")
    reasons: Narrative | None = Field(None, description="the other information, and what it shows")


class CrimeReinstated(Fact, name="investigation.crime_reinstated", about=CASE, says="the crime was put back on record"):
    """A crime that had been cancelled stands again."""

    reference: str | None = Field(None, description="the crime's reference")
    crime: str | None = Field(None, description="id of the entry that recorded the crime, where it is known")
    reasons: Narrative | None = Field(None, description="why it stands again")


class RiskAssessed(
    Fact, name="investigation.risk_assessed", about=CASE, says="the risk to the child was assessed {level}"
):
    """The risk of further harm to the child was assessed for this investigation; it sets how often it is reviewed."""

    level: Literal["high", "medium", "standard"] = Field(description="the level assessed")
    reasons: Narrative | None = Field(None, description="why, in the assessor's words")


class LowerRiskAgreed(
    Fact, name="investigation.lower_risk_agreed", about=CASE, says="a {by} agreed that the risk to the child is {level}"
):
    """A second person agreed that the risk of further harm is lower than it stands; who assessed it may say so then."""

    level: Literal["medium", "standard"] = Field(description="the level agreed")
    by: Rank = Field("unknown", description="their rank")
    reasons: Narrative | None = Field(None, description="what changed, in their words")
