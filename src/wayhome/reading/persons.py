"""Of whom words speak: the people of an entry in the order they are mentioned, and the one a phrase belongs to.

A phrase that names its person is about that one. Otherwise it belongs to whoever its clause has for a subject, or to
the one spoken of before. Whoever cannot be told is unknown, which in a case about a child is taken to be the child:
only what plainly speaks of an adult, a relative, an officer or a thing is set aside.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from wayhome.reading.ages import ADULT_AT, age_alone, teen_told
from wayhome.reading.clauses import words
from wayhome.reading.findings import About
from wayhome.reading.mentions import Mention
from wayhome.reading.nouns import PRONOUNS, Sex
from wayhome.reading.pronouns import POSSESSIVES, People
from wayhome.reading.roles import BEFORE_NOUN, LINKS, PREPOSITIONS, SUBJECTS
from wayhome.reading.scanning import Match

OWNING = frozenset(("his", "her", "their", "'s", "a", "an", "the"))
STATUS = words("complainant resident residents student subject")
VICTIMS = words("victim victims survivor")
LITTLE = words("baby infant toddler children kids siblings")
OPINION = words("here view viewed noted observed agreed told recommend recommended suggest suggested asked doubt")
GAP = 3  # years between two people that make a couple of them an imbalance
TEN = 10  # years
NEAR = 6  # words within which a thing or an officer is taken for what is spoken of


class Persons(People):
    """The people of one passage, and of whom words that were found speak."""

    @cached_property
    def child_mentioned(self) -> bool:
        """Say whether the entry speaks of a child, or belongs to a child's case."""
        return self._told_of(STATUS)

    def _told_of(self, any_age: frozenset[str]) -> bool:
        """Say whether a child is spoken of, other than by what somebody of any age may be called: *the complainant*."""
        told = any(
            one.about == "child" and (one.years is not None or self.layout.word(one.word) not in any_age)
            for one in self.mentions
        )
        return self.who.child_in_scope or told or age_alone(self.layout)

    @cached_property
    def child_of_ten(self) -> bool:
        """Say whether a child of ten or more is told of, or may be, by an age; or the entry belongs to a child's case.

        Of 1,900 passages that blame a child, six were of a younger one, and seventy told no age.
        """
        told = [one.years for one in self.mentions if one.about == "child" and one.years is not None]
        return self.who.child_in_scope or (max(told) >= TEN if told else teen_told(self.layout))

    @cached_property
    def named(self) -> bool:
        """Say whether somebody is spoken of by name."""
        return any(one.kind == "name" for one in self.mentions)

    @cached_property
    def child_of_age(self) -> bool:
        """Say whether a child could be one of two: one whose age is told, or who is not plainly of another age."""
        loose = any(one.kind == "pronoun" and self.meant(one) in ("child", "unknown") for one in self.mentions)
        return loose or any(one.about == "child" and self.layout.word(one.word) not in LITTLE for one in self.mentions)

    @cached_property
    def nobody(self) -> bool:
        """Say whether nobody is spoken of who could be a child: no child, no age, no *she*, no name but by an adult."""
        themselves = any(said.word.endswith(("self", "selves")) for said in self.passage.said)
        spoken_of = self._told_of(STATUS | VICTIMS) or themselves or any(one.kind == "pronoun" for one in self.mentions)
        return not spoken_of and not (self.named and not self.adult_mentioned) and not age_alone(self.layout)

    @cached_property
    def adult_mentioned(self) -> bool:
        """Say whether the entry speaks of an adult who is not family or officer."""
        return any(one.about == "adult" for one in self.mentions)

    @cached_property
    def youngest(self) -> int | None:
        """Return the age of the youngest child whose age is told."""
        told = [one.years for one in self.mentions if one.about == "child" and one.years is not None]
        return min(told, default=self.who.age)

    @cached_property
    def age_gap(self) -> bool:
        """Say whether two people stand in the entry, one of them a child, who are three years or more apart."""
        years = [one.years for one in self.mentions if one.years is not None]
        return bool(years) and min(years) < ADULT_AT and max(years) - min(years) >= GAP

    @cached_property
    def peers(self) -> bool:
        """Say whether the only people of whom ages are told are children of like age, and no adult is spoken of."""
        years = [one.years for one in self.mentions if one.about == "child" and one.years is not None]
        return len(years) > 1 and max(years) - min(years) < GAP and not self.adult_mentioned

    def first(self, about: About) -> Mention | None:
        """Return the first person of a kind who is known by more than a pronoun."""
        return self._firsts.get(about)

    @cached_property
    def _firsts(self) -> Mapping[About, Mention]:
        return {one.about: one for one in reversed(self.mentions) if one.known}

    def about(self, match: Match) -> About:
        """Return of whom a match speaks."""
        if self.layout.word(match.first) in POSSESSIVES and self.at(match.first) == "adult":
            return "adult"
        for _, word in match.persons:
            return self._fitting(self.at(self._nearer(word, match.first)), match)
        people = self.between(match.first, match.last)
        opening = self.named_at(match.first)
        inside = [one for one in (opening, *people) if one is not None and one.years is not None]
        if inside:
            return inside[-1].about
        if self.layout.word(match.first) in SUBJECTS:
            return self.at(match.first)
        if any(self._done_to(one, match) for one in people):
            return "child"
        known = self.owner(match) or self._after(match) or self._complement(match.first)
        return known or self._fitting(self._subject(match.first), match)

    def _done_to(self, one: Mention, match: Match) -> bool:
        """Say whether the words found name a child by way of a preposition: *a degree of negotiation by the IP*."""
        inside = match.first < one.word < match.last and one.about == "child"
        place = one.word
        while place > match.first and self.layout.word(place - 1) in BEFORE_NOUN:
            place -= 1
        return inside and self.layout.word(place - 1) in PREPOSITIONS

    def _nearer(self, word: int, until: int) -> int:
        """Return the person that a pattern names, or the subject that stands between it and the words found.

        *Her dad is in a relationship*: the pattern's person is *her*, the subject is *dad*.
        """
        between = [one.word for one in self.between(word + 1, until) if one.last <= until and one.subject]
        return between[-1] if between else word

    def _complement(self, word: int) -> About | None:
        """Return who is called something: *describe her as …*, *makes him …*."""
        before = word - 1 - (self.layout.word(word - 1) in ("as", "to"))
        return self.at(before) if self.layout.word(before) in ("her", "him", "them") else None

    def owner(self, match: Match) -> About | None:
        """Return whose the words are, where a genitive or a possessive stands before them: *mum's new boyfriend*."""
        word = match.first
        if self.layout.word(word) in POSSESSIVES and not self._with_child(word):
            return self.at(word)
        while word > 0 and word not in self.layout.broken and self.layout.word(word - 1) in BEFORE_NOUN - OWNING:
            word -= 1
        if word == 0 or word in self.layout.broken:
            return None
        before = word - 1 - (self.layout.word(word - 1) == "'s")
        one = self.named_at(before)
        if one is None or not (before < word - 1 or self.layout.word(before) in POSSESSIVES):
            return None
        return self.meant(one)

    def _with_child(self, word: int) -> bool:
        """Say whether the sentence speaks of a child who is no baby."""
        people = self.between(*self.layout.whole(word))
        return any(self.meant(one) == "child" and self.layout.word(one.word) not in LITTLE for one in people)

    def at(self, word: int) -> About:
        """Return who is meant by a word: the person it names, or the nearest one before it."""
        one = self.named_at(word)
        return self.meant(one) if one else self._subject(word)

    def _after(self, match: Match) -> About | None:
        """Return the person whom the words describe by standing before them: *promiscuous woman*, *sly old lag*."""
        word = match.last
        while word not in self.layout.broken and self.layout.word(word) in BEFORE_NOUN - OWNING:
            word += 1
        one = self.named_at(word)
        beside = one is not None and one.word == word and one.kind != "pronoun"
        if one is None or not beside or one.about not in ("adult", "child", "family"):
            return None
        gap = self.layout.gap(word).strip()
        apposed = gap in (",", "(") and one.years is not None
        return self.meant(one) if apposed or not gap else None

    def _fitting(self, about: About, match: Match) -> About:
        """Return who is meant, unless a reflexive word in the match is of the other sex."""
        for number in range(match.begin, match.end):
            word = self.layout.word(number)
            if word in ("herself", "himself") and about != "child":
                return self._pronoun(match.begin, PRONOUNS[word]) if self._sexed(about, PRONOUNS[word]) else about
        return about

    def _sexed(self, about: About, sex: Sex) -> bool:
        """Say whether everybody of a kind is of the other sex than a word tells."""
        return not self._kinds & {(about, sex), (about, "")}

    def _subject(self, word: int) -> About:
        first, _ = self.layout.whole(word)
        earlier = [one for one in self.between(first, word) if one.last <= word]
        for one in reversed(earlier):
            if one.subject and self._can_be_subject(one, word):
                return self.meant(one)
        beside = bool(earlier) and earlier[-1].last >= word - 1 and word not in self.layout.broken
        if beside and earlier[-1].kind != "pronoun":
            return self.meant(earlier[-1])
        return "adult" if self._acted_on(earlier) and not self._child_before(first) else self._topic(first)

    @staticmethod
    def _acted_on(earlier: Sequence[Mention]) -> bool:
        """Say whether a sentence spoke of adults whose age is told and of nobody else: *PC stopped a 23 yr old, …*."""
        people = [one for one in earlier if one.about not in ("officer", "thing")]
        return bool(people) and all(one.about == "adult" and one.years is not None for one in people)

    def _child_before(self, word: int) -> bool:
        return self.who.child_in_scope or any(self.meant(one) == "child" for one in self.between(0, word))

    def _can_be_subject(self, one: Mention, word: int) -> bool:
        """Say whether it may be what is spoken of: a thing or an officer only close by and in the same clause."""
        if one.about not in ("thing", "officer"):
            return True
        between = [self.layout.word(number) for number in range(one.last, word)]
        near = len(between) <= NEAR and one.word >= self.layout.clause(word)[0]
        return near and not any(word in LINKS or word in OPINION for word in between) and bool(between)

    def _topic(self, first: int) -> About:
        """Return who the entry spoke of, where a sentence has no subject of its own."""
        leading = next((one.about for one in reversed(self.between(0, first)) if self._is_topic(one)), None)
        if self.who.child_in_scope or first > self._first_child(leading=True):
            return "child"
        if first > self._first_child(leading=False):
            return "unknown"
        if first <= self._last_child and not self._adult_led(first):
            return "child"
        return leading if leading in ("adult", "family") else self._follows(first)

    def _follows(self, first: int) -> About:
        """Return the adult with whom the next sentence begins, where no child is told of: *Liar. Landlord, 55*."""
        nobody = first == 0 and not self.child_of_age and not self.between(*self.layout.whole(first))
        after = self.layout.whole(first)[1]
        beginning = self.named_at(after) if nobody and after < self.layout.many else None
        told = beginning is not None and beginning.about == "adult" and beginning.years is not None
        return "adult" if told else "unknown"

    def _adult_led(self, first: int) -> bool:
        """Say whether all that was spoken of before is adults, of whom the age is told."""
        people = self.between(0, first)
        return any(one.subject and one.years is not None for one in people) and all(
            self.meant(one) in ("adult", "officer", "thing", "family") for one in people
        )

    @staticmethod
    def _is_topic(one: Mention) -> bool:
        return one.subject and one.known and one.about not in ("officer", "thing")

    def _first_child(self, *, leading: bool) -> int:
        """Return the first word that speaks of a child, as a subject or in any way; past the end without any."""
        children = self._leading_children if leading else self.children
        return children[0] if children else len(self.passage.said)

    @cached_property
    def _leading_children(self) -> Sequence[int]:
        return [one.word for one in self.mentions if one.about == "child" and one.subject]

    @cached_property
    def _last_child(self) -> int:
        """Return the last word that speaks of a child as a subject, or tells an age by itself."""
        told = [one.word for one in self.mentions if one.about == "child" and (one.subject or one.kind == "age")]
        return told[-1] if told else -1
