"""Seeing what bringing something in would do: the same steps, on holdings that are only read."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Literal

from wayhome.application.holding.ports import Added
from wayhome.application.holding.taking import Counted, Held, Intake, Taken
from wayhome.holdings.records import HeldRecord, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Would:
    """What would become of one record, and which of its fields would change. None of its words is in it."""

    id: str
    change: Literal["added", "changed", "taken out"]
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.change != "changed":
            return f"{self.id} would be {self.change}"
        return f"{self.id} would change: {', '.join(self.fields)}"


@dataclass(slots=True)
class Rehearsal:
    """Holdings that answer as the real ones would, and keep nothing; it stands for both index and intake of a take.

    What would be added is remembered by its reference and a number made of what it says, so that it counts once.
    """

    index: Held
    intake: Intake
    would: list[Would] = field(default_factory=list)
    _added: dict[str, int] = field(default_factory=dict)

    def records_of(self, references: Sequence[str]) -> tuple[HeldRecord, ...]:
        """Return some records as they are held now."""
        return self.index.records_of(references)

    def add(self, records: Sequence[HeldRecord], *, at: datetime) -> Added:  # noqa: ARG002 - nothing is kept
        """Say what adding some records would come to."""
        before = {record.id: record for record in self.records_of([record.id for record in records])}
        return sum((self._one(record, before.get(record.id)) for record in records), Added())

    def remove(self, references: Sequence[str], *, at: datetime) -> int:  # noqa: ARG002 - nothing is kept
        """Say how many would be taken out."""
        held = self.records_of(list(dict.fromkeys(references)))
        self.would += [Would(id=record.id, change="taken out") for record in held]
        return len(held)

    def _one(self, record: HeldRecord, before: HeldRecord | None) -> Added:
        if before is None and record.id in self._added:
            return Added(unchanged=1) if self._added[record.id] == hash(record) else Added(changed=1)
        if before is None:
            self._added[record.id] = hash(record)
            self.would.append(Would(id=record.id, change="added"))
            return Added(new=1)
        if before.system != record.system:
            return Added(clashing=(record.id,))
        if before == record:
            return Added(unchanged=1)
        self.would.append(Would(id=record.id, change="changed", fields=tuple(differing(before, record))))
        return Added(changed=1)

    def step(self) -> AbstractContextManager[None]:
        """Do nothing before or after."""
        return nullcontext()

    def begin(self, key: str, name: str, at: datetime) -> Taken:  # noqa: ARG002 - it always begins at the beginning
        """Begin at the beginning."""
        return Taken(name=name, counted=Counted(), began_at=at)

    def note(self, key: str, counted: Counted, cursor: str, at: datetime) -> None:
        """Keep nothing."""

    def finish(self, key: str, systems: Sequence[str], at: datetime, as_of: datetime) -> None:
        """Keep nothing."""

    def not_reached(self, key: str, name: str, why: str, systems: Sequence[str], at: datetime) -> None:
        """Keep nothing."""

    def latest(self, many: int) -> Sequence[Taken]:
        """Return what was taken last."""
        return self.intake.latest(many)

    def as_of(self, system: str) -> datetime | None:
        """Return how fresh a system's records are."""
        return self.intake.as_of(system)

    def stand_at(self, fresh: Mapping[str, datetime]) -> None:
        """Keep nothing."""

    def references(self, system: str) -> Iterator[str]:
        """Yield the reference of each record that is held of a system."""
        return self.intake.references(system)


def differing(one: HeldRecord, other: HeldRecord) -> Iterator[str]:
    """Yield the name of each field in which two records differ."""
    for name in (each.name for each in fields(HeldRecord) if each.name != "person"):
        if getattr(one, name) != getattr(other, name):
            yield {"on": "date"}.get(name, name)
    for name in (each.name for each in fields(Person)):
        if getattr(one.person, name) != getattr(other.person, name):
            yield name
