"""Assess the risk of further harm to the children of an investigation; it sets how soon everything else is owed."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.investigation import LowerRiskAgreed, RiskAssessed
from wayhome.record.vocabulary import Narrative

RISKS = ("standard", "medium", "high")
ASSESSED, AGREED = "investigation.risk_assessed", "investigation.lower_risk_agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessCaseRisk(OnInvestigation):
    """High, medium or standard, and why. Nobody having assessed it counts as medium."""

    level: Literal["high", "medium", "standard"]
    reasons: Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeLowerRisk(OnInvestigation):
    """A lower level than stands, which somebody who did not assess it agrees to, and what changed."""

    level: Literal["medium", "standard"]
    reasons: Narrative


def assess_case_risk(command: AssessCaseRisk, facing: Facing) -> Outcome:
    """Record the level with its reasons. Rules PLAN-01, PLAN-03, SUP-01 to SUP-06.

    Refused without reasons; and a lower level than was assessed last, until somebody else has agreed: the risk stays
    where it is until then. The first level that anybody gives lowers nothing.
    """
    if not command.reasons.strip():
        words = "A level says nothing without its reasons."
        raise Refused(ours("no_reasons", words, "Say what the level rests on, in a sentence."))
    stands = standing_risk(facing)
    if stands and _is_lower(command.level, stands) and not _agreed(command.level, command.by.actor.id, facing):
        words = f"The risk stands at {stands}, and nobody else has agreed that it is {command.level}."
        remedy = f"Ask a supervisor to agree to {command.level}, signed in as themselves, and record it again."
        raise Refused(ours("second_person", f"{words} It stays {stands}.", remedy))
    return tell(RiskAssessed(level=command.level, reasons=command.reasons))


def agree_lower_risk(command: AgreeLowerRisk, facing: Facing) -> Outcome:
    """Agree to it; refused to whoever assessed the risk last, where nothing is lowered, and without a reason."""
    if against := tuple(_not_agreed(command, facing)):
        raise Refused(*against)
    return tell(LowerRiskAgreed(level=command.level, by=command.by.rank, reasons=command.reasons))


def standing_risk(facing: Facing) -> str:
    """Return the level that was assessed last; nothing where nobody has assessed it."""
    last = _last_assessed(facing)
    return str(last.body["level"]) if last else ""


def _not_agreed(command: AgreeLowerRisk, facing: Facing) -> list[Reason]:
    last, found = _last_assessed(facing), []
    if last is None or not _is_lower(command.level, str(last.body["level"])):
        words = "That is no lower than the risk as it stands."
        found.append(ours("not_lower", words, "Whoever investigates records it; nobody has to agree."))
    elif last.actor == command.by.actor.id:
        words = "You assessed the risk last, and a lower one is agreed to by somebody else."
        found.append(ours("second_person", words, "Ask another supervisor, signed in as themselves."))
    if not command.reasons.strip():
        found.append(ours("no_reasons", "It does not say what changed.", "Say in a sentence why it is lower now."))
    return found


def _is_lower(level: str, stands: str) -> bool:
    return RISKS.index(level) < RISKS.index(stands)


def _agreed(level: str, by: ActorId, facing: Facing) -> bool:
    """Say whether somebody other than whoever records it agreed to a level since the risk was assessed last."""
    last = _last_assessed(facing)
    return any(
        event.body["level"] == level and event.actor != by and (last is None or event.happened_at >= last.happened_at)
        for event in facing.story.of_type(AGREED)
    )


def _last_assessed(facing: Facing) -> Event | None:
    found = facing.story.of_type(ASSESSED)
    return max(found, key=lambda event: (event.happened_at, event.id), default=None)
