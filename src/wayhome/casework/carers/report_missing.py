"""Report a child missing through a link: taken whatever became of the link, by the same door as a call is."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.take_report import TakeReport, take_report
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, kind_of
from wayhome.record.events.door import MissingReported
from wayhome.record.events.missing import QuestionAnswered
from wayhome.record.events.questions import Question
from wayhome.record.events.risk import FactorRecorded, Supplier
from wayhome.record.vocabulary import Fact, Known, Spoken, Words

DONE_TO = ("exploitation", "violence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One question of the first contact that whoever reports answered by themselves."""

    question: Question
    answer: Known
    words: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMissing(TakeReport):
    """A report of one child through a link; ``link`` says how far whoever reports had come in.

    ``reference`` is what they are given; it says nothing of any case.
    """

    reference: str
    link: Literal["entered", "no_code", "ended", "not_known"]
    invitation: str | None = None
    holder: str | None = None
    supplied_by: Supplier = "carer"
    answers: tuple[Answered, ...] = ()
    number_given: Words | None = None


def report_missing(command: ReportMissing, facing: Facing) -> Outcome:
    """Take the report as any other, and note the way it came. Rules MC-01, MC-03 and FAM-02. It is never refused."""
    outcome = take_report(command, facing)
    record, subjects = _case_of(outcome)
    of_child = tuple(one for one in subjects if kind_of(one) is SubjectKind.CHILD)
    way = Said(fact=_way(command), record=record, subjects=subjects)
    told = (*_told(command), *_factors(command, facing))
    said = (Said(fact=fact, record=record, subjects=subjects or of_child) for fact in told)
    return Outcome(facts=(*outcome.facts, way, *said), notices=outcome.notices)


def _case_of(outcome: Outcome) -> tuple[RecordId | None, tuple[Subject, ...]]:
    """Return the case that the report opened or joined."""
    in_case = (said for said in outcome.facts if len(said.subjects) > 1)
    first = next(in_case, outcome.facts[0])
    return first.record, first.subjects


def _way(command: ReportMissing) -> MissingReported:
    return MissingReported(
        reference=command.reference,
        link=command.link,
        invitation=command.invitation,
        holder=command.holder,
        number_given=command.number_given,
    )


def _told(command: ReportMissing) -> list[Fact]:
    """Return what was answered; what was written besides is in the report."""
    return [
        QuestionAnswered(question=one.question, answer=one.answer, supplied_by=command.supplied_by, words=one.words)
        for one in command.answers
    ]


def _factors(command: ReportMissing, facing: Facing) -> list[Fact]:
    """Return the risk factors that the answers state, as where an officer asked and was told the same.

    Of several of which an answer states one, what may be done to the child is taken to be so, each of it, until
    somebody can say which: the risk is not to stand lower because they wrote and did not ring.
    """
    pack, found = facing.pack, dict[str, None]()
    for one in command.answers:
        question = pack.questions.get(one.question)
        for stated in question.states if question else ():
            if stated.answer == one.answer and not stated.when:
                codes = (
                    code for code in stated.factors
                    if code in pack.factors and (not stated.one_of_them or pack.factors[code].group in DONE_TO)
                )  # fmt: skip
                found.update(dict.fromkeys(codes))
    return [FactorRecorded(factor=code, present="yes") for code in found]
