"""Looking a passage through: which patterns could be there, and where those that are stand.

A pattern is kept under the group that the fewest passages hold, and there under the second of the groups that it needs.
A sentence is asked which such groups it has, and an expression runs only where the sentence has all that the pattern
needs. Almost every pattern ends with the first two questions, which are asked of all patterns of a group at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wayhome.reading.compiling import Pattern
from wayhome.reading.passage import NO_GROUPS, Passage, Sentence


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


Kept = tuple[tuple[int, ...], Pattern, int]  # the groups that are left to ask for, the pattern, and the way to look


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What a scanner keeps for a word: patterns that need it alone, others by the second group, and what it is second.

    ``asks`` are all the second groups of ``under``.
    """

    alone: tuple[Kept, ...]
    under: tuple[Mapping[int, Sequence[Kept]], ...]
    asks: frozenset[int]
    second: frozenset[int]


class Scanner:
    """Patterns, each way to look for one kept under the rarest group that it needs, and there under the second."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.alone: dict[int, list[Kept]] = {}
        self.under: dict[int, dict[int, list[Kept]]] = {}
        for pattern in patterns:
            for (rarest, *others), (_, way) in zip(pattern.needs, pattern.variants, strict=True):
                if others:
                    kept = self.under.setdefault(rarest, {}).setdefault(others[0], [])
                else:
                    kept = self.alone.setdefault(rarest, [])
                kept.append((tuple(others[1:]), pattern, way))
        self.seconds = frozenset(number for kept in self.under.values() for number in kept)
        self.near: dict[frozenset[int], Near] = {}

    def sentence(self, sentence: Sentence) -> Iterator[Match]:
        """Yield every pattern that stands in a sentence, wherever it does, in the order they stand there."""
        found: list[Match] = []
        for others, pattern, way in self._near(sentence):
            if all(map(sentence.holds, others)):
                found += _found(pattern, way, sentence)
        return _in_order(found) if found else iter(())

    def _near(self, sentence: Sentence) -> list[Kept]:
        """Return the patterns of which a sentence has the two rarest groups."""
        words = [self.near.get(groups) or self._word(groups) for groups in sentence.spoken_for]
        second = NO_GROUPS.union(*[word.second for word in words])
        found: list[Kept] = []
        for word in words:
            found += word.alone
            if not second.isdisjoint(word.asks):
                found += [
                    kept
                    for under in word.under
                    if not second.isdisjoint(under)
                    for number in under
                    if number in second
                    for kept in under[number]
                ]
        return found

    def _word(self, groups: frozenset[int]) -> "Near":
        """Return what is kept under the groups of one word; most words share theirs with others."""
        under = tuple(self.under[group] for group in groups if group in self.under)
        near = self.near[groups] = Near(
            alone=tuple(kept for group in groups for kept in self.alone.get(group, ())),
            under=under,
            asks=frozenset(number for kept in under for number in kept),
            second=groups & self.seconds,
        )
        return near

    def passage(self, passage: Passage) -> Iterator[Match]:
        """Yield every pattern that stands in a passage."""
        for sentence in passage.each:
            yield from self.sentence(sentence)


def look_for(pattern: Pattern, sentence: Sentence) -> Iterator[Match]:
    """Yield each place of a sentence at which a pattern stands."""
    for needs, way in pattern.variants:
        if needs <= sentence.groups:
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
