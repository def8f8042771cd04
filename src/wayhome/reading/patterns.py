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
from collections.abc import Iterator
from dataclasses import dataclass

PIECE = re.compile(r"\s*(?:(\.\.\d?)|(!(?=\s*\())|([\^$(){}\[\]|])|<([A-Z_]+)>|([^\s()\[\]{}|^$<>!]+))")
GAP = 4


class PatternFault(ValueError):
    """A line that is not a pattern; its words say what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: exactly, in any of its forms (``*``), by how it begins (``~``), or by its shape (``#``)."""

    word: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Class:
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


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; one that is optional may be left out."""

    ways: tuple[tuple["Part", ...], ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Absent:
    """Sequences of which none comes next."""

    ways: tuple[tuple["Part", ...], ...]


Part = Word | Class | Gap | Mark | Choice | Absent


def parse_pattern(line: str) -> tuple[Part, ...]:
    """Read one line of a lexicon; raises PatternFault saying what is wrong."""
    pieces = list(_pieces(line))
    parts, rest = _sequence(pieces, closing="")
    if rest:
        raise PatternFault(f"'{rest[0]}' closes what was not opened")
    if not any(isinstance(part, Word | Class | Choice) for part in parts):
        raise PatternFault("there is no word in it")
    if sum(part == Mark("{") for part in parts) != sum(part == Mark("}") for part in parts):
        raise PatternFault("{ and } do not stand in a pair")
    return parts


def _pieces(line: str) -> Iterator[str]:
    place = 0
    while line[place:].strip():
        found = PIECE.match(line, place)
        if found is None:
            raise PatternFault(f"'{line[place:].strip()}' is not understood")
        yield found.group().strip()
        place = found.end()


def _sequence(pieces: list[str], *, closing: str) -> tuple[tuple[Part, ...], list[str]]:
    """Read parts until the sign that closes them, or a ``|``; return them with what is left."""
    parts: list[Part] = []
    while pieces:
        sign = pieces[0]
        if sign in (")", "]", "|"):
            return tuple(parts), pieces
        pieces = pieces[1:]
        if sign == "!":
            choice, pieces = _choice(pieces[1:], closing=")")
            parts.append(Absent(choice.ways))
        elif sign in ("(", "["):
            choice, pieces = _choice(pieces, closing=")" if sign == "(" else "]")
            parts.append(choice)
        else:
            parts.append(_part(sign))
    if closing:
        raise PatternFault(f"'{closing}' is missing")
    return tuple(parts), pieces


def _choice(pieces: list[str], *, closing: str) -> tuple[Choice, list[str]]:
    ways: list[tuple[Part, ...]] = []
    while True:
        way, pieces = _sequence(pieces, closing=closing)
        if not way:
            raise PatternFault("a choice is empty")
        ways.append(way)
        sign, pieces = pieces[0], pieces[1:]
        if sign == closing:
            return Choice(tuple(ways), optional=closing == "]"), pieces
        if sign != "|":
            raise PatternFault(f"'{sign}' stands where '{closing}' should")


def _part(sign: str) -> Part:
    if sign.startswith(".."):
        return Gap(int(sign[2:] or GAP))
    if sign in ("^", "$", "{", "}"):
        return Mark(sign)
    if sign.startswith("<"):
        return Class(sign[1:-1])
    how = sign[-1] if sign[-1] in "*~" and len(sign) > 1 else ""
    return Word(sign.removesuffix(how).lower() if how else sign.lower(), how)
