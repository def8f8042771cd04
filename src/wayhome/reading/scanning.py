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
    """Patterns, each way to look for one kept under the rarest group that it needs, with the others."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.under: dict[int, list[tuple[int, Pattern, int]]] = {}
        for pattern in patterns:
            for (rarest, *others), (_, way) in zip(pattern.needs, pattern.variants, strict=True):
                self.under.setdefault(rarest, []).append((pattern.vocabulary.bits(others), pattern, way))
        self.rarest = frozenset(self.under)

    def sentence(self, sentence: Sentence) -> Iterator[Match]:
        """Yield every pattern that stands in a sentence, wherever it does, in the order they stand there."""
        found: list[Match] = []
        if near := sentence.rarest & self.rarest:
            present = sentence.groups
            for group in near:
                for bits, pattern, way in self.under[group]:
                    if bits & present == bits:
                        found += _found(pattern, way, sentence)
        return _in_order(found) if found else iter(())

    def passage(self, passage: Passage) -> Iterator[Match]:
        """Yield every pattern that stands in a passage."""
        for sentence in passage.each:
            yield from self.sentence(sentence)


def look_for(pattern: Pattern, sentence: Sentence) -> Iterator[Match]:
    """Yield each place of a sentence at which a pattern stands."""
    for bits, way in pattern.variants:
        if bits & sentence.groups == bits:
            yield from _found(pattern, way, sentence)


def _in_order(found: list[Match]) -> Iterator[Match]:
    """Yield matches in order; of those of one pattern that share a word, the first and shortest."""
    ended: dict[Pattern, int] = {}
    for match in sorted(found, key=lambda one: (one.begin, one.end, one.first, one.last, one.pattern.line)):
        if match.begin >= ended.get(match.pattern, 0):
            ended[match.pattern] = match.end
            yield match


def _found(pattern: Pattern, way: int, sentence: Sentence) -> Iterator[Match]:
    for found in pattern.expression(way).finditer(sentence.written):
        first, last = sentence.words(*found.span("span"))
        begin, end = sentence.words(*found.span())
        people = (
            (kind, sentence.words(*found.span(f"person_{number}"))[0])
            for number, kind in enumerate(pattern.persons)
            if found.span(f"person_{number}") != (-1, -1)
        )
        yield Match(pattern=pattern, first=first, last=last, begin=begin, end=end, persons=tuple(people))
