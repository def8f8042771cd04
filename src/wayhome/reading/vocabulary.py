"""The words a lexicon knows: each belongs to groups, and a pattern is looked for only where all its groups are present.

Every part of a pattern is one group: a word in its forms, a class, a choice. A group is known by key words, one of each
phrase in it, so that a passage is told from one that cannot match by comparing two small sets of numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wayhome.reading.inflecting import forms
from wayhome.reading.passage import NO_GROUPS
from wayhome.reading.patterns import Choice, Class, Part, Word
from wayhome.reading.spelling import NO_ENGLISH, English

COMMON = 2000  # in a million words, of a word that most passages hold
LEAST = 2  # in a million words, of any word
BEGINNING = 40  # in a million words, of all that begin alike
MANY = 6000  # in a million words: a group as common as this tells no passage from another
ENOUGH = 3  # groups by which a pattern is looked for
DIGITS = "#"  # stands for every word that begins with a digit


@dataclass(slots=True)
class Vocabulary:
    """Groups by number, with their key words and key beginnings, and the classes that patterns may name."""

    classes: Mapping[str, Choice]
    irregular: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    english: English = NO_ENGLISH
    numbers: dict[object, int] = field(default_factory=dict)
    exact: dict[str, set[int]] = field(default_factory=dict)
    beginnings: dict[str, set[int]] = field(default_factory=dict)
    costs: dict[int, float] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)

    def needs(self, parts: Iterable[Part]) -> frozenset[int]:
        """Return the groups of which a passage has to hold something for the parts to be found in it."""
        return frozenset(self.group(part) for part in parts if _required(part))

    def telling(self, needs: Iterable[int]) -> tuple[int, ...]:
        """Return the few groups that the fewest passages hold, the rarest first: by them a pattern is looked for."""
        ranked = sorted(needs, key=lambda number: (self.costs[number], number))
        return (*ranked[:1], *(one for one in ranked[1:ENOUGH] if self.costs[one] < MANY))

    def group(self, part: Part) -> int:
        """Return the number of a part's group, keeping its key words."""
        if part in self.numbers:
            return self.numbers[part]
        number = self.numbers[part] = len(self.numbers)
        words = set(self.keys(part))
        for word, begins in words:
            (self.beginnings if begins else self.exact).setdefault(word, set()).add(number)
        self.costs[number] = self._cost(words)
        return number

    def learn(self, parts: Iterable[Part]) -> None:
        """Keep every word of the parts as one that is known, so that it is never taken for a misspelling."""
        for part in parts:
            if isinstance(part, Word) and part.how != "#":
                self.words.update(self.forms(part))
            elif isinstance(part, Choice):
                for way in part.ways:
                    self.learn(way)

    def keys(self, part: Part) -> Iterable[tuple[str, bool]]:
        """Yield the key words of a part, and whether each is only how words begin."""
        if isinstance(part, Word):
            if part.how == "#":
                return [(DIGITS, False)]
            if part.how == "~":
                return [(part.word, True)]
            return [(form, False) for form in self.forms(part)]
        if isinstance(part, Class):
            return self.keys(self.classes[part.name])
        if isinstance(part, Choice):
            return [key for way in part.ways for key in self._key_of(way)]
        return []

    def forms(self, part: Word) -> tuple[str, ...]:
        """Return the forms of a word that a pattern means."""
        return forms(part.word, self.irregular) if part.how == "*" else (part.word,)

    def _key_of(self, way: Iterable[Part]) -> Iterable[tuple[str, bool]]:
        """Return the keys of the part of a phrase that the fewest passages hold."""
        return min((list(self.keys(part)) for part in way if _required(part)), key=self._cost, default=[])

    def _cost(self, keys: Iterable[tuple[str, bool]]) -> float:
        """Return how many words of a million speak for the keys."""
        return sum(BEGINNING if begins else self._often(word) for word, begins in keys)

    def _often(self, word: str) -> float:
        return max(LEAST, self.english.in_a_million(word), COMMON * (word in self.common or word == DIGITS))

    def of(self, word: str) -> frozenset[int]:
        """Return the groups that a word speaks for."""
        found = set(self.exact.get(word, ()))
        if word[:1].isdigit():
            found.update(self.exact.get(DIGITS, ()))
        for length in range(3, len(word) + 1):
            found.update(self.beginnings.get(word[:length], ()))
        return frozenset(found) if found else NO_GROUPS


def _required(part: Part) -> bool:
    return isinstance(part, Word | Class) or (isinstance(part, Choice) and not part.optional)
