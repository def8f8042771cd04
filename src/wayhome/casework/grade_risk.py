"""Grade the risk to a missing child: kept always, and provisional where something is lacking."""

from dataclasses import dataclass, replace
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import of_barriers, of_duty, ours, under, whose
from wayhome.duties.competent import GRADING
from wayhome.duties.facts import LEVELS, higher
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.risk import Grade, Graded, Likelihood, Severity
from wayhome.record.vocabulary import Words

BEFORE_CONFIRMING = ("check_systems", "mark_hit")
AGAIN = "Put it right and grade again; until then the grade is provisional and the response does not wait."
BEFORE_LOWER = "This has to be so before a lower grade can stand; until then {} stands."


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRisk(OnCase):
    """A level, with how likely harm is and how grave it would be kept apart, and why."""

    grade: Grade
    likelihood: Likelihood | None = None
    severity: Severity | None = None
    wording: Literal["app2017", "app2023", "app2026"] | None = None
    rests_on: tuple[str, ...] | None = None
    uncertain: bool | None = None
    history_effect: Literal["no_history", "raises", "neutral", "lowers"] | None = None
    rationale: Words | None = None


def grade_risk(command: GradeRisk, facing: Facing) -> Outcome:
    """Keep a grade: confirmed where everything it asks is so, else provisional, with a proper grade owed at once.

    Rules MC-08, MC-08.HITS, MC-11, MC-13 to MC-18 and MC-22. Only lowering a grade that stands is refused: what was
    held to be graver stays so until a second person has agreed and everything held was read.
    """
    confirmed = _graded(command, facing, "confirmed")
    if lowers(command.grade, facing):
        refused = _against_lowering(command, facing, confirmed)
        if refused:
            raise Refused(*refused)
        return tell(confirmed)
    reasons = _lacking(command, facing, confirmed, AGAIN)
    return tell(_graded(command, facing, "provisional") if reasons else confirmed, notices=reasons)


def _against_lowering(command: GradeRisk, facing: Facing, confirmed: Graded) -> tuple[Reason, ...]:
    """Say why a lower grade cannot stand: the floor and the second person first, then what else has to be so before."""
    first = (*_below_the_floor(command, facing), *_alone(command, facing))
    said = {reason.rule for reason in first}
    stands = BEFORE_LOWER.format(_said(_treated_as(facing)))
    others = [reason for reason in _lacking(command, facing, confirmed, stands) if reason.rule not in said]
    return (*first, *sorted(others, key=lambda reason: reason.remedy == stands))  # so that it is said once of them all


def _treated_as(facing: Facing) -> str:
    """Return the level as which the child is treated: the grade that stands, or the floor where that is higher."""
    grade, floor = str(facing.known.value("grade", facing.at)), facing.known.floor(facing.at)
    return higher(grade, floor)


def _lacking(command: GradeRisk, facing: Facing, confirmed: Graded, remedy: str) -> tuple[Reason, ...]:
    """Say what a grade lacks; ``remedy`` says what to do about what is not so or is owed still."""
    return (
        *(_with_competence(reason, facing) for reason in of_barriers(facing.barriers(confirmed), facing.pack, remedy)),
        *(of_duty(duty, facing.pack, remedy) for duty in facing.owed(*BEFORE_CONFIRMING)),
        *_below_the_floor(command, facing),
        *_not_seen(command, facing),
    )


def _with_competence(reason: Reason, facing: Facing) -> Reason:
    """Say what of all that grading asks for is not in date, and whose words that is."""
    competence, standing = facing.pack.competences.get(GRADING), facing.may_grade
    if competence is None or standing is None or reason.rule != competence.asked_by:
        return reason
    remedy = " ".join((reason.remedy, *(line.words for line in standing.lacking)))
    return replace(reason, remedy=remedy, whose=whose(competence.basis, facing.pack))


def lowers(grade: str, facing: Facing) -> bool:
    """Say whether a level is lower than the one last given."""
    before = facing.known.value("grade", facing.at)
    return isinstance(before, str) and before != grade and higher(grade, before) == before


def agreed_by_another(grade: str, grader: str, facing: Facing) -> bool:
    """Say whether someone else approved a level since the last grade."""
    last = facing.last("risk.graded")
    approvals = facing.story.of_type("risk.lower_grade_approved")
    return any(
        event.body["grade"] == grade
        and event.actor != grader
        and event.happened_at <= facing.at
        and (last is None or event.happened_at >= last.happened_at)
        for event in approvals
    )


def _graded(command: GradeRisk, facing: Facing, status: Literal["provisional", "confirmed"]) -> Graded:
    return Graded(
        grade=command.grade,
        status=status,
        competence_valid_until=facing.trained_until,
        likelihood=command.likelihood,
        severity=command.severity,
        wording=command.wording,
        rests_on=command.rests_on,
        uncertain=command.uncertain,
        history_effect=command.history_effect,
        rationale=command.rationale,
    )


def _alone(command: GradeRisk, facing: Facing) -> list[Reason]:
    if agreed_by_another(command.grade, command.by.actor.id, facing):
        return []
    before = facing.known.value("grade", facing.at)
    stands = f"{_said(str(before))}{_held_up(str(before), facing)}"
    words = f"The grade stands at {stands}, and nobody else has agreed that it is {_said(command.grade)}."
    remedy = f"Ask a duty inspector to approve {_said(command.grade)}, signed in as themselves, and grade again."
    return [under("MC-22", facing.pack, words, remedy)]


def _held_up(grade: str, facing: Facing) -> str:
    """Say as what a child is treated where the floor is above the grade that stands."""
    treated = _treated_as(facing)
    return "" if treated == grade else f", the child is treated as {_said(treated)}"


def _below_the_floor(command: GradeRisk, facing: Facing) -> list[Reason]:
    if agreed_by_another(command.grade, command.by.actor.id, facing):
        return []
    holding = set(facing.known.floors_at(facing.at))
    remedy = "Grade at the floor, or ask a duty inspector to approve the level, signed in as themselves."
    return [
        Reason(
            rule=floor.id,
            words=f"{floor.title}: the floor is {floor.level} and applies; {_said(command.grade)} is below it.",
            remedy=remedy,
            whose=whose(floor.basis, facing.pack),
        )
        for floor in sorted(
            facing.pack.floors, key=lambda floor: -LEVELS.index(floor.level)
        )  # what weighs most is first
        if floor.id in holding and floor.level != command.grade and higher(floor.level, command.grade) == floor.level
    ]


def _not_seen(command: GradeRisk, facing: Facing) -> list[Reason]:
    unread = facing.sequence - command.seen if command.seen is not None else 0
    if unread <= 0:
        return []
    entries = "1 entry was" if unread == 1 else f"{unread} entries were"
    return [ours("graded_unread", f"{entries} made after you opened the case.", "Read what is new, and grade again.")]


def _said(level: str) -> str:
    return level.replace("_", " ")
