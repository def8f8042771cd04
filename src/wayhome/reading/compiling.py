"""From a pattern to what finds it: regular expressions over a sentence written out word by word.

A sentence is written out as its words in small letters, each with one space after it. Every part takes whole words, and
every gap has an end, so no sentence is looked through in more than bounded time. Where a part of a pattern is one of
many phrases, each phrase has an expression of its own, made when a sentence first has the words of that phrase.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from wayhome.reading.patterns import Absent, Choice, Class, Gap, Mark, Part, Word
from wayhome.reading.vocabulary import SMALL, Vocabulary

PERSONS = ("CHILD", "ADULT", "PARENT", "HOME", "POLICE")
UNSAID = Gap | Mark | Absent
PHRASES = 3  # phrases from which each is looked for by itself
SMALL_WORDS = rf"(?:{SMALL}[^ ]+ ){{0,2}}"
WORDS_APART = 6  # words from which a choice of them is written by first letters
ALL, SINGLE = -1, -2


@dataclass(eq=False)
class Pattern:
    """A line of the lexicon, ready to be looked for. It is made into expressions when they are first needed."""

    line: str
    parts: tuple[Part, ...]
    vocabulary: Vocabulary
    _expressions: dict[int, re.Pattern[str]] = field(default_factory=dict)

    @cached_property
    def needs(self) -> tuple[tuple[int, ...], ...]:
        """Return, of each way to look for it, the groups that a sentence has to hold for it, the rarest first."""
        return tuple(needs for needs, _ in self._ways_to_look)

    @cached_property
    def variants(self) -> tuple[tuple[frozenset[int], int], ...]:
        """Return each way to look for it, with the groups that it needs."""
        return tuple((frozenset(needs), way) for needs, way in self._ways_to_look)

    def expression(self, way: int) -> re.Pattern[str]:
        """Return one way's expression: ``span`` is what is pointed out, ``person_N`` are the people, in order."""
        made = self._expressions.get(way)
        if made is None:
            written = Writing(self.vocabulary).all(self._marked(self._with(way)))
            made = self._expressions[way] = re.compile("(?<![^ ])" + written)
        return made

    @cached_property
    def persons(self) -> tuple[str, ...]:
        """Return the kinds of person the pattern names, in order."""
        return tuple(part.name for part in self.parts if isinstance(part, Class) and part.name in PERSONS)

    @cached_property
    def _ways_to_look(self) -> tuple[tuple[tuple[int, ...], int], ...]:
        return tuple(self._variants())

    def _variants(self) -> Iterator[tuple[tuple[int, ...], int]]:
        vocabulary = self.vocabulary
        if self._many is None:
            yield vocabulary.telling(vocabulary.needs(self.parts)), ALL
            return
        others = vocabulary.needs((*self.parts[: self._many], *self.parts[self._many + 1 :]))
        for number, way in enumerate(self._ways):
            if len(way) > 1:
                yield vocabulary.telling(others | vocabulary.needs(way)), number
        if single := self._single:
            yield vocabulary.telling(others | vocabulary.needs((single,))), SINGLE

    @cached_property
    def _many(self) -> int | None:
        """Return the place of the part that is one of the most phrases, if it is one of many."""
        most, many = PHRASES - 1, None
        for place, part in enumerate(self.parts):
            phrases = sum([len(way) > 1 for way in self._ways_of(part)])
            if phrases > most:
                most, many = phrases, place
        return many

    @cached_property
    def _ways(self) -> tuple[tuple[Part, ...], ...]:
        return () if self._many is None else self._ways_of(self.parts[self._many])

    @cached_property
    def _single(self) -> Choice | None:
        """Return a choice of those ways that are no phrases."""
        single = tuple(way for way in self._ways if len(way) == 1)
        return Choice(single) if single else None

    def _ways_of(self, part: Part) -> tuple[tuple[Part, ...], ...]:
        if isinstance(part, Class) and part.name not in PERSONS:
            return self.vocabulary.classes[part.name].ways
        return part.ways if isinstance(part, Choice) and not part.optional else ()

    def _with(self, way: int) -> tuple[Part, ...]:
        """Return the parts with only one way of the part that has many."""
        if way == ALL or self._many is None:
            return self.parts
        only = self._single if way == SINGLE and self._single else Choice((self._ways[way],))
        return (*self.parts[: self._many], only, *self.parts[self._many + 1 :])

    def _marked(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """Return the parts with what is pointed out marked: all but a person at the beginning, if nothing else is."""
        if Mark("{") in parts:
            return parts
        place = next(i for i, part in enumerate(parts) if not isinstance(part, UNSAID) and not self._person(part))
        return (*parts[:place], Mark("{"), *parts[place:], Mark("}"))

    def _person(self, part: Part) -> bool:
        alone = sum(not isinstance(one, UNSAID) for one in self.parts) == 1
        return isinstance(part, Class) and part.name in PERSONS and not alone


class Writing:
    """Writes parts as an expression, counting the persons among them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary, self.persons = vocabulary, 0

    def all(self, parts: Iterable[Part], *, top: bool = True) -> str:
        """Return a sequence; small words may stand between its parts."""
        written, before = "", False
        for part in parts:
            if isinstance(part, Mark):
                written += {"{": "(?P<span>", "}": ")", "^": "^", "$": "$"}[part.sign]
                continue
            if isinstance(part, Absent):
                written += f"(?!{SMALL_WORDS}{self._ways(part.ways)})"
                continue
            optional = isinstance(part, Choice) and part.optional
            written += (SMALL_WORDS if before else "") + self.one(part, top=top)
            before = not isinstance(part, Gap) and not optional
        return written

    def one(self, part: Part, *, top: bool) -> str:
        """Return one part."""
        if isinstance(part, Gap):
            return f"(?:[^ ]+ ){{0,{part.most}}}?"
        if isinstance(part, Word):
            return self._words([part])
        if isinstance(part, Class):
            inside = self._ways(self.vocabulary.classes[part.name].ways)
            if top and part.name in PERSONS:
                self.persons += 1
                return f"(?P<person_{self.persons - 1}>{inside})"
            return inside
        if isinstance(part, Choice):
            return f"(?:{self._ways(part.ways)})?" if part.optional else self._ways(part.ways)
        raise TypeError(f"{part} is no part of a pattern")

    def _ways(self, ways: Iterable[tuple[Part, ...]]) -> str:
        """Return a choice: its words first, all at once, then its phrases."""
        words = [way[0] for way in ways if len(way) == 1 and isinstance(way[0], Word)]
        phrases = [self.all(way, top=False) for way in ways if len(way) > 1 or not isinstance(way[0], Word)]
        written = [*phrases, *([self._words(words)] if words else [])]
        return written[0] if len(written) == 1 and words else f"(?:{'|'.join(written)})"

    def _words(self, words: Iterable[Word]) -> str:
        each = [(part, form) for part in words for form in self.vocabulary.forms(part)]
        shapes = [part.word for part, _ in each if part.how == "#"]
        begun = [re.escape(form) + "[^ ]*" for part, form in each if part.how == "~"]
        whole = {self.vocabulary.written(form) for part, form in each if part.how in ("", "*")}
        return f"(?:{'|'.join((*_by_letter(whole), *begun, *shapes))}) "


def _by_letter(words: set[str]) -> list[str]:
    """Return words as an expression, the longest first; of many, those of one first letter together."""
    ranked = sorted(words, key=lambda word: (-len(word), word))
    if len(ranked) < WORDS_APART:
        return list(map(re.escape, ranked))
    letters: dict[str, list[str]] = {}
    for word in ranked:
        letters.setdefault(word[0], []).append(re.escape(word[1:]))
    return [
        re.escape(first) + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in letters.items()
    ]
