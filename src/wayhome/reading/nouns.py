"""The nouns and pronouns by which people are spoken of, as a lexicon lists them: whom each means, and of which sex."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Literal

from wayhome.reading.clauses import Layout, words
from wayhome.reading.findings import About
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.patterns import Choice, Class, Part, Word
from wayhome.reading.vocabulary import Vocabulary

Sex = Literal["female", "male", ""]
KINDS: tuple[tuple[str, About], ...] = (
    ("NOUN_THING", "thing"), ("NOUN_ANYONE", "unknown"), ("NOUN_STATUS", "child"), ("NOUN_OFFICER", "officer"),
    ("NOUN_FAMILY", "family"), ("NOUN_ADULT", "adult"), ("NOUN_CHILD", "child"),
)  # fmt: skip
TITLES = words("mr mrs ms miss dr")
PRONOUNS: Mapping[str, Sex] = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("they", "them", "their", "themselves", "themself"), ""),
}


@dataclass(frozen=True, eq=False)
class Nouns:
    """The nouns for people, by their first word, the longest first; and the words that tell a sex."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], About], ...]]
    sexes: Mapping[str, Sex]

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Return every word with which somebody may be mentioned: a noun, a pronoun, a title, a name."""
        return frozenset((*self.phrases, *PRONOUNS, *TITLES, "@name"))

    def at(self, layout: Layout, number: int) -> tuple[int, About] | None:
        """Return the word after the noun that begins at a word, and whom it means."""
        for phrase, about in self.phrases.get(layout.word(number), ()):
            if all(layout.word(number + place) == word for place, word in enumerate(phrase)):
                return number + len(phrase), about
        return None

    def is_rank(self, word: str) -> bool:
        """Say whether a word alone means an officer: a rank, or what an officer is called."""
        return any(phrase == (word,) and about == "officer" for phrase, about in self.phrases.get(word, ()))


@lru_cache(maxsize=8)
def nouns(lexicon: Lexicon) -> Nouns:
    """Return a lexicon's nouns for people."""
    kept: dict[str, dict[tuple[str, ...], About]] = {}
    for name, about in KINDS:
        if choice := lexicon.vocabulary.classes.get(name):
            for phrase in _phrases(choice, lexicon.vocabulary):
                kept.setdefault(phrase[0], {})[phrase] = about
    phrases = {
        first: tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))) for first, found in kept.items()
    }
    sexes: dict[str, Sex] = dict.fromkeys(lexicon.persons.female.split(), "female")
    return Nouns(phrases, {**sexes, **dict.fromkeys(lexicon.persons.male.split(), "male")})


def _phrases(part: Part, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Yield every phrase that a part of a class may stand for."""
    if isinstance(part, Word):
        yield from ((form,) for form in vocabulary.forms(part))
    elif isinstance(part, Class):
        yield from _phrases(vocabulary.classes[part.name], vocabulary)
    elif isinstance(part, Choice):
        for way in part.ways:
            for phrases in product(*(tuple(_phrases(one, vocabulary)) for one in way)):
                yield tuple(word for phrase in phrases for word in phrase)
        if part.optional:
            yield ()
