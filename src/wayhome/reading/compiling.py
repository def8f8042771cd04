"""From a pattern to what finds it: a regular expression over a sentence written out word by word.

A sentence is written out as its words in small letters, each with one space after it. Every part takes whole words, and
every gap has an end, so no sentence is looked through in more than bounded time.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from wayhome.reading.patterns import Absent, Choice, Class, Gap, Mark, Part, Word
from wayhome.reading.vocabulary import Vocabulary

UNSAID = Gap | Mark | Absent
PERSONS = ("CHILD", "ADULT", "PARENT", "HOME", "POLICE")


@dataclass(eq=False)
class Pattern:
    """A line of the lexicon, ready to be looked for. It is made into an expression when it is first needed.

    ``needs`` are groups of which a sentence has to hold something for it to stand there, the rarest first.
    """

    line: str
    parts: tuple[Part, ...]
    needs: tuple[int, ...]
    vocabulary: Vocabulary
    filler: str

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Return the expression: ``span`` is what is pointed out, ``person_N`` are the people, in order."""
        return re.compile("(?<![^ ])" + Writing(self.vocabulary, self.filler).all(self._marked()))

    @cached_property
    def persons(self) -> tuple[str, ...]:
        """Return the kinds of person the pattern names, in order."""
        return tuple(part.name for part in self.parts if isinstance(part, Class) and part.name in PERSONS)

    def _marked(self) -> tuple[Part, ...]:
        """Return the parts with what is pointed out marked: all but a person at the beginning, if nothing else is."""
        if Mark("{") in self.parts:
            return self.parts
        parts = list(self.parts)
        place = next(
            i for i, part in enumerate(parts) if not isinstance(part, Gap | Mark | Absent) and not self._person(part)
        )
        return (*parts[:place], Mark("{"), *parts[place:], Mark("}"))

    def _person(self, part: Part) -> bool:
        alone = sum(not isinstance(one, UNSAID) for one in self.parts) == 1
        return isinstance(part, Class) and part.name in PERSONS and not alone


class Writing:
    """Writes parts as an expression, counting the persons among them."""

    def __init__(self, vocabulary: Vocabulary, filler: str) -> None:
        self.vocabulary, self.filler, self.persons = vocabulary, filler, 0

    def all(self, parts: Iterable[Part], *, top: bool = True) -> str:
        """Return a sequence; small words may stand between its parts."""
        written, before = "", False
        for part in parts:
            if isinstance(part, Mark):
                written += {"{": "(?P<span>", "}": ")", "^": "^", "$": "$"}[part.sign]
                continue
            if isinstance(part, Absent):
                written += f"(?!{self.filler}{self._ways(part.ways)})"
                continue
            optional = isinstance(part, Choice) and part.optional
            written += (self.filler if before else "") + self.one(part, top=top)
            before = not isinstance(part, Gap) and not optional
        return written

    def one(self, part: Part, *, top: bool) -> str:
        """Return one part."""
        if isinstance(part, Gap):
            return f"(?:[^ ]+ ){{0,{part.most}}}?"
        if isinstance(part, Word):
            return self._word(part)
        if isinstance(part, Class):
            inside = self._ways(self.vocabulary.classes[part.name].ways)
            if top and part.name in PERSONS:
                self.persons += 1
                return f"(?P<person_{self.persons - 1}>{inside})"
            return inside
        if isinstance(part, Choice):
            return self._ways(part.ways) + ("?" if part.optional else "")
        raise TypeError(f"{part} is no part of a pattern")

    def _word(self, part: Word) -> str:
        if part.how == "#":
            return f"(?:{part.word}) "
        if part.how == "~":
            return f"{re.escape(part.word)}[^ ]* "
        ways = "|".join(re.escape(form) for form in sorted(self.vocabulary.forms(part), key=len, reverse=True))
        return f"(?:{ways}) "

    def _ways(self, ways: Iterable[tuple[Part, ...]]) -> str:
        return f"(?:{'|'.join(self.all(way, top=False) for way in ways)})"
