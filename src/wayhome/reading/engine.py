"""The engine: a text and a lexicon in, what was found out. Pure: the same text always gives the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wayhome.reading.clauses import Layout
from wayhome.reading.compiling import Pattern
from wayhome.reading.cues import Cues, Heard
from wayhome.reading.exceptions import Excepted, Exceptions
from wayhome.reading.findings import NOBODY, Who
from wayhome.reading.lexicon import Frame, Lexicon
from wayhome.reading.normalising import Normaliser
from wayhome.reading.passage import Passage
from wayhome.reading.persons import Persons
from wayhome.reading.polarity import Polarity
from wayhome.reading.quotes import quotations
from wayhome.reading.scanning import Match, Scanner
from wayhome.reading.schema import RiskRule, WordingRule
from wayhome.reading.spelling import NO_ENGLISH, English
from wayhome.reading.spoken_of import SpokenOf
from wayhome.reading.talk import Talk
from wayhome.reading.voice import Voices


@dataclass(frozen=True, slots=True)
class Found:
    """A frame of the lexicon where it stands in a passage."""

    frame: Frame
    match: Match


class Engine:
    """A lexicon ready to read with. ``english`` tells names and misspelt words from others; without it none is."""

    def __init__(self, lexicon: Lexicon, english: English = NO_ENGLISH) -> None:
        self.lexicon, self.english = lexicon, english
        self.normaliser = Normaliser(lexicon, english)
        self.frames: dict[Pattern, Frame] = {pattern: frame for frame in lexicon.frames for pattern in frame.say}
        self.wording = Scanner(one for one, frame in self.frames.items() if isinstance(frame.rule, WordingRule))
        self.risk = Scanner(one for one, frame in self.frames.items() if isinstance(frame.rule, RiskRule))
        self.cues, self.exceptions = Cues(lexicon), Exceptions(lexicon)

    def read(self, text: str, who: Who = NOBODY) -> "Reading":
        """Read a text."""
        return Reading(self, self.normaliser.passage(text, who.kinds), who)


class Reading:
    """One text as it was read. People, voices and denials are looked at only where something was found."""

    def __init__(self, engine: Engine, passage: Passage, who: Who) -> None:
        self.engine, self.passage, self.who = engine, passage, who
        self.excepted = Excepted(engine.exceptions, passage)

    @property
    def found(self) -> tuple[Found, ...]:
        """Return every frame of the lexicon that stands in the text and that nothing of its own rule takes away."""
        return self.wording + self.risk

    @cached_property
    def wording(self) -> tuple[Found, ...]:
        """Return those that are of wording."""
        return tuple(self._found(self.engine.wording))

    @cached_property
    def risk(self) -> tuple[Found, ...]:
        """Return those that state a risk factor."""
        return tuple(self._found(self.engine.risk))

    @cached_property
    def persons(self) -> Persons:
        """Return the people of the text."""
        return Persons(self.passage, self.engine.lexicon, self.who, self.layout)

    @cached_property
    def spoken_of(self) -> SpokenOf:
        """Return where a child is spoken of, and how much words tell."""
        return SpokenOf(self.layout, self.persons, self.engine.english)

    @cached_property
    def voices(self) -> Voices:
        """Return whose voice each part of the text is in."""
        return Voices(self.passage, self.layout, self.persons.mentions, self.cues)

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Return where quotations stand, in characters."""
        return quotations(self.passage.text)

    @cached_property
    def polarity(self) -> Polarity:
        """Return what the text denies, corrects or only talks about."""
        return Polarity(self.layout, self.cues)

    @cached_property
    def talk(self) -> Talk:
        """Return what the text says about words."""
        return Talk(self.layout, self.cues)

    @cached_property
    def layout(self) -> Layout:
        """Return the whole sentences and the clauses of the text."""
        return Layout(self.passage)

    @cached_property
    def cues(self) -> Heard:
        """Return what tells voice, denial and talk about wording, by name."""
        return self.engine.cues.found(self.passage)

    def place(self, match: Match) -> tuple[int, int]:
        """Return where the words to point out begin and end in the text, in characters."""
        return self.passage.starts[match.first], self.passage.ends[match.last - 1]

    def sentence(self, match: Match) -> str:
        """Return the sentence around a match, as written."""
        first, last = self.passage.sentence_of(match.first)
        return self.passage.text[self.passage.starts[first] : self.passage.ends[last - 1]]

    def _found(self, scanner: Scanner) -> Iterator[Found]:
        for match in scanner.passage(self.passage):
            found = Found(self.engine.frames[match.pattern], match)
            if not self.excepted.holds(found.frame, match):
                yield found
