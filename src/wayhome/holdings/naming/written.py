"""All by which one part of a name is laid beside another, made ready once: names repeat, and are compared often."""

from functools import lru_cache
from typing import NamedTuple

from wayhome.holdings.naming.heard import other_sounds
from wayhome.holdings.naming.sounds import sound, sounded, spelling

ALPHABET = {letter: 1 << at for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
ANY_OTHER = 1 << len(ALPHABET)


class Written(NamedTuple):
    """A part of a name: how it is spelt and sounds, and which letters stand in it, a bit for each.

    ``heard`` is how else it may sound, ``letters`` are those of the part, ``spelt_letters`` those of how it is spelt.
    """

    part: str
    letters: int
    spelt: str
    spelt_letters: int
    sounded: str
    sound: str
    heard: frozenset[str] | None


@lru_cache(maxsize=131_072)
def written(part: str) -> Written:
    """Return a part of a name ready to be compared."""
    spelt = spelling(part)
    return Written(part, letters_of(part), spelt, letters_of(spelt), sounded(part), sound(part), other_sounds(part))


def letters_of(word: str) -> int:
    """Return which letters stand in a word, a bit for each; all that are not a to z have one together."""
    found = 0
    for letter in word:
        found |= ALPHABET.get(letter, ANY_OTHER)
    return found


def may_be_near(one: int, other: int, most: int) -> bool:
    """Say whether two words with these letters may be so many slips of the hand apart: a slip changes two at most."""
    return (one ^ other).bit_count() <= 2 * most
