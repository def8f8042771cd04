"""The part of all open acts that one person is shown: counted, and found a page at a time, the next first."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from wayhome.kernel.ids import RecordId
from wayhome.web.presenting.whose import ENDED, LIVE, MISSING, NO_RISK

WHERE, RECORD, ACT = itemgetter(0, 1, 2), itemgetter(2), itemgetter(3)
AFTER_ANY_RISK = 99
RISKS = range(NO_RISK + 1)
Lists = Sequence[Sequence["Owed"]]


class Owed(NamedTuple):
    """One duty of one act, where it comes among others: by when, how high the risk is, and which act of which case."""

    due_at: datetime
    risk: int
    record: RecordId
    act: int


class Together(NamedTuple):
    """Acts of one case that come one after the other: how many there are.

    They fall due at once; or, without an instant, they are among the acts of the case that press, from the ``first``.
    """

    record: RecordId
    due_at: datetime | None
    acts: int
    first: int = 0


class Turns(NamedTuple):
    """How acts take turns: what falls due by ``soon`` presses, and what fell due by ``old`` is overdue by days.

    Where ``by_wait``, what was left longest comes first, of whatever child; else what is owed to children missing now,
    by risk.
    """

    soon: datetime
    old: datetime
    by_wait: bool = False


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

    An act is shown where any of its duties is; all are of one case, and so in lists of one distance. Where ``turns``
    says how, what presses comes first, one act of each case in turn, so that no child stands before all others.
    """

    by_far: tuple[Far, ...]
    turns: Turns | None = None

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
        """Yield all acts in order, those of one case that come one after the other together."""
        first, *others = self._groups()
        seen: set[int] = set()
        if self.turns:
            yield from in_turn(_pressing(first, self.turns), seen)
            yield from _soonest(_later(first.lists, self.turns), seen)
        else:
            yield from _soonest(merge(*first.lists), seen)
        for far in others:
            yield from _soonest(merge(*far.lists), set())

    def _groups(self) -> tuple[Far, ...]:
        """Return what is put in order together: by how far the cases have come, or all of live cases."""
        if not (self.turns and self.turns.by_wait):
            return self.by_far
        live = self.by_far[: LIVE + 1]
        lists, shared = chain(*(far.lists for far in live)), chain(*(far.shared for far in live))
        return (Far(tuple(lists), tuple(shared)), *self.by_far[LIVE + 1 :])

    def missing(self) -> frozenset[RecordId]:
        """Return the cases of children missing now that it holds an act of."""
        return frozenset().union(*(map(RECORD, every) for every in self.by_far[MISSING].lists))

    def first_missing(self, count: int) -> tuple[RecordId, ...]:
        """Return the first of those cases, as their acts come."""
        of_missing = Part((self.by_far[MISSING],), self.turns)
        found: dict[RecordId, None] = {}
        for one in of_missing.together():
            if len(found) == count:
                break
            found[one.record] = None
        return tuple(found)


def in_turn(duties: Iterable[Owed], seen: set[int]) -> Iterator[Together]:
    """Yield acts that press, one of each case in turn: the first of every case, then the second of every case, and on.

    A page shows few of them, so it looks at no more duties than it takes to find the cases on it. Which act of a case
    comes first is asked of the case, when it is shown.
    """
    acts: dict[RecordId, int] = {}
    for one in duties:
        if one.act not in seen:
            seen.add(one.act)
            acts[one.record] = acts.get(one.record, 0) + 1
            if acts[one.record] == 1:
                yield Together(one.record, None, 1)
    turn = 1
    while acts := {record: many for record, many in acts.items() if many > turn}:
        yield from (Together(record, None, 1, turn) for record in acts)
        turn += 1


def _soonest(duties: Iterable[Owed], seen: set[int]) -> Iterator[Together]:
    """Yield the acts of duties in order that were not seen before, those of one case that fall due at once together."""
    for (due_at, _, record), group in groupby(duties, key=WHERE):
        acts = set(map(ACT, group)) - seen
        seen |= acts
        if acts:
            yield Together(record, due_at, len(acts))


def _pressing(far: Far, turns: Turns) -> Iterator[Owed]:
    """Yield the duties that press, by risk: of one risk those that came up within the day, then those left for days.

    An act is left for days where the soonest of its duties is, whatever else it would meet.
    """
    pressing = [every[: through(every, turns.soon)] for every in far.lists]
    if turns.by_wait:
        return merge(*pressing)
    since = [through(every, turns.old) for every in pressing]
    old = [every[:end] for every, end in zip(pressing, since, strict=True)]
    fresh = [every[end:] for every, end in zip(pressing, since, strict=True)]
    left = {one.act for some in far.shared for every in some.by(turns.old).lists for one in every}
    of_risk = (chain((one for one in merge(*fresh) if one.act not in left), merge(*old)) for _ in RISKS)
    return (one for risk, every in zip(RISKS, of_risk, strict=True) for one in every if one.risk == risk)


def _later(lists: Lists, turns: Turns) -> Iterator[Owed]:
    """Yield the duties that do not press yet, by risk and then by when they fall due; or by that alone."""
    later = [every[through(every, turns.soon) :] for every in lists]
    if turns.by_wait:
        return merge(*later)
    return (one for risk in RISKS for one in merge(*later) if one.risk == risk)


def through(held: Sequence[Owed], instant: datetime) -> int:
    """Return how many of some duties in order fall due by an instant."""
    return bisect_left(held, (instant, AFTER_ANY_RISK))
