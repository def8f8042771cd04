"""Held records in memory: the same port as the databases, for tests and simulations."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from wayhome.application.holding.answering import PER_KEY, answered, reached_by
from wayhome.application.holding.known import DESCRIBED, known_among, known_children, names_held
from wayhome.application.holding.ports import Added, Answer, FoundChild, Source
from wayhome.application.ports import EventLog
from wayhome.application.rebuilding import everything
from wayhome.holdings.asking import Asked
from wayhome.holdings.keys import keys_asked, keys_of, keys_of_person
from wayhome.holdings.records import HeldRecord


@dataclass(slots=True)
class MemoryHoldings:
    """Held records by reference, and the references by key."""

    records: dict[str, HeldRecord] = field(default_factory=dict)
    brought_in: dict[str, datetime] = field(default_factory=dict)
    by_key: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, records: Sequence[HeldRecord], *, at: datetime) -> Added:
        """Bring records in; a changed one replaces what was there."""
        return sum((self._take(record, at) for record in records), Added())

    def remove(self, references: Sequence[str], *, at: datetime) -> int:
        """Take records out, with the keys that lead to them."""
        gone = [self.records.pop(reference) for reference in dict.fromkeys(references) if reference in self.records]
        for record in gone:
            self.brought_in[record.system] = at
            for key in keys_of(record):
                del self.by_key[key][record.id]
        return len(gone)

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        """Return what is held about somebody and those around them."""
        postings = {key: list(self.by_key.get(key, ()))[: PER_KEY + 1] for key in sorted(keys_asked(asked))}
        found = [self.records[reference] for reference in reached_by(postings)]
        return answered(asked, at=at, candidates=found, postings=postings, sources=self.sources())

    def records_of(self, references: Sequence[str]) -> tuple[HeldRecord, ...]:
        """Return some records by their references."""
        return tuple(self.records[reference] for reference in references if reference in self.records)

    def record(self, reference: str) -> HeldRecord | None:
        """Return one record by its reference."""
        return self.records.get(reference)

    def sources(self) -> tuple[Source, ...]:
        """Return what was brought in, by system."""
        return tuple(self._source(name) for name in sorted(self.brought_in))

    def _take(self, record: HeldRecord, at: datetime) -> Added:
        before = self.records.get(record.id)
        if before is not None and before.system != record.system:
            return Added(clashing=(record.id,))
        self.brought_in[record.system] = at
        if before == record:
            return Added(unchanged=1)
        for key in keys_of(before) if before else ():
            del self.by_key[key][record.id]
        self.records[record.id] = record
        for key in keys_of(record):
            self.by_key.setdefault(key, {})[record.id] = None
        return Added(changed=1) if before else Added(new=1)

    def _source(self, name: str) -> Source:
        held = [record for record in self.records.values() if record.system == name]
        newest = max(filter(None, map(attrgetter("on"), held)), default=None)
        return Source(name=name, records=len(held), as_of=self.brought_in[name], newest=newest)


class MemoryKnownChildren:
    """The children whom a record in memory names, read anew for each search."""

    def __init__(self, log: EventLog) -> None:
        self._log = log

    def search(self, asked: Asked) -> tuple[FoundChild, ...]:
        """Return the children who may be meant, those that say most first."""
        events = [kept.sealed.event for kept in everything(self._log) if kept.sealed]
        names = names_held(self._log, (event.record for event in events if event.type == DESCRIBED))
        keys = keys_asked(asked)
        reached = (child for child in known_children(events, names) if keys & keys_of_person(child.person))
        return known_among(asked, reached)
