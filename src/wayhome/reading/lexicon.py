"""A reading pack, read strictly and made ready: its rules, its classes of words, and what its content is known by.

A reading pack is data, like a rulebook: YAML files, known by the SHA-256 of their content. A finding names the pack
that made it, so that a later edition never changes what was found by an earlier one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wayhome.reading.compiling import Pattern
from wayhome.reading.inflecting import by_first
from wayhome.reading.patterns import Choice, Class, Part, PatternFault, parse_pattern
from wayhome.reading.schema import CategoryText, Frames, Head, Persons, RiskRule, Source, WordingRule
from wayhome.reading.sections import Sections, read_sections
from wayhome.reading.vocabulary import Vocabulary
from wayhome.rulebook.pack import content_hash
from wayhome.rulebook.parse import Fault, PackFault, line_of

Rule = WordingRule | RiskRule


@dataclass(frozen=True, eq=False)
class Frame:
    """A rule with its patterns ready to be looked for."""

    rule: Rule
    say: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    unless_in_sentence: tuple[Pattern, ...] = ()
    only_with: tuple[Pattern, ...] = ()


@dataclass(frozen=True, eq=False)
class Lexicon:
    """One edition of a reading pack. ``content`` is the SHA-256 of its files, by which it is known for ever."""

    head: Head
    content: str
    sources: Mapping[str, Source]
    categories: tuple[CategoryText, ...]
    persons: Persons
    abbreviations: Mapping[str, tuple[str, ...]]
    names: frozenset[str]
    names_and_words: frozenset[str]
    vocabulary: Vocabulary
    frames: tuple[Frame, ...]
    cues: Mapping[str, tuple[Pattern, ...]]

    @property
    def id(self) -> str:
        """Return its name and the beginning of its digest, by which a finding says what it was read by."""
        return f"{self.head.name} {self.content[:12]}"

    @cached_property
    def wording(self) -> tuple[WordingRule, ...]:
        """Return the rules on words about a child, in the order of their ids."""
        return tuple(frame.rule for frame in self.frames if isinstance(frame.rule, WordingRule))

    @cached_property
    def risk(self) -> tuple[RiskRule, ...]:
        """Return the rules on risk factors, in the order of their ids."""
        return tuple(frame.rule for frame in self.frames if isinstance(frame.rule, RiskRule))


def read_lexicon(files: Mapping[str, str]) -> Lexicon:
    """Read a reading pack from the text of its YAML files, by name; raises PackFault with everything that is wrong."""
    faults: list[Fault] = []
    sections = read_sections(files, faults)
    if sections is None:
        raise PackFault(faults)
    making = _Making(sections, files, faults)
    frames = tuple(making.frames())
    cues = {name: making.patterns(text, name) for name, text in sections.cues.items()}
    if faults:
        raise PackFault(faults)
    return Lexicon(
        head=sections.head,
        content=content_hash(files),
        sources=sections.sources,
        categories=sections.categories,
        persons=sections.persons,
        abbreviations=sections.abbreviations,
        names=sections.names,
        names_and_words=sections.names_and_words,
        vocabulary=making.vocabulary,
        frames=frames,
        cues=cues,
    )


class _Making:
    """Makes patterns ready, keeping what is wrong with their lines."""

    def __init__(self, sections: Sections, files: Mapping[str, str], faults: list[Fault]) -> None:
        self.sections, self.files, self.faults = sections, files, faults
        classes: dict[str, Choice] = {}
        self.names = frozenset(sections.classes)
        for name, text in sections.classes.items():
            ways = tuple(parts for line in lines_of(text) if (parts := self._parts(line, name)))
            if ways:
                classes[name] = Choice(ways)
        irregular = by_first(sections.irregular)
        self.vocabulary = Vocabulary(classes=classes, irregular=irregular, common=sections.common)
        for name, choice in classes.items():
            self.vocabulary.learn((choice,))
            self.vocabulary.group(Class(name))  # who is spoken of is asked of every word
        small = "|".join(re.escape(word) for word in sections.fillers)
        self.filler = f"(?:(?:{small}) ){{0,2}}" if small else ""

    def frames(self) -> Iterator[Frame]:
        """Yield every rule with its patterns, in the order of ids; an id that stands twice is a fault."""
        seen: set[str] = set()
        for rule in sorted(self.sections.rules, key=lambda one: one.id):
            if rule.id in seen:
                self._fault(rule.id, f"the rule {rule.id} stands twice", "Give the other one its own id.")
            seen.add(rule.id)
            for source in rule.sources:
                if source not in self.sections.sources:
                    self._fault(rule.id, f"{rule.id} rests on {source}, which is no source of the pack", "Add it.")
            yield self._frame(rule)

    def _frame(self, rule: Frames) -> Frame:
        if not isinstance(rule, WordingRule | RiskRule):
            raise TypeError(f"{rule.id} is no rule")
        return Frame(
            rule,
            self.patterns(rule.say, rule.id),
            self.patterns(rule.unless, rule.id),
            self.patterns(rule.unless_in_sentence, rule.id),
            self.patterns(rule.only_with, rule.id),
        )

    def patterns(self, text: str, where: str) -> tuple[Pattern, ...]:
        """Return the patterns of some lines."""
        return tuple(pattern for line in lines_of(text) if (pattern := self._pattern(line, where)))

    def _pattern(self, line: str, where: str) -> Pattern | None:
        parts = self._parts(line, where)
        if not parts:
            return None
        needs = self.vocabulary.needs(parts)
        if not needs:
            self._fault(line, f"{where}: '{line}' needs no word at all", "Take the brackets off one of its parts.")
            return None
        self.vocabulary.learn(parts)
        return Pattern(line, parts, needs, self.vocabulary.rarest(needs), self.vocabulary, self.filler)

    def _parts(self, line: str, where: str) -> tuple[Part, ...]:
        try:
            parts = parse_pattern(line)
        except PatternFault as wrong:
            self._fault(line, f"{where}: '{line}' cannot be read: {wrong}", "Mend the line.")
            return ()
        for name in _named(parts):
            if name not in self.names:
                unknown = f"{where}: '{line}' names {name}, which is no class of the pack"
                self._fault(line, unknown, "Add it to classes.")
                return ()
        return parts

    def _fault(self, words: str, wrong: str, remedy: str) -> None:
        """Keep a fault at the line of a file that holds the words."""
        for file, text in self.files.items():
            if words in text:
                line = text[: text.index(words)].count("\n") + 1
                self.faults.append(Fault(file=file, line=line, words=f"{wrong}.", remedy=remedy))
                return
        self.faults.append(Fault(file=min(self.files), line=line_of("", []), words=f"{wrong}.", remedy=remedy))


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a block that say something; what follows # is a remark."""
    for line in text.splitlines():
        if said := line.partition("#")[0].strip():
            yield said


def _named(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Class):
            yield part.name
        elif isinstance(part, Choice):
            for way in part.ways:
                yield from _named(way)
