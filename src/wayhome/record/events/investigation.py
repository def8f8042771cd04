"""An investigation: recorded, given to someone with the skills, planned, supervised, and ended for a reason."""

from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Words

CASE = ("child", "investigation")

SuspectStep = Literal[
    "arrested", "interviewed", "released_without_charge", "bailed", "released_under_investigation", "bail_changed",
    "charged", "not_charged", "out_of_court_disposal", "other",
]  # fmt: skip


class CrimeRecorded(Fact, name="investigation.crime_recorded", about=CASE, says="the crime was recorded"):
    """A crime against a child was recorded."""


class Allocated(Fact, name="investigation.allocated", about=CASE, says="the investigation was given to {role}"):
    """An investigation was given to someone; ``skilled`` says whether they held the competence it needs then."""

    skilled: bool = Field(description="whether the investigator held the required competence at that time")
    role: str = Field("unknown", description="the investigator's role")


class PlanMade(Fact, name="investigation.plan_made", about=CASE, says="an investigation plan was made"):
    """An investigation plan was put on file."""


class Reviewed(Fact, name="investigation.reviewed", about=CASE, says="a supervisor reviewed the investigation"):
    """A supervisor reviewed the investigation and recorded what is still needed."""


class SuspectDealtWith(Fact, name="investigation.suspect_dealt_with", about=CASE, says="a suspect was {kind}"):
    """A step was taken against a suspect of which the child has a right to be told."""

    kind: SuspectStep = Field(description="what was done")


class OutcomeReached(Fact, name="investigation.outcome_reached", about=CASE, says="the investigation ended: {code}"):
    """The investigation ended with an outcome."""

    code: str = Field("unknown", description="the outcome, by code or as the force words it")


class EvidenceLedReviewDone(
    Fact, name="investigation.evidence_led_review_done", about=CASE, says="going on without the child's support was decided on"
):
    """It was decided, with reasons, whether the case can go on without the child carrying it."""

    decision: Words | None = Field(None, description="what was decided")


class DisruptionPlanned(Fact, name="investigation.disruption_planned", about=CASE, says="disruption was planned"):
    """Ways to stop the people who harm the child, other than charging them, were decided on."""
