"""Chance, as it is handed in from outside: seeded, so that the same seed gives the same borough."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from math import exp
from typing import Protocol, TypeVar

T = TypeVar("T")


class Chance(Protocol):
    """What draws numbers; ``random.Random`` is one."""

    def random(self) -> float:
        """Return a number from 0 up to 1."""

    def gauss(self, mu: float, sigma: float) -> float:
        """Return a number that is normally distributed."""


Drawing = Callable[[str], Chance]
"""Gives the chance that goes with a name, so that what happens to one child does not move another's."""


def happens(chance: Chance, probability: float) -> bool:
    """Say whether something with a probability happens."""
    return chance.random() < probability


def one_of(chance: Chance, options: Sequence[T]) -> T:
    """Return one of some options, each as likely as another."""
    return options[int(chance.random() * len(options))]


def weighted(chance: Chance, weights: Mapping[T, float]) -> T:
    """Return one of some options by weight; the weights need not add up to one."""
    left = chance.random() * sum(weights.values())
    for option, weight in weights.items():
        left -= weight
        if left < 0:
            return option
    return list(weights)[-1]


def around(chance: Chance, minutes: float, spread: float = 0.35) -> timedelta:
    """Return a time of about so many minutes, never less than one; its logarithm is normally distributed."""
    return timedelta(minutes=max(1, round(minutes * exp(chance.gauss(0.0, spread)))))


def between(chance: Chance, least: float, most: float) -> float:
    """Return a number between two."""
    return least + (most - least) * chance.random()
