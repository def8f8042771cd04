"""Report a week's breaches, or a month's words about children, to those who govern."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.assurance import BreachReportMade, WordingReported


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPeriod(OnSubject):
    """What was reported, for which week or month, and the digest of the figures."""

    what: Literal["breaches", "wording"]
    period: str
    figures: str


def report_period(command: ReportPeriod, _facing: Facing) -> Outcome:
    """Keep that it was reported. Rules ASR-01 and LANG-03."""
    kind = BreachReportMade if command.what == "breaches" else WordingReported
    return tell(kind(period=command.period, report=command.figures))
