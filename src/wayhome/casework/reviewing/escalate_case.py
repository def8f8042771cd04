"""Tell a higher rank that an investigation does not move, or that nobody takes it on."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.reviewing import CaseEscalated
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalateCase(OnInvestigation):
    """To whom it was taken, and why."""

    to: Rank
    why: Narrative = ""


def escalate_case(command: EscalateCase, _facing: Facing) -> Outcome:
    """Record that it was taken up; whoever is told answers within a day. Rule SUP-11."""
    if not command.why.strip():
        words = "Nobody says why it is taken up."
        raise Refused(ours("no_reasons", words, "Say what is not being done, and what you ask for."))
    return tell(CaseEscalated(to=command.to, why=command.why))
