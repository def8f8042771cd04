"""How an investigation ended, crime by crime, and what makes it looked at again."""

from typing import Literal

from pydantic import Field, model_validator

from wayhome.record.events.investigation import CASE
from wayhome.record.vocabulary import Fact, Narrative

CameFrom = Literal[
    "child", "another_child", "family", "professional", "intelligence", "held_record", "other_force", "anonymous",
    "evidence", "other", "unknown",
]  # fmt: skip


class CrimeOutcomeDecided(
    Fact, name="investigation.crime_outcome_decided", about=CASE, says="one of the crimes ended: outcome {code}"
):
    """One of several crimes of an investigation ended with an outcome; the case goes on until each has one."""

    code: str = Field(description="the outcome, by code")
    crime: str = Field(description="the id of the entry that recorded the crime")
    reason: Narrative | None = Field(None, description="why, in the words of who decided")


class OutcomeReached(Fact, name="investigation.outcome_reached", about=CASE, says="the investigation ended: {code}"):
    """The investigation ended with an outcome: that of its one crime, or of the last of several that had none."""

    code: str = Field("unknown", description="the outcome, by code or as the force words it")
    crime: str | None = Field(None, description="the id of the entry that recorded the crime it is the outcome of")
    reason: Narrative | None = Field(None, description="why, in the words of who decided")
    days_open: int | None = Field(None, description="whole days since the investigation was first opened")


class NewInformationCame(
    Fact, name="investigation.new_information_came", about=CASE, says="new information came in after the case had ended"
):
    """Intelligence, another child's account or new evidence bears on a case that had ended."""

    came_from: CameFrom = Field("unknown", description="from whom or what it came")
    what: Narrative | None = Field(None, description="what is new")


class Revisited(Fact, name="investigation.revisited", about=CASE, says="the ended case was looked at again: {result}"):
    """A case that ended was looked at again."""

    result: Literal["stays_ended", "reopened"] = Field(description="what came of it")
    child_asked: Literal["yes", "no_and_why", "unknown"] = Field(
        "unknown", description="whether the child, or the adult they have become, was asked again"
    )
    reason: Narrative | None = Field(None, description="why")
    reason_given: bool | None = Field(None, description="whether it says why; filled in where it does")

    @model_validator(mode="before")
    @classmethod
    def _says_why(cls, given: object) -> object:
        """Say in the entry itself that there is a reason: rules read no words that are kept beside the record."""
        if isinstance(given, dict) and str(given.get("reason") or "").strip():
            return {**given, "reason_given": True}
        return given


class Reopened(Fact, name="investigation.reopened", about=CASE, says="the investigation was opened again"):
    """A case that had ended goes on: it is allocated, reviewed and followed from this moment as any open case is."""
