"""How a text is laid out between its words: what stands between two of them, and where whole sentences and clauses are.

A colon ends a sentence for what is looked for, not for who is meant or who is speaking; so a whole sentence may hold
several.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from wayhome.reading.passage import Passage

ENDS = re.compile(r"[.!?\n]")
BREAK = re.compile(r"[,;:()\[\]–—\n]|(?<=\s)-(?=\s)|[.!?](?=\s)")
LONGEST = 160  # words of a whole sentence, so that no text is all one
JOINS = re.compile(r"^[^.!?\n]*[:;][^.!?\n]*$")


def words(text: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(text.split())


class Layout:
    """What stands between the words of a passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.words = [said.word for said in passage.said]
        self.many = len(self.words)

    def word(self, number: int) -> str:
        """Return a word as it is read; nothing before the first and after the last."""
        return self.words[number] if 0 <= number < self.many else ""

    def raw(self, number: int) -> str:
        """Return a word as it was written."""
        return self.passage.text[self.passage.starts[number] : self.passage.ends[number]]

    def gap(self, number: int) -> str:
        """Return what was written between a word and the one before it; nothing where there is no such word."""
        passage = self.passage
        if not 0 <= number <= len(passage.said):
            return ""
        before = passage.ends[number - 1] if number else 0
        after = passage.starts[number] if number < len(passage.said) else len(passage.text)
        return passage.text[before:after]

    @cached_property
    def wholes(self) -> tuple[tuple[int, int], ...]:
        """Return the bounds of the whole sentences, in words."""
        found: list[tuple[int, int]] = []
        for first, last in self.passage.sentences:
            if found and last - found[-1][0] <= LONGEST and JOINS.match(self.gap(first)):
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
        return tuple(found)

    def index(self, word: int) -> int:
        """Return the number of the whole sentence in which a word stands."""
        return max(bisect_right(self.wholes, word, key=lambda bounds: bounds[0]) - 1, 0)

    def whole(self, word: int) -> tuple[int, int]:
        """Return the bounds of the whole sentence in which a word stands."""
        return self.wholes[self.index(word)]

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Return the words before which a clause ends: after a comma, a bracket, a dash or a stop."""
        return tuple(self._breaks())

    @cached_property
    def broken(self) -> frozenset[int]:
        """Return the same as a set."""
        return frozenset(self.breaks)

    def _breaks(self) -> Iterator[int]:
        for number in range(len(self.passage.said)):
            if number == 0 or BREAK.search(self.gap(number)):
                yield number

    def clause(self, word: int) -> tuple[int, int]:
        """Return the bounds of the clause in which a word stands, within its whole sentence."""
        first, last = self.whole(word)
        place = bisect_right(self.breaks, word)
        begins = self.breaks[place - 1] if place else 0
        ends = self.breaks[place] if place < len(self.breaks) else last
        return max(first, begins), min(last, ends)
