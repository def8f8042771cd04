"""The people: units and posts, who holds which post when, who is away, and who is trained for what.

An event about an officer, a post or a unit stands in a record of that subject's own, named as the subject is. The
event that a force holds a post on somebody's behalf is about the post; what is true of a person is about the officer.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Words

UNIT, POST, OFFICER = ("unit",), ("post",), ("officer",)


class UnitDeclared(Fact, name="workforce.unit_declared", about=UNIT, says="the unit {name} was set up or renamed"):
    """A unit of the force: a borough command, a team, a control room. A later one replaces what it gives."""

    name: str = Field(description="what the force calls it")
    within: str = Field("", description="the key of the unit it belongs to; empty for one that belongs to none")
    investigates: bool | None = Field(
        None, description="whether investigations of exploitation fall to it first; not given: it is as any other"
    )


class UnitClosed(Fact, name="workforce.unit_closed", about=UNIT, says="the unit was closed"):
    """A unit was closed; its posts stay until each is closed, so that nothing they owe is lost."""


class PostDeclared(Fact, name="workforce.post_declared", about=POST, says="the post {name} was set up or renamed"):
    """A post: what it is called, the role it carries and the unit it belongs to. A later one replaces it whole."""

    name: str = Field(description="what the force calls it")
    role: str = Field(description="the role it carries, as the pack's ladder names it")
    unit: str = Field("", description="the key of its unit")
    always_held: bool = Field(False, description="whether the force means it to be held at every hour")


class PostClosed(Fact, name="workforce.post_closed", about=POST, says="the post was closed"):
    """A post ended; whoever held it holds it no longer, and what it owed goes up the ladder."""


class PostHeld(Fact, name="workforce.post_held", about=POST, says="{officer} held the post from {start} to {end}"):
    """An officer held a post for a shift or a period."""

    officer: str = Field(description="the officer's id")
    role: str = Field(description="the role the post carries, as the pack's ladder names it")
    unit: str = Field("", description="the unit the post belongs to")
    start: datetime = Field(description="from this instant")
    end: datetime | None = Field(None, description="until this instant; not given means until further notice")
    covering: str | None = Field(None, description="the id of the officer whose absence this covers")
    from_rota: bool | None = Field(None, description="whether a rota file says so, which a later one may take back")


class HoldingChanged(
    Fact, name="workforce.holding_changed", about=POST, says="{officer} held the post only until {end}, not as said"
):
    """A holding of the post that begins at ``start`` ends otherwise than was said; at its start means not at all."""

    officer: str = Field(description="whose holding")
    start: datetime = Field(description="when the holding begins, which says which one it is")
    end: datetime = Field(description="when it ends; the same as its start where it did not come about")
    from_rota: bool | None = Field(None, description="whether a rota file says so, rather than somebody on duty")


class OfficerJoined(
    Fact, name="workforce.officer_joined", about=OFFICER, says="{rank} joined, or changed rank or unit"
):
    """Somebody works for the force. A later one replaces what it gives, as when rank or unit change."""

    rank: str = Field("", description="rank or grade, as the force writes it")
    unit: str = Field("", description="the key of their unit")
    role: str = Field("", description="the role they usually work in, as the pack names it")
    called: Words | None = Field(None, description="their name")


class OfficerLeft(Fact, name="workforce.officer_left", about=OFFICER, says="the officer left the force at {at}"):
    """Somebody works for the force no longer; from then on they hold no post, whatever a rota says."""

    at: datetime = Field(description="from this instant")


class AbsenceRecorded(
    Fact, name="workforce.absence_recorded", about=OFFICER, says="away from {start} to {end} ({kind})"
):
    """Somebody is away; meanwhile they hold no post, whatever a rota says. Why is not asked."""

    start: datetime = Field(description="from this instant")
    end: datetime | None = Field(None, description="until this instant; not given means until they are back")
    kind: Literal["planned", "unplanned"] = Field("unplanned", description="whether it was known before")


class AbsenceEnded(Fact, name="workforce.absence_ended", about=OFFICER, says="back from {at}"):
    """Somebody who was away is back; ``start`` says which absence ended, or was never taken where both are the same."""

    start: datetime = Field(description="when the absence begins, which says which one it is")
    at: datetime = Field(description="from this instant they are back")


class CompetenceRecorded(
    Fact,
    name="workforce.competence_recorded",
    about=OFFICER,
    says="competence {competence} was recorded, valid until {valid_until}",
):
    """Evidence that an officer holds a competence, until a date."""

    competence: str = Field(description="the competence's code in the pack")
    valid_until: date = Field(description="the last day on which it is in date")
    gained_on: date | None = Field(None, description="the day it was gained or renewed")
    evidence: Literal["course", "assessment", "portfolio", "licence", "not_stated"] = Field(
        "not_stated", description="what it rests on"
    )
    reference: str | None = Field(None, description="the certificate or course, as training records name it")


class CompetenceWithdrawn(
    Fact, name="workforce.competence_withdrawn", about=OFFICER, says="competence {competence} no longer counts"
):
    """A competence no longer counts, as after a finding; evidence recorded later counts again."""

    competence: str = Field(description="the competence's code in the pack")
    reason: Words | None = Field(None, description="why")


class UnderstandingChecked(
    Fact,
    name="workforce.understanding_checked",
    about=OFFICER,
    says="understanding of {subject} was checked: {right} of {asked} (passed: {passed})",
):
    """Somebody answered short questions about invented situations; what they missed is named with it."""

    subject: str = Field(description="the set of questions in the pack")
    asked: int = Field(ge=1, description="how many questions")
    right: int = Field(ge=0, description="how many were answered as the pack holds right")
    passed: bool = Field(description="whether that is enough, and no question that decides was missed")
    missed: tuple[str, ...] = Field((), description="the ids of the questions that were missed")


class GradingFindingMade(
    Fact,
    name="workforce.grading_finding_made",
    about=OFFICER,
    says="of {sampled} grades made again blind, {too_low} had been too low (finding: {finding})",
):
    """What blind samples of an officer's grades showed over a period."""

    period: str = Field(description="the week (2026-W10) or month (2026-03)")
    sampled: int = Field(ge=0, description="how many of their grades were made again")
    agreed: int = Field(ge=0, description="how many came out the same")
    too_low: int = Field(ge=0, description="how many had been lower than the second grade")
    finding: Literal["sound", "to_learn_from", "not_safe"] = Field(description="what that comes to")


class PracticeSupervised(
    Fact,
    name="workforce.practice_supervised",
    about=OFFICER,
    says="{cases} of their cases were gone through with somebody who watched (result: {result})",
):
    """Somebody watched an officer's practice, case by case, and says whether it is safe to rely on."""

    work: str = Field(description="which work, as the pack's requirements name it")
    cases: int = Field(ge=1, description="how many cases were gone through")
    result: Literal["safe", "not_yet"] = Field(description="what that comes to")
    note: Words | None = Field(None, description="what was gone through and learned")
