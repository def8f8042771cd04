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
SMALL = "·"  # stands before a small word where a sentence is written out
MANY = 20_000  # in a million words: a group as common as this tells no passage from another
ENOUGH = 3  # groups by which a pattern is looked for
DIGITS = "#"  # stands for every word that begins with a digit


@dataclass(slots=True)
class Vocabulary:
    """Groups by number, with their key words and key beginnings, and the classes that patterns may name."""

    classes: dict[str, Choice]
    irregular: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    english: English = NO_ENGLISH
    small: frozenset[str] = frozenset()
    numbers: dict[object, int] = field(default_factory=dict)
    exact: dict[str, set[int]] = field(default_factory=dict)
    beginnings: dict[str, set[int]] = field(default_factory=dict)
    costs: dict[int, float] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    unused: dict[int, frozenset[tuple[str, bool]]] = field(default_factory=dict)
    _keys: dict[Part, frozenset[tuple[str, bool]]] = field(default_factory=dict)
    _oftens: dict[str, float] = field(default_factory=dict)
    _each: dict[frozenset[int], frozenset[int]] = field(default_factory=dict)

    def needs(self, parts: Iterable[Part]) -> frozenset[int]:
        """Return the groups of which a passage has to hold something for the parts to be found in it."""
        return frozenset(self.group(part) for part in parts if required(part))

    def telling(self, needs: Iterable[int]) -> tuple[int, ...]:
        """Return the few groups that the fewest passages hold, the rarest first: by them a pattern is looked for."""
        ranked = sorted(needs, key=lambda number: (self.costs[number], number))
        few = (*ranked[:1], *(one for one in ranked[1:ENOUGH] if self.costs[one] < MANY))
        for number in few:
            if keys := self.unused.pop(number, None):
                self._use(number, keys)
        return few

    def _use(self, number: int, keys: Iterable[tuple[str, bool]]) -> None:
        for word, begins in keys:
            (self.beginnings if begins else self.exact).setdefault(word, set()).add(number)

    def group(self, part: Part) -> int:
        """Return the number of a part's group."""
        number = self.numbers.get(part)
        if number is None:
            number = self.numbers[part] = len(self.numbers)
            self.unused[number] = keys = self.keys(part)
            self.costs[number] = self._cost(keys)
        return number

    def written(self, word: str) -> str:
        """Return a word as it stands in a sentence that is written out: a small word has a mark."""
        return SMALL + word if word in self.small else word

    def learn(self, parts: Iterable[Part]) -> None:
        """Keep words as known, so that none is taken for a misspelling and misspelt ones are mended to them."""
        for part in parts:
            if isinstance(part, Word) and part.how != "#":
                self.words.update(self._real(part))

    def _real(self, part: Word) -> Iterable[str]:
        """Return those forms of a word that are English, and the word itself."""
        return (form for form in self.forms(part) if form == part.word or form in self.english.frequency)

    def keys(self, part: Part) -> frozenset[tuple[str, bool]]:
        """Return the key words of a part, and whether each is only how words begin."""
        kept = self._keys.get(part)
        if kept is None:
            kept = self._keys[part] = frozenset(self._keys_of(part))
        return kept

    def _keys_of(self, part: Part) -> Iterable[tuple[str, bool]]:
        if isinstance(part, Word):
            if part.how == "#":
                return ((DIGITS, False),)
            return ((part.word, True),) if part.how == "~" else ((form, False) for form in self.forms(part))
        if isinstance(part, Class):
            return self.keys(self.classes[part.name])
        return (key for way in part.ways for key in self._key_of(way)) if isinstance(part, Choice) else ()

    def forms(self, part: Word) -> tuple[str, ...]:
        """Return the forms of a word that a pattern means; what is said of one sex is looked for of the other too."""
        found = forms(part.word, self.irregular) if part.how == "*" else (part.word,)
        others = [other for form in found for other in self.alike.get(form, ())]
        return tuple(dict.fromkeys((*found, *others))) if others else found

    def _key_of(self, way: tuple[Part, ...]) -> frozenset[tuple[str, bool]]:
        """Return the keys of the part of a phrase that the fewest passages hold."""
        if len(way) == 1:
            return self.keys(way[0]) if required(way[0]) else frozenset()
        return min((self.keys(part) for part in way if required(part)), key=self._cost, default=frozenset())

    def _cost(self, keys: Iterable[tuple[str, bool]]) -> float:
        """Return how many words of a million speak for the keys."""
        return sum(BEGINNING if begins else self._often(word) for word, begins in keys)

    def _often(self, word: str) -> float:
        often = self._oftens.get(word)
        if often is None:
            common = COMMON if word in self.common or word[:1] in (DIGITS, "'", "@") else LEAST
            often = self._oftens[word] = max(common, self.english.in_a_million(word))
        return often

    def of(self, word: str) -> frozenset[int]:
        """Return the groups that a word speaks for; only asked when all patterns are there."""
        found = set(self.exact.get(word, ()))
        if word[:1].isdigit():
            found.update(self.exact.get(DIGITS, ()))
        for length in range(3, len(word) + 1):
            found.update(self.beginnings.get(word[:length], ()))
        return self._each.setdefault(groups := frozenset(found), groups) if found else NO_GROUPS


def required(part: Part) -> bool:
    """Say whether a passage has to hold something for a part."""
    return isinstance(part, Word | Class) or (isinstance(part, Choice) and not part.optional)
