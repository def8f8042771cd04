"""What may stand in a pack about how much somebody carries: what a case weighs, and how much a post can hold.

A weight is no measure of a person. It is there so that one case more is given with what is carried already in view.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from wayhome.rulebook.matching import Strict, one_or_more
from wayhome.rulebook.schema import Basis, Plain

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Risk = Literal["high", "medium", "standard"]
Phase = Literal["not_recorded", "opened", "recorded", "allocated", "planned", "ended"]


class RiskWeight(Strict):
    """What a case of one level of risk weighs."""

    risk: Risk = Field(description="the level last assessed; a case that nobody assessed weighs as medium")
    points: int = Field(ge=0)
    basis: Basis


class PhaseWeight(Strict):
    """How much more, or less, a case weighs while it stands so."""

    phase: Phase
    percent: int = Field(ge=0, description="of what its risk weighs")
    basis: Basis


class Capacity(Strict):
    """How much whoever holds a post of a role can carry beside each other."""

    role: Code
    points: int = Field(ge=1)
    basis: Basis


class Length(Strict):
    """A number of days, resting on what."""

    days: int = Field(ge=1, description="calendar days (London)")
    basis: Basis


class Workload(Strict):
    """How much a case weighs, how much a post can hold, and for how long a case can wait for whoever has it."""

    id: Code
    title: Plain
    risks: Annotated[tuple[RiskWeight, ...], BeforeValidator(one_or_more)]
    phases: Annotated[tuple[PhaseWeight, ...], BeforeValidator(one_or_more)] = ()
    further_child: int = Field(0, ge=0, description="points for each child of the case after the first")
    capacities: Annotated[tuple[Capacity, ...], BeforeValidator(one_or_more)]
    away: Length = Field(description="away for longer than this, a case is given on or carried by somebody named")
    runs_out: Length = Field(description="a competence whose last day is nearer than this is pointed out")
    basis: Basis
