"""Whether somebody may be relied on for an act, at a moment: why, why not, and what would make it so.

A pack says what an act asks for: competences, sets of questions that were passed, and no finding that stands against
it. Each becomes one line in words. What was recorded after the moment is not looked at. Evidence about oneself, entered
by oneself, does not count; answers to questions count only where they are one's own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from wayhome.kernel.ids import SubjectKind, key_of, kind_of
from wayhome.kernel.worktime import add_months, london_day
from wayhome.record.envelope import Event
from wayhome.rulebook.competence import Competence, Findings, QuestionSet, Requirement
from wayhome.rulebook.pack import Pack

RECORDED, WITHDRAWN = "workforce.competence_recorded", "workforce.competence_withdrawn"
CHECKED, FOUND = "workforce.understanding_checked", "workforce.grading_finding_made"
WATCHED, LEFT = "workforce.practice_supervised", "workforce.officer_left"
GRADE, GRADING = "grade_missing_risk", "missing_risk_grading"  # what is done, and the competence, as packs name them
BEARS_ON_IT = (RECORDED, WITHDRAWN, CHECKED, FOUND, WATCHED, LEFT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that an act asks of somebody: whether it is so, until when, and what would make it so."""

    kind: Literal["competence", "understanding", "finding"]
    about: str
    is_so: bool
    words: str
    remedy: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How somebody stands to an act at a moment; ``until`` is the last day on which all that it asks for is in date.

    ``until`` is in the past where something ran out, and None where something was never there or stands against it.
    """

    requirement: str
    lines: tuple[Line, ...]
    until: date | None

    @property
    def holds(self) -> bool:
        """Say whether everything that the act asks for is so."""
        return all(line.is_so for line in self.lines)

    @property
    def lacking(self) -> tuple[Line, ...]:
        """Return what is not so."""
        return tuple(line for line in self.lines if not line.is_so)


def standing(requirement: Requirement, events: Iterable[Event], pack: Pack, at: datetime) -> Standing:
    """Say how somebody stands to what an act asks for, from the events about them, as of an instant."""
    known = sorted((each for each in events if each.happened_at <= at), key=lambda each: (each.happened_at, each.id))
    today = london_day(at)
    lines = (
        *(_competence(pack.competences[code], known, today) for code in requirement.competences),
        *(_understanding(pack.question_sets[code], known, today) for code in requirement.understanding),
        *((_finding(requirement.findings, known),) if requirement.findings else ()),
    )
    return Standing(requirement=requirement.id, lines=lines, until=_all_in_date(lines))


def to_grade(events: Iterable[Event], pack: Pack, at: datetime) -> Standing:
    """Say how somebody stands to grading the risk to a missing child, as of an instant.

    A pack that does not say what grading asks for asks for the competence alone.
    """
    requirement = pack.requires.get(GRADE)
    if requirement is not None:
        return standing(requirement, events, pack, at)
    known = sorted((each for each in events if each.happened_at <= at), key=lambda each: (each.happened_at, each.id))
    line = _competence(pack.competences.get(GRADING), known, london_day(at))
    return Standing(requirement=GRADE, lines=(line,), until=line.until)


def _all_in_date(lines: Iterable[Line]) -> date | None:
    days = [line.until for line in lines if line.kind != "finding" or not line.is_so]
    lasting = [day for day in days if day is not None]
    return min(lasting) if lasting and len(lasting) == len(days) else None


def in_date_until(code: str, events: Sequence[Event], competence: Competence | None = None) -> date | None:
    """Return the last day on which a competence is evidenced; None without evidence that counts.

    It lasts as long as its evidence says, and no longer than the pack gives it from the day it was gained.
    """
    ended = max((place for place, each in enumerate(events) if _is(each, WITHDRAWN, code)), default=-1)
    counted = [each for each in events[ended + 1 :] if _is(each, RECORDED, code) and _by_another(each)]
    accepted = competence.evidence if competence else ()
    days = (_lasts(each, competence) for each in counted if not accepted or _kind(each) in accepted)
    return max(days, default=None)


def _is(event: Event, name: str, code: str) -> bool:
    return event.type == name and event.body.get("competence") == code


def _kind(event: Event) -> str:
    return str(event.body.get("evidence", "not_stated"))


def _by_another(event: Event) -> bool:
    return event.actor != _officer(event) or not event.actor


def _officer(event: Event) -> str:
    return next((key_of(named) for named in event.subjects if kind_of(named) is SubjectKind.OFFICER), "")


def _lasts(event: Event, competence: Competence | None) -> date:
    until = date.fromisoformat(str(event.body["valid_until"]))
    gained = event.body.get("gained_on")
    if competence is None or competence.refresh is None or not gained:
        return until
    return min(until, add_months(date.fromisoformat(str(gained)), competence.refresh.months))


def _competence(competence: Competence | None, events: Sequence[Event], today: date) -> Line:
    code = competence.id if competence else GRADING
    until = in_date_until(code, events, competence)
    title = f"training “{competence.title}”" if competence else "training to grade"
    never = f"No record of the {title} was found."
    remedy = "The training lead records evidence of it."
    return _in_date("competence", code, until, today, subject=f"the {title}", never=never, remedy=remedy)


def _understanding(asked: QuestionSet, events: Sequence[Event], today: date) -> Line:
    checks = [each for each in events if each.type == CHECKED and each.body.get("subject") == asked.id and _own(each)]
    last = checks[-1] if checks else None
    subject, remedy = f"understanding of {asked.title}", "Answer the questions; they take ten minutes."
    if last is not None and last.body["passed"] is not True:
        words = f"The questions on {asked.title} were not passed: {last.body['right']} of {last.body['asked']} right."
        return Line(kind="understanding", about=asked.id, is_so=False, words=words, remedy=f"{remedy[:-1]}, once more.")
    until = add_months(london_day(last.happened_at), asked.every.months) if last else None
    never = f"The questions on {asked.title} were never answered."
    return _in_date("understanding", asked.id, until, today, subject=subject, never=never, remedy=remedy)


def _own(event: Event) -> bool:
    return event.actor in ("", _officer(event))


def _in_date(
    kind: Literal["competence", "understanding"],
    about: str,
    until: date | None,
    today: date,
    *,
    subject: str,
    never: str,
    remedy: str,
) -> Line:
    if until is None:
        return Line(kind=kind, about=about, is_so=False, words=never, remedy=remedy)
    day, is_so = f"{until.day} {until:%B %Y}", until >= today
    words = f"{subject[:1].upper()}{subject[1:]} is in date until {day}." if is_so else f"{_ran_out(subject)} {day}."
    return Line(kind=kind, about=about, is_so=is_so, words=words, remedy="" if is_so else remedy, until=until)


def _ran_out(subject: str) -> str:
    return f"{subject[:1].upper()}{subject[1:]} ran out on"


def _finding(findings: Findings, events: Sequence[Event]) -> Line:
    against = _unanswered(findings, events)
    if against is None:
        return Line(kind="finding", about="findings", is_so=True, words="No finding of a sample stands against it.")
    body = against.body
    words = f"A sample for {body['period']} found {body['too_low']} of {body['sampled']} grades too low."
    answers = {"practice": "practice that somebody watched and found safe", "sample": "a later sample that is sound"}
    remedy = f"It is answered by {' or by '.join(answers[one] for one in findings.answered_by)}."
    return Line(kind="finding", about="findings", is_so=False, words=words, remedy=remedy)


def _unanswered(findings: Findings, events: Sequence[Event]) -> Event | None:
    """Return the last finding that stands in the way and that nothing after it answers."""
    against: Event | None = None
    for event in events:
        if event.type == FOUND and event.body["finding"] in findings.stop:
            against = event
        elif any(_answers(event, how) for how in findings.answered_by):
            against = None
    return against


def _answers(event: Event, how: str) -> bool:
    if how == "practice":
        return event.type == WATCHED and event.body["result"] == "safe" and _by_another(event)
    return event.type == FOUND and event.body["finding"] == "sound"


def lapses(standings: Iterable[Standing], today: date, until: date) -> Iterator[tuple[Line, Standing]]:
    """Yield what is in date today and runs out by a day, the soonest first."""
    found = [(line, one) for one in standings for line in one.lines if line.is_so and line.until is not None]
    soon = [(line, one) for line, one in found if line.until is not None and today <= line.until <= until]
    yield from sorted(soon, key=lambda pair: (pair[0].until or until, pair[1].requirement, pair[0].about))
