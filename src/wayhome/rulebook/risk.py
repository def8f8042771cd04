"""What may stand in a pack about risk: the factors there are, the questions whose answers state them, the floors.

What an informant says is kept as what they said. An answer may state a factor; it can never confirm that a child is
safe, and there is no way to write that not knowing, or a no, takes a factor away.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from wayhome.rulebook.matching import Circumstances, Scalar, Strict, one_or_more
from wayhome.rulebook.schema import Basis, Identity, Plain

QuestionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Codes = Annotated[tuple[str, ...], BeforeValidator(one_or_more)]
Group = Literal["child", "exploitation", "violence", "pattern", "circumstances", "mitigator"]


class Factor(Strict):
    """A risk factor, or a mitigator: a short name for what is done to a child, what they face, or what is confirmed."""

    id: Identity
    title: Plain = Field(description="the factor in plain words")
    as_told: str = Field("", description="how a mitigator is put where it is only told, and nobody confirms it")
    group: Group = Field(description="what it is about; a mitigator counts only where a record confirms it")
    when: Circumstances = Field(default_factory=dict, description="facts that by themselves state it")
    held_in: str = Field("", description="the system of which any entry about the child states it, unread")
    basis: Basis

    @property
    def mitigates(self) -> bool:
        """Say whether it speaks for the child's safety."""
        return self.group == "mitigator"


class Stated(Strict):
    """What one answer to a question states."""

    answer: Literal["yes", "no"]
    factors: Codes = Field(description="the factors that this answer states")
    one_of_them: bool = Field(False, description="it states that one or more of them is so, and not which")
    when: Circumstances = Field(default_factory=dict, description="what else must be so")


class Question(Strict):
    """A question that is asked about a missing child, and which factors its answers state."""

    id: QuestionId = Field(description="its key, as events and exports name it")
    asks: Plain = Field(description="the question in plain words")
    asked_by: str = Field(description="the role that asks it, from the pack's roles")
    decides: bool = Field(False, description="left without an answer that could raise the floor, it is itself a factor")
    states: Annotated[tuple[Stated, ...], BeforeValidator(one_or_more)] = ()
    basis: Basis


class FloorExample(Strict):
    """What is known of a child, and whether the floor holds."""

    name: Plain
    known: dict[str, Scalar] = Field(default_factory=dict, description="facts, such as age")
    answers: dict[str, str] = Field(default_factory=dict, description="answers to the pack's questions")
    factors: tuple[str, ...] = Field((), description="factors that a record states")
    holds: bool


class Floor(Strict):
    """A level below which risk to a child may not stand while these circumstances hold."""

    id: Identity
    title: Plain
    level: Literal["high", "medium", "low"]
    when: Circumstances = Field(default_factory=dict)
    factors: tuple[str, ...] = Field((), description="any one of these factors, present")
    counts_when: dict[str, Circumstances] = Field(
        default_factory=dict, description="of one of them, the circumstances in which alone it counts here"
    )
    every_factor: tuple[str, ...] = Field((), description="and each of these factors, present")
    life: bool = Field(False, description="it is about the child's life: while nobody has looked, they stand first")
    unless: tuple[str, ...] = Field((), description="not while one of these lower floors holds; never for high")
    basis: Basis
    examples: tuple[FloorExample, ...] = ()
