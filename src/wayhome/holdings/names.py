"""Names as they are compared: their parts, and how alike two parts are.

A name is never taken to pieces as surname and first name: its parts stand in any order. How a part is spelt and sounds
is ``naming.sounds``; which names go together is declared by the linkage pack (``naming.tables``). Everything here can
be said in a sentence.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from wayhome.holdings.naming.heard import heard, without_article
from wayhome.holdings.naming.sounds import sound, sounds_alike, spelling
from wayhome.holdings.naming.tables import NO_TABLES, NameTables
from wayhome.holdings.naming.written import Written, may_be_near, written

__all__ = (
    "Likeness", "best", "every_part", "likeness", "names_alike", "parts", "plain", "sound", "spelling", "told_parts",
    "written_alike",
)  # fmt: skip

PARTS = re.compile(r"[^\W_]+")
RUN_TOGETHER = re.compile(r"(?<=[a-z]{3})(?=[A-Z])")  # AmberLeigh; not McAllister
APOSTROPHES = str.maketrans("", "", "'’‘`´ʻʼʿʾ")
NOT_DECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d",
                                "þ": "th", "ə": "e", "ŋ": "n"})  # fmt: skip
# Small words of names and forms of address: two names are no more alike for sharing one.
SMALL_WORDS = """
    al el ul ur as de da do dos das del della di du la le van von der den ter bin binti bint ibn ben abu umm the
    ni nic ui ap ab ferch verch
    mr mrs ms miss master dr prof sir rev jr snr sr
"""
PARTICLES = frozenset(SMALL_WORDS.split())
PET_ENDINGS = "yisouz"  # of pet forms: Flori, Dez
TWICE = re.compile(r"(.)\1+")
LAST_VOWEL = re.compile(r"(?:ie|ey|ay|ae|y|i)$")
LONG = 7  # letters; of names so long two slips of the hand leave no doubt


class Likeness(IntEnum):
    """How alike two parts of a name are; a larger one says more."""

    INITIAL = 1
    START = 2
    SLIP = 3
    SOUND = 4
    SPELLING = 5
    SHORT_FORM = 6
    SAME = 7


@lru_cache(maxsize=131_072)
def parts(*names: str) -> tuple[str, ...]:
    """Return the parts by which names are told apart: without Al, de or bin, unless that is all there is."""
    found = every_part(*names)
    told = tuple(part for part in found if part not in PARTICLES)
    return told if any(len(part) > 1 for part in told) else found


@lru_cache(maxsize=131_072)
def told_parts(*names: str) -> tuple[str, ...]:
    """Return the parts by which whole names are told apart: small words too, where less than two others are left."""
    found = every_part(*names)
    told = tuple(part for part in found if part not in PARTICLES)
    return told if len(told) > 1 else found


@lru_cache(maxsize=131_072)
def every_part(*names: str) -> tuple[str, ...]:
    """Return all parts of some names, without accents, case, hyphens and apostrophes, each once."""
    return tuple(dict.fromkeys(part for name in names for part in _parts_of(name)))


def _parts_of(name: str) -> Sequence[str]:
    """Return the parts of one name; most are one plain word, and need no looking for where it is to be taken apart."""
    if name.isalpha() and name.isascii() and (name[1:].islower() or name.isupper()):
        return (name.lower(),)
    return PARTS.findall(plain(RUN_TOGETHER.sub(" ", name)))


@lru_cache(maxsize=131_072)
def plain(text: str) -> str:
    """Return text as it is compared: small letters without accents and apostrophes."""
    if text.isascii():
        return text.lower().translate(APOSTROPHES)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return letters.translate(APOSTROPHES).translate(NOT_DECOMPOSED)


@lru_cache(maxsize=524_288)
def likeness(one: str, other: str, tables: NameTables = NO_TABLES) -> Likeness | None:
    """Say how alike two parts are, or that they are not."""
    if one == other:
        return Likeness.SAME if len(one) > 1 else Likeness.INITIAL
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if len(shorter) == 1:
        return Likeness.INITIAL if longer.startswith(shorter) else None
    said, beside = written(one), written(other)
    if tables.are_spelt_alike(said.spelt, beside.spelt) or (said.spelt == beside.spelt and len(shorter) > 2):
        return Likeness.SPELLING
    if tables.are_short(said.spelt, beside.spelt) or (longer.endswith(shorter) and tables.is_without(one, other)):
        return Likeness.SHORT_FORM
    if len(shorter) < 3:
        return _by_two_letters(shorter, longer)
    if (said.heard or beside.heard) and (alike := _as_heard(said, beside, tables)):
        return alike
    in_order = (said, beside) if shorter is one else (beside, said)
    return _by_letters(*in_order) or _by_slip_of_a_spelling(said, beside, tables)


def _by_two_letters(shorter: str, longer: str) -> Likeness | None:
    """Say whether a part of two letters is another but for a slip, or begins it: that says no more than an initial."""
    if len(longer) == 3 and _slipped(written(shorter), written(longer)):
        return Likeness.SLIP
    return Likeness.INITIAL if len(longer) > 3 and longer.startswith(shorter) else None


def _as_heard(said: Written, beside: Written, tables: NameTables) -> Likeness | None:
    """Say whether two parts are one name but for an article written with it, or but for how it is heard."""
    one, other = said.part, beside.part
    ours, theirs = without_article(one), without_article(other)
    written_apart = (ours, theirs) == (one, other)
    if (said.heard or {said.sound}).isdisjoint(beside.heard or {beside.sound}):
        return Likeness.SPELLING if not written_apart and tables.are_spellings(ours, theirs) else None
    if not written_apart:
        if spelling(ours) == spelling(theirs) or tables.are_spellings(ours, theirs):
            return Likeness.SPELLING
        if sounds_alike(ours, theirs):
            return Likeness.SOUND
    if not heard(ours) and not heard(theirs):
        return None
    by_ear = any(sounds_alike(a, b) for a in (ours, *heard(ours)) for b in (theirs, *heard(theirs)))
    return Likeness.SOUND if by_ear else None


@lru_cache(maxsize=131_072)
def written_alike(one: str, other: str) -> bool:
    """Say whether two parts differ only in a letter written twice or in how the last vowel is written (Harvey, Harvie).

    Nobody gives two children such names; Marcus and Markus, or Maryam and Mariam, may be two.
    """
    return _as_one(one) == _as_one(other)


def _as_one(part: str) -> str:
    return LAST_VOWEL.sub("i", TWICE.sub(r"\1", part.removesuffix("h") if len(part) > 3 else part))


def _by_letters(shorter: Written, longer: Written) -> Likeness | None:
    if shorter.sound == longer.sound and sounds_alike(shorter.part, longer.part):
        return Likeness.SOUND
    if _begins_alike(shorter, longer):
        return Likeness.START
    return Likeness.SLIP if _slipped(shorter, longer) else None


def _begins_alike(shorter: Written, longer: Written) -> bool:
    """Say whether a name is another cut short: its beginning, a pet form of that, or its end (Flori, Dez, Omolara)."""
    one, other = shorter.part, longer.part
    if other.endswith(one) or (len(one) > 5 and other.endswith(one.rstrip(PET_ENDINGS))):
        return len(one) > 3  # Preet and Preeti, of Harpreet
    if longer.sounded.startswith(shorter.sounded):
        return True
    if other[:2] != one[:2]:
        return False
    stem = one[:-2] if one.endswith("ie") else one[:-1] if one[-1] in PET_ENDINGS else one
    return other.startswith((one, stem) if len(stem) > 2 else one)


def _by_slip_of_a_spelling(said: Written, beside: Written, tables: NameTables) -> Likeness | None:
    """Say whether one slip of the hand parts a name from a declared spelling of the other (Irahim, Ibrahima)."""
    one, other = said.part, beside.part
    if len(one) < LONG - 1 or len(other) < LONG - 1 or abs(len(one) - len(other)) > 2:
        return None
    for name, spelt in ((one, tables.spelt_as(beside.spelt)), (other, tables.spelt_as(said.spelt))):
        if spelt and any(OSA.distance(name, each, score_cutoff=1) <= 1 for each in spelt):
            return Likeness.SLIP
    return None


def _slipped(shorter: Written, longer: Written) -> bool:
    """Say whether slips of the hand part two words: a letter more, another letter, or two changed about.

    One in four letters; two in a long word; or one where the rest is written for the same sounds.
    """
    one, other = shorter.part, longer.part
    if len(other) < 4 and one[0] != other[0]:
        return False
    most = 2 if len(one) >= LONG else 1
    if may_be_near(shorter.letters, longer.letters, most) and OSA.distance(one, other, score_cutoff=most) <= most:
        return True
    if len(one) <= 5 or not may_be_near(shorter.spelt_letters, longer.spelt_letters, 1):
        return False
    return OSA.distance(shorter.spelt, longer.spelt, score_cutoff=1) <= 1


def best(asked: Iterable[str], held: Iterable[str], tables: NameTables = NO_TABLES) -> tuple[Likeness, str, str] | None:
    """Return the most alike pair of parts, one of each, or None where none are alike."""
    against = tuple(held)
    pairs = (
        (alike, one, other) for one in asked for other in against if (alike := likeness(one, other, tables)) is not None
    )
    return max(pairs, key=lambda pair: pair[0], default=None)


def names_alike(one: str, other: str, tables: NameTables) -> Likeness | None:
    """Say how alike two whole names are: as alike as the second most alike of their parts, in any order."""
    ours, theirs = told_parts(one), told_parts(other)
    if plain(one) == plain(other):
        return Likeness.SAME
    left, found = list(theirs), []
    for part in ours:
        alike = max(((how, held) for held in left if (how := likeness(part, held, tables))), default=None)
        if alike:
            found.append(alike[0])
            left.remove(alike[1])
    return sorted(found)[-2] if len(found) > 1 else None
