"""Decide whether to ask the prosecutor for early advice; asked with what was done and what is planned."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.without_child import EarlyAdviceDecided
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideEarlyAdvice(OnInvestigation):
    """Asked for, with the prosecutor's reference and what is asked; or not, and why."""

    decision: Literal["sought", "not_sought_for_a_reason"]
    reference: str | None = None
    asks: Narrative | None = None
    reason: Narrative | None = None


def decide_early_advice(command: DecideEarlyAdvice, facing: Facing) -> Outcome:
    """Keep it, or refuse one that says neither what is asked nor why nothing is. Rule ELP-03."""
    sought = command.decision == "sought"
    said = command.asks if sought else command.reason
    if not (said or "").strip():
        words = "It does not say what advice is asked for." if sought else "It does not say why no advice is asked for."
        remedy = "Say what was done, what is planned, and what is to be advised on." if sought else "Say why."
        raise Refused(under("ELP-03", facing.pack, words, remedy))
    decided = EarlyAdviceDecided(
        decision=command.decision,
        reference=command.reference if sought else None,
        asks=command.asks if sought else None,
        reason=None if sought else command.reason,
    )
    return tell(decided)
