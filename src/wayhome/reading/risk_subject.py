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
SUBJECT = frozenset(("she", "he", "they"))  # a mother may be she; *her*, *him* and a name are what is done to a child
TELLING = 3  # words after a person within which a word of telling makes them only the teller


class Subjects:
    """The people of a passage as a reader of dangers needs them."""

    def __init__(self, passage: Passage, marks: Marks) -> None:
        self.passage = passage
        self.others = tuple(one for one in marks.found.get("risk_person_other", ()) if not self._beside(one))
        self.marks = marks
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
        if self._child_too(match.begin, match):
            return False
        first = self._opens(match)
        other = max((one.end for one in self.others if first <= one.begin and one.end <= match.begin), default=-1)
        child = max((one.end for one in self.children if first <= one.begin and one.end <= match.begin), default=-1)
        return other >= 0 and other >= child and not self._tells(other, match.begin)

    def of_kin(self, match: Match) -> bool:
        """Say whether the words are of a brother, a cousin or a room mate: *his brother had a gang marker*.

        Not where the child is with them, or is the one to whom it is done: *her brother is grooming her*.
        """
        return any(
            0 <= match.begin - cue.end <= KIN
            and not self._child_between(cue.end, match.begin)
            and not self._done_to_child(cue.end, match)
            and not self._with(cue)
            for cue in self.kin
        )

    def of_another(self, match: Match) -> bool:
        """Say whether a neighbour, or a friend's brother, has what the words tell, and does it to no child of ours."""
        first, _ = self.passage.sentence_of(match.first)
        return any(
            first <= cue.begin < match.begin and not self._done_to_child(cue.end, match)
            for cue in self.marks.found.get("risk_of_another", ())
        )

    def _done_to_child(self, after: int, match: Match) -> bool:
        """Say whether the child stands where the one does to whom something is done, or is told to share it."""
        _, last = self.passage.sentence_of(match.first)
        said = self.passage.said
        done = any(after <= one.begin < last and said[one.begin].word not in SUBJECT for one in self.children)
        return done or self._child_too(after, match)

    def _child_too(self, after: int, match: Match) -> bool:
        """Say whether the sentence tells the same of the child: *her cousin is, and so is she*."""
        _, last = self.passage.sentence_of(match.first)
        return any(after <= cue.begin < last for cue in self.marks.found.get("risk_child_too", ()))

    def _with(self, cue: Match) -> bool:
        """Say whether the child is with them: *with her cousin, who is*."""
        return "with" in {said.word for said in self.passage.said[max(0, cue.begin - 2) : cue.begin]}

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
