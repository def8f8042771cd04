"""A reading pack, read strictly and made ready: its rules, its classes of words, and what its content is known by.

A reading pack is data, like a rulebook: YAML files, known by the SHA-256 of their content. A finding names the pack
that made it, so that a later edition never changes what was found by an earlier one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wayhome.reading.compiling import Pattern
from wayhome.reading.making import Making, Rule
from wayhome.reading.schema import CategoryText, Head, Persons, RiskRule, Source, WordingRule
from wayhome.reading.sections import read_sections
from wayhome.reading.spelling import NO_ENGLISH, English
from wayhome.reading.vocabulary import Vocabulary
from wayhome.rulebook.pack import content_hash
from wayhome.rulebook.parse import Fault, PackFault

__all__ = ("Frame", "Lexicon", "Rule", "read_lexicon")


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
    joined: Mapping[tuple[str, str], str]
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


def read_lexicon(files: Mapping[str, str], english: English = NO_ENGLISH) -> Lexicon:
    """Read a reading pack from the text of its YAML files, by name; raises PackFault with everything that is wrong.

    ``english`` tells which words few passages hold: by them patterns are looked for. What is found is the same.
    """
    faults: list[Fault] = []
    sections = read_sections(files, faults)
    if sections is None:
        raise PackFault(faults)
    making = Making(sections, files, faults, english)
    frames = tuple(Frame(rule, *patterns) for rule, patterns in making.rules())
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
        joined=sections.joined,
        vocabulary=making.vocabulary,
        frames=frames,
        cues=cues,
    )
