"""Endorse the investigation plan: only a complete one, and never one's own."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.allocating.carrying import works_on
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.planning.plan import Plan, missing_parts, plan_of
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.planning import PlanEndorsed
from wayhome.record.vocabulary import Narrative

ENDORSE, COMPLETE = "PLAN-01-B", "PLAN-02"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndorsePlan(OnInvestigation):
    """The supervisor read the plan as it stands and answers for it; ``reasons`` is what they add to it."""

    reasons: Narrative | None = None


def endorse_plan(command: EndorsePlan, facing: Facing) -> Outcome:
    """Endorse it. Rules PLAN-01-B and PLAN-02: what is missing is counted from the record, never typed."""
    plan = plan_of(facing.story, facing.words)
    if plan is None:
        raise Refused(under("PLAN-01", facing.pack, "There is no plan to endorse.", "Ask the investigator for one."))
    against = (*_own(command, plan, facing), *_empty(plan, facing))
    if against:
        raise Refused(*against)
    reasons = command.reasons or None
    return tell(PlanEndorsed(by=command.by.rank, fields_missing=0, version=plan.version, reasons=reasons))


def _own(command: EndorsePlan, plan: Plan, facing: Facing) -> Iterator[Reason]:
    who, remedy = command.by.actor.id, "Ask another supervisor, signed in as themselves."
    if who in plan.authors:
        yield ours("own_plan", "You wrote in this plan, and nobody endorses their own.", remedy)
    elif works_on(who, facing.story):
        yield ours("own_plan", "You investigate this case, and nobody endorses their own plan.", remedy)
    if plan.is_endorsed:
        words = f"Version {plan.version} was endorsed already."
        yield ours("endorsed_before", words, "Nothing more is needed until the plan is revised.")


def _empty(plan: Plan, facing: Facing) -> Iterator[Reason]:
    """Yield each required part that is empty."""
    for part in missing_parts(plan.parts, facing.pack, facing.investigation.risk, facing.known, facing.at):
        words = f"“{part.title}” holds nothing, and no reason for not applying."
        yield under(COMPLETE, facing.pack, words, f"Have it written: {part.asks[:1].lower()}{part.asks[1:]}")
