"""A grade that those who care for the child dispute, and its answer by somebody who did not make it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from wayhome.casework.answering.asking import FromHolder
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.take_report import BY_KIN
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.door import DisputeAnswered, GradeDisputed, GradeExplained
from wayhome.record.events.missing_search import InformationReceived
from wayhome.record.vocabulary import Fact, Known, Spoken, Words

DISPUTED, GRADED = "door.grade_disputed", "risk.graded"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeGrade(FromHolder):
    """Why the risk is graded wrongly; ``known``: they know something that it did not rest on."""

    why: Spoken
    known: Known = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGradeDispute(OnInvestigation):
    """What came of a dispute, in words for whoever disputed; ``dispute`` is the entry that holds it."""

    dispute: str
    result: Literal["graded_again", "stands"]
    answer: Words
    look_again_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainGrade(OnInvestigation):
    """Why the risk is graded as it is, in words for those who care for the child; of the grade that stands."""

    words: Words


def explain_grade(command: ExplainGrade, facing: Facing) -> Outcome:
    """Keep the words; they are shown with that grade alone, and a new grade needs new ones."""
    graded = facing.story.of_type(GRADED)
    if not graded:
        raise Refused(ours("no_grade", "The risk was not graded yet.", "Grade the risk first; then say why."))
    return tell(GradeExplained(grade=graded[-1].id, words=command.words))


def dispute_grade(command: DisputeGrade, facing: Facing) -> Outcome:
    """Keep the dispute, and as news what the grade did not rest on. Rules FAM-01 and MC-21. It is never refused."""
    disputed = GradeDisputed(holder=command.called(facing), kind=command.kind, why=command.why, known=command.known)
    facts: list[Fact] = [disputed]
    if command.known == "yes":
        kind, supplier = BY_KIN.get(command.kind, ("family", "carer"))
        facts.append(InformationReceived(kind=kind, supplied_by=supplier, content=command.why))
    return tell(*facts)


def answer_grade_dispute(command: AnswerGradeDispute, facing: Facing) -> Outcome:
    """Answer it. Rule FAM-01. Refused to whoever made the grade, and where a new grade is said that was not made."""
    if reasons := tuple(_against(command, facing)):
        raise Refused(*reasons)
    answered = DisputeAnswered(
        dispute=command.dispute,
        result=command.result,
        answer=command.answer,
        look_again_on=command.look_again_on,
        by_another=True,
    )
    return tell(answered)


def grade_disputed(dispute: Event, facing: Facing) -> Event | None:
    """Return the grade that stood when it was disputed; None where there was none yet."""
    before = [one for one in facing.story.of_type(GRADED) if _place(one) < _place(dispute)]
    return before[-1] if before else None


def _against(command: AnswerGradeDispute, facing: Facing) -> Iterator[Reason]:
    dispute = facing.entry(command.dispute)
    if dispute is None or dispute.type != DISPUTED or dispute.record != facing.record:
        yield ours("nothing_disputed", "There is no such dispute in this case.", "Open the disputes, and answer there.")
        return
    graded = grade_disputed(dispute, facing)
    if graded is not None and graded.actor == command.by.actor.id:
        words = "You made the grade that is disputed, so the answer is not yours to give."
        yield under("FAM-01", facing.pack, words, "Ask another supervisor or the duty inspector to answer it.")
    if command.result == "graded_again" and not _graded_since(dispute, facing):
        words = "The risk was not graded again since it was disputed."
        yield under("FAM-01", facing.pack, words, "Grade the risk again first, or say why the grade stands.")


def _graded_since(dispute: Event, facing: Facing) -> bool:
    return any(_place(one) > _place(dispute) for one in facing.story.of_type(GRADED))


def _place(event: Event) -> tuple[datetime, str]:
    return event.happened_at, event.id
