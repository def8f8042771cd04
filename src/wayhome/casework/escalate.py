"""Tell a higher rank that nothing is being done, or can be done, to find the child."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.missing import Escalated
from wayhome.record.events.risk import Rank
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate(OnCase):
    """To whom it was taken, and why."""

    to: Rank
    why: Words | None = None


def escalate(command: Escalate, _facing: Facing) -> Outcome:
    """Record that it was taken up. Rules MC-32, MC-32.HIGH and MC-32.INSPECTOR."""
    return tell(Escalated(to=command.to, why=command.why))
