"""Answers over time: the instants at which an answer changes, and the answer from each on."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import heappop, heappush
from typing import Generic, TypeVar

from wayhome.duties.holding import Holding

T = TypeVar("T")
Holders = tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Line(Generic[T]):
    """An answer over time: what it is from each of some instants on, and before the first of them."""

    starts: Sequence[datetime]
    values: Sequence[T]
    before: T

    def at(self, moment: datetime) -> T:
        """Return the answer at an instant."""
        place = bisect_right(self.starts, moment) - 1
        return self.values[place] if place >= 0 else self.before

    def stretches(self) -> Iterator[tuple[datetime | None, datetime | None, T]]:
        """Yield each stretch over which the answer is the same: from, until (exclusive), and the answer."""
        edges = [None, *self.starts, None]
        yield from zip(edges[:-1], edges[1:], (self.before, *self.values), strict=True)

    def around(self, moment: datetime) -> tuple[datetime | None, datetime | None]:
        """Return the stretch in which an instant lies."""
        place = bisect_right(self.starts, moment)
        return (
            self.starts[place - 1] if place else None,
            self.starts[place] if place < len(self.starts) else None,
        )


def edges_of(held: Iterable[Holding]) -> list[datetime]:
    return sorted({edge for one in held for edge in (one.start, one.end) if edge})


def first_of(held: list[Holding]) -> Line[Holding | None]:
    """Return who counts over time where several may hold: whoever ranks last in order of start."""
    ranked = sorted(held, key=lambda one: one.rank)
    coming = sorted(range(len(ranked)), key=lambda place: ranked[place].start, reverse=True)
    running: list[int] = []
    values: list[Holding | None] = []
    edges = edges_of(ranked)
    for edge in edges:
        while coming and ranked[coming[-1]].start <= edge:
            heappush(running, -coming.pop())
        while running and not ranked[-running[0]].covers(edge):
            heappop(running)
        values.append(ranked[-running[0]] if running else None)
    return Line(edges, values, None)


def all_of(held: Iterable[Holding]) -> Line[Holders]:
    """Return everybody who holds over time, whoever counts first."""
    coming = sorted(held, key=lambda one: one.start, reverse=True)
    running: list[Holding] = []
    values: list[Holders] = []
    edges = edges_of(held)
    for edge in edges:
        while coming and coming[-1].start <= edge:
            running.append(coming.pop())
        running = [one for one in running if one.covers(edge)]
        values.append(tuple(sorted(running, key=lambda one: one.rank, reverse=True)))
    return Line(edges, values, ())
