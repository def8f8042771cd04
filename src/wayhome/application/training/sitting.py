"""A set of questions as one person is asked them: in an order of their own, made from a seed that the edge gives."""

from dataclasses import dataclass
from hashlib import sha256

from wayhome.rulebook.competence import Choice, QuestionSet, Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """One question as it is put: the question, and its answers in the order in which they are offered."""

    question: Scenario
    answers: tuple[Choice, ...]


def sitting(asked: QuestionSet, seed: str) -> tuple[Put, ...]:
    """Return the questions and their answers in an order that the seed alone decides."""
    questions = sorted(asked.questions, key=lambda each: _place(seed, each.id))
    return tuple(Put(question=each, answers=_answers(each, seed)) for each in questions)


def _answers(question: Scenario, seed: str) -> tuple[Choice, ...]:
    return tuple(sorted(question.answers, key=lambda one: _place(seed, f"{question.id} {one.id}")))


def _place(seed: str, name: str) -> str:
    return sha256(f"{seed}\n{name}".encode()).hexdigest()
