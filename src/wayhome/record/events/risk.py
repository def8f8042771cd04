"""Risk: what is held, who graded, on what, and whether they were trained to."""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Known, Words

Grade = Literal["high", "medium", "low", "very_low"]


class HeldInformationSearched(
    Fact, name="risk.held_information_searched", about=("child",), says="held information was searched (complete: {complete})"
):
    """The systems the force can reach were searched for what is already known about the child."""

    complete: bool = Field(description="true only when every required system was searched and answered")


class Graded(Fact, name="risk.graded", about=("child", "episode"), says="risk was graded {grade}"):
    """Someone graded the risk to a missing child.

    ``competence_valid_until`` is the last day on which the grader's training was in date, as evidenced at the time;
    not given means that no training record was found.
    """

    grade: Grade = Field(description="the level given")
    status: Literal["provisional", "confirmed"] = Field("confirmed", description="provisional until properly made")
    competence_valid_until: date | None = Field(None, description="last day the grader's training was in date")
    rationale: Words | None = Field(None, description="why, in the grader's words")


class FactorRecorded(
    Fact, name="risk.factor_recorded", about=("child",), says="risk factor {factor}: {present}"
):
    """A risk factor about the child was stated, found in a record, or answered as not known."""

    factor: str = Field(description="the factor's code in the pack")
    present: Known = Field(description="what is known of it; unknown is not no")
