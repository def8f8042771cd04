"""How a part of a name is spelt and how it sounds, once what only tells registrars and alphabets apart is taken away.

Two codes, both of rules that hold across the ways London's names are written in Latin letters. ``spelling`` keeps the
vowels: Kareem and Karim, Chowdhury and Choudhury, Clarke and Clark are one. ``sound`` keeps the consonants alone:
Mohamed and Muhammad, Tomasz and Thomas, Kowalski and Kowalska, Hrytsenko and Gritsenko are one. The index rests on
``sound``: whoever changes it has every index built anew.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

# Tried in this order wherever they stand; what an alphabet needs two or three letters for comes before single letters.
LETTERS = (
    ("shch", "sh"), ("tsch", "ch"), ("dzh", "j"), ("tch", "ch"), ("sch", "sh"), ("dge", "ge"), ("dg", "j"),
    ("sz", "sh"), ("cz", "ch"), ("zh", "z"), ("xh", "j"), ("gj", "j"), ("dj", "j"), ("tz", "ts"), ("cs", "ks"),
    ("ck", "k"), ("cq", "k"), ("qu", "k"), ("q", "k"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("bh", "b"), ("rh", "r"), ("jh", "j"),
)  # fmt: skip
BEGINS = (
    ("wr", "r"), ("kn", "n"), ("gn", "n"), ("hr", "gr"), ("hn", "gn"), ("hl", "gl"), ("xh", "j"), ("x", "s"),
    ("gio", "jo"), ("giu", "ju"), ("gia", "ja"), ("ye", "e"), ("yi", "i"), ("yv", "iv"), ("ou", "u"), ("mc", "mak"),
)  # fmt: skip
# Each with the letters of which one has to stand in a part for it to be looked for.
ENDS = (
    ("hey", re.compile(r"(eigh|ey|ee|ie|ye|y)$"), "i"),
    ("e", re.compile(r"(?<=[^aeiou])e$"), ""),
    ("h", re.compile(r"(?<=[aeiou])h$"), ""),
)
HARDNESS = (("c", re.compile(r"c(?=[eiy])"), "s"), ("c", re.compile(r"c(?!h)"), "k"))
VOWELS = (
    ("w", re.compile(r"(?<=[aeou])w(?=[^aeiouys]|$)"), "u"),  # Chowdhury, Shaw; not Owen, Lewandowski
    ("h", re.compile(r"(?<=[aeiou])h(?=[^aeiouy])"), ""),  # Ahmed, Rahman
    ("ou", re.compile(r"oo|ou|uu"), "u"),
    ("ie", re.compile(r"ee|ie|ii|ea"), "i"),
    ("iye", re.compile(r"a[iye]|e[iy]"), "e"),
    ("uw", re.compile(r"a[uw]"), "o"),
    ("a", re.compile(r"aa"), "a"),
    ("y", re.compile(r"(?<=[^aeiou])y(?=[^aeiou]|$)"), "i"),
)
LONG_RULES = tuple((frozenset(needed), pattern, one) for needed, pattern, one in (*HARDNESS, *ENDS, *VOWELS))
SHORT_RULES = tuple((frozenset(needed), pattern, one) for needed, pattern, one in (*HARDNESS, *VOWELS))
IN_LETTERS = frozenset("hzgcqj")  # one of these stands in whatever LETTERS looks for, and of these in what BEGINS does
IN_BEGINS = frozenset("wkghxyom")
SOFT_J = re.compile(r"(?<=[bcfklmnprstvwz])j(?=[aeou])")  # Sonja, Zofja; not Gjon, Xhemal
SIBILANTS = re.compile(r"[cs]h|ts|[zcs]")
HISSING = frozenset("csz")  # one of these stands in whatever SIBILANTS looks for
SILENT = re.compile(r"[aeiouyh]|(?<![aeiou])j|j(?![aeiou])")  # Sonja and Sonia; not Sajid and Said
OPEN_TO_CLOSED = {"i": 0, "e": 1, "a": 2, "o": 3, "u": 4}
SHORT = 2  # a sound of no more letters is shared by too many names: Ali, Ola
FAR = 2  # how far first vowels of one sound lie apart at least to be of two names: Hassan, Hussain


@lru_cache(maxsize=131_072)
def spelling(part: str) -> str:
    """Return how a part is spelt once ways of writing one sound are made one; for small letters without accents."""
    part = _beginning(part) if part[:1] in IN_BEGINS else part
    if "j" in part:
        part = SOFT_J.sub("i", part)
    for written, one in () if IN_LETTERS.isdisjoint(part) else LETTERS:
        part = part.replace(written, one)
    for needed, pattern, one in LONG_RULES if len(part) > 2 else SHORT_RULES:
        if not needed.isdisjoint(part):
            part = pattern.sub(one, part)
    return _each_letter_once(part.replace("w", "v").replace("x", "ks"))


def _each_letter_once(part: str) -> str:
    """Return a part with a letter for each that is written twice; most have none, which is quickly seen."""
    if len(set(part)) == len(part):
        return part
    return "".join([one for one, following in zip(part, f"{part[1:]} ", strict=True) if one != following])


def _beginning(part: str) -> str:
    for written, one in BEGINS:
        if part.startswith(written):
            return one + part[len(written) :]
    return part


@lru_cache(maxsize=131_072)
def sounded(part: str) -> str:
    """Return how a part is spelt with every hissing letter as one."""
    spelt = spelling(part)
    return spelt if HISSING.isdisjoint(spelt) else _each_letter_once(SIBILANTS.sub("s", spelt))


@lru_cache(maxsize=131_072)
def sound(part: str) -> str:
    """Return how a part of a name sounds: its consonants, with a mark where it begins with a vowel."""
    spelt = sounded(part)
    first = spelt[:1]
    begins = "y" if first in "yj" else "a" if first in "aeiouh" else first
    return begins + _without_silent(spelt)[first not in "aeiouyhj" :] if part else ""


def _without_silent(spelt: str) -> str:
    if "j" in spelt:
        return SILENT.sub("", spelt)
    for letter in "aeiouyh":
        spelt = spelt.replace(letter, "")
    return spelt


@lru_cache(maxsize=131_072)
def first_vowel(part: str) -> int:
    """Return where the first vowel of a part lies between i and u; -1 where it has none."""
    return next((OPEN_TO_CLOSED[letter] for letter in spelling(part) if letter in OPEN_TO_CLOSED), -1)


def sounds_alike(one: str, other: str) -> bool:
    """Say whether two parts sound alike: one sound, and no two different vowels that tell names apart."""
    if sound(one) != sound(other):
        return False
    if len(sound(one)) <= SHORT:
        return (
            DamerauLevenshtein.distance(spelling(one), spelling(other)) <= 1
            and spelling(one)[:1] == spelling(other)[:1]
        )
    vowels = first_vowel(one), first_vowel(other)
    return min(vowels) < 0 or abs(vowels[0] - vowels[1]) < FAR
