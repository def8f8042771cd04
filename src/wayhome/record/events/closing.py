"""Ending an investigation: what must be on file before it ends, and who agreed."""

from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Narrative

CASE = ("child", "investigation")


class DecidedNotToInvestigate(
    Fact, name="closing.decided_not_to_investigate", about=CASE, says="it was decided not to investigate"
):
    """It was decided not to investigate, or not to go on; the child is told why and what support there is."""

    reason: Narrative | None = Field(None, description="why, in the words the child will be given")


class OtherVictimsLookedFor(
    Fact,
    name="closing.other_victims_looked_for",
    about=CASE,
    says="other children who may be harmed were looked for: {result}",
):
    """It was established whether the same people harm other children."""

    result: Literal["found", "none_found", "not_settled"] = Field(description="what came of it")


class MissingLinkLookedFor(
    Fact,
    name="closing.missing_link_looked_for",
    about=CASE,
    says="times the child was missing were compared with the case",
):
    """The times the child was missing were compared with what is alleged."""

    result: Literal["overlap", "no_overlap", "never_missing", "unknown"] = Field(
        "unknown", description="what came of it"
    )
    what: Narrative | None = Field(None, description="what the comparison shows")


class OutcomeProposed(
    Fact, name="closing.outcome_proposed", about=CASE, says="it was proposed that the case ends: outcome {code}"
):
    """Whoever works on the case proposed how it ends, so that a person of rank looks at it before it does."""

    code: str = Field(description="the outcome, by code")
    crime: str | None = Field(None, description="the id of the entry that recorded the crime, where there are several")
    reason: Narrative | None = Field(None, description="why")


class NotAgreed(Fact, name="closing.not_agreed", about=CASE, says="ending the investigation was not agreed to"):
    """Somebody of rank looked at the proposed ending and did not agree, and said what is missing."""

    by: Literal["sergeant", "inspector", "chief_inspector", "superintendent"] = Field(description="the rank")
    code: str | None = Field(None, description="the outcome that was not agreed to")
    missing: Narrative | None = Field(None, description="what is missing")


class Endorsed(Fact, name="closing.endorsed", about=CASE, says="ending the investigation was endorsed by a {by}"):
    """Someone of rank who did not run the investigation agreed that it ends, and why."""

    by: Literal["sergeant", "inspector", "chief_inspector", "superintendent"] = Field(description="the rank")
    overrides: bool = Field(False, description="it lets through an outcome that is otherwise held back")
    code: str | None = Field(None, description="the outcome that was agreed to; none where an import does not say")
    crime: str | None = Field(None, description="the id of the entry that recorded the crime, where there are several")
    reason: Narrative | None = Field(None, description="why")


class NoSuspectReasonsRecorded(
    Fact, name="closing.no_suspect_reasons_recorded", about=CASE, says="why no suspect was identified was recorded"
):
    """It was recorded which ways of identifying a suspect were tried and why none succeeded."""

    reasons: Narrative | None = Field(None, description="what was tried, and what it showed")


class IntelligenceLinked(
    Fact, name="closing.intelligence_linked", about=CASE, says="what was learned was linked to intelligence"
):
    """What the investigation learned about people, places and vehicles was put where the next one will find it."""

    reference: str | None = Field(None, description="the reference of the intelligence")
    what: Narrative | None = Field(None, description="what was put there")


class ReceivingBodyNamed(
    Fact, name="closing.receiving_body_named", about=CASE, says="the case was taken over by {taken_on_by}"
):
    """Another body takes the case on, by name."""

    taken_on_by: str = Field(description="which body takes it on")
    reference: str | None = Field(None, description="their reference")


class ChildScreenedAsVictim(
    Fact,
    name="closing.suspect_screened_as_victim",
    about=CASE,
    says="a child under suspicion was looked at as a possible victim",
):
    """Before a disposal, it was asked whether a child under suspicion was made to do what they did."""

    result: Literal["referred", "defence_considered", "no_sign", "no_child_under_suspicion"] = Field(
        description="what came of it"
    )
