"""The monthly sample of reviews: what the ledger draws, what is left to read, and how far two readers agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from wayhome.application.governing.place import at_end_of, between
from wayhome.application.ports import EventLog
from wayhome.assurance.agreement import Kappa, Pair, kappa
from wayhome.assurance.intervals import Interval, share
from wayhome.assurance.periods import month, months_over
from wayhome.assurance.sampling import by_lot, seed
from wayhome.casework.commands import Acting
from wayhome.casework.reviewing.sample_reviews import CLOSED, DRAWN, READ, CloseReviewSample, DrawReviews
from wayhome.kernel.ids import OUR_FORCE, EventId
from wayhome.record.effective import CORRECTED, effective
from wayhome.record.envelope import Event
from wayhome.record.events.review_samples import ReviewsDrawn

REVIEWED = "investigation.reviewed"
PER_CENT, LEAST = 10, 6  # of the month's reviews, and never fewer than; our own choice, see decision 3
SAYS = ("no", "yes")
QUESTIONS: Mapping[str, str] = {
    "risk_rechecked": "Was the risk looked at again, with reasons?",
    "work_named": "Is what is to be done named so that somebody could do it, with who and by when?",
    "lines_looked_at": "Were lines toward and away from a suspect looked at?",
    "child_heard": "Is it in the review how the child stands, and what they said?",
    "disruption_decided": "Was disruption decided on, with reasons?",
    "sound": "Would you have let the case go on as the reviewer did?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """One review of a sample: its entry, who made it, and what readers have said of it."""

    review: str
    reviewer: str
    readings: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSample:
    """A month's sample as it stands; ``closed`` is the entry that closed it."""

    period: str
    drawn: Event
    reviews: tuple[Sampled, ...]
    closed: Event | None

    @property
    def read_twice(self) -> tuple[Sampled, ...]:
        """Return the reviews that two readers have read."""
        return tuple(one for one in self.reviews if len(one.readings) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One question: how many answers of both readers are the same, how many both say yes, and what chance leaves."""

    question: str
    pairs: int
    same: int
    both_yes: int
    share: Interval
    kappa: Kappa | None


def drawing(log: EventLog, period: str, *, by: Acting, at: datetime, key: str) -> DrawReviews:
    """Make the command that draws a month's sample; raises ValueError for what is no month."""
    return DrawReviews(by=by, happened_at=at, key=key, about=OUR_FORCE, drawn=drawn_for(log, period))


def closing(
    log: EventLog, period: str, *, by: Acting, at: datetime, key: str, why_left_out: str = ""
) -> CloseReviewSample:
    """Make the command that closes a month's sample. Raises LookupError where none was drawn for it."""
    sound = next(one for one in agreement_on(samples(log)[period].read_twice) if one.question == "sound")
    return CloseReviewSample(
        by=by, happened_at=at, key=key, about=OUR_FORCE, period=period, why_left_out=why_left_out,
        sampled=sound.pairs, agreed=sound.same, sound=sound.both_yes,
    )  # fmt: skip


def drawn_for(log: EventLog, period: str) -> ReviewsDrawn:
    """Draw from the ledger as it stood at the month's end; the same whoever draws it, and whenever.

    A review's place in the draw is a digest of seed and review, so that one more or less moves no other.
    """
    begins, ends = month(period)
    before, after = at_end_of(log, begins).position, at_end_of(log, ends)
    kept = (one.sealed for one in between(log, before, after.position, (REVIEWED, CORRECTED)) if one.sealed)
    made = [event for event in effective(held.event for held in kept) if event.type == REVIEWED and event.actor]
    sown = seed(after.ledger, f"reviews {period}")
    wanted = max(LEAST, ceil(len(made) * PER_CENT / 100))
    reviewers = {event.id: event.actor for event in made}
    taken = by_lot(reviewers, sown)[:wanted]
    return ReviewsDrawn(
        period=period, seed=sown, position=after.position, per_cent=PER_CENT, least=LEAST, made=len(made),
        reviews=tuple(map(EventId, taken)), reviewers=tuple(reviewers[EventId(one)] for one in taken),
    )  # fmt: skip


def samples(log: EventLog) -> Mapping[str, ReviewSample]:
    """Return every sample that was drawn, by its month, the latest first."""
    told = effective(held.event for held in log.about(OUR_FORCE).events)
    closed = {str(event.body["period"]): event for event in told if event.type == CLOSED}
    drawn = {str(event.body["period"]): event for event in told if event.type == DRAWN}
    read: dict[str, list[Event]] = {}
    for event in told:
        if event.type == READ:
            read.setdefault(str(event.body["review"]), []).append(event)
    return {
        name: ReviewSample(period=name, drawn=drawn[name], reviews=_sampled(drawn[name], read), closed=closed.get(name))
        for name in sorted(drawn, reverse=True)
    }


def _sampled(drawn: Event, read: Mapping[str, Sequence[Event]]) -> tuple[Sampled, ...]:
    reviews, reviewers = (_several(drawn, name) for name in ("reviews", "reviewers"))
    return tuple(
        Sampled(review=review, reviewer=who, readings=tuple(read.get(review, ())))
        for review, who in zip(reviews, reviewers, strict=True)
    )


def _several(event: Event, name: str) -> tuple[str, ...]:
    held = event.body.get(name, ())
    return tuple(map(str, held)) if isinstance(held, tuple) else ()


def agreement_on(reviews: Iterable[Sampled]) -> tuple[Agreed, ...]:
    """Return, for each question, how far two readers agree."""
    read = [(one.readings[0], one.readings[1]) for one in reviews if len(one.readings) > 1]
    return tuple(_agreed(question, read) for question in QUESTIONS)


def _agreed(question: str, read: Sequence[tuple[Event, Event]]) -> Agreed:
    pairs = [Pair(first=str(one.body[question]), second=str(other.body[question])) for one, other in read]
    same = sum(pair.first == pair.second for pair in pairs)
    return Agreed(
        question=question,
        pairs=len(pairs),
        same=same,
        both_yes=sum(pair.first == pair.second == "yes" for pair in pairs),
        share=share(same, len(pairs)),
        kappa=kappa(pairs, levels=SAYS),
    )


def review_of(log: EventLog, review: str) -> Event:
    """Return a review by its entry. Raises LookupError where there is none."""
    held = log.event(EventId(review))
    if held is None:
        raise LookupError(f"there is no review {review}")
    return held.event


def months_to_draw(log: EventLog, since: datetime, now: datetime) -> tuple[str, ...]:
    """Return the months that are over and have no sample, the latest first, from the one in which an instant lies."""
    drawn = samples(log)
    return tuple(name for name in months_over(since, now) if name not in drawn)
