"""A month's sample of reviews: drawn by the ledger, read by two readers who had no part in the case, and closed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.governing.grade_again import AS_READ
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.reasons import under
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.review_samples import Answer, ReviewRead, ReviewsDrawn, ReviewsSampled
from wayhome.record.vocabulary import Narrative

RULE = "SUP-08"
DRAWN, READ, CLOSED = "governing.reviews_drawn", "governing.review_read", "governing.reviews_sampled"
LEAVE_IT = "Leave it to another reader."


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawReviews(OnSubject):
    """A month, and what the ledger drew for it."""

    drawn: ReviewsDrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReview(OnSubject):
    """What one reader says of a review that was drawn: ``review`` is its entry, in ``record``.

    ``reviewer`` is who made it; ``case`` and ``children`` are those it is about.
    """

    period: str
    review: str
    reviewer: str
    record: RecordId
    case: Subject
    children: tuple[Subject, ...]
    risk_rechecked: Answer
    work_named: Answer
    lines_looked_at: Answer
    child_heard: Answer
    disruption_decided: Answer
    sound: Answer
    reasons: Narrative = ""

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return the case, since whoever took part in it cannot read its review blind."""
        return (self.case,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseReviewSample(OnSubject):
    """A month's sample with what it comes to; ``why_left_out`` says why any of it was not read twice."""

    period: str
    sampled: int
    agreed: int
    sound: int
    why_left_out: str = ""


def draw_reviews(command: DrawReviews, facing: Facing) -> Outcome:
    """Keep the draw; a month without a review is closed by it. Rule SUP-08. A month is drawn once."""
    period = command.drawn.period
    if sample_of(period, facing) is not None:
        words = f"The sample of {period} is drawn already."
        raise Refused(under(RULE, facing.pack, words, "Read the reviews of that sample, or close it."))
    if command.drawn.reviews:
        return tell(command.drawn)
    return tell(command.drawn, ReviewsSampled(period=period, sampled=0, agreed=0))


def read_review(command: ReadReview, facing: Facing) -> Outcome:
    """Keep what a reader says, in the case of the review. Rule SUP-08; one that is not blind would say nothing."""
    if lacking := tuple(_lacking(command, facing)):
        raise Refused(*lacking)
    fact = ReviewRead(
        period=command.period,
        review=command.review,
        reader="second" if readings_of(command.review, facing) else "first",
        risk_rechecked=command.risk_rechecked,
        work_named=command.work_named,
        lines_looked_at=command.lines_looked_at,
        child_heard=command.child_heard,
        disruption_decided=command.disruption_decided,
        sound=command.sound,
        reasons=command.reasons,
    )
    subjects = (*command.children, command.case, command.about)
    return Outcome(facts=(Said(fact=fact, record=command.record, subjects=subjects),))


def close_review_sample(command: CloseReviewSample, facing: Facing) -> Outcome:
    """Keep what the sample comes to. Rule SUP-08."""
    sample = sample_of(command.period, facing)
    if sample is None:
        raise Refused(under(RULE, facing.pack, f"No sample of {command.period} is drawn.", "Draw it first."))
    if any(event.body["period"] == command.period for event in facing.story.of_type(CLOSED)):
        words = f"The sample of {command.period} is closed already."
        raise Refused(under(RULE, facing.pack, words, "Nothing more is owed for that month."))
    left = len(drawn_in(sample)) - command.sampled
    if left and not command.why_left_out.strip():
        words = f"{left} of the reviews drawn {'is' if left == 1 else 'are'} not read twice."
        remedy = "Have them read, or say why they cannot be. Name no child."
        raise Refused(under(RULE, facing.pack, words, remedy))
    closed = ReviewsSampled(
        period=command.period,
        sampled=command.sampled,
        agreed=command.agreed,
        sound=command.sound,
        left_out=left or None,
        why_left_out=command.why_left_out.strip() or None,
    )
    return tell(closed)


def sample_of(period: str, facing: Facing) -> Event | None:
    """Return the draw of a month; None while it is not drawn."""
    return next((event for event in facing.story.of_type(DRAWN) if event.body["period"] == period), None)


def drawn_in(sample: Event) -> tuple[str, ...]:
    """Return the ids of the reviews that a sample holds."""
    held = sample.body.get("reviews", ())
    return tuple(map(str, held)) if isinstance(held, tuple) else ()


def readings_of(review: str, facing: Facing) -> tuple[Event, ...]:
    """Return what readers have said of a review so far."""
    return tuple(event for event in facing.story.of_type(READ) if event.body["review"] == review)


def had_part(officer: str, record: str, events: Iterable[Event]) -> bool:
    """Say whether somebody entered anything in a record but a reading: theirs would not be blind."""
    return any(one.actor == officer and one.record == record and one.type not in (READ, *AS_READ) for one in events)


def _lacking(command: ReadReview, facing: Facing) -> Iterator[Reason]:
    sample, me = sample_of(command.period, facing), command.by.actor.id
    if sample is None or command.review not in drawn_in(sample):
        words = f"This review is not in the sample of {command.period}."
        yield under(RULE, facing.pack, words, "Open the sample and take a review from it.")
        return
    read = readings_of(command.review, facing)
    story = facing.stories.get(command.case)
    if command.reviewer == me or had_part(me, command.record, story.own if story else ()):
        words = "You had a part in this case, so what you say of its review would not be blind."
        yield under(RULE, facing.pack, words, LEAVE_IT)
    if any(event.actor == me for event in read):
        yield under(RULE, facing.pack, "You read this review already.", "Somebody else is its second reader.")
    elif len(read) > 1:
        yield under(RULE, facing.pack, "Two readers have read this review.", "Take another review of the sample.")
    if not command.reasons.strip():
        yield under(RULE, facing.pack, "What you say needs its reasons.", "Write what it rests on, in a sentence.")
    if any(event.body["period"] == command.period for event in facing.story.of_type(CLOSED)):
        words = f"The sample of {command.period} is closed."
        yield under(RULE, facing.pack, words, "Take a review of a later sample.")
