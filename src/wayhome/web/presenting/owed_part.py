"""The part of all open acts that one person is shown: counted, and found a page at a time, the next first."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from wayhome.kernel.ids import RecordId
from wayhome.web.presenting.whose import ENDED, MISSING, NO_RISK

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


class Shared(NamedTuple):
    """Duties of acts that have several, in lists, as far as somebody is shown them.

    ``acts`` is how many acts they come to, where that is known; else it is told by looking at each.
    """

    lists: tuple[Sequence[Owed], ...]
    acts: int | None = None

    @property
    def over(self) -> int:
        """Return how many more duties there are than acts."""
        acts = len(set().union(*(map(ACT, every) for every in self.lists))) if self.acts is None else self.acts
        return self.duties - acts

    @property
    def duties(self) -> int:
        """Return how many duties they are."""
        return sum(map(len, self.lists))

    def by(self, instant: datetime) -> "Shared":
        """Return those that fall due by an instant."""
        sooner = Shared(tuple(every[: through(every, instant)] for every in self.lists))
        return self if sooner.duties == self.duties else sooner


class Far(NamedTuple):
    """The acts of cases that have come equally far: their duties in lists, and those of them that share an act."""

    lists: tuple[Sequence[Owed], ...]
    shared: tuple[Shared, ...] = ()

    @property
    def acts(self) -> int:
        """Return how many acts they are: a duty that shares its act with none is one by itself."""
        return sum(map(len, self.lists)) - sum(one.over for one in self.shared)

    def by(self, instant: datetime) -> "Far":
        """Return the acts of which a duty falls due by an instant."""
        lists = tuple(every[: through(every, instant)] for every in self.lists)
        return Far(lists, tuple(one.by(instant) for one in self.shared))


@dataclass(frozen=True)
class Part:
    """The acts that one person is shown: their duties in order, in lists by how far their cases have come.

    An act is shown where any of its duties is; all are of one case, and so in lists of one distance. Of children
    missing now, what falls due by ``soon`` comes first, where that is named: of the child at the highest risk first.
    """

    by_far: tuple[Far, ...]
    soon: datetime | None = None

    def count(self, by: datetime | None = None) -> int:
        """Return how many acts there are, or fall due by an instant."""
        return sum(self._counts) if by is None else sum(far.by(by).acts for far in self.by_far)

    @property
    def live(self) -> int:
        """Return how many acts are of cases that have not ended: they come first in every list."""
        return sum(self._counts[:ENDED])

    @cached_property
    def _counts(self) -> tuple[int, ...]:
        return tuple(far.acts for far in self.by_far)

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
        for place, far in enumerate(self.by_far):
            seen: set[int] = set()
            every = self._by_risk(far.lists) if place == MISSING and self.soon else merge(*far.lists)
            for (due_at, _, record), group in groupby(every, key=WHERE):
                acts = set(map(ACT, group)) - seen
                seen |= acts
                if acts:
                    yield Together(record, due_at, len(acts))

    def _by_risk(self, lists: Sequence[Sequence[Owed]]) -> Iterator[Owed]:
        """Yield duties to children missing now: the pressing ones first, and of those as of the rest by risk."""
        at = [through(every, self.soon) if self.soon else 0 for every in lists]
        pressing = [every[:end] for every, end in zip(lists, at, strict=True)]
        later = [every[end:] for every, end in zip(lists, at, strict=True)]
        return chain(by_risk(pressing), by_risk(later))

    def missing(self) -> frozenset[RecordId]:
        """Return the cases of children missing now that it holds an act of."""
        return frozenset().union(*(map(RECORD, every) for every in self.by_far[MISSING].lists))

    def first_missing(self, count: int) -> tuple[RecordId, ...]:
        """Return the first of those cases, as their acts come."""
        of_missing = Part((self.by_far[MISSING],), self.soon)
        found: dict[RecordId, None] = {}
        for one in of_missing.together():
            if len(found) == count:
                break
            found[one.record] = None
        return tuple(found)


def by_risk(lists: Sequence[Sequence[Owed]]) -> Iterator[Owed]:
    """Yield duties of lists that are in order, those to children at the highest risk first, of one risk the soonest.

    A page shows few of them, so they are gone through once for each level that the page comes to, and never sorted.
    """
    return (one for risk in range(NO_RISK + 1) for one in merge(*lists) if one.risk == risk)


def through(held: Sequence[Owed], instant: datetime) -> int:
    """Return how many of some duties in order fall due by an instant."""
    return bisect_left(held, (instant, AFTER_ANY_RISK))
