"""What is said around words that state a danger: that it is denied, only talked about, over, or of somebody else.

The cues stand in the lexicon under ``polarity`` with names that begin with ``risk_``; how far each reaches is here.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from wayhome.reading.cues import named
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.passage import Passage
from wayhome.reading.scanning import Match

OURS = "risk_"
LIST, CLAUSE, NEAR, AFTER = 9, 14, 3, 6  # words that a denial reaches: along a list, a clause, from a bare no, back
_TURNS = (
    "but however although though because since until unless then so who which when where if whether after while yet "
    "except despite she he they we i you it said says told asked"
)
TURNS = frozenset(_TURNS.split())
BROKEN = re.compile(r"[;:]| - |–|—|\n")
ASKS = re.compile(r"[:?]| - |–|—")
STOPS = re.compile(r"[.,;?!\n)]|–|—| - ")
ANSWER, SHORT = 6, 6  # words to the answer in the sentence of a question, and into the next
LABELLED = 4  # words after a danger at which its label ends
MANY_KINDS = 4  # kinds of harm in one sentence from which they are a list that somebody is asked to go through
FAR = 40  # words to what disproves a rumour
# What begins a clause that states something of its own, whatever it was that the words before it talked or asked about.
_STATES = (
    "is are was were has had have having will been being that because now then where victim says keeps goes makes pays "
    "left took taken told said rang sent wrote went ran got gave made put found saw tried cut drank swallowed threatens"
)
_TELLS = "left told took said rang sent wrote went ran got gave made put found cut drank swallowed"
STATES, TELLS = TURNS | frozenset(_STATES.split()), frozenset(_TELLS.split())
APART = re.compile(r"[;\n]|–|—| - ")
LEAD = 2  # words before a danger that tell whether it is stated
LACKED = frozenset(("epipen", "epipens", "pen", "pens", "jext", "insulin", "inhaler", "inhalers", "adrenaline"))
NONE = frozenset(("no", "none", "nil", "nope", "never", "negative", "neg", "nothing"))
KNOWN = frozenset(("known", "concerns", "recorded", "reported", "held", "disclosed", "identified", "thanks", "never"))


def _tells(word: str) -> bool:
    return word in TELLS or (word.endswith("ed") and word != "forced")


class Marks:
    """The cues of one passage, found once."""

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        self.passage = passage
        self.found = named(lexicon, OURS).found(passage)

    def any(self, name: str) -> bool:
        """Say whether a cue stands anywhere in the passage."""
        return bool(self.found.get(name))

    def in_sentence(self, name: str, match: Match) -> bool:
        """Say whether a cue stands in the sentence of a match."""
        return any(True for _ in self._near(name, match))

    def before_in_sentence(self, name: str, match: Match) -> bool:
        """Say whether a cue stands in the sentence of a match and begins before it."""
        return any(cue.begin < match.begin for cue in self._near(name, match))

    def denied(self, match: Match) -> bool:
        """Say whether the words are denied: by what stands before them in their clause, or shortly after.

        *She denies it but staff have seen it* denies nothing.
        """
        if any(cue.begin >= match.end for cue in self._near("risk_contradicted", match)):
            return False
        return (
            any(self._reaches(cue, match, CLAUSE) for cue in self._near("risk_denied", match))
            or any(self._bare(cue, match) for cue in self._near("risk_no", match))
            or any(self._follows(cue, match) for cue in self._near("risk_denied_after", match))
            or self._answered_no(match)
        )

    def _answered_no(self, match: Match) -> bool:
        """Say whether the words are only what was asked, and the answer is no: *Self-harm: none known*."""
        if any(self._asks(cue, match) for cue in self._near("risk_asked", match)):
            _, last = self.passage.sentence_of(match.first)
            until = max(match.end + ANSWER, last + SHORT)  # the answer to a list stands in the next sentence
            if any(match.end <= cue.begin <= until for cue in self.found.get("risk_answered_no", ())):
                return True
        if self.passage.said[match.end - 1].word in LACKED:  # *EpiPen: none* says that there is none to be had
            return False
        ends = range(match.end, min(match.end + LABELLED, len(self.passage.said)))
        return any(self._only_no(place) for place in ends)

    def _asks(self, cue: Match, match: Match) -> bool:
        """Say whether what was asked reaches the words: *asked whether she is hurt* does, *asked, she is hurt* not."""
        if cue.begin >= match.begin:
            return False
        first = cue.end
        if self.passage.said[cue.end - 1].word in {"if", "whether"}:
            commas = (place for place in range(first, match.begin) if "," in self._between(place - 1, place))
            first = next(commas, match.end)
        return not self._states(first, match.end)

    def _only_no(self, place: int) -> bool:
        """Say whether a word answers a label or a question with a no and nothing more, as *nil* does."""
        said = self.passage.said
        if said[place].word not in NONE or not ASKS.search(self._between(place - 1, place)):
            return False
        after = place + 1
        if after < len(said) and said[after].word in KNOWN:
            after += 1
        return after >= len(said) or bool(STOPS.search(self._between(after - 1, after)))

    def talked_about(self, match: Match) -> bool:
        """Say whether the words are only of a lesson, a leaflet, a play or a policy, only suppose, or are a rumour."""
        if any(self._talks(cue, match) for cue in self._near("risk_talk", match)):
            return True
        return self._rumour(match) or self._on_a_form(match)

    def _on_a_form(self, match: Match) -> bool:
        """Say whether the words are one of many kinds of harm that a form or a policy has everybody asked about."""
        kinds = list(self._near("risk_kind_of_harm", match))
        if not any(kind.touches(match) for kind in kinds) or not self.in_sentence("risk_of_a_form", match):
            return False
        stated = self.in_sentence("risk_stated_there", match) or self._after("risk_stated_there", match)
        return len({kind.begin for kind in kinds}) >= MANY_KINDS and not stated

    def _talks(self, cue: Match, match: Match) -> bool:
        """Say whether talk reaches the words: never into a clause that states them, as *and told her he took pills*."""
        if cue.begin < match.begin or cue.touches(match):
            return not self._states(cue.end, match.end)
        first, _ = self.passage.sentence_of(match.first)
        return not self._states(max(first, match.begin - LEAD), cue.begin)

    def _states(self, first: int, end: int) -> bool:
        """Say whether a clause begins among words that states something of its own: with who does it, or its verb."""
        if first < end and APART.search(self.passage.text[self.passage.starts[first] : self.passage.starts[end - 1]]):
            return True
        words = [said.word for said in self.passage.said[first : end + 1]]
        return any(
            word in STATES or (word == "'s" and after.endswith(("ing", "ed"))) or (word == "and" and _tells(after))
            for word, after in pairwise([*words, ""][: end - first + 1])
        )

    def _rumour(self, match: Match) -> bool:
        """Say whether the words are a rumour that the text goes on to disprove, and does not bear out."""
        if not self.before_in_sentence("risk_rumour", match) or self._after("risk_borne_out", match):
            return False
        return self._after("risk_disproved", match)

    def _after(self, name: str, match: Match) -> bool:
        return any(0 <= cue.begin - match.end <= FAR for cue in self.found.get(name, ()))

    def _near(self, name: str, match: Match) -> Iterator[Match]:
        first, last = self.passage.sentence_of(match.first)
        return (cue for cue in self.found.get(name, ()) if first <= cue.begin < last)

    def _bare(self, cue: Match, match: Match) -> bool:
        """Say whether a bare no or not reaches the words: at once, or along a list with *or*."""
        if any(cue.touches(other) for other in self.found.get("risk_not_denial", ())) or self._answers(cue):
            return False
        if self._reaches(cue, match, NEAR):
            return True
        between = [said.word for said in self.passage.said[cue.end : match.begin]]
        return bool({"or", "nor"} & {*between}) and self._reaches(cue, match, LIST)

    def _answers(self, cue: Match) -> bool:
        """Say whether a no answers a question and what follows states something: *No, it is switched off*."""
        first, last = self.passage.sentence_of(cue.begin)
        return cue.begin == first and cue.end < last and self.passage.said[cue.end].word in TURNS

    def _reaches(self, cue: Match, match: Match, words: int) -> bool:
        if not 0 <= match.begin - cue.end <= words:
            return False
        between = {said.word for said in self.passage.said[cue.end : match.begin]}
        return not between & TURNS and not self._broken(cue.end - 1, match.begin)

    def _follows(self, cue: Match, match: Match) -> bool:
        if not 0 <= cue.begin - match.end <= AFTER:
            return False
        between = {said.word for said in self.passage.said[match.end : cue.begin]}
        return not between & {"but", "then", "since", "after", "and"}

    def _broken(self, first: int, second: int) -> bool:
        return bool(BROKEN.search(self._between(first, second)))

    def _between(self, first: int, second: int) -> str:
        return self.passage.text[self.passage.ends[first] : self.passage.starts[second]]
