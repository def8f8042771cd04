"""Making the lines of a reading pack ready to be looked for, keeping everything that is wrong with them."""

from collections.abc import Iterable, Iterator, Mapping

from wayhome.reading.compiling import Pattern
from wayhome.reading.contracting import uncontracted
from wayhome.reading.inflecting import by_form
from wayhome.reading.patterns import Absent, Choice, Class, Part, PatternFault, Word, parse_pattern
from wayhome.reading.schema import Frames, RiskRule, WordingRule
from wayhome.reading.sections import Sections
from wayhome.reading.shapes import SHAPES
from wayhome.reading.spelling import English
from wayhome.reading.vocabulary import Vocabulary, required
from wayhome.rulebook.parse import Fault

Rule = WordingRule | RiskRule
Patterns = tuple[Pattern, ...]


class Making:
    """Makes patterns ready, keeping what is wrong with their lines."""

    def __init__(self, sections: Sections, files: Mapping[str, str], faults: list[Fault], english: English) -> None:
        self.sections, self.files, self.faults = sections, files, faults
        self.words: dict[tuple[str, str], tuple[Part, ...]] = {}
        self.names = frozenset((*sections.classes, *SHAPES))
        self.vocabulary = Vocabulary(
            classes={},
            irregular=by_form(sections.irregular),
            common=sections.common,
            alike=sections.alike,
            english=english,
            small=frozenset(sections.fillers),
        )
        self.vocabulary.classes.update(self._unbroken(dict(self._classes())))

    def rules(self) -> Iterator[tuple[Rule, tuple[Patterns, Patterns, Patterns, Patterns]]]:
        """Yield every rule with its patterns, in the order of ids; an id that stands twice is a fault."""
        seen: set[str] = set()
        for rule in sorted(self.sections.rules, key=lambda one: one.id):
            if rule.id in seen:
                self._fault(rule.id, f"the rule {rule.id} stands twice", "Give the other one its own id.", last=True)
            seen.add(rule.id)
            for source in rule.sources:
                if source not in self.sections.sources:
                    self._fault(rule.id, f"{rule.id} rests on {source}, which is no source of the pack", "Add it.")
            yield _rule(rule), self._each(rule)

    def _each(self, rule: Frames) -> tuple[Patterns, Patterns, Patterns, Patterns]:
        return (
            self.patterns(rule.say, rule.id),
            self.patterns(rule.unless, rule.id),
            self.patterns(rule.unless_in_sentence, rule.id),
            self.patterns(rule.only_with, rule.id),
        )

    def patterns(self, text: str, where: str) -> Patterns:
        """Return the patterns of some lines."""
        return tuple(pattern for line in lines_of(text) if (pattern := self._pattern(line, where)))

    def _pattern(self, line: str, where: str) -> Pattern | None:
        parts = self._parts(line, where)
        if not parts:
            return None
        if not any(map(required, parts)):
            self._fault(line, f"{where}: '{line}' needs no word at all", "Take the brackets off one of its parts.")
            return None
        pattern = Pattern(line, parts, self.vocabulary)
        pattern.needs  # noqa: B018  (the groups of all patterns are known before the first word is read)
        return pattern

    def _parts(self, line: str, where: str) -> tuple[Part, ...]:
        try:
            parts = parse_pattern(line, self._writes)
        except PatternFault as wrong:
            self._fault(line, f"{where}: '{line}' cannot be read: {wrong}", "Mend the line.")
            return ()
        for name in _named(parts):
            if name not in self.names:
                unknown = f"{where}: '{line}' names {name}, which is no class of the pack"
                self._fault(line, unknown, "Add it to classes.")
                return ()
        return parts

    def _writes(self, word: str, how: str) -> tuple[Part, ...]:
        """Return a word of a pattern written out as those of a text are (``yp`` is *young person*), and keep it."""
        kept = self.words.get((word, how))
        if kept is None:
            kept = tuple(one for each in _apart(word) for one in self._word(each, how))
            self.words[word, how] = kept
            self.vocabulary.learn(kept)
        return kept

    def _word(self, word: str, how: str) -> Iterable[Part]:
        """Return a word written out; it is the last of several words that may stand in any form."""
        whole, left, after = uncontracted(word, self.sections.abbreviations)
        if after:
            return (*self._word(left, how), *map(Word, after))
        *first, last = whole or (left,)
        return (*map(Word, first), Word(last, how))

    def _classes(self) -> Iterator[tuple[str, Choice]]:
        for name, shape in SHAPES.items():
            self.vocabulary.learn(part for way in shape.ways for part in way)
            yield name, shape
        for name, text in self.sections.classes.items():
            ways = tuple(parts for line in lines_of(text) if (parts := self._parts(line, name)))
            if ways:
                yield name, Choice(ways)

    def _unbroken(self, classes: dict[str, Choice]) -> dict[str, Choice]:
        """Return the classes, each after those that it names; one that comes back to itself is a fault."""
        told: dict[str, Choice] = {}
        while left := [name for name in classes if name not in told]:
            ready = [name for name in left if all(one in told or one not in classes for one in _named([classes[name]]))]
            if not ready:
                words = f"the classes {', '.join(sorted(left))} name each other in a circle"
                self._fault(f"{min(left)}:", words, "Take one of them out of another.")
                return told
            told |= {name: classes[name] for name in ready}
        return told

    def _fault(self, words: str, wrong: str, remedy: str, *, last: bool = False) -> None:
        """Keep a fault at the first (or last) line of a file that holds the words."""
        for file in sorted(self.files, reverse=last):
            text = self.files[file]
            if words in text:
                place = text.rindex(words) if last else text.index(words)
                line = text[:place].count("\n") + 1
                self.faults.append(Fault(file=file, line=line, words=f"{_sentence(wrong)}.", remedy=remedy))
                return
        self.faults.append(Fault(file=min(self.files), line=1, words=f"{_sentence(wrong)}.", remedy=remedy))


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a block that say something; what follows # is a remark."""
    for line in text.splitlines():
        if said := line.partition("#")[0].strip():
            yield said


def _apart(word: str) -> list[str]:
    """Return the words between hyphens; none is nothing: *self-harm*, *-*."""
    return [one for one in word.split("-") if one] or [word]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _rule(rule: Frames) -> Rule:
    if not isinstance(rule, WordingRule | RiskRule):
        raise TypeError(f"{rule.id} is no rule")
    return rule


def _named(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Class):
            yield part.name
        elif isinstance(part, Choice | Absent):
            for way in part.ways:
                if len(way) > 1 or not isinstance(way[0], Word):  # most ways are one word
                    yield from _named(way)
