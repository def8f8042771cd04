"""Accountability: reports published, answered and followed up; statements signed; samples taken; evidence given.

The report of an inspectorate is a subject of its own: what it asks for, and what became of it, are events about it.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Words

REPORT = ("report",)
FORCE = ("force",)


class ReportPublished(
    Fact, name="assurance.report_published", about=REPORT, says="the inspectorate published its report"
):
    """The inspectorate published a report (Police Act 1996 s.54)."""

    publication: str = Field(description="the publication's name")
    published_on: date = Field(description="the day of publication")


class ReportRegistered(
    Fact,
    name="assurance.report_registered",
    about=REPORT,
    says="the report was registered: {recommendations} recommendations",
):
    """The force wrote the report's causes of concern, recommendations and their dates into its register."""

    causes: int = Field(ge=0, description="how many causes of concern")
    recommendations: int = Field(ge=0, description="how many recommendations")


class CauseOpened(Fact, name="assurance.cause_opened", about=REPORT, says="cause of concern {cause} was opened"):
    """The report contains a cause of concern, which stays open until the inspectorate closes it."""

    cause: str = Field(description="the cause's id in the pack of recommendations")


class RecommendationMade(
    Fact, name="assurance.recommendation_made", about=REPORT, says="recommendation {recommendation} was made"
):
    """The report contains a recommendation."""

    recommendation: str = Field(description="the recommendation's id in the pack of recommendations")
    cause: str = Field("", description="the cause it belongs to")
    due: datetime | None = Field(None, description="the last instant of its date, where it has one")


class CommentsInvited(
    Fact, name="assurance.comments_invited", about=REPORT, says="the chief officer was invited to comment by {due}"
):
    """The local policing body invited the chief officer's comments, by a date it set."""

    due: datetime = Field(description="by when")


class ChiefOfficerCommented(
    Fact, name="assurance.chief_officer_commented", about=REPORT, says="the chief officer's comments were received"
):
    """The chief officer's comments reached the local policing body."""


class RecommendationAnswered(
    Fact,
    name="assurance.recommendation_answered",
    about=REPORT,
    says="recommendation {recommendation} was answered: {answer}",
):
    """The published comments say what was done or is proposed about one recommendation, or why nothing is."""

    recommendation: str = Field(description="which recommendation")
    answer: Literal["done", "proposed", "nothing_with_reasons"] = Field(description="what the passage explains")
    passage: Words | None = Field(None, description="the passage")


class CommentsPublished(Fact, name="assurance.comments_published", about=REPORT, says="the comments were published"):
    """The local policing body published its comments, with the chief officer's and its response to those."""

    address: str = Field(description="where they can be read")
    with_chief_officers: bool = Field(
        True, description="the chief officer's comments and the response to them are in it"
    )


class CopyDelivered(Fact, name="assurance.copy_delivered", about=REPORT, says="a copy reached the {to}"):
    """A copy of the published comments reached someone the statute names; this is the receipt."""

    to: Literal["inspectors_of_constabulary", "secretary_of_state"] = Field(description="whom it reached")


class StatementSigned(
    Fact, name="assurance.statement_signed", about=REPORT, says="a statement on {recommendation} was signed ({kind})"
):
    """Someone answerable signed what the figures for a recommendation were at an instant, and what they mean.

    ``report`` names by digest the report that was signed, so that the figures cannot part from their lists.
    """

    recommendation: str = Field(description="which recommendation")
    kind: Literal["at_its_date", "monthly", "quarterly"] = Field(description="which statement")
    period: str | None = Field(None, description="the month (2026-03) or quarter (2026-Q1) it speaks for")
    figures_at: datetime = Field(description="the instant the figures are as at")
    report: str = Field(description="digest of the report that was signed")
    signed_by: str = Field(description="the office of whoever signed")


class CauseRevisited(
    Fact, name="assurance.cause_revisited", about=REPORT, says="the inspectorate came back to cause {cause}: {result}"
):
    """The inspectorate came back to a cause of concern, and left it open or closed it."""

    cause: str = Field(description="which cause")
    result: Literal["closed", "stays_open"] = Field(description="what it decided")


class OutcomeRegistered(
    Fact, name="assurance.outcome_registered", about=REPORT, says="what the inspectorate decided was registered"
):
    """What the inspectorate decided about a cause was written into the register; its measures go on being counted."""

    cause: str = Field(description="which cause")


class BreachRaised(
    Fact, name="assurance.breach_raised", about=("child", "investigation"), says="a breach was reported to assurance"
):
    """Something that should not have happened in a case was reported to those who answer for the force."""

    about: tuple[str, ...] = Field(description="ids of the events it speaks of")


class BreachReportMade(
    Fact, name="assurance.breach_report_made", about=FORCE, says="the breaches of {period} were reported"
):
    """The breaches of a week were reported, recommendation by recommendation."""

    period: str = Field(description="the week (2026-W10)")
    report: str = Field(description="digest of the report")


class WordingReported(
    Fact, name="assurance.wording_reported", about=FORCE, says="words about children in {period} were reported"
):
    """How often words about children were pointed out, by team and role, was reported to those who govern."""

    period: str = Field(description="the month (2026-03)")
    report: str = Field(description="digest of the report")


class SampleReviewed(
    Fact, name="assurance.sample_reviewed", about=FORCE, says="{cases} cases of {period} were read through"
):
    """Cases were drawn and read through by someone from outside the team, for what counting cannot see."""

    period: str = Field(description="the month (2026-03)")
    cases: int = Field(ge=0, description="how many cases")
    outside_team: bool = Field(description="the reader belongs to another team")


class EvidenceAsked(Fact, name="assurance.evidence_asked", about=FORCE, says="evidence was asked for by {by}"):
    """The local policing body or the inspectorate asked for evidence."""

    by: Literal["local_policing_body", "inspectorate"] = Field(description="who asked")


class EvidenceGiven(Fact, name="assurance.evidence_given", about=FORCE, says="the evidence asked for was given"):
    """A signed export of the evidence reached whoever asked."""

    request: str = Field(description="id of the request's event")
    digest: str = Field(description="digest of the export")
