"""Searching held records by their own words: what is looked for, and what comes back; the same wherever they are kept.

Every word has to be there. A word of three letters or more is found by its beginning, so that *threat* finds *threats*
and *threatened*; what stands in quotation marks is found as it is, in that order. Nothing is scored: the newest first.
A record that is restricted is searched for nobody but who may open it, so that nobody can ask what is in it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Protocol

from wayhome.holdings.mentions import snippet
from wayhome.holdings.names import plain
from wayhome.holdings.records import HeldRecord

MOST = 20  # how many are shown
LOOKED_THROUGH = 200  # how many of those brought in last are put in order
BEGINS, LONGEST, MOST_WORDS = 3, 60, 20_000
WORD = re.compile(r"[^\W_]+(?:['’‘`´ʻʼ][^\W_]+)*")
QUOTED = re.compile(r'["“”]([^"“”]*)["“”]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Some words that have to stand one after another; one alone may be the beginning of a word."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextHit:
    """A record that has the words, and those around the first of them."""

    record: HeldRecord
    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InWords:
    """What came back: the newest, and whether there are more.

    ``whole`` is False where not every text could be searched. ``restricted`` is how many records were not searched
    because whoever asks may not open them, whatever they hold.
    """

    hits: tuple[TextHit, ...] = ()
    more: int = 0
    cut_short: bool = False
    restricted: int = 0
    whole: bool = True


class HoldingsText(Protocol):
    """The words of held records, kept in step with them."""

    def search(self, words: str, *, may_open: Collection[str] = ()) -> InWords:
        """Return the records whose text has all of some words. Raises HoldingsOutOfReach."""


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a text as it is compared, with where it stands; of a very long text the first."""
    for found in islice(WORD.finditer(text), MOST_WORDS):
        word = "".join(filter(str.isalnum, plain(found[0])))[:LONGEST]
        if word:
            yield word, found.start(), found.end()


def wanted(words: str) -> tuple[Wanted, ...]:
    """Return what some typed words ask for."""
    quoted = [tuple(word for word, _, _ in tokens(inside)) for inside in QUOTED.findall(words)]
    alone = [word for word, _, _ in tokens(QUOTED.sub(" ", words))]
    single = [Wanted(words=(word,), begins=len(word) >= BEGINS) for word in alone]
    return tuple(dict.fromkeys([*(Wanted(words=inside) for inside in quoted if inside), *single]))


def first_place(text: str, asked: Sequence[Wanted]) -> tuple[int, int] | None:
    """Return where the first of what is asked stands in a text; None where not all of it is there."""
    read = list(tokens(text))
    places = [_place(read, one) for one in asked]
    found = [place for place in places if place is not None]
    return min(found) if found and len(found) == len(places) else None


def _place(read: Sequence[tuple[str, int, int]], one: Wanted) -> tuple[int, int] | None:
    many = len(one.words)
    for at in range(len(read) - many + 1):
        if all(_is(word, read[at + n][0], begins=one.begins) for n, word in enumerate(one.words)):
            return read[at][1], read[at + many - 1][2]
    return None


def _is(word: str, held: str, *, begins: bool) -> bool:
    return held.startswith(word) if begins else held == word


def answered_in_words(
    asked: Sequence[Wanted], found: Iterable[HeldRecord], *, restricted: int = 0, whole: bool = True
) -> InWords:
    """Return the newest of some records, each with the words around what is asked.

    ``found`` may be one more than are looked through, which says that there are more.
    """
    candidates = list(found)
    looked = sorted(candidates[:LOOKED_THROUGH], key=lambda one: (-(one.on or date.min).toordinal(), one.id))
    placed = [(one, place) for one in looked if (place := first_place(one.text, asked)) is not None]
    hits = tuple(TextHit(record=one, snippet=snippet(one.text, *place)) for one, place in placed[:MOST])
    return InWords(
        hits=hits,
        more=len(placed) - len(hits),
        cut_short=len(candidates) > LOOKED_THROUGH,
        restricted=restricted,
        whole=whole,
    )
