"""How a name is written, in 63 bits: which pairs of letters stand in it.

Two names that differ by a slip of the hand have most of their pairs in common, whatever they sound like, and two that
only share a key have few. So the records that keys lead to can be told apart before any of them is read.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from wayhome.holdings.names import every_part
from wayhome.holdings.records import Person

Letters = NDArray[np.uint64]
Shares = NDArray[np.float32]
USUAL = np.float32(0.5)  # how like a name is taken to be that is not known
MOST_PARTS = 6  # of a name; a longer one is a text, and would be like every name
BITS = 63  # so that a database keeps them as a number that is not negative


def letters_of(person: Person) -> int:
    """Return the pairs of letters of a person's names, all together; 0 for nobody named."""
    return letters(every_part(person.given_name, person.family_name, *person.also_known_as)[:MOST_PARTS])


def written_asked(person: Person) -> tuple[int, ...]:
    """Return the pairs of letters of each part of the names that somebody asks with."""
    return tuple(map(letters_in, every_part(person.name, *person.also_known_as)[:MOST_PARTS]))


def letters(some: Iterable[str]) -> int:
    """Return the pairs of letters of some parts of a name, all together."""
    found = 0
    for part in some:
        found |= letters_in(part)
    return found


def likenesses(asked: Sequence[int], held: Letters) -> tuple[Shares, Shares]:
    """Return how much of each held name is in what was asked, and how much of the second likest part asked is in it.

    From 0 to 1; what is usual where it is not known how a name is written.
    """
    each = [np.bitwise_count(held & np.uint64(part)) / np.float32(max(1, part.bit_count())) for part in asked]
    every = np.uint64(reduce(or_, asked, 0))
    within = np.bitwise_count(held & every) / np.maximum(np.float32(1), np.bitwise_count(held))
    second = np.minimum(*each) if len(each) == 2 else np.sort(each, axis=0)[-2] if len(each) > 1 else each[0]
    if not (unknown := held == 0).any():
        return within, second
    return np.where(unknown, USUAL, within), np.where(unknown, USUAL, second)


@lru_cache(maxsize=65_536)
def letters_in(part: str) -> int:
    """Return the pairs of letters of one part of a name, with those of its two ends."""
    found = 0
    for one, other in zip(f" {part}", f"{part} ", strict=True):
        found |= 1 << crc32(f"{one}{other}".encode()) % BITS
    return found
