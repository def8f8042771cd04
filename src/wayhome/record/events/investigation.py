"""An investigation: recorded, given to someone with the skills, planned, supervised, and ended for a reason."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Fact, Narrative, Spoken

CASE = ("child", "investigation")

SuspectStep = Literal[
    "arrested", "interviewed", "released_without_charge", "bailed", "released_under_investigation", "bail_changed",
    "charged", "not_charged", "out_of_court_disposal", "other",
]  # fmt: skip
Offence = Literal[
    "sexual", "modern_slavery", "criminal_exploitation", "violence", "drugs", "images", "other", "unknown"
]


class CrimeRecorded(Fact, name="investigation.crime_recorded", about=CASE, says="the crime was recorded"):
    """A crime against a child was recorded."""

    offence: Offence = Field("unknown", description="what kind of offence was recorded")


class CrimeCancelled(
    Fact, name="investigation.crime_cancelled", about=CASE, says="the crime record was cancelled by the {decided_by}"
):
    """A recorded crime was taken off the count because other information showed that it did not happen."""

    decided_by: Literal["force_crime_registrar", "designated_decision_maker", "other"] = Field(
        description="who decided it"
    )
    verifiable_information: bool = Field(description="whether additional verifiable information was recorded")
    told: bool = Field(False, description="whether the child, or who acts for them, had been told")


class CrimeReinstated(Fact, name="investigation.crime_reinstated", about=CASE, says="the crime was put back on record"):
    """A crime that had been cancelled stands again."""


class RiskAssessed(
    Fact, name="investigation.risk_assessed", about=CASE, says="the risk to the child was assessed {level}"
):
    """The risk of further harm to the child was assessed for this investigation; it sets how often it is reviewed."""

    level: Literal["high", "medium", "standard"] = Field(description="the level assessed")
    reasons: Narrative | None = Field(None, description="why, in the assessor's words")


class Allocated(Fact, name="investigation.allocated", about=CASE, says="the investigation was given to {role}"):
    """An investigation was given to someone; ``skilled`` says whether they held the competence it needs then."""

    skilled: bool = Field(description="whether the investigator held the required competence at that time")
    role: str = Field("unknown", description="the investigator's role")
    competence_valid_until: date | None = Field(None, description="the last day on which that competence is in date")


class AllocationExceptionMade(
    Fact,
    name="investigation.allocation_exception_made",
    about=CASE,
    says="a {by} took on the risk of an unskilled allocation",
):
    """Nobody with the skills was free; a senior officer owned that risk, said what lessens it, and will look again."""

    by: Rank = Field("unknown", description="the rank of who took it on")
    mitigation: Narrative | None = Field(None, description="what is done meanwhile")


class AllocationRechecked(
    Fact,
    name="investigation.allocation_rechecked",
    about=CASE,
    says="whether someone with the skills is free was looked at again",
):
    """An exception to skilled allocation was looked at again."""


class CompetenceRenewed(
    Fact, name="investigation.competence_renewed", about=CASE, says="the investigator's competence was renewed"
):
    """The investigator's competence was evidenced anew while they held the case."""

    valid_until: date | None = Field(None, description="the last day on which it is now in date")


class SupervisorAssigned(
    Fact, name="investigation.supervisor_assigned", about=CASE, says="a supervisor was assigned (skilled: {skilled})"
):
    """A supervisor took on an investigation."""

    skilled: bool = Field(description="whether they held the competences for supervising exploitation cases")


class PlanMade(Fact, name="investigation.plan_made", about=CASE, says="an investigation plan was made"):
    """An investigation plan was put on file."""


class PlanEndorsed(
    Fact, name="investigation.plan_endorsed", about=CASE, says="the investigation plan was endorsed by a {by}"
):
    """A supervisor read the plan and endorsed it."""

    by: Rank = Field("unknown", description="the endorser's rank")
    fields_missing: int = Field(
        ge=0, description="how many required parts hold neither content nor a reason for not applying"
    )


class PlanRevised(Fact, name="investigation.plan_revised", about=CASE, says="the investigation plan was revised"):
    """The plan was brought up to date after something changed."""


class Reviewed(Fact, name="investigation.reviewed", about=CASE, says="a supervisor reviewed the investigation"):
    """A supervisor reviewed the investigation and recorded what is still needed.

    A *nominal* review changed nothing, decided nothing and gave no reason; it is kept, and does not count as a review.
    """

    by: Rank = Field("unknown", description="the reviewer's rank")
    nominal: bool = Field(False, description="nothing was changed or decided, and no reason was given")
    outstanding: Literal["listed", "none_for_a_reason", "not_recorded"] | None = Field(
        None, description="whether what is still to be done was listed, with owners and dates; not given: not known"
    )
    disruption: Literal["decided", "unchanged_for_a_reason", "not_looked_at"] | None = Field(
        None, description="whether disruption was decided on afresh; not given: not known, as in an import"
    )


class StallResolved(
    Fact, name="investigation.stall_resolved", about=CASE, says="a standstill was looked into: {result}"
):
    """Nothing had moved for too long; a supervisor found out why and set it going, or said why it waits."""

    result: Literal["set_going", "waits_for_a_reason", "given_to_another"] = Field(description="what came of it")


class SuspectDealtWith(Fact, name="investigation.suspect_dealt_with", about=CASE, says="a suspect was {kind}"):
    """A step was taken against a suspect of which the child has a right to be told."""

    kind: SuspectStep = Field(description="what was done")


class BailSet(Fact, name="investigation.bail_set", about=CASE, says="a suspect was bailed until {until}"):
    """A suspect was released on pre-charge bail until a day."""

    until: date = Field(description="the last day of bail")
    child_views: Literal["sought", "not_practicable", "not_sought"] = Field(
        "not_sought", description="whether the child's views on the conditions were sought"
    )


class BailViewsSought(
    Fact, name="investigation.bail_views_sought", about=CASE, says="the child was asked about the bail conditions"
):
    """The child, or who speaks for them, was asked what conditions of bail would keep them safe."""


class BailExtended(
    Fact, name="investigation.bail_extended", about=CASE, says="bail was extended until {until} by {authority}"
):
    """Pre-charge bail was extended by someone entitled to."""

    until: date = Field(description="the new last day of bail")
    authority: Literal["inspector", "superintendent", "court", "unknown"] = Field(
        "unknown", description="who extended it"
    )


class BailEnded(Fact, name="investigation.bail_ended", about=CASE, says="bail ended"):
    """Pre-charge bail ended: by charge, by release without it, or otherwise."""


class OutcomeReached(Fact, name="investigation.outcome_reached", about=CASE, says="the investigation ended: {code}"):
    """The investigation ended with an outcome."""

    code: str = Field("unknown", description="the outcome, by code or as the force words it")


class EvidenceLedReviewDone(
    Fact,
    name="investigation.evidence_led_review_done",
    about=CASE,
    says="going on without the child's support was decided on",
):
    """It was decided, with reasons, whether the case can go on without the child carrying it."""

    decision: Narrative | None = Field(None, description="what was decided")
    result: Literal["proceed", "gather_more", "not_viable", "unknown"] = Field(
        "unknown", description="go on, gather more first, or not viable"
    )


class NotViableEndorsed(
    Fact,
    name="investigation.not_viable_endorsed",
    about=CASE,
    says="a {by} endorsed that it cannot go on without the child",
):
    """A senior officer endorsed, with reasons, that the case cannot go on without the child's support."""

    by: Rank = Field("unknown", description="the endorser's rank")
    reasons: Narrative | None = Field(None, description="why, in their words")


class EarlyAdviceDecided(
    Fact, name="investigation.early_advice_decided", about=CASE, says="early advice from the prosecutor: {decision}"
):
    """Whether to ask the prosecution service for early advice was decided."""

    decision: Literal["sought", "not_sought_for_a_reason"] = Field(description="what was decided")


class SupportOffersMade(
    Fact, name="investigation.support_offers_made", about=CASE, says="the child was offered what might make it possible"
):
    """What stands in the child's way was asked, and help was offered: an advocate, safety, another interviewer."""

    offers: tuple[str, ...] = Field((), description="what was offered")
    reasons: Spoken | None = Field(None, description="what stands in the way, in the child's words")


class NewInformationCame(
    Fact, name="investigation.new_information_came", about=CASE, says="new information came in after the case had ended"
):
    """Intelligence, another child's account or new evidence bears on a case that had ended."""


class Revisited(Fact, name="investigation.revisited", about=CASE, says="the ended case was looked at again: {result}"):
    """A case that ended without the child's support was looked at again."""

    result: Literal["stays_ended", "reopened"] = Field(description="what came of it")


class DisruptionPlanned(Fact, name="investigation.disruption_planned", about=CASE, says="disruption was planned"):
    """Ways to stop the people who harm the child, other than charging them, were decided on."""
