"""What takes a finding away again, or has to be told beside it: looked for only where something was found.

Most rules name a few dozen patterns that bar them. Which of all these could stand in a sentence is asked once for the
sentence, and only those of the rule that found something there are then looked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from wayhome.reading.compiling import Pattern
from wayhome.reading.lexicon import Frame, Lexicon
from wayhome.reading.passage import Passage, Sentence
from wayhome.reading.scanning import Match, Scanner, Way, found_in

Kind = Literal["touching", "in_sentence", "only_with"]
Ways = Mapping[tuple[Frame, Kind], list[Way]]


class Beside:
    """Patterns of rules, to be looked for where the rule found something."""

    def __init__(self, patterns: Iterable[tuple[Frame, Kind, tuple[Pattern, ...]]]) -> None:
        self.owners = {pattern: (frame, kind) for frame, kind, each in patterns for pattern in each}
        self.scanner = Scanner(self.owners)

    def ways(self, sentence: Sentence) -> Ways:
        """Return the ways to look for those that could stand in a sentence, by their rule."""
        found: dict[tuple[Frame, Kind], list[Way]] = {}
        for way in self.scanner.ways(sentence):
            found.setdefault(self.owners[way[0]], []).append(way)
        return found


class Exceptions:
    """What bars the rules of a lexicon: beside a finding or in its sentence, or where it stands nowhere in the text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.near = Beside(one for frame in lexicon.frames for one in _near(frame))
        self.only_with = Beside((frame, "only_with", frame.only_with) for frame in lexicon.frames)


class Excepted:
    """What bars the rules of a lexicon in one passage: each sentence is asked once, and the whole passage once."""

    def __init__(self, exceptions: Exceptions, passage: Passage) -> None:
        self.exceptions, self.passage = exceptions, passage
        self._near: dict[Sentence, Ways] = {}
        self._anywhere: list[tuple[Sentence, Ways]] | None = None
        self._said: dict[Frame, bool] = {}

    def holds(self, frame: Frame, match: Match) -> bool:
        """Say whether what a rule found is taken away again by the rule itself."""
        if frame.unless or frame.unless_in_sentence:
            sentence = self.passage.sentence(match.first)
            near = self._near.get(sentence)
            if near is None:
                near = self._near[sentence] = self.exceptions.near.ways(sentence)
            if any(map(match.touches, _matches(sentence, near.get((frame, "touching"), ())))):
                return True
            if any(True for _ in _matches(sentence, near.get((frame, "in_sentence"), ()))):
                return True
        return bool(frame.only_with) and not self._says(frame)

    def _says(self, frame: Frame) -> bool:
        """Say whether one of the patterns that a rule needs stands anywhere in the text."""
        said = self._said.get(frame)
        if said is None:
            if self._anywhere is None:
                self._anywhere = [(one, self.exceptions.only_with.ways(one)) for one in self.passage.each]
            found = (_matches(sentence, ways.get((frame, "only_with"), ())) for sentence, ways in self._anywhere)
            said = self._said[frame] = any(True for each in found for _ in each)
        return said


def _near(frame: Frame) -> Iterator[tuple[Frame, Kind, tuple[Pattern, ...]]]:
    yield frame, "touching", frame.unless
    yield frame, "in_sentence", frame.unless_in_sentence


def _matches(sentence: Sentence, ways: Iterable[Way]) -> Iterator[Match]:
    for pattern, way in ways:
        yield from found_in(sentence, pattern, way)
