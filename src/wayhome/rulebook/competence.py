"""What may stand in a pack about people: what they must be evidenced to be able to do, and to understand.

A certificate says that somebody was taught. Whether they understand is asked with short invented situations, and shown
by what samples of their work come to. An act says which of the three it asks for.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from wayhome.rulebook.matching import Strict, one_or_more
from wayhome.rulebook.schema import Basis, Plain

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Codes = Annotated[tuple[Code, ...], BeforeValidator(one_or_more)]
Evidence = Literal["course", "assessment", "portfolio", "licence", "not_stated"]
Finding = Literal["sound", "to_learn_from", "not_safe"]
Answering = Literal["practice", "sample"]
FEWEST_ANSWERS = 3


class Interval(Strict):
    """How long something lasts, resting on what."""

    months: int = Field(ge=1, description="calendar months, to the end of the day (London)")
    basis: Basis


class Pause(Strict):
    """How long must pass, resting on what."""

    hours: int = Field(ge=1, description="elapsed hours")
    basis: Basis


class Competence(Strict):
    """Something that a person must be evidenced to be able to do, until a day, before an act of theirs stands."""

    id: Code = Field(description="its code, as training records name it")
    title: Plain = Field(description="what a person with it was trained to do")
    asked_by: str = Field("", description="the rule that asks for it, where one does")
    evidence: Annotated[tuple[Evidence, ...], BeforeValidator(one_or_more)] = Field(
        (), description="what it rests on; not given: anything that training records name"
    )
    refresh: Interval | None = Field(
        None, description="how long it lasts from the day it was gained, however long the certificate says"
    )
    basis: Basis


class Choice(Strict):
    """One answer that is offered to a question about an invented situation."""

    id: Annotated[str, Field(pattern=r"^[a-z]$")]
    words: Plain


class Scenario(Strict):
    """A short question about an invented situation, with the answer that the pack holds right, and why."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2}-[0-9]{2}$")] = Field(description="its name, as a check names it")
    situation: Plain = Field(description="what is known, of children who do not exist")
    asks: Plain
    answers: tuple[Choice, ...]
    right: str = Field(description="the answer that is right")
    why: Plain = Field(description="why it is right, for whoever has answered")
    decides: bool = Field(False, description="whoever misses this one has not passed, however much else was right")
    basis: Basis = Field(description="what the right answer rests on")

    @model_validator(mode="after")
    def one_is_right(self) -> "Scenario":
        """Refuse a question with too few answers, with two of one name, or without the right one among them."""
        names = [answer.id for answer in self.answers]
        if len(names) < FEWEST_ANSWERS or len(set(names)) != len(names) or self.right not in names:
            raise ValueError("a question needs three different answers or more, and the right one among them")
        return self


class QuestionSet(Strict):
    """Questions that show whether somebody understands, and not only whether they were taught."""

    id: Code = Field(description="its code, as a check of understanding names it")
    title: Plain = Field(description="what is to be understood, as the end of the sentence 'understanding of …'")
    right_at_least: int = Field(ge=1, description="how many right answers are enough")
    every: Interval = Field(description="how long a check that was passed lasts")
    again_after: Pause = Field(description="how long somebody who has not passed waits before the next try")
    questions: tuple[Scenario, ...]
    basis: Basis

    @model_validator(mode="after")
    def can_be_passed(self) -> "QuestionSet":
        """Refuse two questions of one name, and a mark that nobody could reach."""
        names = [question.id for question in self.questions]
        if len(set(names)) != len(names):
            raise ValueError("two questions have the same name")
        if self.right_at_least > len(names):
            raise ValueError("more right answers are asked for than there are questions")
        return self

    @property
    def deciding(self) -> frozenset[str]:
        """Return the questions that nobody may miss."""
        return frozenset(question.id for question in self.questions if question.decides)


class Findings(Strict):
    """Which findings of samples of somebody's work stand in the way of an act, and what answers them."""

    stop: Annotated[tuple[Finding, ...], BeforeValidator(one_or_more)]
    answered_by: Annotated[tuple[Answering, ...], BeforeValidator(one_or_more)] = Field(
        description="practice: practice seen by somebody else and found safe; sample: a later sample that is sound"
    )
    basis: Basis


class Requirement(Strict):
    """What somebody must be able to do, and understand, before an act of theirs stands."""

    id: Code = Field(description="what is to be done, by a short name")
    title: Plain = Field(description="what is to be done, in the words of whoever does it")
    acts: Codes = Field((), description="the acts of the pack that it is about")
    asked_by: str = Field("", description="the rule that judges such an act, where one does")
    competences: Codes = Field((), description="each of these competences")
    understanding: Codes = Field((), description="and each of these sets of questions, passed")
    findings: Findings | None = None
    basis: Basis
