"""The coming shifts: how many on the rota may grade in each, against how often children were reported in such hours."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from wayhome.application.ports import EventLog
from wayhome.application.training.people import Person
from wayhome.duties.competent import to_grade
from wayhome.duties.deadlines import end_of_shift
from wayhome.duties.owners import Roster
from wayhome.kernel.ids import ActorId, SubjectKind
from wayhome.kernel.moments import in_london
from wayhome.rulebook.pack import Pack

HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)
WEEKS = 12
SHIFTS = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A shift to come: who on the rota may grade in it, the fewest at any hour, and what such hours brought before.

    ``reports`` counts the children reported missing in these hours of the day over the last twelve weeks;
    ``has_rota`` says whether anybody at all is on the rota at the hour at which the fewest may grade.
    """

    start: datetime
    end: datetime
    may_grade: tuple[ActorId, ...]
    fewest: int
    fewest_at: datetime
    reports: int
    has_rota: bool

    @property
    def is_gap(self) -> bool:
        """Say whether there is an hour in which nobody on the rota may grade."""
        return self.fewest == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The coming shifts in order, and how many reports since when the counts rest on."""

    shifts: tuple[Shift, ...]
    reports: int
    since: datetime

    @property
    def gaps(self) -> tuple[Shift, ...]:
        """Return the shifts with an hour in which nobody may grade: where most children were reported first."""
        return tuple(sorted((one for one in self.shifts if one.is_gap), key=lambda one: (-one.reports, one.start)))


def coverage(
    people: Sequence[Person], roster: Roster | None, log: EventLog, pack: Pack, now: datetime
) -> Coverage | None:
    """Return how the coming shifts are covered; None where no rota or no shift is on record."""
    starts = tuple(time.fromisoformat(start) for start in pack.head.shift_starts)
    if roster is None or not starts:
        return None
    since = now - WEEK * WEEKS
    reported = list(_reported(log, since, now))
    covering = _Covering(people, roster, pack, Counter(_hour(end_of_shift(at, starts)) for at in reported))
    shifts = tuple(covering.shift(start, end) for start, end in _coming(now, starts))
    return Coverage(shifts=shifts, reports=len(reported), since=since)


def _coming(now: datetime, starts: tuple[time, ...]) -> Iterator[tuple[datetime, datetime]]:
    start = now
    for _ in range(SHIFTS):
        end = end_of_shift(start, starts)
        yield start, end
        start = end


@dataclass(frozen=True, slots=True)
class _Covering:
    people: Sequence[Person]
    roster: Roster
    pack: Pack
    reported: Counter[time]

    def shift(self, start: datetime, end: datetime) -> Shift:
        able = [one.officer for one in self.people if to_grade(one.story.own, self.pack, start).holds]
        there = [(hour, [one for one in able if self.roster.held_by(one, hour)]) for hour in _hours(start, end)]
        fewest_at, fewest = min(there, key=lambda pair: len(pair[1]))
        return Shift(
            start=start,
            end=end,
            may_grade=tuple(dict.fromkeys(one for _, found in there for one in found)),
            fewest=len(fewest),
            fewest_at=fewest_at,
            reports=self.reported[_hour(end)],
            has_rota=any(self.roster.held_by(one.officer, fewest_at) for one in self.people),
        )


def _hours(start: datetime, end: datetime) -> Iterator[datetime]:
    at = start
    while at < end:
        yield at
        at += HOUR


def _hour(moment: datetime) -> time:
    """Return by which time of the day (London) a shift ends, which is what tells such hours from others."""
    return in_london(moment).time()


def _reported(log: EventLog, since: datetime, now: datetime) -> Iterator[datetime]:
    """Yield when each child was first reported missing in a span; a second call is no second child."""
    first: dict[str, datetime] = {}
    for event in (sealed.event for sealed in log.of_type("missing.reported")):
        case = _case(event.subjects)
        first[case] = min(event.happened_at, first.get(case, event.happened_at))
    yield from (at for at in first.values() if since <= at <= now)


def _case(subjects: Iterable[str]) -> str:
    return next((one for one in subjects if one.startswith(f"{SubjectKind.EPISODE.value}:")), "|".join(subjects))
