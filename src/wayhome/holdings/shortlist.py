"""Which of the records that keys lead to are worth reading: a coarse sum of what their keys weigh.

A key weighs the more the fewer stand under it, and how alike the names are written weighs beside it. Whoever stands
only under keys that very many share is left out, unless two kinds of key agree or the birth date does. What is left is
read from its source and compared exactly; nothing here is ever shown.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, combinations, starmap
from math import inf, log2

import numpy as np
from numpy.typing import NDArray

from wayhome.holdings.keys import kind
from wayhome.holdings.letters import USUAL, Letters, likenesses
from wayhome.holdings.listed import Listed, Numbers, packed

LONG = 100  # records under one key; with more it leads to nobody by itself
NAME, BORN = 0, 1
# Kinds of key that say the same thing in several ways count once.
FAMILY: Mapping[str, int] = {
    "name": NAME, "part": NAME, "half": NAME, "day": NAME, "born": BORN, "date": BORN, "phone": 2, "tail": 2,
    "home": 3, "street": 3, "code": 3, "placement": 3, "vehicle": 4, "seen": 4, "identifier": 5, "email": 6,
    "handle": 6, "school": 7, "parent": 8,
}  # fmt: skip
FAMILIES = 1 + max(FAMILY.values())
WIDENED = 0.75  # what a short form or another spelling weighs beside the name as it was said
SAME, SWAPPED, YEAR_OUT, ONE_PART, YEAR, DIFFERENT = 12.0, 9.0, 7.0, 5.5, 3.0, -5.0  # bits, of two birth dates
ABOUT = 3.0
SELDOM = 2.0  # bits that a birth date says more at most which few have, or less which many have (1 January)
DAY_AND_MONTH = 511  # of a packed birth date
ALONE = 4.0  # what a birth date weighs less with which nothing else agrees: very many have it
DAY = log2(365)
WRITTEN, SECOND = 12.0, 4.0  # bits, of a name all of which was asked, and of two parts that are alike
LEAST = 2.0  # bits below those that tell one record from all others, with which one is still worth reading
MUCH = 8.0  # bits above those, with which a record is more often than not one of those meant
FEW = 20  # records, of which all are read: where little is held, nothing tells one from all others
GONE_THROUGH = 5_000  # numbers of long lists, the shortest first, of which it is looked how the names are written
ALIKE = 8.0  # bits of how a name is written, from which one of those is weighed
THINGS = frozenset({"phone", "home", "vehicle", "email", "handle", "identifier"})  # what is asked itself, and few have
Bits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Asking:
    """What the lists were asked for: the lists, those that lead to nobody by themselves, and the birth dates.

    ``said`` is how each part of the name asked is written, ``letters`` gives how those of records are. ``always`` are
    keys of which whoever stands under one that few have is read.
    """

    lists: Mapping[str, Listed]
    hubs: frozenset[str]
    exact: frozenset[str]
    born: tuple[date, ...]
    records: int
    about: int | None = None
    said: tuple[int, ...] = ()
    letters: Callable[[Numbers], Letters] | None = None
    always: frozenset[str] = frozenset()

    @property
    def dated(self) -> bool:
        """Say whether a birth date or an age was asked."""
        return bool(self.born) or self.about is not None

    @property
    def of_one_kind(self) -> bool:
        """Say whether there is no more to go by than a name, or no more than a birth date, and so on."""
        families = {FAMILY[kind(key)] for key in self.lists}
        return families == {BORN} or (len(families) == 1 and not self.dated)

    @property
    def seldom(self) -> float:
        """Return how many bits more than usual the birth date asked says; less than none where many have it."""
        many = sum(one.many for key, one in self.lists.items() if kind(key) == "date")
        return max(-SELDOM, min(SELDOM, log2(self.records / many) - SAME)) if many else 0.0

    def against(self, held: Numbers) -> Bits:
        """Return about what each packed birth date weighs against what was asked; 0 where none is held."""
        if self.born or self.about is None:
            bits = born_bits(self.born, held)
            bits[bits >= SWAPPED] += np.float32(self.seldom)
            return bits
        return np.where(held == 0, 0, np.where(self.near(held), ABOUT, DIFFERENT)).astype(np.float32)

    def near(self, held: Numbers) -> NDArray[np.bool_]:
        """Say of each packed birth date whether it is of the year asked or beside an age, or of the same day and month.

        The same as what weighs at least that of a year, in a tenth of the time: lists of very many are gone through.
        """
        if not self.born and self.about is not None:
            return (held >= (self.about - 1) << 9) & (held < (self.about + 2) << 9)
        found = np.zeros(len(held), np.bool_)
        for one in self.born:
            found |= (held >> 9 == one.year) | (held & DAY_AND_MONTH == packed(one) & DAY_AND_MONTH)
        return found


def shortlist(asking: Asking, most: int) -> list[int]:
    """Return the numbers of the records that are worth reading, those that weigh most first."""
    numbers, _ = _in_order(asking, most)
    return numbers


def in_two(asking: Asking, most: int, first: int) -> tuple[list[int], list[int]]:
    """Return the same in two: the first so many and whatever weighs much, and those that hardly weigh enough."""
    numbers, bits = _in_order(asking, most)
    much = int(np.count_nonzero(bits >= log2(max(2, asking.records)) + MUCH))
    at = max(first, much)
    return numbers[:at], numbers[at:]


def _in_order(asking: Asking, most: int) -> tuple[list[int], Bits]:
    worth = _each_once([*_pool(asking, most), np.empty(0, np.uint32)])
    worth = worth[worth.searchsorted(1) :]
    if not len(worth):
        return [], np.empty(0, np.float32)
    bits = _weighed(asking, worth)
    own = _having_what_was_asked(asking, worth)
    bits[own] = np.maximum(bits[own], log2(max(2, asking.records)) + MUCH)
    if not asking.of_one_kind and len(worth) > FEW:
        kept = bits >= log2(max(2, asking.records)) - LEAST
        worth, bits = worth[kept], bits[kept]
    first = np.argpartition(-bits, most - 1)[:most] if len(bits) > most else np.arange(len(bits))
    ordered = first[np.lexsort((worth[first], -bits[first]))]
    numbers: list[int] = worth[ordered].tolist()
    return numbers, bits[ordered]


def _pool(asking: Asking, most: int) -> Iterable[Numbers]:
    """Yield numbers that may be worth reading: all of short lists, and of long ones those that something else backs."""
    long = {key: one for key, one in asking.lists.items() if key in asking.hubs or one.many > LONG}
    yield from (one.numbers for key, one in asking.lists.items() if key not in long)
    backed = [one for key, one in long.items() if FAMILY[kind(key)] != BORN] if asking.dated else []
    if backed:
        born = np.concatenate([one.born for one in backed])
        yield np.concatenate([one.numbers for one in backed])[asking.near(born)]
    # With a birth date, whoever stands under one of its keys too is among those that it backs.
    paired = {key: one for key, one in long.items() if not asking.born or FAMILY[kind(key)] != BORN}
    yield from starmap(in_both, combinations(_by_family(paired), 2))
    yield _written_alike(asking, [one for key, one in long.items() if FAMILY[kind(key)] == NAME], most)
    if asking.of_one_kind:
        yield from (one.numbers[-most:] for key, one in long.items() if key not in asking.hubs)


def _written_alike(asking: Asking, long: Sequence[Listed], most: int) -> Numbers:
    """Return of long lists of a name, that of the fewest first, those whose name is written most like the one asked.

    A name with a slip in it and no birth date, or a wrong one, stands among very many and nothing else backs it.
    """
    shortest = [one.numbers for one in sorted(long, key=lambda one: one.many)]
    upto = accumulate(map(len, shortest))
    some = [numbers for numbers, many in zip(shortest, upto, strict=True) if many <= GONE_THROUGH]
    if not some or not asking.said or asking.letters is None:
        return np.empty(0, np.uint32)
    numbers = _each_once(some)
    bits = _written(asking, numbers)
    numbers, bits = numbers[bits >= ALIKE], bits[bits >= ALIKE]
    return numbers[np.argpartition(-bits, 2 * most)[: 2 * most]] if len(bits) > 2 * most else numbers


def _having_what_was_asked(asking: Asking, worth: Numbers) -> NDArray[np.bool_]:
    """Say of each number whether it has the very phone, address, vehicle or number asked, where few have it."""
    short = [
        one.numbers
        for key, one in asking.lists.items()
        if one.many <= FEW and key in asking.always and key not in asking.hubs
    ]
    return np.isin(worth, np.concatenate(short)) if short else np.zeros(len(worth), np.bool_)


def _by_family(lists: Mapping[str, Listed]) -> list[Numbers]:
    """Return the numbers in some lists by what their keys are made of; none where all are made of one thing."""
    by: dict[int, list[Numbers]] = {}
    for key, one in lists.items():
        by.setdefault(FAMILY[kind(key)], []).append(one.numbers)
    return [] if len(by) < 2 else [_each_once(numbers) if len(numbers) > 1 else numbers[0] for numbers in by.values()]


def _each_once(some: Sequence[Numbers]) -> Numbers:
    """Return all numbers of some lists, each once and in order; sorting takes half the time of ``np.unique``."""
    every = np.sort(np.concatenate(some))
    return every[np.append(True, every[1:] != every[:-1])] if len(every) else every


def in_both(one: Numbers, other: Numbers) -> Numbers:
    """Return the numbers that are in both of two ordered lists."""
    here, _ = _met(one, other)
    both: Numbers = one[here]
    return both


def _met(one: Numbers, other: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where in each of two ordered lists stand the numbers that are in both; the shorter is looked up."""
    if len(one) > len(other):
        there, here = _met(other, one)
        return here, there
    at = np.minimum(other.searchsorted(one), len(other) - 1)
    here = np.flatnonzero(other[at] == one)
    return here, at[here]


def _weighed(asking: Asking, worth: Numbers) -> Bits:
    """Return what the keys of each number weigh, the heaviest of each family once."""
    bits, known = _by_family_and_born(asking, worth)
    begun = bits[BORN] > 0
    if asking.dated:
        bits[BORN] = asking.against(known)
    total: Bits = bits.sum(axis=0)
    total[(total == bits[BORN]) & ~begun] -= ALONE
    return total + _written(asking, worth)


def _by_family_and_born(asking: Asking, worth: Numbers) -> tuple[Bits, Numbers]:
    """Return of each number what the heaviest of its keys weighs in each family, and its birth date.

    A birth date's own key is left out: it is weighed with the date itself. Most lists are of a few numbers, which are
    looked up all at once; in a list that is longer than what is worth reading, that is looked up.
    """
    weights = _weights(asking)
    ordered = sorted(asking.lists, key=weights.__getitem__)
    bits, known = _at_once(
        asking, {key: weights[key] for key in ordered if len(asking.lists[key].numbers) <= len(worth)}, worth
    )
    for key in ordered:
        one = asking.lists[key]
        if len(one.numbers) > len(worth):
            here, there = _met(worth, one.numbers)
            known[here] = one.born[there]
            if kind(key) != "date":
                row = bits[FAMILY[kind(key)]]
                row[here] = np.maximum(row[here], np.float32(weights[key]))
    return bits, known


def _at_once(asking: Asking, weights: Mapping[str, float], worth: Numbers) -> tuple[Bits, Numbers]:
    """Return the same of some keys, those that weigh least first: of a number that stands twice the last one stays."""
    bits, known = np.zeros((FAMILIES, len(worth)), np.float32), np.zeros(len(worth), np.uint32)
    keys, lists = list(weights), [asking.lists[key] for key in weights]
    if not keys:
        return bits, known
    numbers = np.concatenate([one.numbers for one in lists])
    at = np.minimum(worth.searchsorted(numbers), len(worth) - 1)
    there = worth[at] == numbers
    known[at[there]] = np.concatenate([one.born for one in lists])[there]
    which = np.repeat(np.arange(len(keys)), [len(one.numbers) for one in lists])
    there &= np.array([kind(key) != "date" for key in keys])[which]
    family = np.array([FAMILY[kind(key)] for key in keys])[which[there]]
    bits[family, at[there]] = np.array(list(weights.values()), np.float32)[which[there]]
    return bits, known


def _written(asking: Asking, worth: Numbers) -> Bits:
    """Return what it weighs how alike the names are written; what is usual where no name was asked."""
    if not asking.said or asking.letters is None:
        return np.full(len(worth), (WRITTEN + SECOND) * USUAL, np.float32)
    within, second = likenesses(asking.said, asking.letters(worth))
    bits: Bits = (WRITTEN * within + SECOND * second).astype(np.float32)
    return bits


def _weights(asking: Asking) -> dict[str, float]:
    """Return what each key weighs: no way of writing a name more than the name as it was said, however few have it."""
    rare = {key: log2(max(2.0, asking.records / one.many)) for key, one in asking.lists.items()}
    said = max((rare[key] for key in rare if key in asking.exact and kind(key) == "name"), default=inf)
    return {key: _weight(key, bits, asking.exact, said) for key, bits in rare.items()}


def _weight(key: str, rare: float, exact: Container[str], said: float) -> float:
    if kind(key) == "day":  # what the day weighs is counted with the birth date
        rare = max(1.0, rare - DAY)
    if key in exact:
        return rare
    return WIDENED * (min(rare, said) if FAMILY[kind(key)] == NAME else rare)


def born_bits(asked: Sequence[date], held: Numbers) -> Bits:
    """Return about what each packed birth date weighs against those asked, the likest of them; 0 where none is held."""
    best = np.full(len(held), DIFFERENT, np.float32)
    for one in asked:
        np.maximum(best, _against(one, held), out=best)
    best[held == 0] = 0
    return best


def _against(asked: date, held: Numbers) -> Bits:
    year, month, day = held >> 9, held >> 5 & 15, held & 31
    same_year, same_month, same_day = year == asked.year, month == asked.month, day == asked.day
    beside = np.abs(year.astype(np.int32) - asked.year) == 1
    found = np.full(len(held), DIFFERENT, np.float32)
    found[same_year] = YEAR
    found[(same_year & (same_month | same_day)) | (same_month & same_day)] = ONE_PART
    found[beside & same_month & same_day] = YEAR_OUT
    found[same_year & (month == asked.day) & (day == asked.month)] = SWAPPED
    found[held == packed(asked)] = SAME
    return found
