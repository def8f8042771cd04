"""Challenge words about a child: a supervisor talks with whoever wrote them, and what was agreed is kept."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.casework.wording.answer_wording import POINTED_OUT
from wayhome.kernel.refusals import Refused
from wayhome.record.events.wording import Challenged
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeWording(OnCase):
    """Which words, and what was agreed. It is about the words and the child, and never a mark against a person."""

    pointed_out: str
    agreed: Words | None = None


def challenge_wording(command: ChallengeWording, facing: Facing) -> Outcome:
    """Record that they were talked about. Refused for one's own words, and without what was agreed."""
    found = facing.entry(command.pointed_out)
    if found is None or found.type != POINTED_OUT:
        words = "Nothing was pointed out under this number in this case."
        raise Refused(ours("not_pointed_out", words, "Open the case and choose from what is listed there."))
    if found.actor == command.by.actor.id:
        words = "You wrote these words yourself."
        raise Refused(ours("own_words", words, "Answer them, and ask another supervisor to talk them over with you."))
    if not (command.agreed or "").strip():
        words = "What was agreed is missing."
        raise Refused(ours("nothing_agreed", words, "Write in a sentence what was agreed, and what will be written."))
    return tell(Challenged(pointed_out=found.id, agreed=command.agreed))
