"""Close a week's sample: how far first and second grades agree, and what that says of each first grader."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.governing.draw_sample import RULE
from wayhome.casework.governing.grade_again import AGAIN, CLOSED, sample_of
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import under
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.risk import GradesSampled
from wayhome.record.events.workforce import GradingFindingMade


@dataclass(frozen=True, slots=True, kw_only=True)
class OfOfficer:
    """What the samples of the last weeks come to for one officer who gave first grades in this one."""

    officer: str
    finding: GradingFindingMade


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSample(OnSubject):
    """A week's sample with what it comes to; ``why_left_out`` says why any of it could not be made again."""

    period: str
    agreed: int
    too_low: int
    too_high: int
    findings: tuple[OfOfficer, ...] = ()
    why_left_out: str = ""


def close_sample(command: CloseSample, facing: Facing) -> Outcome:
    """Keep what the sample comes to, and a finding in the record of each first grader. Rule MC-77."""
    drawn, made = _counts(command.period, facing)
    lacking = tuple(_lacking(command, facing, drawn - made))
    if lacking:
        raise Refused(*lacking)
    sampled = GradesSampled(
        period=command.period,
        sampled=made,
        agreed=command.agreed,
        too_low=command.too_low,
        too_high=command.too_high,
        left_out=(drawn - made) or None,
        why_left_out=command.why_left_out.strip() or None,
    )
    return Outcome(facts=(Said(fact=sampled), *map(_found, command.findings)))


def _found(one: OfOfficer) -> Said:
    officer: Subject = subject(SubjectKind.OFFICER, one.officer)
    return Said(fact=one.finding, record=RecordId(officer), subjects=(officer,))


def _counts(period: str, facing: Facing) -> tuple[int, int]:
    """Return how many grades were drawn for a week, and how many of them were made again."""
    sample = sample_of(period, facing)
    grades = sample.body["grades"] if sample else ()
    made = {str(event.body["graded"]) for event in facing.story.of_type(AGAIN) if event.body["period"] == period}
    return len(grades) if isinstance(grades, tuple) else 0, len(made)


def _lacking(command: CloseSample, facing: Facing, left: int) -> Iterator[Reason]:
    if sample_of(command.period, facing) is None:
        words = f"No sample of {command.period} is drawn."
        yield under(RULE, facing.pack, words, "Draw it first.")
        return
    if any(event.body["period"] == command.period for event in facing.story.of_type(CLOSED)):
        words = f"The sample of {command.period} is closed already."
        yield under(RULE, facing.pack, words, "Nothing more is owed for that week.")
    if left and not command.why_left_out.strip():
        words = f"{left} of the grades drawn {'is' if left == 1 else 'are'} not made again."
        yield under(RULE, facing.pack, words, "Have them made again, or say why they cannot be. Name no child.")
