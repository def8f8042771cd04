"""How sure a share is: intervals that stay honest where little was counted.

A share is given with the score interval of Wilson (1927), which never leaves 0 to 1 and does not vanish where all or
none were counted; the difference of two shares with Newcombe's interval (1998, method 10), made of the two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

SURE = 1.959963984540054  # the 97.5th percentile of the normal distribution: 95% of intervals hold what they estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An estimate and the 95% interval around it."""

    estimate: float
    low: float
    high: float

    @property
    def excludes_nought(self) -> bool:
        """Say whether nought lies outside, so that a difference is more than chance would often make."""
        return self.low > 0 or self.high < 0


def share(part: float, whole: float) -> Interval:
    """Return the share of ``part`` in ``whole`` with Wilson's interval; of nothing, anything from 0 to 1.

    Neither need be a whole number: a sample whose members count for unequal numbers has an *effective* size.
    Raises ValueError where the part is more than the whole.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}")
    if whole == 0:
        return Interval(estimate=0.0, low=0.0, high=1.0)
    rate, spread = part / whole, SURE * SURE / whole
    middle = (rate + spread / 2) / (1 + spread)
    half = SURE * sqrt(rate * (1 - rate) / whole + spread / (4 * whole)) / (1 + spread)
    return Interval(estimate=rate, low=max(0.0, middle - half), high=min(1.0, middle + half))


def difference(one: Interval, other: Interval) -> Interval:
    """Return how much greater one share is than another, with Newcombe's interval made of theirs."""
    apart = one.estimate - other.estimate
    below = sqrt((one.estimate - one.low) ** 2 + (other.high - other.estimate) ** 2)
    above = sqrt((one.high - one.estimate) ** 2 + (other.estimate - other.low) ** 2)
    return Interval(estimate=apart, low=max(-1.0, apart - below), high=min(1.0, apart + above))


def effective(weights: Iterable[float]) -> float:
    """Return how many equal ones would say as much as some that count unequally (Kish 1965)."""
    every = tuple(weights)
    squared = sum(weight * weight for weight in every)
    return sum(every) ** 2 / squared if squared else 0.0


def of_children(parts: Iterable[tuple[int, int]]) -> Interval:
    """Return a share over episodes of which one child may have many: (how many count, how many there are) for each.

    Times one child was missing resemble each other, so that they say less than as many children would. The number is
    brought down by how far they do (the design effect of the ratio over children), never below the number of children,
    and never raised.
    """
    every = tuple(parts)
    counted, whole = sum(part for part, _ in every), sum(of for _, of in every)
    if whole == 0:
        return share(0, 0)
    rate, children = counted / whole, len(every)
    if rate in (0.0, 1.0):
        return share(rate * children, children)
    clustered = sum((part - rate * of) ** 2 for part, of in every)
    alike = whole * whole * rate * (1 - rate) / clustered if clustered else whole
    counts_for = min(float(whole), max(float(children), alike))
    return share(rate * counts_for, counts_for)
