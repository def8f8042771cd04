"""Of whom words speak: the people of an entry in the order they are mentioned, and the one a phrase belongs to.

A phrase that names its person is about that one. Otherwise it belongs to the person its clause begins with, or to the
one spoken of before. A pronoun is the nearest earlier person it can be. Whoever cannot be told is unknown, which in a
case about a child is taken to be the child.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.reading.findings import About, Who
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.passage import Passage
from wayhome.reading.patterns import Class
from wayhome.reading.scanning import Match

KINDS: tuple[tuple[str, About], ...] = (
    ("NOUN_CHILD", "child"),
    ("NOUN_ADULT", "adult"),
    ("NOUN_FAMILY", "family"),
    ("NOUN_OFFICER", "officer"),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One person where they are mentioned, by the number of the word."""

    word: int
    about: About


class Persons:
    """The people of one passage."""

    def __init__(self, passage: Passage, lexicon: Lexicon, who: Who) -> None:
        self.passage, self.who = passage, who
        self.mentions = tuple(_mentions(passage, lexicon))

    @property
    def child_mentioned(self) -> bool:
        """Say whether the entry speaks of a child, or belongs to a child's case."""
        return self.who.child_in_scope or any(one.about == "child" for one in self.mentions)

    @property
    def adult_mentioned(self) -> bool:
        """Say whether the entry speaks of an adult who is not family or officer."""
        return any(one.about == "adult" for one in self.mentions)

    def about(self, match: Match) -> About:
        """Return of whom a match speaks."""
        for _, word in match.persons:
            return self.at(word)
        first, _ = self.passage.sentence_of(match.first)
        return self._nearest(first, match.first) or self._before(match.first) or "unknown"

    def at(self, word: int) -> About:
        """Return who is meant by a word: the person it names, or the nearest one before it."""
        place = bisect_left(self.mentions, word, key=lambda one: one.word)
        if place < len(self.mentions) and self.mentions[place].word == word:
            return self.mentions[place].about
        return self._before(word) or "unknown"

    def _nearest(self, first: int, last: int) -> About | None:
        """Return the first person of a stretch of words."""
        return next((one.about for one in self.mentions if first <= one.word < last), None)

    def _before(self, word: int) -> About | None:
        return next((one.about for one in reversed(self.mentions) if one.word < word), None)


def _mentions(passage: Passage, lexicon: Lexicon) -> Iterator[Mention]:
    kinds = [
        (lexicon.vocabulary.group(Class(name)), about) for name, about in KINDS if name in lexicon.vocabulary.classes
    ]
    for number, said in enumerate(passage.said):
        for group, about in kinds:
            if group in said.groups:
                yield Mention(number, about)
                break
