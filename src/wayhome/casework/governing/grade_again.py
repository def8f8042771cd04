"""Make a grade again, blind, on what was known when the first was given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.governing.draw_sample import DRAWN, RULE
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import under
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event
from wayhome.record.events.governing import GradeMadeAgain
from wayhome.record.events.risk import Grade, Likelihood, Severity
from wayhome.record.vocabulary import Words

AGAIN = "governing.grade_made_again"
CLOSED = "risk.grades_sampled"
AS_READ = ("wording.pointed_out", "risk.indicator_read", "risk.safety_told")
LEAVE_IT = "Leave it to another trained grader."


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeAgain(OnSubject):
    """The second grade of one that was drawn: ``graded`` is the entry of the first, in ``record``."""

    period: str
    graded: str
    record: RecordId
    child: Subject
    episode: Subject
    grade: Grade
    likelihood: Likelihood | None = None
    severity: Severity | None = None
    reasons: Words | None = None

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return the case of the first grade, since whoever took part in it cannot grade it blind."""
        return (self.episode, self.child)


def grade_again(command: GradeAgain, facing: Facing) -> Outcome:
    """Keep a second grade, in the case of the first. Rule MC-77.

    It is no live entry about a child: one that is not blind, or not made by someone trained, would say nothing, and is
    refused.
    """
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    fact = GradeMadeAgain(
        period=command.period,
        graded=command.graded,
        grade=command.grade,
        likelihood=command.likelihood,
        severity=command.severity,
        competence_valid_until=facing.trained_until,
        reasons=command.reasons,
    )
    subjects = (command.child, command.episode, command.about)
    return Outcome(facts=(Said(fact=fact, record=command.record, subjects=subjects),))


def sample_of(period: str, facing: Facing) -> Event | None:
    """Return the draw of a week; None while it is not drawn."""
    return next((event for event in facing.story.of_type(DRAWN) if event.body["period"] == period), None)


def grader_of(graded: str, sample: Event) -> str | None:
    """Return who gave a first grade that a sample holds; None where it does not hold it."""
    grades, graders = sample.body["grades"], sample.body["first_graders"]
    assert isinstance(grades, tuple)  # noqa: S101 - the vocabulary says so
    assert isinstance(graders, tuple)  # noqa: S101
    return next((str(who) for grade, who in zip(grades, graders, strict=True) if grade == graded), None)


def took_part(officer: str, record: str, events: Iterable[Event]) -> bool:
    """Say whether somebody entered anything in a record but second grades: another of theirs would not be blind.

    What was read in the words of a second grade is entered with it, and is no part in the case.
    """
    return any(one.actor == officer and one.record == record and one.type not in (AGAIN, *AS_READ) for one in events)


def _lacking(command: GradeAgain, facing: Facing) -> Iterator[Reason]:
    sample = sample_of(command.period, facing)
    first = grader_of(command.graded, sample) if sample else None
    if first is None:
        words = f"This grade is not in the sample of {command.period}."
        yield under(RULE, facing.pack, words, "Open the sample and take a grade from it.")
        return
    if first == command.by.actor.id:
        words = "You gave the first grade, so you cannot give the second."
        yield under(RULE, facing.pack, words, LEAVE_IT)
    elif took_part(command.by.actor.id, command.record, _of_the_case(command, facing)):
        words = "You entered something in this case, so a second grade of yours would not be blind."
        yield under(RULE, facing.pack, words, LEAVE_IT)
    if facing.trained_until is None or facing.trained_until < london_day(facing.at):
        words = "Your training in grading risk is not in date, so a second grade of yours would show nothing."
        yield under(RULE, facing.pack, words, "Ask the training lead to record it, or leave the grade to another.")
    if not (command.reasons or "").strip():
        words = "A second grade needs its reasons."
        yield under(RULE, facing.pack, words, "Write what the grade rests on.")
    yield from _too_late(command, facing)


def _of_the_case(command: GradeAgain, facing: Facing) -> Iterator[Event]:
    for named in command.beside:
        story = facing.stories.get(named)
        yield from story.own if story else ()


def _too_late(command: GradeAgain, facing: Facing) -> Iterator[Reason]:
    if any(event.body["graded"] == command.graded for event in facing.story.of_type(AGAIN)):
        words = "This grade was made again already."
        yield under(RULE, facing.pack, words, "Take another grade of the sample.")
    if any(event.body["period"] == command.period for event in facing.story.of_type(CLOSED)):
        words = f"The sample of {command.period} is closed."
        yield under(RULE, facing.pack, words, "Take a grade of a later sample.")
