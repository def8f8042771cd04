"""What stands under a key: the numbers of records in order, with the birth date of each packed into a number."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from wayhome.holdings.letters import Letters
from wayhome.holdings.records import HeldRecord

Numbers = NDArray[np.uint32]
LONGEST = 100_000  # numbers read under one key; of more, the newest


class Listed(NamedTuple):  # some fifty are made for each search
    """The numbers under one key, each once and in order, the birth date of each (0 if none), and how many there are."""

    numbers: Numbers
    born: Numbers
    many: int


class Lists(Protocol):
    """The index as a search reads it: it leads to records and decides nothing."""

    @property
    def records(self) -> int:
        """Return how many records there are."""
        ...

    def under(self, keys: Mapping[str, float]) -> Mapping[str, Listed]:
        """Return what stands under some keys; a key under which nothing stands is left out.

        Each comes with how often a record under it is meant: where all are more than one search reads, those are read
        whole first of which that is most often so for what they take.
        """
        ...

    def letters(self, numbers: Numbers) -> Letters:
        """Return how the names of records are written that ``under`` led to; 0 where it is not known."""
        ...

    def count(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return how many records stand under some keys, without reading which; 0 for none."""
        ...

    def read(self, numbers: Sequence[int]) -> Mapping[int, HeldRecord]:
        """Return records as their source now has them; one that is gone or is not what was indexed is left out."""
        ...


def packed(day: date | None) -> int:
    """Return a birth date as a number from which its parts are had by shifting; 0 for none."""
    return day.year << 9 | day.month << 5 | day.day if day else 0


def joined(parts: Sequence[Listed]) -> Listed:
    """Return what stands under one key in several places as one."""
    if len(parts) == 1:
        return parts[0]
    numbers, at = np.unique(np.concatenate([part.numbers for part in parts]), return_index=True)
    return Listed(numbers, np.concatenate([part.born for part in parts])[at], sum(part.many for part in parts))
