"""How much of a gap between naming groups may be chance: of so few questions, equal groups never come out equal.

Questions are drawn, not records: those of one child are found or missed together.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.holdings_measures.marking import Marked

TIMES = 2_000
SEED = 20260302
MOST = 0.95  # of all shuffles or drawings, that lie within what is told


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one question: whose naming group it is about, how many linkable records it has, how many were found."""

    group: str
    of: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """A gap beside those that the same answers give where groups are dealt out by lot.

    ``usual`` is what such a gap is on average, ``most`` what 95 in 100 do not pass, ``as_wide`` how many are as wide as
    the one observed. ``times_as_many`` is how many times as many questions it takes until ``most`` is the gap aimed at.
    """

    observed: float
    usual: float
    most: float
    as_wide: float
    times_as_many: float


def tallies(marked: Sequence[Marked], within: int) -> list[Tally]:
    """Return what counts of each question of which anything linkable is held."""
    wanted = [one for one in marked if one.query.linkable]
    return [Tally(one.query.person.group, len(one.query.linkable), len(one.found(within))) for one in wanted]


def gap_of(some: Sequence[Tally], enough: int) -> float:
    """Return how far the recall of two groups with so many records lies apart; 0 where there are not two."""
    return _gap([one.group for one in some], some, enough)


def _gap(groups: Sequence[str], some: Sequence[Tally], enough: int) -> float:
    """Return the same with each question counted to the group that is named in its place."""
    found, of = dict.fromkeys(groups, 0), dict.fromkeys(groups, 0)
    for group, one in zip(groups, some, strict=True):
        found[group] += one.found
        of[group] += one.of
    shares = [found[group] / of[group] for group in of if of[group] >= enough]
    return max(shares) - min(shares) if len(shares) > 1 else 0.0


def by_chance(some: Sequence[Tally], enough: int, aim: float, times: int = TIMES) -> Chance:
    """Deal the groups that have enough out among their questions by lot, and return what gaps that gives."""
    of: Counter[str] = Counter()
    for one in some:
        of[one.group] += one.of
    counted = [one for one in some if of[one.group] >= enough]
    chance, groups, gaps = Random(SEED), [one.group for one in counted], list[float]()
    for _ in range(times):
        chance.shuffle(groups)
        gaps.append(_gap(groups, counted, 1))
    observed, gaps = gap_of(some, enough), sorted(gaps)
    most = gaps[min(times - 1, int(MOST * times))]
    return Chance(
        observed=observed,
        usual=sum(gaps) / times,
        most=most,
        as_wide=sum(one >= observed for one in gaps) / times,
        times_as_many=(most / aim) ** 2,
    )


def between(some: Sequence[Tally], times: int = TIMES) -> tuple[float, float]:
    """Return between which shares 95 in 100 lie where as many questions are drawn again from some."""
    if not some:
        return 0.0, 1.0
    chance, shares = Random(SEED), list[float]()
    for _ in range(times):
        drawn = chance.choices(some, k=len(some))
        shares.append(sum(one.found for one in drawn) / sum(one.of for one in drawn))
    shares.sort()
    edge = (1 - MOST) / 2
    return shares[int(edge * times)], shares[min(times - 1, int((1 - edge) * times))]
