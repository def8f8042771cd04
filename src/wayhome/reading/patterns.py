"""How a lexicon writes what it looks for: a line of words with gaps, classes and choices.

======================  ================================================================================
``seek``                this word, whatever its case; abbreviations and contractions are written out first
``seek*``               any form of it: seeks, sought, seeking
``promiscu~``           any word that begins so
``<HARM>``              any word or phrase of a class of the lexicon, or a person: ``<CHILD>``, ``<ADULT>``
``<NUM>`` ``<TIME>``    a number (15, three), a time of day (21:40, 2140hrs, 10pm, midnight), a day or date (Friday,
``<DAY>``               tonight, 12/3/2026, 3rd May)
``(sex|older men)``     one of these
``[out]``               may be there or not
``!(home|safe)``        the next words are none of these
``..`` or ``..2``       up to four, or two, other words
``^`` and ``$``         the sentence begins, or ends, here
``{ … }``               the words to point out; without it all but a person at the beginning
======================  ================================================================================

Words are written out as in a text: ``yp``, ``streetwise`` and ``self-harm`` are what they stand for, and where a text
writes two words as one or with a hyphen, either is found. Between two parts a few small words may always stand (*a*,
*very*, *just*): the lexicon lists them. A gap never crosses the end of a sentence, so the time a pattern takes is
bounded by the length of a sentence.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

PIECE = re.compile(r"\.\.\d?|!(?=\s*\()|[\^$(){}\[\]|]|<[A-Z_]+>|[^\s()\[\]{}|^$<>!]+")
GAP = 4
SIGNS = frozenset("!.^$(){}[]|<>")  # with which no plain word begins
CLOSES = {"(": ")", "[": "]"}


class PatternFault(ValueError):
    """A line that is not a pattern; its words say what is wrong with it."""


class Word(NamedTuple):
    """One word: exactly, in any of its forms (``*``), by how it begins (``~``), or by its shape (``#``)."""

    word: str
    how: str = ""


class Class(NamedTuple):
    """A word or phrase of a class of the lexicon."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many words of any kind."""

    most: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A place without words: where a sentence begins (^) or ends ($), where the words to point out do ({ and })."""

    sign: str


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of several sequences; one that is optional may be left out."""

    ways: tuple[tuple["Part", ...], ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Absent:
    """Sequences of which none comes next."""

    ways: tuple[tuple["Part", ...], ...]


Part = Word | Class | Gap | Mark | Choice | Absent


def as_it_stands(word: str, how: str) -> tuple[Part, ...]:
    """Return a word as one part."""
    return (Word(word, how),)


def parse_pattern(line: str, writes: Callable[[str, str], tuple[Part, ...]] = as_it_stands) -> tuple[Part, ...]:
    """Read one line of a lexicon, its words as ``writes`` says; raises PatternFault saying what is wrong."""
    reading = _Reading(_pieces(line), writes)
    parts = reading.sequence()
    if reading.pieces:
        raise PatternFault(f"'{reading.pieces[-1]}' closes what was not opened")
    if not any(isinstance(part, Word | Class | Choice) for part in parts):
        raise PatternFault("there is no word in it")
    if sum(part == Mark("{") for part in parts) != sum(part == Mark("}") for part in parts):
        raise PatternFault("{ and } do not stand in a pair")
    return parts


def _pieces(line: str) -> list[str]:
    """Return the words and signs of a line, the last first."""
    pieces = PIECE.findall(line)
    if sum(map(len, pieces)) != len("".join(line.split())):
        left = PIECE.sub(" ", line).split()
        raise PatternFault(f"'{left[0]}' is not understood")
    return pieces[::-1]


@dataclass(slots=True)
class _Reading:
    """Reads pieces, the last of the list first, into parts."""

    pieces: list[str]
    writes: Callable[[str, str], tuple[Part, ...]]

    def sequence(self, closing: str = "") -> tuple[Part, ...]:
        """Read parts up to the sign that closes them, or a ``|``."""
        parts: list[Part] = []
        while self.pieces:
            if self.pieces[-1] in (")", "]", "|"):
                return tuple(parts)
            parts += self._parts(self.pieces.pop())
        if closing:
            raise PatternFault(f"'{closing}' is missing")
        return tuple(parts)

    def _parts(self, sign: str) -> Iterable[Part]:
        if sign == "!":
            return (Absent(self._choice(")" if self.pieces.pop() == "(" else "").ways),)
        if sign in CLOSES:
            return (self._choice(CLOSES[sign]),)
        if sign.startswith(".."):
            return (Gap(int(sign[2:] or GAP)),)
        if sign in ("^", "$", "{", "}"):
            return (Mark(sign),)
        if sign.startswith("<"):
            return (Class(sign[1:-1]),)
        return self._written(sign)

    def _written(self, sign: str) -> tuple[Part, ...]:
        how = sign[-1] if sign[-1] in "*~" and len(sign) > 1 else ""
        return self.writes(sign.removesuffix(how).lower() if how else sign.lower(), how)

    def _word(self, closing: str) -> tuple[Part, ...]:
        """Return a way of a choice that is one plain word, as most are; nothing where it is more."""
        pieces = self.pieces
        if len(pieces) < 2 or pieces[-2] not in ("|", closing) or pieces[-1][0] in SIGNS:
            return ()
        return self._written(pieces.pop())

    def _choice(self, closing: str) -> Choice:
        ways: list[tuple[Part, ...]] = []
        while True:
            way = self._word(closing) or self.sequence(closing)
            if not way:
                raise PatternFault("a choice is empty")
            ways.append(way)
            sign = self.pieces.pop()
            if sign == closing:
                return Choice(tuple(ways), optional=closing == "]")
            if sign != "|":
                raise PatternFault(f"'{sign}' stands where '{closing}' should")
