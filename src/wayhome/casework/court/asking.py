"""A complaint, and the right to have a decision looked at again by somebody who did not take it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.allocating.carrying import works_on
from wayhome.casework.commands import OF_RANK, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.holders.standing import Holder, holders_of
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import add_months, london_day
from wayhome.record.envelope import Event
from wayhome.record.events.court import (
    ComplaintAcknowledged,
    ComplaintAnswered,
    ComplaintReceived,
    InternalReviewOffered,
    ReviewAcknowledged,
    ReviewAsked,
    ReviewDecided,
)
from wayhome.record.vocabulary import Fact, Narrative, Spoken

DEALT, ENDED, OF_CRIME = (
    "investigation.suspect_dealt_with", "investigation.outcome_reached", "investigation.crime_outcome_decided",
)  # fmt: skip
COMPLAINT, COMPLAINT_ACKNOWLEDGED = "court.complaint_received", "court.complaint_acknowledged"
COMPLAINT_ANSWERED = "court.complaint_answered"
ASKED, ACKNOWLEDGED, DECIDED = "court.review_asked", "court.review_acknowledged", "court.review_decided"
NOT_CHARGED = ("not_charged", "released_without_charge", "out_of_court_disposal", "out_of_court")
OUTSIDE_THE_SCHEME = ("14", "16")  # outcomes that the national scheme leaves out; rule VC-25
TELL_THEM = "Tell them within one working day."
MONTHS = 3  # how long after a decision the scheme lets a review be asked for; rule VC-24
Result = Literal["upheld", "overturned", "further_enquiries"]
Came = Literal["right_was_met", "partly", "right_was_not_met"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveComplaint(OnInvestigation):
    """Who complains, which right was not met as far as that is clear, and what they said."""

    holder: str = "H1"
    right: int | None = None
    what: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeComplaint(OnInvestigation):
    """The complaint by its entry, and by when an answer was promised."""

    complaint: str
    answered_by: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerComplaint(OnInvestigation):
    """The complaint by its entry, what it came to, and the answer in words that whoever complained is given."""

    complaint: str
    result: Came
    answer: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskReview(OnInvestigation):
    """Who asks, which decision by its entry, and why they want it looked at again."""

    of: str
    holder: str = "H1"
    why: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeReview(OnInvestigation):
    """The request by its entry."""

    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideReview(OnInvestigation):
    """What came of a request, and why, in words that whoever asked is given."""

    request: str
    result: Result
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferInternalReview(OnInvestigation):
    """A second look inside the force was offered, where the national scheme does not reach."""


def decisions_of(facing: Facing) -> tuple[Event, ...]:
    """Return the decisions of a case that may be looked at again, the latest first."""
    dealt = [event for event in facing.story.of_type(DEALT) if event.body.get("kind") in NOT_CHARGED]
    found = [*dealt, *facing.story.of_type(ENDED), *facing.story.of_type(OF_CRIME)]
    return tuple(sorted(found, key=lambda event: (event.happened_at, event.id), reverse=True))


def waiting(facing: Facing, asked: str, answered: str, named_in: str) -> tuple[Event, ...]:
    """Return what was asked and has no answer of a kind yet, the oldest first."""
    done = {str(event.body.get(named_in)) for event in facing.story.of_type(answered)}
    return tuple(event for event in facing.story.of_type(asked) if event.id not in done)


def is_outside_the_scheme(decision: Event) -> bool:
    """Say whether the national scheme leaves a decision out, so that the force takes its own second look."""
    digits = "".join(one for one in str(decision.body.get("code", "")) if one.isdigit())
    return digits in OUTSIDE_THE_SCHEME


def receive_complaint(command: ReceiveComplaint, facing: Facing) -> Outcome:
    """Keep it, whoever complains. Rule VC-23."""
    words = "It is acknowledged within 10 working days, by a supervisor."
    notice = under("VC-23", facing.pack, words, "Pass it on today.")
    received = ComplaintReceived(holder=command.holder, right=command.right, what=command.what)
    return tell(received, notices=(notice, *_not_to_be_told(command.holder, facing)))


def acknowledge_complaint(command: AcknowledgeComplaint, facing: Facing) -> Outcome:
    """Keep it, naming the complaint. Rule VC-23."""
    _is_there(command.complaint, COMPLAINT, facing)
    return tell(ComplaintAcknowledged(complaint=command.complaint, answered_by=command.answered_by))


def answer_complaint(command: AnswerComplaint, facing: Facing) -> Outcome:
    """Keep the answer of somebody who does not run the case; whoever complained is told it. Rule VC-23-ANSWER."""
    complained = _is_there(command.complaint, COMPLAINT, facing)
    wrong = tuple(_may_not_answer(command, facing))
    if wrong:
        raise Refused(*wrong)
    holder = str(complained.body["holder"])
    answered = ComplaintAnswered(
        complaint=command.complaint, holder=holder, result=command.result, answer=command.answer
    )
    told = under("VC-23-TOLD", facing.pack, "Whoever complained is told the answer.", TELL_THEM)
    return _to_who_asked(answered, complained, (told, *_not_to_be_told(holder, facing)))


def ask_review(command: AskReview, facing: Facing) -> Outcome:
    """Keep the request, late or not, and say under which scheme it is looked at. Rules VC-24 and VC-25."""
    decision = next((event for event in decisions_of(facing) if event.id == command.of), None)
    if decision is None:
        words = "No decision of this case goes by that entry."
        raise Refused(ours("no_such_decision", words, "Choose the decision that they want looked at again."))
    late = london_day(facing.at) > add_months(london_day(decision.happened_at), MONTHS)
    asked = ReviewAsked(
        of=command.of,
        holder=command.holder,
        scheme="inside_the_force" if is_outside_the_scheme(decision) else "right_to_review",
        late=late,
        why=command.why,
    )
    return tell(asked, notices=tuple(_of_request(asked, facing)))


def acknowledge_review(command: AcknowledgeReview, facing: Facing) -> Outcome:
    """Keep it, naming the request. Rule VC-24."""
    _is_there(command.request, ASKED, facing)
    return tell(ReviewAcknowledged(request=command.request))


def decide_review(command: DecideReview, facing: Facing) -> Outcome:
    """Keep what was decided by somebody who had no part in the decision. Rule VC-24-DECISION."""
    asked = _is_there(command.request, ASKED, facing)
    wrong = tuple(_may_not_decide(command, asked, facing))
    if wrong:
        raise Refused(*wrong)
    holder = str(asked.body["holder"])
    decided = ReviewDecided(request=command.request, holder=holder, result=command.result, reason=command.reason)
    return _to_who_asked(decided, asked, (*_then(command, facing), *_not_to_be_told(holder, facing)))


def offer_internal_review(_command: OfferInternalReview, _facing: Facing) -> Outcome:
    """Keep it. Rule VC-25."""
    return tell(InternalReviewOffered())


def _to_who_asked(answer: Fact, asked: Event, notices: tuple[Reason, ...]) -> Outcome:
    """Keep an answer about the child of whom it was asked, and of no other child of the case."""
    return Outcome(facts=(Said(fact=answer, subjects=tuple(asked.subjects)),), notices=notices)


def _may_not_answer(command: AnswerComplaint, facing: Facing) -> Iterator[Reason]:
    if works_on(command.by.actor.id, facing.story):
        words = "You run the case that is complained of."
        yield under("VC-23-ANSWER", facing.pack, words, "Ask a supervisor who does not.")
    if not (command.answer or "").strip():
        words = "It says nothing."
        yield under("VC-23-ANSWER", facing.pack, words, "Say what you found, and what is done about it.")


def _is_there(identity: str, kind: str, facing: Facing) -> Event:
    found = facing.entry(identity)
    if found is None or found.type != kind:
        words = "Nothing of the kind was asked for under that entry."
        raise Refused(ours("no_such_request", words, "Choose one of those that wait."))
    return found


def _of_request(asked: ReviewAsked, facing: Facing) -> Iterator[Reason]:
    if asked.late:
        words = "It was asked for more than three months after the decision."
        yield under("VC-24", facing.pack, words, "Acknowledge it all the same; whoever decides says if it is taken on.")
    if asked.scheme == "inside_the_force":
        words = "The national scheme leaves this outcome out: the force takes its own second look."
        yield under("VC-25", facing.pack, words, "It is acknowledged and decided in the same times, by choice of ours.")
    yield from _not_to_be_told(asked.holder, facing)


def _not_to_be_told(ref: str, facing: Facing) -> Iterator[Reason]:
    holders = holders_of(facing.stories.get(facing.child) or (), facing.child, facing.words, at=facing.at)
    holder: Holder | None = next((one for one in holders if one.ref == ref), None)
    if holder is None or not holder.may_be_told:
        words = "Whoever asks is not known to be safe for the child to be told."
        yield ours("asks_and_is_not_told", words, "Take it up, and answer nobody before that is settled.")


def _may_not_decide(command: DecideReview, asked: Event, facing: Facing) -> Iterator[Reason]:
    by = command.by.actor.id
    decision = facing.entry(str(asked.body.get("of")))
    if command.by.rank not in OF_RANK:
        words = f"A {command.by.role.words.lower()} may not decide a review."
        yield ours("review_needs_rank", words, "Ask an inspector or above, signed in as themselves.")
    if by in _had_a_part(decision, facing) or works_on(by, facing.story):
        words = "You had a part in the decision that is looked at again."
        yield under("VC-24-DECISION", facing.pack, words, "Ask somebody who had none.")
    if not (command.reason or "").strip():
        words = "It does not say why."
        yield under("VC-24-DECISION", facing.pack, words, "Say it in words that whoever asked can follow.")


def _had_a_part(decision: Event | None, facing: Facing) -> set[str]:
    """Return who took a decision, agreed to it or proposed it."""
    beside = [
        event for name in ("closing.endorsed", "closing.outcome_proposed") for event in facing.story.of_type(name)
    ]
    taken = () if decision is None else (decision,)
    return {event.actor for event in (*taken, *beside)}


def _then(command: DecideReview, facing: Facing) -> Iterator[Reason]:
    if command.result != "upheld" and facing.is_closed:
        yield ours("open_again", "The case has ended, and this goes on.", "Look at it again, and open it.")
    words = "Whoever asked is told what was decided, and why."
    yield under("VC-24-TOLD", facing.pack, words, TELL_THEM)
