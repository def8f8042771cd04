"""The part of all open acts that one person is shown: counted, and found a page at a time, the next first."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from wayhome.kernel.ids import RecordId
from wayhome.web.presenting.whose import ENDED, MISSING

WHERE, RECORD, ACT = itemgetter(0, 1, 2), itemgetter(2), itemgetter(3)
AFTER_ANY_RISK = 99


class Owed(NamedTuple):
    """One duty of one act, where it comes among others: by when, how high the risk is, and which act of which case."""

    due_at: datetime
    risk: int
    record: RecordId
    act: int


class Together(NamedTuple):
    """Acts of one case that fall due at once, which come one after the other: how many there are."""

    record: RecordId
    due_at: datetime
    acts: int


@dataclass(frozen=True)
class Part:
    """The acts that one person is shown: their duties in order, in lists by how far their cases have come.

    ``once``: no act is in it twice. An act is, where several of its duties are shown; all are of one case, and so in
    lists of one distance.
    """

    by_far: tuple[tuple[Sequence[Owed], ...], ...]
    once: bool = False

    def count(self, by: datetime | None = None) -> int:
        """Return how many acts there are, or fall due by an instant."""
        if by is None:
            return sum(self._counts)
        return sum(self._count(every[: through(every, by)] for every in lists) for lists in self.by_far)

    @property
    def live(self) -> int:
        """Return how many acts are of cases that have not ended: they come first in every list."""
        return sum(self._counts[:ENDED])

    @cached_property
    def _counts(self) -> tuple[int, ...]:
        return tuple(map(self._count, self.by_far))

    def _count(self, lists: Iterable[Sequence[Owed]]) -> int:
        return sum(map(len, lists)) if self.once else len(set().union(*(map(ACT, every) for every in lists)))

    def page(self, first: int, count: int) -> Iterator[tuple[Together, int, int]]:
        """Yield the acts on a page that begins with the one so numbered: which, how many to leave out, and to take."""
        passed = 0
        for together in self.together():
            if passed >= first + count:
                return
            skip = max(first - passed, 0)
            if skip < together.acts:
                yield together, skip, min(together.acts, first + count - passed) - skip
            passed += together.acts

    def together(self) -> Iterator[Together]:
        """Yield all acts in order, those of one case that fall due at once together."""
        for lists in self.by_far:
            seen: set[int] = set()
            for (due_at, _, record), group in groupby(merge(*lists), key=WHERE):
                acts = set(map(ACT, group)) - seen
                seen |= acts
                if acts:
                    yield Together(record, due_at, len(acts))

    def missing(self) -> frozenset[RecordId]:
        """Return the cases of children missing now that it holds an act of."""
        return frozenset().union(*(map(RECORD, every) for every in self.by_far[MISSING]))

    def first_missing(self, count: int) -> tuple[RecordId, ...]:
        """Return the first of those cases, as their acts come."""
        of_missing = Part((self.by_far[MISSING],))
        found: dict[RecordId, None] = {}
        for one in of_missing.together():
            if len(found) == count:
                break
            found[one.record] = None
        return tuple(found)


def through(held: Sequence[Owed], instant: datetime) -> int:
    """Return how many of some duties in order fall due by an instant."""
    return bisect_left(held, (instant, AFTER_ANY_RISK))
