"""What takes a judgement back: it is denied, refused, corrected, only supposed, or quoted from an old entry.

A denial reaches a few words on, within its clause. A refusal (*is not evidence that*) or a correction (*amended*)
reaches its sentence. An idiom that holds a denial (*no angel*, *nothing stopping him*) denies nothing, and a denial
inside the words that were found is part of them.
"""

import re

from wayhome.reading.clauses import Layout, words
from wayhome.reading.cues import Heard
from wayhome.reading.scanning import Match

TURNS = words("and but so as because who which while when since until if although though that")
DENYING = re.compile(r"\b(?:not|no|never|nor|neither|nobody|none|nothing|cannot|without)\b")
IDIOM = 16  # words of an idiom at most
SHOWING = words("suggest suggests indicate indicates says shows evidence suggestion indication sign proof that")
FAR = 7  # words that a denial of whatever would show something reaches
REACH = 4  # words after which a denial no longer reaches
OR = words("or nor")  # before what is denied with something else: *at no stage … attention seeking or untruthful*
FURTHER = 4  # words more that a denial reaches over one of these
SENTENCE = ("refusal", "correction", "defence", "law")


class Polarity:
    """The denials and corrections of one passage."""

    def __init__(self, layout: Layout, cues: Heard) -> None:
        self.layout, self.cues = layout, cues

    def taken_back(self, match: Match) -> str:
        """Say what takes a match back: the name of a cue, or nothing."""
        return self._in_sentence(match) or self._onward(match) or self._next(match) or self._denied(match)

    def _in_sentence(self, match: Match) -> str:
        first, last = self.layout.whole(match.first)
        for name in SENTENCE:
            if any(not self._within(cue, match) for cue in self.cues.between(name, first, last)):
                return name
        return ""

    def _onward(self, match: Match) -> str:
        """Say whether the words are only supposed, in their clause, or quoted from an old entry, in their sentence."""
        bounds = {"supposed": self.layout.clause(match.first)[0], "looked_back": self.layout.whole(match.first)[0]}
        for name, first in bounds.items():
            if any(cue.end <= match.first for cue in self.cues.between(name, first, match.first)):
                return "" if self._relied_on(first, match) else name
        return ""

    def _relied_on(self, first: int, match: Match) -> bool:
        """Say whether the sentence relies on what it looks back to: *… and I agree*."""
        _, last = self.layout.whole(match.first)
        return bool(self.cues.between("relied", first, last))

    def _next(self, match: Match) -> str:
        """Say whether the sentence after takes it back, such as *Entry amended*."""
        _, last = self.layout.whole(match.first)
        return "correction" if self.cues.between("corrected_before", last, last + 1) else ""

    def _denied(self, match: Match) -> str:
        """Say whether a denial stands before the words found, in their clause and close by.

        One between the person and the words denies too (*she did not put herself …*), unless the pattern holds it.
        """
        until = match.begin if DENYING.search(match.pattern.line) else match.first
        begins, _ = self.layout.clause(until)
        whole, _ = self.layout.whole(until)
        for cue in self.cues.between("negation", whole, until):
            reach, after = self._reach(cue)
            reach += FURTHER if self.layout.word(until - 1) in OR else 0
            close = 0 <= until - after < reach and (cue.begin >= begins or reach == FAR)
            if close and not self._idiom(cue) and not self._turns(after, until):
                return "negation"
        return ""

    def _reach(self, cue: Match) -> tuple[int, int]:
        """Return how far a denial reaches and from where: further past *that*: *nothing to suggest that the girl …*."""
        told = cue.end - cue.begin > 1 and self.layout.word(cue.end - 1) in SHOWING
        return (FAR, cue.end + (self.layout.word(cue.end) == "that")) if told else (REACH, cue.end)

    def _turns(self, first: int, last: int) -> bool:
        """Say whether a new clause begins between two words, which a denial does not reach."""
        return any(self.layout.word(number) in TURNS for number in range(first, last))

    def _idiom(self, cue: Match) -> bool:
        return any(idiom.touches(cue) for idiom in self.cues.between("idiom", cue.begin - IDIOM, cue.end))

    @staticmethod
    def _within(cue: Match, match: Match) -> bool:
        """Say whether a cue is part of what was found, or shares its words."""
        return match.begin <= cue.begin and cue.end <= match.end
