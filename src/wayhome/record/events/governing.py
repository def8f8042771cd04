"""What those who answer for the force do: grades made again blind, and providers asked for their policies.

A second grade stands in the case it is about, beside the first, and counts for the force.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from wayhome.record.events.risk import Grade, Likelihood, Severity
from wayhome.record.vocabulary import Fact, Narrative

FORCE = ("force",)


class SampleDrawn(
    Fact, name="governing.sample_drawn", about=FORCE, says="a sample of the grades of {period} was drawn"
):
    """Which grades of a week are made again was drawn by the ledger itself, so that nobody can pick them.

    ``grades``, ``first_graders`` and ``strata`` say of each grade drawn, in one order, which it is, who gave it and
    where it was drawn from. The seed is SHA-256 over the ledger hash at ``position`` and the week, so anyone can
    draw again.
    """

    period: str = Field(description="the week, as 2026-W10")
    seed: str = Field(description="the seed of the draw")
    position: int = Field(ge=0, description="the position of the last entry of the week, whose ledger hash seeds it")
    per_cent: int = Field(ge=1, le=100, description="how many per cent of each stratum are drawn")
    least: int = Field(ge=0, description="how many of each stratum are drawn at least, where there are so many")
    grades: tuple[str, ...] = Field((), description="ids of the entries in which the first grades stand")
    first_graders: tuple[str, ...] = Field((), description="ids of the officers who gave them")
    strata: tuple[Literal["lower", "before", "other"], ...] = Field((), description="where each was drawn from")
    lower: int = Field(0, ge=0, description="how many grades of the week were low or very low")
    before: int = Field(0, ge=0, description="how many others were of children missing before")
    other: int = Field(0, ge=0, description="how many remain")


class GradeMadeAgain(
    Fact,
    name="governing.grade_made_again",
    about=("child", "episode", "force"),
    says="the grade was made again blind, for the sample of {period}: {grade}",
):
    """A second trained grader graded on what was known at the time of the first grade, without seeing that grade."""

    period: str = Field(description="the week of the sample, as 2026-W10")
    graded: str = Field(description="id of the entry in which the first grade stands")
    grade: Grade = Field(description="the level given")
    likelihood: Likelihood | None = Field(None, description="how likely harm is, whatever its weight")
    severity: Severity | None = Field(None, description="how grave the harm would be, however likely")
    competence_valid_until: date | None = Field(None, description="last day the second grader's training was in date")
    reasons: Narrative | None = Field(None, description="why, in the second grader's words")


class ProviderNamed(Fact, name="governing.provider_named", about=("provider",), says="{name} was put on the register"):
    """A home or other place where children live was put on the force's register, or its entry changed."""

    name: str = Field(description="what it is called")
    kind: Literal["childrens_home", "supported_accommodation", "secure_home", "fostering_agency", "other"] = Field(
        "childrens_home", description="what kind of place it is"
    )
