"""Assess the risk of further harm to the children of an investigation; it sets how soon everything else is owed."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.investigation import RiskAssessed
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessCaseRisk(OnInvestigation):
    """High, medium or standard, and why. Nobody having assessed it counts as medium."""

    level: Literal["high", "medium", "standard"]
    reasons: Narrative


def assess_case_risk(command: AssessCaseRisk, _facing: Facing) -> Outcome:
    """Record the level with its reasons; refused only without any. Rules PLAN-01, PLAN-03, SUP-01 to SUP-06."""
    if not command.reasons.strip():
        words = "A level says nothing without its reasons."
        raise Refused(ours("no_reasons", words, "Say what the level rests on, in a sentence."))
    return tell(RiskAssessed(level=command.level, reasons=command.reasons))
