"""Held records in memory: the same port as the databases, for tests and simulations."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

import numpy as np

from wayhome.application.holding.answering import answered
from wayhome.application.holding.known import DESCRIBED, known_among, known_children, names_held
from wayhome.application.holding.ports import Added, Answer, FoundChild, KnownChild, Source
from wayhome.application.ports import EventLog
from wayhome.application.rebuilding import everything
from wayhome.holdings.asking import Asked
from wayhome.holdings.keys import keys_asked, keys_of, keys_of_person
from wayhome.holdings.letters import Letters, letters_of
from wayhome.holdings.listed import Listed, Numbers, packed
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.ids import Subject
from wayhome.packs import linkage


@dataclass(slots=True)
class MemoryHoldings:
    """Held records by reference and by number, and the numbers by key: a changed record has a new number."""

    numbers: dict[str, int] = field(default_factory=dict)
    by_number: dict[int, HeldRecord] = field(default_factory=dict)
    brought_in: dict[str, datetime] = field(default_factory=dict)
    unreached: dict[str, datetime] = field(default_factory=dict)
    by_key: dict[str, dict[int, None]] = field(default_factory=dict)
    seen: dict[str, datetime] = field(default_factory=dict)
    last: int = 0

    def add(self, records: Sequence[HeldRecord], *, at: datetime) -> Added:
        """Bring records in; a changed one replaces what was there."""
        return sum((self._take(record, at) for record in records), Added())

    def remove(self, references: Sequence[str], *, at: datetime) -> int:
        """Take records out, with the keys that lead to them."""
        gone = [reference for reference in dict.fromkeys(references) if reference in self.numbers]
        for reference in gone:
            self.brought_in[self._take_out(reference).system] = at
            self.seen.pop(reference, None)
        return len(gone)

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        """Return what is held about somebody and those around them."""
        return answered(asked, MemoryLists(self), at=at, sources=self.sources(), pack=linkage())

    def records_of(self, references: Sequence[str]) -> tuple[HeldRecord, ...]:
        """Return some records by their references."""
        return tuple(self.by_number[self.numbers[each]] for each in references if each in self.numbers)

    def record(self, reference: str) -> HeldRecord | None:
        """Return one record by its reference."""
        return next(iter(self.records_of([reference])), None)

    def first_seen(self, references: Sequence[str]) -> Mapping[str, datetime]:
        """Return when some records first came in."""
        return {reference: self.seen[reference] for reference in references if reference in self.seen}

    def sources(self) -> tuple[Source, ...]:
        """Return what was brought in, by system."""
        return tuple(self._source(name) for name in sorted(self.brought_in))

    def _take(self, record: HeldRecord, at: datetime) -> Added:
        before = self.record(record.id)
        if before is not None and before.system != record.system:
            return Added(clashing=(record.id,))
        self.brought_in[record.system] = at
        if before == record:
            return Added(unchanged=1)
        if before is not None:
            self._take_out(record.id)
        self.last += 1
        self.seen.setdefault(record.id, at)
        self.numbers[record.id], self.by_number[self.last] = self.last, record
        for key in keys_of(record):
            self.by_key.setdefault(key, {})[self.last] = None
        return Added(changed=1) if before else Added(new=1)

    def _take_out(self, reference: str) -> HeldRecord:
        number = self.numbers.pop(reference)
        record = self.by_number.pop(number)
        for key in keys_of(record):
            del self.by_key[key][number]
        return record

    def _source(self, name: str) -> Source:
        held = [record for record in self.by_number.values() if record.system == name]
        newest = max(filter(None, map(attrgetter("on"), held)), default=None)
        silent = self.unreached.get(name)
        return Source(name=name, records=len(held), as_of=self.brought_in[name], newest=newest, unreached_since=silent)


class MemoryLists:
    """The index of held records in memory, as one search reads it."""

    def __init__(self, holdings: MemoryHoldings) -> None:
        self._holdings = holdings
        self.records = len(holdings.by_number)

    def under(self, keys: Mapping[str, float]) -> Mapping[str, Listed]:
        """Return what stands under some keys."""
        return {key: self._listed(list(held)) for key in keys if (held := self._holdings.by_key.get(key))}

    def letters(self, numbers: Numbers) -> Letters:
        """Return how the names of some records are written."""
        held = (self._holdings.by_number[number].person for number in numbers.tolist())
        return np.fromiter(map(letters_of, held), np.uint64, len(numbers))

    def count(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return how many stand under some keys."""
        return {key: len(self._holdings.by_key.get(key, ())) for key in keys}

    def read(self, numbers: Sequence[int]) -> Mapping[int, HeldRecord]:
        """Return records by their numbers."""
        return {number: self._holdings.by_number[number] for number in numbers}

    def _listed(self, held: list[int]) -> Listed:
        born = [packed(self._holdings.by_number[number].person.birth_date) for number in held]
        return Listed(np.array(held, np.uint32), np.array(born, np.uint32), len(held))


class MemoryKnownChildren:
    """The children whom a record in memory names, read anew for each search."""

    def __init__(self, log: EventLog) -> None:
        self._log = log

    def search(self, asked: Asked) -> tuple[FoundChild, ...]:
        """Return the children who may be meant, those that say most first."""
        keys = keys_asked(asked, linkage().names.widened)
        reached = (child for child in self._everyone() if keys & keys_of_person(child.person))
        return known_among(asked, reached, linkage())

    def of(self, children: Collection[Subject]) -> dict[Subject, KnownChild]:
        """Return some children as the record now describes them; one whose name is not held is left out."""
        return {one.child: one for one in self._everyone() if one.child in children}

    def _everyone(self) -> tuple[KnownChild, ...]:
        events = [kept.sealed.event for kept in everything(self._log) if kept.sealed]
        return known_children(events, names_held(self._log, (e.record for e in events if e.type == DESCRIBED)))
