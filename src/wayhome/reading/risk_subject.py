"""Whose state a sentence tells: the child's, or that of somebody near them.

A condition of somebody else is no factor of the child; what an adult does near a child is. So this is asked only of
rules that are about the child: the person named last before the words, in their sentence, is whose they are, unless
that person is only telling it.
"""

from wayhome.reading.passage import Passage
from wayhome.reading.risk_marks import Marks
from wayhome.reading.scanning import Match

LABEL = 7  # words that a label such as *Lodger at this address, female 44:* has at most
WHOSE = frozenset(("a", "her", "his", "the", "their", "my", "our"))
BESIDE = frozenset((
    "with", "sent", "send", "sends", "texted", "texts", "messaged", "emailed", "told", "tells", "showed", "shows",
    "gave", "gives",
))  # fmt: skip
KIN = 4  # words from a brother who has something to what he has
TELLING = 3  # words after a person within which a word of telling makes them only the teller


class Subjects:
    """The people of a passage as a reader of dangers needs them."""

    def __init__(self, passage: Passage, marks: Marks) -> None:
        self.passage = passage
        self.others = tuple(one for one in marks.found.get("risk_person_other", ()) if not self._beside(one))
        self.children = marks.found.get("risk_person_child", ())
        self.kin = marks.found.get("risk_kin_has", ())
        self.telling = {cue.begin for cue in marks.found.get("risk_telling", ())}

    def _beside(self, one: Match) -> bool:
        """Say whether somebody only comes with whoever is spoken of, or is told: *attended with a friend, hoarse*."""
        before = [said.word for said in self.passage.said[max(0, one.begin - 2) : one.begin]]
        if before and before[-1] in WHOSE:
            before.pop()
        return bool(before) and before[-1] in BESIDE

    def someone_else(self, match: Match) -> bool:
        """Say whether the words tell of somebody other than the child."""
        first = self._opens(match)
        other = max((one.end for one in self.others if first <= one.begin and one.end <= match.begin), default=-1)
        child = max((one.end for one in self.children if first <= one.begin and one.end <= match.begin), default=-1)
        return other >= 0 and other >= child and not self._tells(other, match.begin)

    def of_kin(self, match: Match) -> bool:
        """Say whether the words are of a brother, a cousin or a room mate: *his brother had a gang marker*."""
        return any(
            0 <= match.begin - cue.end <= KIN and not self._child_between(cue.end, match.begin) for cue in self.kin
        )

    def _child_between(self, first: int, last: int) -> bool:
        return any(first <= one.begin < last for one in self.children)

    def _opens(self, match: Match) -> int:
        """Return the word with which the sentence begins, or the label before it: *Mother: bipolar*."""
        first, _ = self.passage.sentence_of(match.first)
        if first and ":" in self.passage.text[self.passage.ends[first - 1] : self.passage.starts[first]]:
            before, _ = self.passage.sentence_of(first - 1)
            return before if first - before <= LABEL else first
        return first

    def _tells(self, after: int, until: int) -> bool:
        """Say whether a person only tells what follows: *mum says*, *parents report*."""
        return any(word in self.telling for word in range(after, min(after + TELLING, until)))
