"""How a text concludes what it told: that the child was not in it, that it was something else, that it is a notice.

A record that tells of a stabbing and ends *this boy gave his name as a bystander only* is no record of a boy who was
stabbed. A conclusion takes back what stands before it, never what comes after. It has to tell what is known: *no
concerns*, *closed* and what somebody says of it conclude nothing, and neither does a sentence that goes on with *but*.
"""

from collections.abc import Iterator

from wayhome.reading.risk_marks import Marks
from wayhome.reading.scanning import Match

SAID = 4  # words before a conclusion in which somebody may be the one who says so
NEXT = 1  # sentences after a danger in which an informant may conclude it; a record is short, and may anywhere
# A danger near the child stays one whoever else was hurt by it: that this child was not the victim does not end it.
NEAR_THE_CHILD = frozenset(("ADULT_OF_CONCERN", "REGISTERED_OFFENDER", "LOCATION_OF_CONCERN", "HOME_ABUSE_NEGLECT"))


class Concluded:
    """The conclusions of one passage; ``held`` says that it is a record and not an informant's account."""

    def __init__(self, marks: Marks, *, held: bool) -> None:
        self.marks, self.passage, self.held = marks, marks.passage, held
        self.not_the_child = tuple(self._known("risk_not_the_child"))
        self.undone = tuple(self._known("risk_undone"))

    def reason(self, factor: str, match: Match) -> str:
        """Say why the text itself takes words back; nothing where it does not."""
        if self._of_the_teller(match):
            return "someone_else"
        if factor not in NEAR_THE_CHILD and any(self._reaches(cue, match) for cue in self.not_the_child):
            return "someone_else"
        if any(cue.begin >= match.begin and self._reaches(cue, match) for cue in self.undone):
            return "denied"
        return "talked_about" if self._general(match) else ""

    def _of_the_teller(self, match: Match) -> bool:
        """Say whether it is the informant's own: *it is me that has the insulin*, *I was the one in hospital*."""
        if self.held:
            return False
        first, last = self.passage.sentence_of(match.first)
        own = [cue for cue in self.marks.found.get("risk_mine", ()) if first <= cue.begin < last]
        return any(cue.begin <= match.begin and not self._child(cue.end, match) for cue in own)

    def _child(self, first: int, match: Match) -> bool:
        """Say whether the child comes in before the words end: then they may be the child's after all."""
        children = self.marks.found.get("risk_person_child", ())
        return any(first <= one.begin < match.end for one in children)

    def _known(self, name: str) -> Iterator[Match]:
        """Yield the conclusions that are told as known, and that their sentence does not turn round."""
        for cue in self.marks.found.get(name, ()):
            first, last = self.passage.sentence_of(cue.begin)
            before = range(max(first, cue.begin - SAID), cue.begin)
            said = any(other.begin in before for other in self.marks.found.get("risk_reported_only", ()))
            turned = any(cue.end <= other.begin < last for other in self.marks.found.get("risk_stands_still", ()))
            if not said and not turned:
                yield cue

    def _reaches(self, cue: Match, match: Match) -> bool:
        """Say whether a conclusion is of words: in their sentence, or after it."""
        first, _ = self.passage.sentence_of(match.first)
        if cue.touches(match) or cue.begin < first:
            return False
        return self.held or self._sentences(first, cue.begin) <= NEXT

    def _sentences(self, first: int, word: int) -> int:
        return sum(first < begin <= word for begin, _ in self.passage.sentences)

    def _general(self, match: Match) -> bool:
        """Say whether the words stand in a notice to many, and not in what it tells of this child."""
        notices = self.marks.found.get("risk_general", ())
        here = any(True for cue in notices if self.held or self._sentence(cue) == self._sentence(match))
        return here and not self.marks.in_sentence("risk_of_this_one", match)

    def _sentence(self, match: Match) -> tuple[int, int]:
        return self.passage.sentence_of(match.first)
