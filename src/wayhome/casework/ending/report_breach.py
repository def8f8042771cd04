"""Report to those who answer for the force that a case ran out of time."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.events.assurance import BreachRaised

ENDS = ("investigation.outcome_reached", "investigation.crime_outcome_decided")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBreach(OnInvestigation):
    """Nothing is asked: what went wrong stands in the record."""


def report_breach(_command: ReportBreach, facing: Facing) -> Outcome:
    """Report it, naming the outcome. Rule CLS-07."""
    ended = ran_out(facing)
    if ended is None:
        words = "No outcome of this case says that the time ran out."
        raise Refused(ours("nothing_to_report", words, "Raise what went wrong with your supervisor."))
    return tell(BreachRaised(about=(ended.id,)))


def ran_out(facing: Facing) -> Event | None:
    """Return the outcome that says that the time for charging passed; None where none does."""
    ends = [event for name in ENDS for event in facing.story.of_type(name)]
    return next((event for event in reversed(ends) if str(event.body.get("code")).strip() == "17"), None)
