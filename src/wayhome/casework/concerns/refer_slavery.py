"""The National Referral Mechanism: safe first, referred, told, and followed. Nobody asks a child to agree."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events import nrm, safeguarding
from wayhome.record.vocabulary import Fact, Narrative

Said = Literal[
    "decision", "chased", "guardian", "no_guardian", "linked", "panel_called", "panel_attended", "referral_received"
]
Stage = Literal["reasonable_grounds", "conclusive_grounds"]
Came = Literal["positive", "negative", "suspended"]
Protected = Literal["arranged", "referred", "strategy_discussion", "police_protection"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferSlavery(OnInvestigation):
    """What was done, in the order in which it is owed: the grounds, the child safe, the referral, the child told."""

    grounds: bool = False
    grounds_words: Narrative | None = None
    safe: bool = False
    safe_words: Narrative | None = None
    referred: bool = False
    kind: Literal["referral", "duty_to_notify"] = "referral"
    route: Literal["national", "local_panel"] = "national"
    reference: str | None = None
    kinds: tuple[str, ...] = ()
    told: bool = False
    told_words: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowReferral(OnInvestigation):
    """What came of a referral, or was done about it."""

    said: Said
    reference: str | None = None
    stage: Stage = "reasonable_grounds"
    result: Came = "positive"
    panel_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeSafe(OnInvestigation):
    """What was done for the child's safety."""

    how: Protected
    arranged: Narrative | None = None
    reference: str | None = None


def refer_slavery(command: ReferSlavery, facing: Facing) -> Outcome:
    """Record it; who is not known to be an adult is referred as a child. Rules NRM-01 to NRM-04."""
    as_adult = facing.known_of_child.value("under_18", facing.at) == "no"
    facts: list[Fact] = []
    if command.grounds:
        facts.append(nrm.GroundsFound(grounds=command.grounds_words))
    if command.safe:
        facts.append(nrm.SafetyArranged(arranged=command.safe_words))
    if command.referred:
        facts.append(
            nrm.Referred(
                kind=command.kind, reference=command.reference, route=command.route, kinds=command.kinds,
                made_as="adult" if as_adult else "child",
            )
        )  # fmt: skip
    if command.told:
        facts.append(nrm.ChildTold(explained=command.told_words))
    if not facts:
        raise Refused(ours("nothing_done", "Nothing was said to have been done.", "Say which of the steps was done."))
    return tell(*facts)


def follow_referral(command: FollowReferral, facing: Facing) -> Outcome:
    """Record it. Rules NRM-05 to NRM-07."""
    return tell(_followed(command, facing))


def _followed(command: FollowReferral, facing: Facing) -> Fact:
    match command.said:
        case "decision":
            return nrm.DecisionReceived(reference=command.reference, stage=command.stage, result=command.result)
        case "chased":
            return nrm.DecisionChased(reference=command.reference)
        case "guardian" | "no_guardian":
            return nrm.GuardianEngaged(none_for_area=command.said == "no_guardian")
        case "linked":
            return nrm.InvestigationLinked()
        case "panel_called":
            return nrm.PanelCalled(at=command.panel_at or facing.now)
        case "panel_attended":
            return nrm.PanelAttended()
        case _:
            return nrm.ReferralReceived()


def make_safe(command: MakeSafe, _facing: Facing) -> Outcome:
    """Record it. Rules PROMPT-01 and NRM-04."""
    match command.how:
        case "arranged":
            return tell(nrm.SafetyArranged(arranged=command.arranged))
        case "referred":
            return tell(safeguarding.ReferralMade(reference=command.reference))
        case "strategy_discussion":
            return tell(safeguarding.StrategyDiscussionCalled())
        case _:
            return tell(safeguarding.PoliceProtectionTaken())
