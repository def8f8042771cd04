"""Have cases read through by somebody from outside the team."""

from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.assurance import SampleReviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCases(OnSubject):
    """The month, how many of its cases were read, and whether the reader belongs to another team."""

    period: str
    cases: int
    outside_team: bool


def read_cases(command: ReadCases, _facing: Facing) -> Outcome:
    """Keep that they were read. Rule ASR-02."""
    return tell(SampleReviewed(period=command.period, cases=command.cases, outside_team=command.outside_team))
