"""Where a child is spoken of around words that were found, and how much the words tell by themselves.

Broad rules find what is often said of anything. Words that many texts hold by chance, or that stand where others are
spoken of, are too little by themselves; and what stands far from everything said of a child is said of something else.
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import log10

from wayhome.reading.clauses import Layout
from wayhome.reading.findings import About
from wayhome.reading.mentions import Mention
from wayhome.reading.persons import Persons
from wayhome.reading.scanning import Match
from wayhome.reading.spelling import English

NEIGHBOURS = 3  # sentences on either side in which a child has to be spoken of
USUAL = 6.0  # words found together less often than once in 10^6 tell something by themselves
OTHERS = 10.0  # the same, in a clause of people who may be taken for the child
MISTAKEN: frozenset[About] = frozenset(("unknown", "family"))
SELDOM = 0.01  # in a million, of a word that no list has


class SpokenOf:
    """The children of one passage, by where they are spoken of."""

    def __init__(self, layout: Layout, persons: Persons, english: English) -> None:
        self.layout, self.persons, self.english = layout, persons, english

    def elsewhere(self, match: Match) -> bool:
        """Say whether the passage speaks of a child by a word or an age, but only sentences away."""
        children, sentence = self.persons.children, self.layout.index(match.first)
        place = bisect_left(children, match.first)
        beside = children[max(place - 1, 0) : place + 1]
        return bool(beside) and min(abs(self.layout.index(word) - sentence) for word in beside) > NEIGHBOURS

    def somebody(self, match: Match) -> bool:
        """Say whether the clauses of the words speak of a child, or of somebody who may be one."""
        return any(self.persons.meant(one) in ("child", "unknown") for one in self._around(match))

    def little(self, match: Match) -> bool:
        """Say whether the words are too usual to tell anything without a second sign."""
        people = [(one, self.persons.meant(one)) for one in self._around(match)]
        if any(about == "child" and one.known and one.subject for one, about in people):
            return False
        about = {about for _, about in people}
        return self._told(match) < (OTHERS if about & MISTAKEN and "child" not in about else USUAL)

    def _told(self, match: Match) -> float:
        """Return how seldom the words stand together by chance, as a power of ten; names and numbers tell nothing."""
        said = (self.layout.word(number) for number in range(match.first, match.last))
        return sum(6 - log10(max(self.english.in_a_million(word), SELDOM)) for word in said if word[:1].isalpha())

    def _around(self, match: Match) -> Sequence[Mention]:
        """Return the people of the clauses in which the words stand."""
        first, last = self.layout.clause(match.first)[0], max(self.layout.clause(match.last - 1)[1], match.end)
        return self.persons.between(first, last)
