"""What may stand in a pack about what a child needs as a victim: what is asked, in which words, and what follows.

Nothing of it must be answered: a question that was not asked today stays open, and what was said before stands.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from wayhome.rulebook.competence import Code
from wayhome.rulebook.matching import Strict, one_or_more
from wayhome.rulebook.schema import Basis, Plain

Drives = Literal[
    "interpreter", "intermediary", "special_measures", "interview", "support", "contact", "safety",
    "personal_statement", "exploited_to_offend", "medical",
]  # fmt: skip
Driven = Annotated[tuple[Drives, ...], BeforeValidator(one_or_more)]


class NeedAnswer(Strict):
    """One answer that may be given, and what is done about it."""

    id: Code
    words: str = Field(min_length=2, description="the answer as it is read out")
    drives: Driven = Field((), description="what it leads to; none: it is known to whoever meets the child next")


class NeedsQuestion(Strict):
    """One question of the conversation: how it is put to a younger and to an older child, and why it is asked."""

    id: Code
    under_12: Plain = Field(description="how a child under 12 is asked")
    from_12: Plain = Field(description="how a child of 12 or more is asked")
    why: Plain = Field(description="why it is asked, as an officer may say it")
    answers: tuple[NeedAnswer, ...] = Field((), description="answers that may be given; none: only their own words")
    several: bool = Field(False, description="more than one answer may be given")
    shown: str = Field("", description="what it is called where the next person meets the child; empty: not shown")

    @model_validator(mode="after")
    def names_each_once(self) -> "NeedsQuestion":
        """Refuse two answers of one name."""
        names = [one.id for one in self.answers]
        if len(set(names)) != len(names):
            raise ValueError("two answers have the same name")
        return self

    def words_of(self, answer: str) -> str:
        """Return an answer in words; the code itself where the pack knows none."""
        return next((one.words for one in self.answers if one.id == answer), answer.replace("_", " "))


class NeedsTopic(Strict):
    """A few questions that belong together, asked in one go."""

    id: Code
    title: Plain
    lead: Plain
    questions: tuple[NeedsQuestion, ...]
    basis: Basis


class SupportService(Strict):
    """A kind of service that a child may be referred to, and for whom it is."""

    id: Code
    title: Plain
    helps: Plain = Field(description="what it does for a child, in plain words")
    note: str = ""
    basis: Basis
