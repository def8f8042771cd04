"""Looking a passage through: which patterns could be there, and where those that are stand.

A pattern is kept under the group that the fewest passages hold. Every other group that one needs is one bit of a
number, so what a sentence has is one number too, and what it has of all that the patterns of one word need is found by
one *and*. An expression runs only where the sentence has all that the pattern needs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from wayhome.reading.compiling import Pattern
from wayhome.reading.passage import Passage, Sentence


class Match(NamedTuple):
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


Way = tuple[Pattern, int]  # a pattern, and the way to look for it
Needing = tuple[int, Way]  # the bit of the third group that a way needs, or 0 without one, and the way


@dataclass(slots=True, eq=False)
class Near:
    """What a scanner keeps for a word: the patterns of which it is the rarest group.

    ``alone`` are those that need nothing else, ``under`` the others by the place of the bit of their second group, with
    that bit. ``asks`` are all these bits, and ``tells`` those that the word itself has.
    """

    alone: tuple[Way, ...]
    under: Mapping[int, tuple[int, Sequence[Needing]]]
    asks: int
    tells: int


class Scanner:
    """Patterns, each way to look for one kept under the rarest group that it needs, with bits for the others."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        ways = [
            (needs, (one, way)) for one in patterns for needs, (_, way) in zip(one.needs, one.variants, strict=True)
        ]
        self.bits = _bits(needs[1:] for needs, _ in ways)
        self.alone: dict[int, list[Way]] = {}
        self.under: dict[int, list[tuple[int, Needing]]] = {}
        for (rarest, *others), way in ways:
            if others:
                second, third = [self.bits[one] for one in (others + others)[:2]]
                self.under.setdefault(rarest, []).append((second, (third if others[1:] else 0, way)))
            else:
                self.alone.setdefault(rarest, []).append(way)
        self.near: dict[frozenset[int], Near] = {}

    def sentence(self, sentence: Sentence) -> Iterator[Match]:
        """Yield every pattern that stands in a sentence, wherever it does, in the order they stand there."""
        found = self.anywhere(sentence)
        return _in_order(found) if found else iter(())

    def anywhere(self, sentence: Sentence) -> list[Match]:
        """Return every match in a sentence, in no order; those of one pattern may share words."""
        found: list[Match] = []
        for pattern, way in self.ways(sentence):
            found += found_in(sentence, pattern, way)
        return found

    def ways(self, sentence: Sentence) -> list[Way]:
        """Return the ways to look for a pattern of which a sentence has all that they need."""
        near = self.near
        words = [near.get(groups) or self._word(groups) for groups in sentence.spoken_for]
        has = reduce(or_, [word.tells for word in words], 0)
        found: list[Way] = []
        for word in words:
            found += word.alone
            bits = has & word.asks
            while bits:  # from the highest bit down: the number gets shorter
                bit, kept = word.under[bits.bit_length()]
                bits ^= bit
                found += [way for third, way in kept if not third or has & third]
        return found

    def _word(self, groups: frozenset[int]) -> "Near":
        """Return what is kept under the groups of one word; most words share theirs with others."""
        under: dict[int, tuple[int, list[Needing]]] = {}
        for bit, needing in (one for group in groups for one in self.under.get(group, ())):
            under.setdefault(bit.bit_length(), (bit, []))[1].append(needing)
        near = self.near[groups] = Near(
            alone=tuple(way for group in groups for way in self.alone.get(group, ())),
            under=under,
            asks=reduce(or_, [bit for bit, _ in under.values()], 0),
            tells=reduce(or_, [self.bits[group] for group in groups if group in self.bits], 0),
        )
        return near

    def passage(self, passage: Passage) -> Iterator[Match]:
        """Yield every pattern that stands in a passage."""
        for sentence in passage.each:
            if found := self.anywhere(sentence):
                yield from _in_order(found)


def _bits(needed: Iterable[Iterable[int]]) -> dict[int, int]:
    """Return a bit for each group that is needed beside another: low ones, which make small numbers, for the usual."""
    often: dict[int, int] = {}
    for needs in needed:
        for number in needs:
            often[number] = often.get(number, 0) + 1
    return {number: 1 << place for place, number in enumerate(sorted(often, key=lambda one: (-often[one], one)))}


def _in_order(found: list[Match]) -> Iterator[Match]:
    """Yield matches in order; of those of one pattern that share a word, the first and shortest."""
    if len(found) == 1:
        yield found[0]
        return
    ended: dict[Pattern, int] = {}
    for match in sorted(found, key=lambda one: (one.begin, one.end, one.first, one.last, one.pattern.line)):
        if match.begin >= ended.get(match.pattern, 0):
            ended[match.pattern] = match.end
            yield match


def found_in(sentence: Sentence, pattern: Pattern, way: int) -> list[Match]:
    """Return each place of a sentence at which a pattern stands, looked for in one way."""
    return [_match(pattern, found, sentence) for found in pattern.expression(way).finditer(sentence.written)]


def _match(pattern: Pattern, found: re.Match[str], sentence: Sentence) -> Match:
    first, last = sentence.words(*found.span("span"))
    begin, end = sentence.words(*found.span()) if found.span() != found.span("span") else (first, last)
    if not pattern.persons:
        return Match(pattern, first, last, begin, end, ())
    people = tuple(
        [
            (kind, sentence.words(*found.span(f"person_{number}"))[0])
            for number, kind in enumerate(pattern.persons)
            if found.span(f"person_{number}") != (-1, -1)
        ]
    )
    return Match(pattern=pattern, first=first, last=last, begin=begin, end=end, persons=people)
