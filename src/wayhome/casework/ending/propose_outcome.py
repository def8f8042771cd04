"""Propose how a case ends, so that somebody of rank looks at it before it does; agree, or say what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.allocating.carrying import works_on
from wayhome.casework.commands import OF_RANK, OnInvestigation
from wayhome.casework.ending.agreed import proposal
from wayhome.casework.ending.standing_in_the_way import outcome_called, standing_in_the_way
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.closing import Endorsed, NotAgreed, OutcomeProposed
from wayhome.record.vocabulary import Narrative

RANKS: dict[str, Literal["inspector", "chief_inspector", "superintendent"]] = {
    "inspector": "inspector", "chief_inspector": "chief_inspector", "superintendent": "superintendent",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeOutcome(OnInvestigation):
    """The outcome by its code, of which crime where there are several, and why."""

    code: str
    crime: str | None = None
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerProposal(OnInvestigation):
    """Agreed to, or not and what is missing; ``overrides`` lets through an outcome that is otherwise held back."""

    agreed: bool
    code: str
    crime: str | None = None
    overrides: bool = False
    reason: Narrative | None = None


def propose_outcome(command: ProposeOutcome, facing: Facing) -> Outcome:
    """Keep the proposal, and say everything that stands in its way. Rule CLS-08."""
    if outcome_called(command.code, facing) is None:
        words = "The rulebook in force knows no such outcome."
        raise Refused(ours("no_such_outcome", words, "Choose one of those it lists."))
    in_the_way = standing_in_the_way(facing, command.code, command.crime)
    notices = tuple(one.reason for one in in_the_way if not one.holds)
    return tell(OutcomeProposed(code=command.code, crime=command.crime, reason=command.reason), notices=notices)


def answer_proposal(command: AnswerProposal, facing: Facing) -> Outcome:
    """Agree, or say what is missing; refused to whoever proposed it or runs the case. Rules CLS-02, CLS-05, CLS-08."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    rank = RANKS[command.by.rank]
    if not command.agreed:
        return tell(NotAgreed(by=rank, code=command.code, missing=command.reason))
    agreed = Endorsed(
        by=rank, overrides=command.overrides, code=command.code, crime=command.crime, reason=command.reason
    )
    return tell(agreed)


def _lacking(command: AnswerProposal, facing: Facing) -> Iterator[Reason]:
    if command.by.rank not in OF_RANK:
        words = f"A {command.by.role.words.lower()} may not agree to how a case ends."
        yield ours("endorsing_needs_rank", words, "Ask a detective inspector or above, signed in as themselves.")
    proposed = proposal(facing)
    if proposed is not None and proposed.actor == command.by.actor.id:
        words = "You proposed it yourself."
        yield ours("second_person", words, "Ask another detective inspector or above to look at it.")
    if works_on(command.by.actor.id, facing.story):
        words = "You run this investigation."
        yield ours("runs_the_case", words, "Ask somebody of rank who does not.")
    if not (command.reason or "").strip():
        words = "It does not say why." if command.agreed else "It does not say what is missing."
        yield ours("endorsed_without_reason", words, "Say it in your words.")
