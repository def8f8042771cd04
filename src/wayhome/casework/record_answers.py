"""Record the answers of whoever reported the child, or of anyone else who was asked."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.missing import QuestionAnswered
from wayhome.record.events.questions import Question
from wayhome.record.events.risk import FactorRecorded, Supplier
from wayhome.record.vocabulary import Fact, Known, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer; not asked, not available, unknown and no are four different answers."""

    question: Question
    answer: Known
    supplied_by: Supplier = "unknown"
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A risk factor that was stated, or was asked about and is not known."""

    factor: str
    present: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAnswers(OnCase):
    """Answers, and the risk factors they state."""

    answers: tuple[Answer, ...] = ()
    factors: tuple[Factor, ...] = ()


def record_answers(command: RecordAnswers, _facing: Facing) -> Outcome:
    """Record each answer as it was given. Rules MC-02, MC-03 and MC-04."""
    answers: list[Fact] = [
        QuestionAnswered(question=one.question, answer=one.answer, supplied_by=one.supplied_by, words=one.words)
        for one in command.answers
    ]
    factors = [FactorRecorded(factor=one.factor, present=one.present) for one in command.factors]
    return tell(*answers, *factors)
