"""Endorse that a case is not viable without the child: the second person, of rank, who has not decided on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.allocating.carrying import works_on
from wayhome.casework.commands import OF_RANK, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.without_child import NotViableEndorsed
from wayhome.record.vocabulary import Narrative

DECIDED = "investigation.evidence_led_review_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndorseNotViable(OnInvestigation):
    """Why it stands, in the endorser's words."""

    reasons: Narrative | None = None


def endorse_not_viable(command: EndorseNotViable, facing: Facing) -> Outcome:
    """Endorse it, or refuse. Rule ELP-02."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    return tell(NotViableEndorsed(by=command.by.rank, reasons=command.reasons))


def _lacking(command: EndorseNotViable, facing: Facing) -> Iterator[Reason]:
    decided = facing.last(DECIDED)
    if decided is None or decided.body.get("result") != "not_viable":
        words = "Nobody has decided that the case cannot go on without the child."
        yield ours("nothing_to_endorse", words, "The supervisor goes through the ways of going on first.")
        return
    if command.by.rank not in OF_RANK:
        words = f"A {command.by.role.words.lower()} may not endorse it."
        yield under("ELP-02", facing.pack, words, "Ask a detective inspector or above, signed in as themselves.")
    if decided.actor == command.by.actor.id:
        words = "You decided it yourself."
        yield ours("second_person", words, "Ask another detective inspector or above to look at it.")
    elif works_on(command.by.actor.id, facing.story):
        words = "You investigate this case yourself."
        yield ours("second_person", words, "Ask a detective inspector or above who does not.")
    if not (command.reasons or "").strip():
        words = "The endorsement gives no reasons."
        yield under("ELP-02", facing.pack, words, "Say what you looked at, and why it cannot go on.")
