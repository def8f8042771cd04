"""The weekly sample: what the ledger draws, what is left to do, and what first and second grades come to.

``drawing``, ``again`` and ``closing`` make the three commands of a week; whoever enters many weeks uses the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.governing.place import at_end_of, between
from wayhome.application.ports import EventLog
from wayhome.assurance.agreement import Agreement, Pair, agreement
from wayhome.assurance.grading_findings import Limits, OfficersGrades
from wayhome.assurance.periods import week, week_of
from wayhome.assurance.sampling import BEFORE, LOWER, OTHER, Drawn, Gradable, draw, seed, weight
from wayhome.casework.commands import Acting
from wayhome.casework.governing.close_sample import CloseSample, OfOfficer
from wayhome.casework.governing.draw_sample import DRAWN, DrawSample
from wayhome.casework.governing.grade_again import AGAIN, CLOSED, GradeAgain, took_part
from wayhome.kernel.ids import OUR_FORCE, ActorId, EventId, Subject, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED, effective
from wayhome.record.envelope import Event, Sealed
from wayhome.record.events.governing import SampleDrawn
from wayhome.record.events.risk import Grade
from wayhome.record.events.workforce import GradingFindingMade

GRADED, REPORTED = "risk.graded", "missing.reported"
PER_CENT, LEAST = 5, 4  # of the grades of each kind, and never fewer than; our own choice, see decision 15
LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """One grade of a sample: the entry of the first, and of the second once it was made."""

    graded: str
    first_grader: str
    stratum: str
    second: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A week's sample as it stands; ``closed`` is the entry that closed it."""

    period: str
    drawn: Event
    grades: tuple[Sampled, ...]
    closed: Event | None

    @property
    def left(self) -> int:
        """Return how many grades are still to be made again."""
        return sum(one.second is None for one in self.grades)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A first grade beside the second, with where both stand."""

    first: Event
    second: Event
    stratum: str
    pair: Pair


def drawing(log: EventLog, period: str, *, by: Acting, at: datetime, key: str) -> DrawSample:
    """Make the command that draws a week's sample; raises ValueError for what is no week."""
    return DrawSample(by=by, happened_at=at, key=key, about=OUR_FORCE, drawn=drawn_for(log, period))


def again(log: EventLog, period: str, graded: str, grade: Grade, *, by: Acting, at: datetime, key: str) -> GradeAgain:
    """Make the command of a second grade, without reasons: whoever enters it adds them.

    Raises LookupError where there is no such grade.
    """
    first = _entry(log, graded).event
    child, episode = _subject(SubjectKind.CHILD, first), _subject(SubjectKind.EPISODE, first)
    return GradeAgain(
        by=by, happened_at=at, key=key, about=OUR_FORCE,
        period=period, graded=graded, record=first.record, child=child, episode=episode, grade=grade,
    )  # fmt: skip


def closing(log: EventLog, period: str, *, by: Acting, at: datetime, key: str, why_left_out: str = "") -> CloseSample:
    """Make the command that closes a week's sample, with what it comes to for the force and for each first grader.

    Raises LookupError where no sample was drawn for the week.
    """
    held = samples(log)
    compared = compare(log, held[period])
    comes_to = agreed(compared)
    return CloseSample(
        by=by, happened_at=at, key=key, about=OUR_FORCE, period=period, why_left_out=why_left_out,
        agreed=comes_to.agreed, too_low=comes_to.too_low, too_high=comes_to.too_high,
        findings=tuple(_found(one, period) for one in _graders(log, held, period, compared)),
    )  # fmt: skip


def drawn_for(log: EventLog, period: str) -> SampleDrawn:
    """Draw a week's sample from the ledger as it stood at the week's end; the same whoever draws it, and whenever."""
    begins, ends = week(period)
    before, after = at_end_of(log, begins).position, at_end_of(log, ends)
    grades = _gradable(log, before, after.position)
    made = draw(grades, seed=seed(after.ledger, period), per_cent=PER_CENT, least=LEAST)
    return _fact(made, period, after.position)


def _fact(made: Drawn, period: str, position: int) -> SampleDrawn:
    return SampleDrawn(
        period=period, seed=made.seed, position=position, per_cent=PER_CENT, least=LEAST,
        grades=tuple(one.grade for one in made.grades),
        first_graders=tuple(one.grader for one in made.grades),
        strata=tuple(one.stratum for one in made.grades),
        lower=made.of[LOWER], before=made.of[BEFORE], other=made.of[OTHER],
    )  # fmt: skip


def _gradable(log: EventLog, first: int, last: int) -> list[Gradable]:
    """Return the grades entered between two positions, without those that were corrected away by then."""
    kept = [one.sealed for one in between(log, first, last, (GRADED, CORRECTED)) if one.sealed]
    read = effective(held.event for held in kept)
    history = _History(log)
    return [made for event in read if event.type == GRADED and (made := history.gradable(event))]


class _History:
    """Says of a grade whether the child was missing before; each child is looked up once."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._reports: dict[Subject, list[tuple[datetime, str]]] = {}

    def gradable(self, event: Event) -> Gradable | None:
        child, episode = _subject(SubjectKind.CHILD, event), _subject(SubjectKind.EPISODE, event)
        if not child or not episode:
            return None
        earlier = (at < event.recorded_at and case != episode for at, case in self._of(child))
        return Gradable(
            grade=event.id, level=str(event.body["grade"]), grader=ActorId(event.actor), child=child,
            record=event.record, missing_before=any(earlier),
        )  # fmt: skip

    def _of(self, child: Subject) -> list[tuple[datetime, str]]:
        if child not in self._reports:
            about = (held.event for held in self._log.about(child).events)
            self._reports[child] = [
                (event.recorded_at, _subject(SubjectKind.EPISODE, event)) for event in about if event.type == REPORTED
            ]
        return self._reports[child]


def _subject(kind: SubjectKind, event: Event) -> Subject:
    return next((named for named in event.subjects if kind_of(named) is kind), Subject(""))


def samples(log: EventLog) -> Mapping[str, Sample]:
    """Return every sample that was drawn, by its week, the latest first."""
    return samples_in(effective(held.event for held in log.about(OUR_FORCE).events))


def samples_in(told: Sequence[Event]) -> Mapping[str, Sample]:
    """Return the samples of what was told of the force, corrections applied."""
    closed = {str(event.body["period"]): event for event in told if event.type == CLOSED}
    seconds = {str(event.body["graded"]): event for event in told if event.type == AGAIN}
    drawn = {str(event.body["period"]): event for event in told if event.type == DRAWN}
    return {name: _sample(name, drawn[name], seconds, closed.get(name)) for name in sorted(drawn, reverse=True)}


def _sample(period: str, drawn: Event, seconds: Mapping[str, Event], closed: Event | None) -> Sample:
    graded, graders, strata = (_several(drawn, name) for name in ("grades", "first_graders", "strata"))
    grades = tuple(
        Sampled(graded=grade, first_grader=who, stratum=stratum, second=seconds.get(grade))
        for grade, who, stratum in zip(graded, graders, strata, strict=True)
    )
    return Sample(period=period, drawn=drawn, grades=grades, closed=closed)


def _several(event: Event, name: str) -> tuple[str, ...]:
    held = event.body.get(name, ())
    return tuple(map(str, held)) if isinstance(held, tuple) else ()


def would_be_blind(log: EventLog, one: Sampled, officer: str) -> bool:
    """Say whether somebody had no part in the case of a first grade.

    Raises LookupError where there is no such grade.
    """
    record = _entry(log, one.graded).event.record
    return not took_part(officer, record, (held.event for held in log.read(record).events))


def compare(log: EventLog, sample: Sample) -> tuple[Compared, ...]:
    """Set each first grade of a sample beside its second; those not made again are left out."""
    of = {name: int(str(sample.drawn.body[name])) for name in (LOWER, BEFORE, OTHER)}
    made = [one for one in sample.grades if one.second is not None]
    taken = {name: sum(one.stratum == name for one in made) for name in of}
    return tuple(
        _compared(_entry(log, one.graded).event, one.second, name, weight(name, of, taken))
        for name in of
        for one in made
        if one.second is not None and one.stratum == name
    )


def _compared(first: Event, second: Event, stratum: str, stands_for: float) -> Compared:
    pair = Pair(first=str(first.body["grade"]), second=str(second.body["grade"]), weight=stands_for)
    return Compared(first=first, second=second, stratum=stratum, pair=pair)


def _entry(log: EventLog, graded: str) -> Sealed:
    held = log.event(EventId(graded))
    if held is None:
        raise LookupError(f"there is no grade {graded}")
    return held


def agreed(compared: Iterable[Compared]) -> Agreement:
    """Return how far the graders agree."""
    return agreement(one.pair for one in compared)


def _graders(
    log: EventLog, held: Mapping[str, Sample], period: str, now: tuple[Compared, ...]
) -> tuple[OfficersGrades, ...]:
    """Return, for each first grader of a sample, what the samples of the last weeks come to for them."""
    officers = {one.first.actor for one in now}
    weeks = [name for name in held if name < period and _is_recent(name, period)]
    earlier = (one for name in weeks if held[name].closed for one in compare(log, held[name]))
    every = [one for one in (*now, *earlier) if one.first.actor in officers]
    return tuple(officers_grades(officer, every) for officer in sorted(officers))


def _is_recent(name: str, period: str) -> bool:
    return (week(period)[0] - week(name)[0]).days < LIMITS.weeks * 7


def officers_grades(officer: str, compared: Iterable[Compared]) -> OfficersGrades:
    """Count an officer's first grades that were made again."""
    theirs = [one.pair for one in compared if one.first.actor == officer]
    return OfficersGrades(
        officer=officer,
        sampled=len(theirs),
        agreed=sum(pair.first == pair.second for pair in theirs),
        too_low=sum(pair.too_low for pair in theirs),
    )


def _found(one: OfficersGrades, period: str) -> OfOfficer:
    finding = GradingFindingMade(
        period=period, sampled=one.sampled, agreed=one.agreed, too_low=one.too_low, finding=one.finding(LIMITS)
    )
    return OfOfficer(officer=one.officer, finding=finding)


def weeks_to_draw(log: EventLog, since: datetime, now: datetime) -> tuple[str, ...]:
    """Return the weeks that are over and have no sample, the latest first, from the one in which an instant lies."""
    drawn, found, moment = samples(log), [], week(week_of(since))[0]
    while week(week_of(moment))[1] <= now:
        label = week_of(moment)
        if label not in drawn:
            found.append(label)
        moment = week(label)[1]
    return tuple(reversed(found))
