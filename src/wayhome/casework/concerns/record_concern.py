"""Put a concern on record as a report, and what was learned into intelligence."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.enquiry import IntelligenceSubmitted
from wayhome.record.events.exploitation import ReportMade
from wayhome.record.vocabulary import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConcern(OnInvestigation):
    """Which of the two was done, with its reference."""

    report: bool = False
    report_reference: str | None = None
    intelligence: bool = False
    intelligence_reference: str | None = None


def record_concern(command: RecordConcern, _facing: Facing) -> Outcome:
    """Record whichever was done. Rule REC-03."""
    facts: list[Fact] = []
    if command.report:
        facts.append(ReportMade(reference=command.report_reference))
    if command.intelligence:
        facts.append(IntelligenceSubmitted(reference=command.intelligence_reference))
    if not facts:
        words = "Neither the report nor the intelligence was named."
        raise Refused(ours("nothing_done", words, "Say which of the two was done."))
    return tell(*facts)
