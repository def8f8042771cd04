"""What a time line shows: numbered events, a lane for each duty, and the instant at which it is looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.called import told
from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Duty, Status
from wayhome.duties.examples import history, london, outcome
from wayhome.duties.saying import on_the_clock
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty as DutyRule
from wayhome.rulebook.schema import Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something that happened, with the number by which the picture names it."""

    number: int
    at: datetime
    words: str

    def __str__(self) -> str:
        return f"{self.number}. {on_the_clock(self.at)}: {self.words}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One duty: from when it was owed, until when, and how it came out; ``closed`` is when it was done or ended."""

    raised: datetime
    due: datetime
    closed: datetime | None
    status: Status

    def __str__(self) -> str:
        ended = f" at {on_the_clock(self.closed)}" if self.closed else ""
        return f"Due {on_the_clock(self.due)}: {self.status.words}{ended}."


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """Everything one picture shows. ``seen_at`` is the instant for which statuses are given."""

    title: str
    points: tuple[Point, ...]
    lanes: tuple[Lane, ...]
    seen_at: datetime

    @property
    def description(self) -> str:
        """Return in sentences all that the picture shows."""
        owed = " ".join(map(str, self.lanes)) or "Nothing is owed."
        return f"{' '.join(map(str, self.points))} Seen at {on_the_clock(self.seen_at)}: {owed}"

    @property
    def instants(self) -> tuple[datetime, ...]:
        """Return every instant that has a place in the picture, in order."""
        of_lanes = (at for lane in self.lanes for at in (lane.raised, lane.due, lane.closed) if at is not None)
        return tuple(sorted({self.seen_at, *(point.at for point in self.points), *of_lanes}))


def of_example(rule: DutyRule, example: Example, rulebook: Rulebook) -> TimeLine:
    """Tell a worked example of a rule as a time line; raises NotAnExample when it cannot be read."""
    events = history(rule, example)
    seen_at = london(example.at)
    duties = outcome(rule, rulebook, events, seen_at)
    return of_duties(events, duties, rulebook.pack, title=f"{rule.id}: {example.name}", seen_at=seen_at)


def of_duties(
    events: Iterable[Event], duties: Iterable[Duty], pack: Pack, *, title: str, seen_at: datetime
) -> TimeLine:
    """Tell some events and duties as a time line, as they stand at an instant."""
    happened = sorted((event for event in events if event.happened_at <= seen_at), key=lambda e: (e.happened_at, e.id))
    points = (Point(number=number, at=e.happened_at, words=told(e, pack)) for number, e in enumerate(happened, start=1))
    owed = (duty for duty in duties if duty.status_at(seen_at) is not Status.NOT_YET)
    lanes = (_lane(duty, seen_at) for duty in owed)
    return TimeLine(title=title, points=tuple(points), lanes=tuple(lanes), seen_at=seen_at)


def _lane(duty: Duty, seen_at: datetime) -> Lane:
    status = duty.status_at(seen_at)
    closed = {
        Status.MET: duty.done_at,
        Status.MET_LATE: duty.done_at,
        Status.EXCUSED: duty.excused_at,
        Status.LAPSED: duty.ended_at,
        Status.MISSED: duty.ended_at,
    }.get(status)
    return Lane(raised=duty.raised_at, due=duty.due_at, closed=closed, status=status)
