"""Answer a dispute of a rule on words: it stays, it will change with the next edition, or it is being looked at."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.wording import DisputeAnswered


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDispute(OnSubject):
    """Which dispute, what comes of it, and why, in words that are shown on the rule's page."""

    disputed: str
    answer: Literal["stays", "will_change", "is_looked_at"]
    reason: str


def answer_dispute(command: AnswerDispute, facing: Facing) -> Outcome:
    """Keep the answer. Rule LANG-04. Refused where nothing was disputed, and without a reason."""
    found = facing.entry(command.disputed)
    if found is None or found.type != "wording.rule_disputed":
        words = "No rule was disputed under this number."
        raise Refused(ours("not_disputed", words, "Choose from the disputes that are listed."))
    if not command.reason.strip():
        words = "The answer gives no reason."
        remedy = "Say why in words that whoever disputed it would understand."
        raise Refused(under("LANG-04", facing.pack, words, remedy))
    return tell(DisputeAnswered(disputed=found.id, answer=command.answer, reason=command.reason))
