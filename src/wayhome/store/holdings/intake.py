"""What was brought in and how far it has come: on a database, and in memory."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from django.db import transaction

from wayhome.application.holding.taking import Counted, Taken
from wayhome.store.holdings.intake_tables import HeldIntake
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.holdings.tables import HeldSource, StoredHeldRecord

READ_AT_ONCE = 10_000


class DatabaseIntake:
    """What was brought in, on the database that keeps the records."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def step(self) -> AbstractContextManager[None]:
        """Do all of what follows in one transaction."""
        return transaction.atomic(using=self._using)

    def begin(self, key: str, name: str, at: datetime) -> Taken:
        """Return how far this has come; what was finished begins anew, and keeps its cursor."""
        row, _ = HeldIntake.objects.using(self._using).get_or_create(
            key=key, defaults={"name": name, "counted": asdict(Counted()), "began_at": at, "moved_at": at}
        )
        if row.finished_at is not None:
            row.counted, row.began_at, row.moved_at, row.finished_at = asdict(Counted()), at, at, None
            row.save(using=self._using)
        return _taken(row)

    def note(self, key: str, counted: Counted, cursor: str, at: datetime) -> None:
        """Keep how far it has come."""
        moved = {"counted": asdict(counted), "moved_at": at, **({"cursor": cursor} if cursor else {})}
        HeldIntake.objects.using(self._using).filter(key=key).update(**moved)

    def finish(self, key: str, systems: Sequence[str], at: datetime, as_of: datetime) -> None:
        """Keep that it was taken whole; no system becomes less fresh by it."""
        with self.step():
            HeldIntake.objects.using(self._using).filter(key=key).update(
                finished_at=at, moved_at=at, systems=list(systems), unreached_since=None, why=""
            )
            HeldSource.objects.using(self._using).filter(name__in=systems).update(unreached_since=None)
            for system in systems:
                source, new = HeldSource.objects.using(self._using).get_or_create(
                    name=system, defaults={"as_of": as_of}
                )
                if not new and source.as_of < as_of:
                    HeldSource.objects.using(self._using).filter(name=system).update(as_of=as_of)

    def not_reached(self, key: str, name: str, why: str, systems: Sequence[str], at: datetime) -> None:
        """Keep that a source did not answer; since when stands until it does."""
        with self.step():
            self.begin(key, name, at)
            rows = HeldIntake.objects.using(self._using).filter(key=key)
            rows.update(moved_at=at, why=why)
            silent = HeldSource.objects.using(self._using).filter(name__in=systems, unreached_since=None)
            for unmarked in (rows.filter(unreached_since=None), silent):
                unmarked.update(unreached_since=at)

    def as_of(self, system: str) -> datetime | None:
        """Return how fresh a system's records are."""
        found = HeldSource.objects.using(self._using).filter(name=system).values_list("as_of", flat=True)
        return next(iter(found), None)

    def stand_at(self, fresh: Mapping[str, datetime]) -> None:
        """Set how fresh the records of some systems are."""
        for system, as_of in fresh.items():
            HeldSource.objects.using(self._using).filter(name=system).update(as_of=as_of)

    def references(self, system: str) -> Iterator[str]:
        """Yield the reference of each record that is held of a system."""
        held = StoredHeldRecord.objects.using(self._using).filter(system=system).values_list("id", flat=True)
        return held.iterator(chunk_size=READ_AT_ONCE)

    def latest(self, many: int) -> Sequence[Taken]:
        """Return what was brought in last, the latest first."""
        return [_taken(row) for row in HeldIntake.objects.using(self._using).order_by("-moved_at", "key")[:many]]


def _taken(row: HeldIntake) -> Taken:
    counted = {**row.counted, "systems": tuple(row.counted.get("systems", ()))}
    return Taken(
        name=row.name, counted=Counted(**counted), began_at=row.began_at, cursor=row.cursor,
        finished_at=row.finished_at, unreached_since=row.unreached_since, why=row.why,
    )  # fmt: skip


@dataclass(slots=True)
class MemoryIntake:
    """What was brought into holdings in memory."""

    index: MemoryHoldings
    takes: dict[str, Taken] = field(default_factory=dict)

    def step(self) -> AbstractContextManager[None]:
        """Do what follows."""
        return nullcontext()

    def begin(self, key: str, name: str, at: datetime) -> Taken:
        """Return how far this has come; what was finished begins anew, and keeps its cursor."""
        before = self.takes.get(key) or Taken(name=name, counted=Counted(), began_at=at)
        if before.finished_at is not None:
            before = replace(before, counted=Counted(), began_at=at, finished_at=None)
        self.takes[key] = before
        return before

    def note(self, key: str, counted: Counted, cursor: str, at: datetime) -> None:  # noqa: ARG002 - nobody asks when
        """Keep how far it has come."""
        self.takes[key] = replace(self.takes[key], counted=counted, cursor=cursor or self.takes[key].cursor)

    def finish(self, key: str, systems: Sequence[str], at: datetime, as_of: datetime) -> None:
        """Keep that it was taken whole; no system becomes less fresh by it."""
        self.takes[key] = replace(self.takes[key], finished_at=at, unreached_since=None, why="")
        for system in systems:
            self.index.unreached.pop(system, None)
            self.index.brought_in[system] = max(as_of, self.index.brought_in.get(system, as_of))

    def not_reached(self, key: str, name: str, why: str, systems: Sequence[str], at: datetime) -> None:
        """Keep that a source did not answer; since when stands until it does."""
        for system in systems:
            self.index.unreached.setdefault(system, at)
        before = self.begin(key, name, at)
        self.takes[key] = replace(before, unreached_since=before.unreached_since or at, why=why)

    def as_of(self, system: str) -> datetime | None:
        """Return how fresh a system's records are."""
        return self.index.brought_in.get(system)

    def stand_at(self, fresh: Mapping[str, datetime]) -> None:
        """Set how fresh the records of some systems are."""
        self.index.brought_in |= {system: at for system, at in fresh.items() if system in self.index.brought_in}

    def references(self, system: str) -> Iterator[str]:
        """Yield the reference of each record that is held of a system."""
        return iter([record.id for record in self.index.by_number.values() if record.system == system])

    def latest(self, many: int) -> Sequence[Taken]:
        """Return what was brought in last, the latest first."""
        return sorted(self.takes.values(), key=lambda taken: taken.began_at, reverse=True)[:many]
