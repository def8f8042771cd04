"""Looking a passage through: which patterns could be there, and where those that are stand.

A pattern is kept under the group that the fewest passages hold. A sentence is asked which such groups it has, and an
expression runs only where the sentence has all that the pattern needs. Most sentences end with the first question.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wayhome.reading.compiling import Pattern
from wayhome.reading.passage import Passage, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A pattern where it stands. ``first`` and ``last`` bound the words to point out, ``begin`` and ``end`` the whole.

    ``persons`` are the people that the pattern names: the kind, and the number of the word.
    """

    pattern: Pattern
    first: int
    last: int
    begin: int
    end: int
    persons: tuple[tuple[str, int], ...]

    def touches(self, other: "Match") -> bool:
        """Say whether two share a word."""
        return self.begin < other.end and other.begin < self.end


class Scanner:
    """Patterns by the group under which each is kept, each with the other groups that it needs."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.under: dict[int, list[tuple[frozenset[int], Pattern]]] = {}
        for pattern in patterns:
            anchor, *others = pattern.needs
            self.under.setdefault(anchor, []).append((frozenset(others), pattern))
        self.anchors = frozenset(self.under)

    def sentence(self, sentence: Sentence) -> Iterator[Match]:
        """Yield every pattern that stands in a sentence, wherever it does."""
        present = sentence.present
        for anchor in present & self.anchors:
            for others, pattern in self.under[anchor]:
                if others <= present:
                    yield from look_for(pattern, sentence)

    def passage(self, passage: Passage) -> Iterator[Match]:
        """Yield every pattern that stands in a passage."""
        for sentence in passage.each:
            yield from self.sentence(sentence)


def look_for(pattern: Pattern, sentence: Sentence) -> Iterator[Match]:
    """Yield each place of a sentence at which a pattern stands."""
    for found in pattern.expression.finditer(sentence.written):
        first, last = sentence.words(*found.span("span"))
        begin, end = sentence.words(*found.span())
        people = (
            (kind, sentence.words(*found.span(f"person_{number}"))[0])
            for number, kind in enumerate(pattern.persons)
            if found.span(f"person_{number}") != (-1, -1)
        )
        yield Match(pattern=pattern, first=first, last=last, begin=begin, end=end, persons=tuple(people))
