"""Look at words that were kept: they stand, or they are to be put in other words."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.wording import KeptReviewed
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewKept(OnCase):
    """Which answer, and what a supervisor decided."""

    answered: str
    decision: Literal["stands", "to_be_rewritten"]
    reason: Words | None = None


def review_kept(command: ReviewKept, facing: Facing) -> Outcome:
    """Record the decision, with whose words they are. Rules LANG-02 and LANG-07.

    Refused for one's own words, and where nothing was kept.
    """
    answer = facing.entry(command.answered)
    if answer is None or answer.type != "wording.answered" or answer.body["answer"] != "kept":
        words = "No words were kept under this number in this case."
        raise Refused(ours("nothing_kept", words, "Open the case and look at what is listed there."))
    if answer.actor == command.by.actor.id:
        words = "You kept these words yourself."
        raise Refused(under("LANG-02", facing.pack, words, "Ask another supervisor to look at them."))
    pointed = facing.entry(str(answer.body["pointed_out"]))
    return tell(
        KeptReviewed(
            answered=answer.id,
            decision=command.decision,
            reason=command.reason,
            pointed_out=pointed.id if pointed else None,
            role=str(pointed.body.get("role") or "unknown") if pointed else None,
        )
    )
