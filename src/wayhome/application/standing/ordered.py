"""Things kept in order while some come and some go: a plain list, so that a part of it is as quick as a part of a list.

Many that come at once are sorted together; a few are put where they belong.
"""

from bisect import bisect_left, insort
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=tuple[Any, ...])
FEW = 64


class Ordered(Generic[K]):
    """Tuples in order, each at most once. What came and went is worked in when somebody looks."""

    __slots__ = ("_come", "_gone", "_held")

    def __init__(self) -> None:
        self._held: list[K] = []
        self._come: set[K] = set()
        self._gone: set[K] = set()

    def add(self, one: K) -> None:
        """Take in one that is not held."""
        if one in self._gone:
            self._gone.discard(one)
        else:
            self._come.add(one)

    def discard(self, one: K) -> None:
        """Let go of one that is held."""
        if one in self._come:
            self._come.discard(one)
        else:
            self._gone.add(one)

    @property
    def held(self) -> list[K]:
        """Return all that are held, in order; the list is not to be changed."""
        if self._come or self._gone:
            self._work_in()
        return self._held

    def __len__(self) -> int:
        return len(self._held) + len(self._come) - len(self._gone)

    def _work_in(self) -> None:
        if len(self._come) + len(self._gone) > FEW:
            self._held = sorted([*(one for one in self._held if one not in self._gone), *self._come])
        else:
            for one in self._gone:
                del self._held[bisect_left(self._held, one)]
            for one in self._come:
                insort(self._held, one)
        self._come, self._gone = set(), set()
