"""How a text concludes what it told: not the child's record, not the child, something else, a notice to many.

A record that tells of a stabbing and ends *this boy gave his name as a bystander only* is no record of a boy who was
stabbed. A conclusion takes back what stands before it and near it, never what comes after. It has to tell what is
known: *no concerns*, *closed*, *criteria not met* and what somebody says of it conclude nothing, and neither does a
sentence that goes on with *but*. What it explains is all that it takes back: a receipt ends a question about a
telephone, and none about what was done for it.
"""

from collections.abc import Iterator, Mapping

from wayhome.reading.risk_marks import Marks
from wayhome.reading.scanning import Match

SAID = 6  # words before a conclusion in which somebody may be the one who says so
NEXT, IN_A_RECORD = 1, 2  # sentences after a danger in which an informant, or a record, may conclude it
# A danger near the child stays one whoever else was hurt by it, and so does one that hides who a child is.
STAYS = frozenset((
    "ADULT_OF_CONCERN", "REGISTERED_OFFENDER", "LOCATION_OF_CONCERN", "HOME_ABUSE_NEGLECT", "TRAFFICKING_NRM",
    "DEBT_BONDAGE", "AGE_UNDER_13", "SUICIDE_SELF_HARM",
))  # fmt: skip
EXPLAINS: Mapping[str, frozenset[str]] = {
    "risk_undone_played": frozenset((
        "RECENT_VIOLENCE_VICTIM", "WEAPON", "THREAT_TO_LIFE", "ABDUCTION", "HARM_WHEN_MISSING", "RISK_TO_OTHERS",
        "HOME_ABUSE_NEGLECT",
    )),
    "risk_undone_weapon": frozenset(("WEAPON", "RISK_TO_OTHERS")),
    "risk_undone_stuff": frozenset(("SUBSTANCE_USE",)),
    "risk_undone_body": frozenset(("MEDICAL_TIME_CRITICAL", "LEFT_HOSPITAL")),
    "risk_undone_mind": frozenset(("MENTAL_HEALTH", "LD_OR_NEURO")),
    "risk_undone_plan": frozenset(("TRIGGER_PLAN", "OUT_OF_AREA_PLACEMENT", "LOOKED_AFTER", "CP_OR_CIN")),
    "risk_undone_things": frozenset(("UNEXPLAINED_ITEMS",)),
    "risk_undone_who": frozenset(("ADULT_OF_CONCERN", "ABDUCTION", "ONLINE_GROOMING")),
}  # fmt: skip


class Concluded:
    """The conclusions of one passage; ``held`` says that it is a record and not an informant's account."""

    def __init__(self, marks: Marks, *, held: bool) -> None:
        self.marks, self.passage, self.held = marks, marks.passage, held
        self.of_another = tuple(self._known("risk_not_the_childs_record")) if held else ()
        self.not_the_child = tuple(self._known("risk_not_the_child"))
        self.undone = tuple(self._known("risk_undone"))
        self.explained = {name: tuple(self._known(name)) for name in EXPLAINS}

    def reason(self, factor: str, match: Match) -> str:
        """Say why the text itself takes words back; nothing where it does not."""
        if self._of_the_teller(match) or (factor not in STAYS and self._of_somebody_else(match)):
            return "someone_else"
        if any(cue.begin >= match.begin and self._reaches(cue, match) for cue in self._undoing(factor)):
            return "denied"
        return "talked_about" if self._general(match) else ""

    def _of_somebody_else(self, match: Match) -> bool:
        if any(self._stands_before(match, cue) for cue in self.of_another):
            return True
        return any(self._reaches(cue, match) for cue in self.not_the_child)

    def _undoing(self, factor: str) -> Iterator[Match]:
        """Yield what takes back a factor: that it was made up, or what else it was."""
        yield from self.undone
        for name, cues in self.explained.items():
            if factor in EXPLAINS[name]:
                yield from cues

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

    def _stands_before(self, match: Match, cue: Match) -> bool:
        """Say whether words stand in the sentence of a conclusion, or anywhere before."""
        first, _ = self.passage.sentence_of(match.first)
        return not cue.touches(match) and cue.begin >= first

    def _reaches(self, cue: Match, match: Match) -> bool:
        """Say whether a conclusion is of words: in their sentence, or soon after it."""
        first, _ = self.passage.sentence_of(match.first)
        after = sum(first < begin <= cue.begin for begin, _ in self.passage.sentences)
        return self._stands_before(match, cue) and after <= (IN_A_RECORD if self.held else NEXT)

    def _general(self, match: Match) -> bool:
        """Say whether a record is a notice to many, and the words are not what it tells of this child."""
        notices = self.marks.found.get("risk_general", ())
        opens = any(self.passage.sentence_of(cue.begin)[0] == 0 for cue in notices)
        return self.held and opens and not self.marks.in_sentence("risk_of_this_one", match)
