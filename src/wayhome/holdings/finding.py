"""One search: what is asked, the keys of it, the records they lead to, and once more through those that are certain.

Pure, and the same wherever the index is kept. The index only leads: each record is read from its source, and compared
as it is now.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from wayhome.holdings.asking import TIERS, Asked, Found
from wayhome.holdings.following import Again, learnt_from, searched_again
from wayhome.holdings.hubs import crowded, hubs_among
from wayhome.holdings.keys import Wider, keys_asked, keys_of_person, kind
from wayhome.holdings.leading import leading
from wayhome.holdings.letters import written_asked
from wayhome.holdings.listed import Lists
from wayhome.holdings.names import every_part, sound
from wayhome.holdings.reached import BUDGET, Budget, Counted, Ranked, Ranker, Reached, counts_of
from wayhome.holdings.shortlist import LONG, THINGS, Asking, in_both, in_two

SELDOM = 10_000  # records that have one part of a name
WIDE = {"date": "the same birth date", "name": "this name", "part": "this name"}
CUT_SHORT = "More than {} records have {} and nothing else to go by, and not all were looked through: ask with more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What came of a search, in order; what too many share to lead to anybody, and where not all was looked through."""

    found: tuple[Found, ...] = ()
    crowded: tuple[str, ...] = ()
    cut_short: tuple[str, ...] = ()


def find(asked: Asked, lists: Lists, *, rank: Ranker, wider: Wider, budget: Budget = BUDGET) -> Finding:
    """Return what is held about somebody and those around them."""
    alone = lists.count([f"part {sound(part)}" for part in every_part(asked.name, *asked.also_known_as)])
    keys = keys_asked(asked, wider) | _seldom(asked, alone)
    exact = keys_of_person(asked.person)
    reached = _reach(_Question(asked, keys, exact), lists, budget)
    counted = Counted(lists.records, {**counts_of(keys, reached.lists), **alone})
    reached, found = _ranked(rank(asked, counted), reached, lists)
    learnt = learnt_from(asked, found, keys, wider, budget)
    known = {one.record.id: one.tier for one in found}
    again = searched_again(learnt, reached, lists, rank, budget, known=known) if learnt else Again()
    return Finding(
        found=_together(found, again),
        crowded=crowded(reached.hubs, budget.hub),
        cut_short=tuple(dict.fromkeys((*_cut_short(asked, exact, reached), *again.left))),
    )


def _ranked(ranking: Ranked, reached: Reached, lists: Lists) -> tuple[Reached, tuple[Found, ...]]:
    """Return what was found; where none of those that weigh most is certain, the rest is read too."""
    ranking.add(reached.records.values())
    if reached.left and not ranking.is_certain:
        further = lists.read(reached.left)
        ranking.add(further.values())
        reached = replace(
            reached, records={**reached.records, **further}, numbers=[*reached.numbers, *reached.left], left=()
        )
    return reached, ranking.found()


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, the keys to look under, and those among them that are of what was said itself."""

    asked: Asked
    keys: frozenset[str]
    exact: frozenset[str]

    @property
    def born(self) -> tuple[date, ...]:
        """Return the birth date, where one was said."""
        return (self.asked.birth_date,) if self.asked.birth_date else ()


def _reach(question: _Question, lists: Lists, budget: Budget) -> Reached:
    under = lists.under(leading(question.keys, question.exact))
    hubs = hubs_among(under, budget.hub)
    said, letters = written_asked(question.asked.person), lists.letters
    about = question.asked.born_about
    always = frozenset(key for key in question.exact if kind(key) in THINGS)
    asking = Asking(under, hubs, question.exact, question.born, lists.records, about, said, letters, always)
    first, left = in_two(asking, budget.records, budget.first)
    return Reached(under, hubs, lists.read(first), first, left)


def _seldom(asked: Asked, alone: Mapping[str, int]) -> frozenset[str]:
    """Return the keys of parts of the name that few enough have to be looked through for those of about the age."""
    dated = asked.birth_date is not None or asked.born_about is not None
    return frozenset(key for key, many in alone.items() if 0 < many <= SELDOM and dated)


def _cut_short(asked: Asked, exact: frozenset[str], reached: Reached) -> Iterator[str]:
    """Yield what was not all looked through: records with nothing but what very many have."""
    for key, one in reached.lists.items():
        if kind(key) not in WIDE or key not in exact or one.many <= LONG:
            continue
        bare = one.numbers[one.born == 0] if asked.birth_date else one.numbers
        if kind(key) == "date":
            bare = one.numbers if len(reached.lists) == 1 else one.numbers[:0]
        if len(bare) > LONG and len(bare) > len(in_both(bare, np.array(sorted(reached.records), np.uint32))):
            yield CUT_SHORT.format(LONG, WIDE[kind(key)])


def _together(found: Sequence[Found], again: Again) -> tuple[Found, ...]:
    """Return both in one order; a record that both have is as the first says, unless the second relies on it more."""
    if not again.led:
        return tuple(found)
    best = {one.record.id: one for one in (*found, *again.found)}
    return tuple(sorted(best.values(), key=lambda one: (TIERS.index(one.tier), -one.bits)))
