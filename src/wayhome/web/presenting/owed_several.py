"""Acts that have several duties, by the lists in which these stand: however many lists those are, each is one act.

How many acts stand in the same lists is kept. It is known without looking at any of them wherever one of the lists is
shown whole, as most are; duties that share their act with none are as many acts as they are.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from wayhome.application.standing.ordered import Ordered
from wayhome.web.presenting.owed_part import Owed, Shared
from wayhome.web.presenting.owed_rungs import WHOLE, Between, cut

W = TypeVar("W", bound=Hashable)
OfSeveral = Mapping[int, frozenset[tuple[W, Owed]]]


@dataclass(slots=True)
class Together(Generic[W]):
    """Acts whose duties stand in the same lists: how many, and the part that is theirs of each of the lists."""

    acts: int = 0
    lists: dict[W, Ordered[Owed]] = field(default_factory=dict)


class Several(Generic[W]):
    """All acts that have several duties, by the names of the lists in which these stand."""

    def __init__(self) -> None:
        self.held: dict[frozenset[W], Together[W]] = {}

    def move(self, before: OfSeveral[W], after: OfSeveral[W]) -> None:
        """Take in the acts of a case in place of those it had before."""
        for act, duties in before.items():
            if after.get(act) != duties:
                self._let_go(duties)
        for act, duties in after.items():
            if before.get(act) != duties:
                self._take_in(duties)

    def shown(self, kept: Callable[[W], Sequence[Between]]) -> Iterator[tuple[frozenset[W], Shared]]:
        """Yield the duties that somebody is shown, with the names of the lists: those in the same lists together.

        ``kept`` says of a list what of it is shown. Where one is shown whole, so is each of the acts.
        """
        for names, together in self.held.items():
            lists = tuple(part for name, every in together.lists.items() for part in cut(every.held, kept(name)))
            if lists:
                yield names, Shared(lists, together.acts if any(WHOLE in kept(name) for name in names) else None)

    def _take_in(self, duties: frozenset[tuple[W, Owed]]) -> None:
        together = self.held.setdefault(_names(duties), Together())
        together.acts += 1
        for name, one in duties:
            together.lists.setdefault(name, Ordered()).add(one)

    def _let_go(self, duties: frozenset[tuple[W, Owed]]) -> None:
        names = _names(duties)
        together = self.held[names]
        together.acts -= 1
        for name, one in duties:
            together.lists[name].discard(one)
        if not together.acts:
            del self.held[names]


def of_several(owed: Iterable[tuple[W, Owed]]) -> OfSeveral[W]:
    """Return the duties of a case that share their act with others, by their act, each with the name of its list."""
    by_act: dict[int, list[tuple[W, Owed]]] = {}
    for one in owed:
        by_act.setdefault(one[1].act, []).append(one)
    return {act: frozenset(duties) for act, duties in by_act.items() if len(duties) > 1}


def _names(duties: Iterable[tuple[W, Owed]]) -> frozenset[W]:
    return frozenset(name for name, _ in duties)
