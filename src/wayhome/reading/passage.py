"""A text as the engine reads it: words with their places in the text, and sentences."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(slots=True, frozen=True)
class Said:
    """One word as it is read: written out, in small letters, with the groups of the lexicon it speaks for."""

    word: str
    groups: frozenset[int]


@dataclass(eq=False, kw_only=True)
class Passage:
    """A text with its words in order. ``starts`` and ``ends`` are places in the text, in characters.

    Several words may share one place: *YP* is read as *young person*. ``sentences`` holds the number of the first word
    of each sentence and of the one after its last.
    """

    text: str
    said: Sequence[Said]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[tuple[int, int]]

    def sentence_of(self, word: int) -> tuple[int, int]:
        """Return the bounds of the sentence in which a word stands."""
        return self.sentences[bisect_right(self.sentences, word, key=lambda bounds: bounds[0]) - 1]


@dataclass(eq=False)
class Sentence:
    """A sentence written out, so that an expression can be looked for in it."""

    passage: Passage
    first: int
    last: int

    @cached_property
    def written(self) -> str:
        """Return its words, each with one space after it."""
        return "".join(f"{said.word} " for said in self.passage.said[self.first : self.last])

    @cached_property
    def _places(self) -> list[int]:
        places, place = [], 0
        for said in self.passage.said[self.first : self.last]:
            places.append(place)
            place += len(said.word) + 1
        return places

    def words(self, begin: int, end: int) -> tuple[int, int]:
        """Return the numbers of the first word, and of the one after the last, between two places of ``written``."""
        first = bisect_right(self._places, begin) - 1
        return self.first + first, self.first + max(first + 1, bisect_right(self._places, end - 1))
