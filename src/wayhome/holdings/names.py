"""Names as they are compared: their parts, how a part sounds, and how alike two parts are.

A name is never taken to pieces as surname and first name: its parts stand in any order. The sound of a part is what is
left of it without vowels, once spellings that are used for the same sound are made one (Kareem and Karim, Tomasz and
Thomas, Wojciechowicz and Wojciechowitz). Everything here can be said in a sentence.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache

from wayhome.holdings.naming.sounds import sound, sounds_alike

__all__ = ("LOOSE", "Likeness", "best", "every_part", "likeness", "one_slip", "parts", "plain", "short_forms", "sound")

PARTS = re.compile(r"[^\W_]+")
RUN_TOGETHER = re.compile(r"(?<=[a-z]{3})(?=[A-Z])")  # AmberLeigh; not McAllister
APOSTROPHES = str.maketrans("", "", "'’‘`´ʻʼ")
NOT_DECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d"})
PARTICLES = frozenset({"al", "el", "de", "da", "do", "dos", "van", "von", "bin", "bint", "ibn", "abu", "the"})
SHORT_FORMS = """
    abdullah abdul abdi|alexander alexandra alex sasha sandy oleksandr aleksander lex|anthony tony
    benjamin ben benji|catherine katherine kate katie kathryn cath kat|charlotte charlie lottie
    christopher chris kit|daniel dan danny|david dave davy|dominic dom nic|edward ed eddie ted teddy
    elizabeth liz lizzie beth betty eliza|emily em emmy|ellie eleanor ellen nell|finley fin finn|gareth gary gaz
    harvey harv|ibrahim ebrahim ibrahima ib ibz|isabella bella izzy isabel|jacob jake|james jim jimmy jamie
    jasmine yasmin jas yaz|joseph joe joey yusuf yousef|joshua josh|katarzyna kasia|liberty libby lib
    margaret maggie meg megan|matthew matt matty|michael mick mike mikey
    mohammed mohamed muhammad mohamad mohd mo|natasha tash natalia|nicholas nick nicky|oliver olly ollie
    olivia liv livvy|patrick pat paddy|peter pete petru|poppy pops|rebecca becky becca|richard rick ricky dick
    robert rob bob bobby robbie|rosalind roz|samuel samantha sam sammy|sebastian seb|sofia sophie zofia zosia
    steven stephen steve|thomas tom tommy tomasz tomek|timothy tim|tyrell ty|victoria vicky tori
    william will bill billy liam|zachary zac zack
"""


class Likeness(IntEnum):
    """How alike two parts of a name are; a larger one says more."""

    INITIAL = 1
    SLIP = 2
    START = 3
    SOUND = 4
    SHORT_FORM = 5
    SAME = 6


LOOSE = frozenset({Likeness.INITIAL, Likeness.SLIP, Likeness.START, Likeness.SOUND})


def parts(*names: str) -> tuple[str, ...]:
    """Return the parts by which names are told apart: without Al, de or bin, unless that is all there is."""
    found = every_part(*names)
    return tuple(part for part in found if part not in PARTICLES) or found


def every_part(*names: str) -> tuple[str, ...]:
    """Return all parts of some names, without accents, case, hyphens and apostrophes, each once."""
    found = (part for name in names for part in PARTS.findall(plain(RUN_TOGETHER.sub(" ", name))))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return text as it is compared: small letters without accents and apostrophes."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return letters.translate(APOSTROPHES).translate(NOT_DECOMPOSED)


def short_forms(part: str) -> frozenset[str]:
    """Return what a part of a name is short for, and what is short for it; declared, not guessed."""
    return _SHORT_FORMS.get(part, frozenset())


def _declared() -> Iterator[tuple[str, frozenset[str]]]:
    groups = [frozenset(group.split()) for line in SHORT_FORMS.splitlines() for group in line.split("|")]
    for part in frozenset().union(*groups):
        yield part, frozenset().union(*(group for group in groups if part in group)) - {part}


_SHORT_FORMS = dict(_declared())


@lru_cache(maxsize=65_536)
def likeness(one: str, other: str) -> Likeness | None:
    """Say how alike two parts are, or that they are not."""
    if one == other:
        return Likeness.SAME
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return Likeness.INITIAL if longer.startswith(shorter) else None
    if other in short_forms(one):
        return Likeness.SHORT_FORM
    if len(shorter) >= 3 and sounds_alike(one, other):
        return Likeness.SOUND
    if len(shorter) >= 3 and longer.startswith(shorter):
        return Likeness.START
    return Likeness.SLIP if len(longer) >= 4 and one_slip(shorter, longer) else None


def one_slip(shorter: str, longer: str) -> bool:
    """Say whether one slip of the hand parts two words: a letter too many, another letter, or two changed about."""
    if len(longer) - len(shorter) > 1:
        return False
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    if len(longer) > len(shorter):
        return shorter[at:] == longer[at + 1 :]
    rest = shorter[at + 1 :] == longer[at + 1 :]
    return rest or (shorter[at : at + 2] == longer[at : at + 2][::-1] and shorter[at + 2 :] == longer[at + 2 :])


def best(asked: Iterable[str], held: Iterable[str]) -> tuple[Likeness, str, str] | None:
    """Return the most alike pair of parts, one of each, or None where none are alike."""
    against = tuple(held)
    pairs = ((alike, one, other) for one in asked for other in against if (alike := likeness(one, other)) is not None)
    return max(pairs, key=lambda pair: pair[0], default=None)
