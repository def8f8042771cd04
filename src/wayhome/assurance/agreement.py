"""How far two graders agree, grade for grade, beyond what chance alone would bring.

Cohen's kappa (1960) counts only grades that are the same; with linear weights (Cohen 1968) a neighbouring level counts
in part. Standard errors are those of Fleiss, Cohen and Everitt (1969), for pairs that may stand for unequal numbers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from wayhome.assurance.intervals import SURE, Interval, effective, share

LEVELS = ("very_low", "low", "medium", "high")
ENOUGH, ENOUGH_APART = 30, 5  # pairs, and pairs that differ, from which a large-sample interval is trusted; our choice
Weigh = Callable[[int, int], float]
Cells = Mapping[tuple[int, int], float]
Placed = tuple[int, int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One grade and the same grade made again; ``weight`` is how many grades of its kind the pair stands for."""

    first: str
    second: str
    weight: float = 1.0

    @property
    def too_low(self) -> bool:
        """Say whether the first grade was lower than the second."""
        return LEVELS.index(self.first) < LEVELS.index(self.second)

    @property
    def too_high(self) -> bool:
        """Say whether the first grade was higher than the second."""
        return LEVELS.index(self.first) > LEVELS.index(self.second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """Agreement beyond chance: 1 where all is the same, 0 where it is what chance brings."""

    kappa: float
    standard_error: float
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What a set of pairs comes to.

    ``agreed``, ``too_low`` and ``too_high`` count pairs; ``share_agreed`` and ``share_too_low`` estimate the shares of
    all grades that the pairs stand for. No kappa is given where chance alone would make every grade the same.
    """

    pairs: int
    agreed: int
    too_low: int
    too_high: int
    share_agreed: Interval
    share_too_low: Interval
    kappa: Kappa | None
    weighted_kappa: Kappa | None


def agreement(pairs: Iterable[Pair]) -> Agreement:
    """Compare first and second grades. Raises ValueError for a level that is none of ``LEVELS``."""
    every = tuple(pairs)
    return Agreement(
        pairs=len(every),
        agreed=sum(pair.first == pair.second for pair in every),
        too_low=sum(pair.too_low for pair in every),
        too_high=sum(pair.too_high for pair in every),
        share_agreed=_share(every, lambda pair: pair.first == pair.second),
        share_too_low=_share(every, lambda pair: pair.too_low),
        kappa=kappa(every, _same),
        weighted_kappa=kappa(every, _near),
    )


def _share(pairs: Sequence[Pair], counts: Callable[[Pair], bool]) -> Interval:
    whole = sum(pair.weight for pair in pairs)
    size = effective(pair.weight for pair in pairs)
    part = sum(pair.weight for pair in pairs if counts(pair))
    return share(min(size, part / whole * size), size) if whole else share(0, 0)


def _same(one: int, other: int) -> float:
    return float(one == other)


def _near(one: int, other: int) -> float:
    return 1 - abs(one - other) / (len(LEVELS) - 1)


def kappa(pairs: Sequence[Pair], weigh: Weigh = _same, levels: Sequence[str] = LEVELS) -> Kappa | None:
    """Return kappa with its standard error; None where there are no pairs, or chance alone explains everything.

    ``levels`` are what may be said, in order: the levels of risk, or yes and no.

    The interval is the large-sample one. Where fewer than 30 pairs, or fewer than 5 that differ, are held, it is
    widened to the one that the share agreed upon would have by itself: a few grades that all agree are no certainty.
    """
    placed = [(levels.index(pair.first), levels.index(pair.second), pair.weight) for pair in pairs]
    cells = _cells(placed)
    rows, columns = _margin(cells, 0), _margin(cells, 1)
    by_chance = sum(rows[i] * columns[j] * weigh(i, j) for i in rows for j in columns)
    if not pairs or by_chance > 1 - 1e-9:
        return None
    observed = sum(held * weigh(i, j) for (i, j), held in cells.items())
    value = (observed - by_chance) / (1 - by_chance)
    error = _standard_error(placed, weigh, value, by_chance)
    low, high = value - SURE * error, value + SURE * error
    if len(pairs) < ENOUGH or sum(pair.first != pair.second for pair in pairs) < ENOUGH_APART:
        alone = share(*_of_effective(observed, pairs))
        low = min(low, (alone.low - by_chance) / (1 - by_chance))
        high = max(high, (alone.high - by_chance) / (1 - by_chance))
    interval = Interval(estimate=value, low=max(-1.0, low), high=min(1.0, high))
    return Kappa(kappa=value, standard_error=error, interval=interval)


def _of_effective(rate: float, pairs: Sequence[Pair]) -> tuple[float, float]:
    size = effective(pair.weight for pair in pairs)
    return min(size, max(0.0, rate * size)), size


def _cells(placed: Sequence[Placed]) -> dict[tuple[int, int], float]:
    whole = sum(weight for *_, weight in placed)
    cells: dict[tuple[int, int], float] = {}
    for first, second, weight in placed:
        cells[first, second] = cells.get((first, second), 0.0) + weight / whole
    return cells


def _margin(cells: Cells, side: int) -> dict[int, float]:
    found: dict[int, float] = {}
    for place, held in cells.items():
        found[place[side]] = found.get(place[side], 0.0) + held
    return found


def _standard_error(placed: Sequence[Placed], weigh: Weigh, value: float, by_chance: float) -> float:
    """Return the spread of kappa, from how much each pair moves it."""
    cells = _cells(placed)
    rows, columns = _margin(cells, 0), _margin(cells, 1)
    of_row = {i: sum(held * weigh(i, j) for j, held in columns.items()) for i in rows}
    of_column = {j: sum(held * weigh(i, j) for i, held in rows.items()) for j in columns}
    middle = value - by_chance * (1 - value)
    whole = sum(weight for *_, weight in placed)
    squares = 0.0
    for i, j, weight in placed:
        moved = weigh(i, j) - (of_row[i] + of_column[j]) * (1 - value) - middle
        squares += (weight / whole * moved) ** 2
    return sqrt(squares) / (1 - by_chance)
