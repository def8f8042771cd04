"""Reading all that was ever written by one lexicon, so that its figures can be compared with one another.

A rate compares with others by the same lexicon alone: a rule that is new finds what was always there, and would make
last year look worse than it looked then. So a new lexicon reads the whole history anew, beside what earlier ones found.
It takes up where it stopped. What is kept are counts and places, no words: they stay where they are kept and destroyed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from wayhome.application.ports import EventLog
from wayhome.application.wording.pointing_out import found_in
from wayhome.kernel.ids import EventId, PostId, RecordId, SubjectKind, kind_of
from wayhome.kernel.moments import in_london
from wayhome.reading.engine import Engine
from wayhome.record.envelope import Event
from wayhome.record.rows import Kept, read
from wayhome.record.vocabulary import event_type

BATCH = 2_000
WORD = re.compile(r"\w+")
Unit = Callable[[PostId], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedPlace:
    """Where a rule points something out: the field of the entry and the place in it, in characters."""

    field: str
    start: int
    end: int
    rule: str
    category: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRead:
    """One entry about a child as it was read: when and by whom in the force it was written, never by which person."""

    event: EventId
    record: RecordId
    month: str
    role: str
    unit: str
    words: int
    found: tuple[FlaggedPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was read of one month, role and unit."""

    month: str
    role: str
    unit: str
    entries: int
    words: int
    flagged: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCounted:
    """How often a rule pointed something out in a month."""

    month: str
    rule: str
    category: str
    severity: str
    found: int


class Readings(Protocol):
    """What reading the history came to, by lexicon."""

    def position(self, lexicon: str) -> int:
        """Return up to which position of the ledger a lexicon has read; 0 where it has read nothing."""

    def keep(self, lexicon: str, position: int, entries: Iterable[EntryRead]) -> None:
        """Keep what was read up to a position, all of it or nothing."""

    def lexicons(self) -> Sequence[str]:
        """Return the lexicons that read something, the one that read last first."""

    def counts(self, lexicon: str) -> Sequence[Counted]:
        """Return what a lexicon read, by month, role and unit."""

    def rules(self, lexicon: str) -> Sequence[RuleCounted]:
        """Return what a lexicon pointed out, by month and rule."""

    def flagged(self, lexicon: str) -> frozenset[RecordId]:
        """Return the records in which a lexicon pointed something out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the reading is."""

    position: int
    last: int
    entries: int
    found: int


def read_history(log: EventLog, engine: Engine, kept: Readings, unit: Unit) -> Iterator[Progress]:
    """Read what follows where the lexicon stopped, a batch at a time; yields how far it is after each."""
    lexicon, last = engine.lexicon.id, log.head().position
    position = kept.position(lexicon)
    entries = found = 0
    while position < last and (rows := log.after(position, BATCH)):
        batch = tuple(_entries([read(row) for row in rows], log, engine, unit))
        position = rows[-1].position
        kept.keep(lexicon, position, batch)
        entries, found = entries + len(batch), found + sum(len(one.found) for one in batch)
        yield Progress(position=position, last=last, entries=entries, found=found)


def _entries(rows: Sequence[Kept], log: EventLog, engine: Engine, unit: Unit) -> Iterator[EntryRead]:
    events = [kept.sealed.event for kept in rows if kept.sealed is not None and _narratives(kept.sealed.event)]
    words = _words({event.record for event in events}, log)
    for event in events:
        texts = {field: words.get((event.id, field), "") for field in _narratives(event)}
        if any(texts.values()):
            yield _entry(event, texts, engine, unit)


def _narratives(event: Event) -> tuple[str, ...]:
    """Return the fields of an event about a child that somebody wrote and that still have their words' commitment."""
    declared = event_type(event.type, event.version)
    if declared is None or not any(kind_of(named) is SubjectKind.CHILD for named in event.subjects):
        return ()
    return tuple(field for field in declared.narrative_fields if field in event.private)


def _words(records: Iterable[RecordId], log: EventLog) -> Mapping[tuple[EventId, str], str]:
    return {(one.event, one.field): one.text for record in records for one in log.words(record)}


def _entry(event: Event, texts: Mapping[str, str], engine: Engine, unit: Unit) -> EntryRead:
    found = (
        FlaggedPlace(
            field=field, start=one.start, end=one.end, rule=one.rule, category=one.category, severity=one.severity
        )
        for field, text in texts.items()
        for one in found_in(engine, text)
    )
    return EntryRead(
        event=event.id,
        record=event.record,
        month=in_london(event.recorded_at).strftime("%Y-%m"),
        role=event.role or "unknown",
        unit=unit(event.post),
        words=sum(len(WORD.findall(text)) for text in texts.values()),
        found=tuple(found),
    )
