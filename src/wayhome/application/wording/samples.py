"""The monthly sample of entries in which nothing was pointed out: what the ledger draws, and what the readings come to.

It is drawn and seeded as the other samples are. Of each entry the ids alone are kept: its words stay where they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.access.actors import BY_INVITATION
from wayhome.application.governing.place import at_end_of, between
from wayhome.application.ports import EventLog
from wayhome.assurance.agreement import Kappa, Pair, kappa
from wayhome.assurance.missed import Missed, MonthRead, estimate
from wayhome.assurance.periods import month, month_of, months_over
from wayhome.assurance.sampling import by_lot, seed
from wayhome.casework.commands import Acting
from wayhome.casework.wording.sample_entries import (
    CLOSED,
    DRAWN,
    READ,
    CloseEntrySample,
    DrawEntries,
    ReadEntry,
    drawn_in,
    readings_of,
    verdict,
)
from wayhome.kernel.ids import OUR_FORCE, EventId, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED, effective
from wayhome.record.envelope import Event
from wayhome.record.events.wording_samples import EntriesDrawn
from wayhome.record.vocabulary import event_type, event_types

MANY = 40  # entries of a month, which two people read in about half an hour each; our own choice, see decision 3
POINTED_OUT, ANSWERED = "wording.pointed_out", "wording.answered"
RIGHT_AS_THEY_STOOD = ("showed_as_quoted", "showed_as_about_an_adult")
NO_YES = ("no", "yes")
OUTSIDE = tuple(role.key for role in BY_INVITATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """One entry of a sample: who wrote it, and what readers have said of it."""

    entry: str
    author: str
    readings: tuple[Event, ...]

    @property
    def answers(self) -> tuple[bool, ...]:
        """Return what each reader said: whether words were missed."""
        return tuple(bool(event.body["missed"]) for event in self.readings)

    @property
    def verdict(self) -> bool | None:
        """Say whether words were missed; None while it is not settled."""
        return verdict(self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySample:
    """A month's sample as it stands; ``closed`` is the entry that closed it."""

    period: str
    drawn: Event
    entries: tuple[Sampled, ...]
    closed: Event | None

    @property
    def settled(self) -> tuple[Sampled, ...]:
        """Return the entries on which two readers agree."""
        return tuple(one for one in self.entries if one.verdict is not None)

    @property
    def missed(self) -> tuple[Sampled, ...]:
        """Return the entries that hold words which should have been pointed out."""
        return tuple(one for one in self.entries if one.verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How far the first two readers agree: on how many of how many entries, and beyond chance."""

    pairs: int
    same: int
    kappa: Kappa | None


def drawing(log: EventLog, period: str, *, by: Acting, at: datetime, key: str) -> DrawEntries:
    """Make the command that draws a month's sample; raises ValueError for what is no month."""
    return DrawEntries(by=by, happened_at=at, key=key, about=OUR_FORCE, drawn=drawn_for(log, period))


def reading(
    entry: Event, period: str, *, by: Acting, at: datetime, key: str, missed: bool, passage: str = "", kind: str = ""
) -> ReadEntry:
    """Make the command of one reading of an entry."""
    return ReadEntry(
        by=by, happened_at=at, key=key, about=OUR_FORCE, period=period, entry=entry.id, record=entry.record,
        subjects=entry.subjects, missed=missed, category=kind, passage=passage,
    )  # fmt: skip


def closing(
    log: EventLog, period: str, *, by: Acting, at: datetime, key: str, why_left_out: str = ""
) -> CloseEntrySample:
    """Make the command that closes a month's sample. Raises LookupError where none was drawn for it."""
    sample = samples(log)[period]
    return CloseEntrySample(
        by=by, happened_at=at, key=key, about=OUR_FORCE, period=period, why_left_out=why_left_out,
        sampled=len(sample.settled), agreed=agreement_on(sample.settled).same, missed=len(sample.missed),
    )  # fmt: skip


def drawn_for(log: EventLog, period: str) -> EntriesDrawn:
    """Draw from the ledger as it stood at the month's end; the same whoever draws it, and whenever."""
    begins, ends = month(period)
    before, after = at_end_of(log, begins).position, at_end_of(log, ends)
    told = between(log, before, after.position, (*_written(), POINTED_OUT, CORRECTED))
    read = effective(kept.sealed.event for kept in told if kept.sealed)
    flagged = {str(event.body["text"]) for event in read if event.type == POINTED_OUT and _is_of_ours(event)}
    authors = {str(event.id): event.actor for event in read if event.id not in flagged and is_written(event)}
    sown = seed(after.ledger, f"entries {period}")
    taken = by_lot(authors, sown)[:MANY]
    return EntriesDrawn(
        period=period, seed=sown, position=after.position, many=MANY, entries=tuple(taken),
        authors=tuple(authors[one] for one in taken), quiet=len(authors), pointed_out=len(flagged),
    )  # fmt: skip


def _written() -> tuple[str, ...]:
    """Return the names of the events that hold what somebody wrote about a child."""
    return tuple({one.name for one in event_types() if one.narrative_fields})


def _is_of_ours(pointed_out: Event) -> bool:
    """Say whether words that were pointed out are of somebody here, and of nobody at a door."""
    return pointed_out.body.get("role") not in OUTSIDE


def is_written(event: Event) -> bool:
    """Say whether somebody here wrote something about a child in it; nothing is known of the author of an import.

    What a child, a parent or a partner wrote at a door is theirs.
    """
    if event.role in OUTSIDE:
        return False
    declared = event_type(event.type, event.version)
    fields = declared.narrative_fields if declared else ()
    about_a_child = any(kind_of(named) is SubjectKind.CHILD for named in event.subjects)
    return bool(event.actor) and about_a_child and any(field in event.private for field in fields)


def samples(log: EventLog) -> Mapping[str, EntrySample]:
    """Return every sample that was drawn, by its month, the latest first."""
    told = effective(held.event for held in log.about(OUR_FORCE).events)
    closed = {str(event.body["period"]): event for event in told if event.type == CLOSED}
    drawn = {str(event.body["period"]): event for event in told if event.type == DRAWN}
    read = [event for event in told if event.type == READ]
    return {name: _sample(name, drawn[name], read, closed.get(name)) for name in sorted(drawn, reverse=True)}


def _sample(period: str, drawn: Event, read: Sequence[Event], closed: Event | None) -> EntrySample:
    readings = readings_of(period, read)
    entries = tuple(
        Sampled(entry=entry, author=author, readings=readings.get(entry, ())) for entry, author in drawn_in(drawn)
    )
    return EntrySample(period=period, drawn=drawn, entries=entries, closed=closed)


def agreement_on(entries: Sequence[Sampled]) -> Agreed:
    """Return how far the first two readers of each entry agree."""
    both = (one.answers[:2] for one in entries if len(one.answers) > 1)
    pairs = [Pair(first=NO_YES[first], second=NO_YES[second]) for first, second in both]
    return Agreed(
        pairs=len(pairs), same=sum(one.first == one.second for one in pairs), kappa=kappa(pairs, levels=NO_YES)
    )


def missed_in_use(log: EventLog, held: Sequence[EntrySample]) -> Missed:
    """Estimate from closed samples what the lexicon misses. Samples that are open would tell one reader of another."""
    closed = [one for one in held if one.closed]
    rightly = _rightly(log)
    return estimate(
        MonthRead(
            read=len(one.settled), missed=len(one.missed), quiet=int(str(one.drawn.body["quiet"])),
            rightly=rightly.get(one.period, 0),
        )
        for one in closed
    )  # fmt: skip


def _rightly(log: EventLog) -> Mapping[str, int]:
    """Count by month the entries in which something was pointed out that was not shown to be right as it stood."""
    stood = {
        str(held.event.body["pointed_out"])
        for held in log.of_type(ANSWERED)
        if held.event.body["answer"] in RIGHT_AS_THEY_STOOD
    }
    found: dict[str, set[str]] = {}
    for held in log.of_type(POINTED_OUT):
        if held.event.id not in stood and _is_of_ours(held.event):
            found.setdefault(month_of(held.event.recorded_at), set()).add(str(held.event.body["text"]))
    return {name: len(texts) for name, texts in found.items()}


def entry_of(log: EventLog, entry: str) -> Event:
    """Return an entry that was drawn. Raises LookupError where there is none."""
    held = log.event(EventId(entry))
    if held is None:
        raise LookupError(f"there is no entry {entry}")
    return held.event


def texts_of(log: EventLog, entry: Event) -> Iterator[str]:
    """Yield what was written in an entry; nothing where its words were destroyed."""
    declared = event_type(entry.type, entry.version)
    fields = declared.narrative_fields if declared else ()
    words = {one.field: one.text for one in log.words(entry.record) if one.event == entry.id}
    yield from (words[field] for field in fields if words.get(field))


def months_to_draw(log: EventLog, since: datetime, now: datetime) -> tuple[str, ...]:
    """Return the months that are over and have no sample, the latest first, from the one in which an instant lies."""
    drawn = samples(log)
    return tuple(name for name in months_over(since, now) if name not in drawn)
