"""What takes a judgement back: it is denied, corrected, only supposed, stated as law, or talked about as wording."""

from wayhome.reading.lexicon import Lexicon
from wayhome.reading.passage import Passage, Sentence
from wayhome.reading.scanning import Match, Scanner

REACH = 12  # words after which a denial no longer reaches


class Polarity:
    """The denials, corrections and talk about wording of one passage."""

    def __init__(self, passage: Passage, scanners: "Cues") -> None:
        self.passage = passage
        self.found = {name: tuple(scanner.passage(passage)) for name, scanner in scanners.by_name.items()}

    def taken_back(self, match: Match) -> str:
        """Say what takes a match back: the name of a cue, or nothing."""
        first, last = self.passage.sentence_of(match.first)
        for name in ("talk", "law"):
            if self.found.get(name):
                return name
        for cue in self.found.get("correction", ()):
            if first <= cue.first < last:
                return "correction"
        for cue in self.found.get("negation", ()):
            if first <= cue.first and 0 <= match.begin - cue.end <= REACH and cue.end <= match.begin:
                return "negation"
        return ""


class Cues:
    """The lexicon's cues, ready to be looked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_name = {name: Scanner(patterns) for name, patterns in lexicon.cues.items()}


def written(passage: Passage, match: Match) -> Sentence:
    """Return the sentence in which a match stands."""
    return Sentence(passage, *passage.sentence_of(match.first))
