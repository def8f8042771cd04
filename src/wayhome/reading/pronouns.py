"""The people of a passage in the order they are mentioned, and whom a pronoun stands for.

A pronoun is the nearest earlier person it can be, or a later one (*She was late. Age 12.*). Of several people none is
*she*; where nobody fits whose age is told, whoever has a son or a daughter is no child, and so is an officer told of.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from wayhome.reading.clauses import Layout, words
from wayhome.reading.findings import About, Who
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.mentions import Mention, mentions
from wayhome.reading.nouns import PRONOUNS, Sex
from wayhome.reading.passage import Passage
from wayhome.reading.roles import leads

OBJECTS = words("her him them")
HAD = words(
    "son sons daughter daughters stepson stepsons stepdaughter stepdaughters wife husband grandson granddaughter"
)
OURSELVES = words("i we us police crew units colleagues")
POSSESSIVES = words("her his their")
LAST = 40  # people looked back over
POSSESSED = 3  # words from a possessive to the noun that it owns


class People:
    """The people of one passage, and whom each mention means."""

    def __init__(self, passage: Passage, lexicon: Lexicon, who: Who, layout: Layout | None = None) -> None:
        self.passage, self.who = passage, who
        self.layout = layout or Layout(passage)
        self.mentions = tuple(
            replace(one, subject=True) if leads(self.layout, one) else one
            for one in mentions(self.layout, lexicon, who)
        )
        self.words = [one.word for one in self.mentions]

    def between(self, first: int, last: int) -> Sequence[Mention]:
        """Return the people mentioned from one word on and before another, the last few of them."""
        begins, ends = bisect_left(self.words, first), bisect_left(self.words, last)
        return self.mentions[max(begins, ends - LAST) : ends]

    def named_at(self, word: int) -> Mention | None:
        """Return who is named by a word, or by the words around it."""
        place = bisect_left(self.words, word + 1) - 1
        return self.mentions[place] if place >= 0 and word < self.mentions[place].last else None

    @cached_property
    def _kinds(self) -> frozenset[tuple[About, Sex]]:
        """Return the kinds of person there are, with their sex."""
        return frozenset(
            (one.about, one.sex) for one in self.mentions if one.kind != "pronoun" or one.years is not None
        )

    @cached_property
    def children(self) -> Sequence[int]:
        """Return the words that speak of a child."""
        return [one.word for one in self.mentions if one.about == "child"]

    def meant(self, one: Mention) -> About:
        """Return whom a mention means: a pronoun means somebody told of before it."""
        if one.kind == "pronoun" and one.years is None:
            return self._pronoun(one.word, one.sex)
        return one.about

    def _pronoun(self, word: int, sex: Sex) -> About:
        """Return who a pronoun stands for: the nearest earlier person of that sex, a subject before any other."""
        sentence = self.layout.index(word)
        earlier = [one for one in self.between(0, word) if one.last <= word and _fits(one, sex)]
        if self.layout.word(word) in OBJECTS and any(self._lately(one, sentence) for one in earlier):
            return "child"
        if earlier:
            return self._nearest(earlier, sentence, sex)
        if self.who.child_in_scope:
            return "child"
        place = bisect_left(self.words, word + 1)
        place += self._owned(word, place)
        later = (one for one in self.mentions[place : place + LAST] if one.years is not None and _fits(one, sex))
        return next((one.about for one in later), self._of_no_age(word, sex))

    def _of_no_age(self, word: int, sex: Sex) -> About:
        """Return who a pronoun stands for where nobody fits whose age is told: a parent, an officer."""
        if sex and sex in self._parents:
            return "adult"
        officers = (one for one in self.between(0, word) if one.about == "officer")
        return "officer" if any(self.layout.word(one.word) not in OURSELVES for one in officers) else "unknown"

    @cached_property
    def _parents(self) -> frozenset[Sex]:
        """Return the sexes of those who are said to have a son, a daughter, a wife or a husband."""
        owned = (one.word for one in self.mentions if self.layout.word(one.word) in HAD)
        return frozenset(PRONOUNS.get(self.layout.word(word - 1), "") for word in owned)

    def _owned(self, word: int, place: int) -> int:
        """Return how many people behind a possessive are what is possessed: *her boyfriend, Darren, 27*."""
        if self.layout.word(word) not in POSSESSIVES or place >= len(self.words):
            return 0
        if self.mentions[place].kind != "noun" or self.mentions[place].word - word > POSSESSED:
            return 0
        _, last = self.layout.whole(word)
        return sum(one.kind in ("noun", "name", "age") and one.word < last for one in self.mentions[place : place + 2])

    def _nearest(self, earlier: Sequence[Mention], sentence: int, sex: Sex) -> About:
        """Return the nearest of those whom a pronoun fits; unknown where it need not be that one."""
        nearest = max(earlier, key=lambda one: self._nearness(one, sentence, sex))
        alone = bool(sex) and all(one.about == nearest.about for one in earlier)
        sure = nearest.subject or (sex and nearest.sex == sex) or alone
        children = self._kinds & {("child", sex), ("child", "")} if sex else self.children
        own_child = nearest.about == "family" and bool(children)
        if nearest.about == "adult" and nearest.years is None and nearest.sex == "":
            own_child = any(self._lately(one, sentence) for one in earlier)
        return nearest.about if sure and not own_child else "unknown"

    def _lately(self, one: Mention, sentence: int) -> bool:
        """Say whether a child whose age is told was spoken of in this sentence or the one before."""
        return one.about == "child" and one.years is not None and sentence - self.layout.index(one.word) <= 1

    def _nearness(self, one: Mention, sentence: int, sex: Sex) -> tuple[int, bool, bool, int]:
        return -min(sentence - self.layout.index(one.word), 2), bool(sex) and one.sex == sex, one.subject, one.word


def _fits(one: Mention, sex: Sex) -> bool:
    """Say whether somebody may be meant by a pronoun of a sex: of several, none is *she*."""
    return (
        one.known
        and not (sex and one.many)
        and one.about not in ("thing", "officer")
        and one.sex in ("", sex or one.sex)
    )
