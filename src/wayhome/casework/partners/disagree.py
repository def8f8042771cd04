"""Disagree with a partner's decision: it is said, answered, and taken up rung by rung until it is settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import SUPERVISING, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.duties.story import Story
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.safeguarding import (
    Agency,
    Answer,
    DisagreementAnswered,
    DisagreementEscalated,
    DisagreementRecorded,
    DisagreementSettled,
    Rung,
)
from wayhome.record.vocabulary import Narrative

NAME = "Disagreement"
LADDER: tuple[Rung, ...] = ("supervisor", "detective_inspector", "superintendent", "partnership_leads")
Decision = Literal[
    "referral_not_taken", "no_strategy_discussion", "no_enquiry", "plan_ended", "placement", "not_shared", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagree(OnInvestigation):
    """The police think a partner's decision leaves the child unsafe: whose, which, why, and what they ask for."""

    partner: Agency
    decision: Decision
    about: Narrative
    asked: Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUpDisagreement(OnInvestigation):
    """Take a disagreement to the next rung on both sides; ``answer_by`` is by when they are to answer."""

    disagreement: str
    to: Rung
    answer_by: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAnswer(OnInvestigation):
    """What the partner said: they agree, agree in part, or stand by their decision, in their words."""

    disagreement: str
    answer: Answer
    words: Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDisagreement(OnInvestigation):
    """The police leave it, with why the child is safe with how it stands."""

    disagreement: str
    how: Literal["partner_changed", "police_changed", "another_way"]
    reason: Narrative


def disagree(command: Disagree, facing: Facing) -> Outcome:
    """Record it under a name of its own; refused only without why, or without what is asked for. Rule MA-06."""
    lacking = tuple(_unsaid(command, facing))
    if lacking:
        raise Refused(*lacking)
    said = DisagreementRecorded(
        disagreement=next_name(facing),
        partner=command.partner,
        decision=command.decision,
        about=command.about,
        asked=command.asked,
    )
    return tell(said)


def _unsaid(command: Disagree, facing: Facing) -> Iterator[Reason]:
    if not command.about.strip():
        yield under("MA-06", facing.pack, "It does not say why.", "Say how the decision leaves the child unsafe.")
    if not command.asked.strip():
        words = "It does not say what is asked for, so nobody can answer it."
        yield under("MA-06", facing.pack, words, "Say what the partner is asked to do instead.")


def take_up_disagreement(command: TakeUpDisagreement, facing: Facing) -> Outcome:
    """Take it up; a rung that it has passed already is refused. Rules MA-06 and MA-06-B."""
    reached = highest(facing, command.disagreement)
    if reached is not None and LADDER.index(command.to) <= LADDER.index(reached):
        words = f"It has been with the {reached.replace('_', ' ')} already."
        raise Refused(under("MA-06-B", facing.pack, words, "Take it to the next rung, or record their answer."))
    return tell(DisagreementEscalated(disagreement=command.disagreement, to=command.to, answer_by=command.answer_by))


def record_answer(command: RecordAnswer, facing: Facing) -> Outcome:
    """Record the answer in the partner's words; what they do not agree to is decided on again. Rule MA-06-C."""
    if not command.words.strip():
        words = "An answer without words says nothing that the next rung could weigh."
        raise Refused(under("MA-06-C", facing.pack, words, "Write what they said, in their words."))
    said = DisagreementAnswered(disagreement=command.disagreement, answer=command.answer, words=command.words)
    return tell(said)


def settle_disagreement(command: SettleDisagreement, facing: Facing) -> Outcome:
    """Leave it, with a reason; what the partner did not change, nobody leaves alone who raised it. Rule MA-06-C."""
    if not command.reason.strip():
        words = "It does not say why the child is safe with how it stands."
        raise Refused(under("MA-06-C", facing.pack, words, "Say why, in a sentence."))
    if command.how != "partner_changed" and _raised_by(facing, command.disagreement) == command.by.actor.id:
        words = "You raised it, and the partner did not change their decision."
        raise Refused(
            under("MA-06-C", facing.pack, words, "Ask your supervisor to say that the child is safe with that.")
        )
    if command.how != "partner_changed" and command.by.rank not in SUPERVISING:
        words = "The partner did not change their decision, and leaving it so is for whoever supervises."
        raise Refused(
            under("MA-06-C", facing.pack, words, "Ask your supervisor to say that the child is safe with that.")
        )
    return tell(DisagreementSettled(disagreement=command.disagreement, how=command.how, reason=command.reason))


def _raised_by(facing: Facing, disagreement: str) -> str:
    """Return who raised a disagreement; nobody where it is not found."""
    raised = _of_child(facing).of_type("safeguarding.disagreement_recorded")
    return next((event.actor for event in raised if event.body.get("disagreement") == disagreement), "")


def next_name(facing: Facing) -> str:
    """Return a name for a new disagreement about the child, numbered on from those there are."""
    named = [
        event.body.get("disagreement") for event in _of_child(facing).of_type("safeguarding.disagreement_recorded")
    ]
    return f"{NAME} {len(named) + 1}"


def highest(facing: Facing, disagreement: str) -> Rung | None:
    """Return the highest rung that a disagreement has come to; None before it was taken up."""
    taken = _of_child(facing).of_type("safeguarding.disagreement_escalated")
    reached = {event.body.get("to") for event in taken if event.body.get("disagreement") == disagreement}
    return next((rung for rung in reversed(LADDER) if rung in reached), None)


def _of_child(facing: Facing) -> Story:
    return facing.stories.get(facing.child) or Story(facing.child, ())
