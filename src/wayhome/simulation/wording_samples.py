"""The last months' entries in which nothing was pointed out, drawn, read by two supervisors apart, and closed.

What is drawn depends on what was entered, so that each act is made only when its time has come. The readings of a month
are planned together once it is drawn: what a reader says rests on the words alone.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from wayhome.access.actors import Role
from wayhome.application.bulk import BulkDoor
from wayhome.application.ports import EventLog
from wayhome.application.wording.samples import closing, drawing, entry_of, reading, samples, texts_of
from wayhome.assurance.periods import month, months_over
from wayhome.casework.commands import Acting
from wayhome.kernel.ids import PostId
from wayhome.record.envelope import Event
from wayhome.simulation import wording_found
from wayhome.simulation.chance import happens
from wayhome.simulation.force import Borough
from wayhome.simulation.playing import Said
from wayhome.simulation.sampling import LEAD
from wayhome.simulation.staff import Officer, post_of
from wayhome.simulation.steps import Step

MONTHS = 4
DRAWN_AFTER, READ_AFTER, CLOSED_AFTER = timedelta(hours=33), timedelta(hours=57), timedelta(days=13)
A_READER, A_WHILE = timedelta(days=4), timedelta(minutes=2)
UNDER_WAY = timedelta(days=4)  # so long ago the latest month was drawn: one has read it, and others are to
SEEN_BY_A_READER = 0.85  # of how many entries with such words a reader says so
WHY_LEFT_OUT = "Nobody who had not written them was on duty."
THIRD = 2
Made = Callable[[datetime], Iterator[Step]]


def with_wording_samples(
    steps: Iterable[Step | Said], told: Borough, door: BulkDoor, log: EventLog
) -> Iterator[Step | Said]:
    """Yield the steps with the acts of the monthly samples among them, in the order of their entry."""
    sampling = _Sampling(told, log)
    for step in steps:
        yield from sampling.until(step.entered_at, door)
        yield step
    yield from sampling.until(told.now, door)


class _Sampling:
    """What is still to be done about samples, by when; what is planned already needs no look at the record."""

    def __init__(self, told: Borough, log: EventLog) -> None:
        self._told, self._log = told, log
        self._waiting: list[tuple[datetime, int, Made, bool]] = []
        self._numbers = count()
        latest, *earlier = months_over(told.began, told.now)[:MONTHS]
        self._plan(latest, told.now - UNDER_WAY - DRAWN_AFTER)
        for period in earlier:
            self._plan(period, month(period)[1])

    def until(self, moment: datetime, door: BulkDoor) -> Iterator[Step]:
        """Yield what is done up to an instant."""
        while self._waiting and self._waiting[0][0] <= moment:
            at, _, made, looks = heappop(self._waiting)
            if looks:
                door.flush()
            yield from made(at)

    def _plan(self, period: str, begin: datetime) -> None:
        over = max(month(period)[1], begin)
        self._wait(over + DRAWN_AFTER, lambda at: self._draw(period, at), looks=True)
        self._wait(over + READ_AFTER, lambda at: self._hand_out(period, at), looks=True)
        self._wait(over + CLOSED_AFTER, lambda at: self._close(period, at), looks=True)

    def _wait(self, at: datetime, made: Made, *, looks: bool) -> None:
        heappush(self._waiting, (at, next(self._numbers), made, looks))

    def _draw(self, period: str, at: datetime) -> Iterator[Step]:
        yield Step(entered_at=at, command=drawing(self._log, period, by=LEAD, at=at, key=f"entries {period}"))

    def _hand_out(self, period: str, at: datetime) -> Iterator[Step]:
        for place, one in enumerate(samples(self._log)[period].entries):
            self._read(entry_of(self._log, one.entry), period, at + place * A_WHILE)
        yield from ()

    def _read(self, entry: Event, period: str, at: datetime) -> None:
        """Plan the readings of one entry: by two, and by a third where they differ."""
        text = next(texts_of(self._log, entry), "")
        chance = self._told.draw(f"reading {entry.id}")
        said: list[bool] = []
        for turn, reader in enumerate(self._readers(entry)):
            if turn == THIRD and said[0] == said[1]:
                return
            said.append(text in wording_found.MISSED and happens(chance, SEEN_BY_A_READER))
            self._say(entry, period, reader, at + turn * A_READER, text if said[-1] else "")

    def _say(self, entry: Event, period: str, reader: Officer, at: datetime, passage: str) -> None:
        by = _acting(reader)
        kind = "normalising_missing" if passage else ""
        command = reading(
            entry, period, by=by, at=at, key=f"reading {entry.id} {reader.id}", missed=bool(passage), passage=passage,
            kind=kind,
        )  # fmt: skip
        self._wait(at, lambda at: iter((Step(entered_at=at, command=command),)), looks=False)

    def _readers(self, entry: Event) -> list[Officer]:
        """Return three supervisors who did not write an entry, or as many as there are."""
        every = [one for one in self._told.staff.officers if one.role is Role.SUPERVISOR and one.id != entry.actor]
        return every[: THIRD + 1]

    def _close(self, period: str, at: datetime) -> Iterator[Step]:
        drawn = samples(self._log)[period]
        if drawn.closed:
            return
        left = len(drawn.settled) < len(drawn.entries)
        why = WHY_LEFT_OUT if left else ""
        command = closing(self._log, period, by=LEAD, at=at, key=f"closing entries {period}", why_left_out=why)
        yield Step(entered_at=at, command=command)


def _acting(officer: Officer) -> Acting:
    return officer.acting(PostId(post_of(officer.usual, officer.unit)))
