"""Held records on a database, found by their keys alone: no search reads a table from end to end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, transaction
from django.db.models import Count, Max
from pydantic import TypeAdapter

from wayhome.application.holding.answering import PER_KEY, answered, reached_by
from wayhome.application.holding.ports import Added, Answer, HoldingsOutOfReach, Source
from wayhome.holdings.asking import Asked
from wayhome.holdings.keys import keys_asked, keys_of
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.postings import batched, postings
from wayhome.store.holdings.tables import HeldKey, HeldSource, StoredHeldRecord

WRITTEN = TypeAdapter(HeldRecord)
UNDER = "SELECT key, record FROM held_key WHERE key = %s ORDER BY record LIMIT %s"
REPLACED = ("system", "on", "content", "body")


class DatabaseHoldings:
    """Held records on one of Django's databases."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def add(self, records: Sequence[HeldRecord], *, at: datetime) -> Added:
        """Bring records in, all or none: what is there word for word stays, what changed is replaced."""
        with transaction.atomic(using=self._using):
            added = sum((self._take(batch) for batch in batched(_last_of_each(records))), Added())
            refused = set(added.clashing)
            for system in sorted({record.system for record in records if record.id not in refused}):
                self._count(system, at)
        return added

    def remove(self, references: Sequence[str], *, at: datetime) -> int:
        """Take records out, with the keys that lead to them, all or none."""
        with transaction.atomic(using=self._using):
            held = StoredHeldRecord.objects.using(self._using).in_bulk(list(dict.fromkeys(references)))
            HeldKey.objects.using(self._using).filter(record__in=list(held)).delete()
            StoredHeldRecord.objects.using(self._using).filter(pk__in=list(held)).delete()
            for system in sorted({row.system for row in held.values()}):
                self._count(system, at)
        return len(held)

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        """Return what is held about somebody and those around them."""
        with within_reach():
            held = postings(self._using, UNDER, sorted(keys_asked(asked)), limit=PER_KEY + 1)
            found = self._records(reached_by(held))
            return answered(asked, at=at, candidates=found, postings=held, sources=self.sources())

    def records_of(self, references: Sequence[str]) -> tuple[HeldRecord, ...]:
        """Return some records by their references, in that order."""
        with within_reach():
            held = {record.id: record for record in self._records(references)}
            return tuple(held[reference] for reference in references if reference in held)

    def record(self, reference: str) -> HeldRecord | None:
        """Return one record by its reference."""
        with within_reach():
            return next(iter(self._records([reference])), None)

    def sources(self) -> tuple[Source, ...]:
        """Return what was brought in, by system."""
        with within_reach():
            kept = HeldSource.objects.using(self._using).order_by("name")
            return tuple(Source(name=s.name, records=s.records, as_of=s.as_of, newest=s.newest) for s in kept)

    def _records(self, references: Sequence[str]) -> list[HeldRecord]:
        rows = StoredHeldRecord.objects.using(self._using)
        bodies = (rows.filter(pk__in=some).values_list("body", flat=True) for some in batched(references))
        return [WRITTEN.validate_json(body) for some in bodies for body in some]

    def _take(self, records: Sequence[HeldRecord]) -> Added:
        before = StoredHeldRecord.objects.using(self._using).in_bulk([record.id for record in records])
        clashing = tuple(r.id for r in records if r.id in before and before[r.id].system != r.system)
        rows = [_row(record) for record in records if record.id not in clashing]
        fresh = [row for row in rows if row.pk not in before]
        changed = [row for row in rows if row.pk in before and before[row.pk].content != row.content]
        StoredHeldRecord.objects.using(self._using).bulk_create(fresh)
        StoredHeldRecord.objects.using(self._using).bulk_update(changed, REPLACED)
        HeldKey.objects.using(self._using).filter(record__in=[row.pk for row in changed]).delete()
        written = {row.pk for row in (*fresh, *changed)}
        self._index([record for record in records if record.id in written])
        unchanged = len(rows) - len(written)
        return Added(new=len(fresh), changed=len(changed), unchanged=unchanged, clashing=clashing)

    def _index(self, records: Sequence[HeldRecord]) -> None:
        keys = (HeldKey(key=key, record=record.id) for record in records for key in sorted(keys_of(record)))
        HeldKey.objects.using(self._using).bulk_create(keys)

    def _count(self, system: str, at: datetime) -> None:
        held = StoredHeldRecord.objects.using(self._using).filter(system=system)
        counted = held.aggregate(records=Count("pk"), newest=Max("on"))
        HeldSource.objects.using(self._using).update_or_create(name=system, defaults={**counted, "as_of": at})


@contextmanager
def within_reach() -> Iterator[None]:
    """Raise HoldingsOutOfReach where the database does not answer."""
    try:
        yield
    except DatabaseError as error:
        raise HoldingsOutOfReach from error


def _last_of_each(records: Sequence[HeldRecord]) -> list[HeldRecord]:
    """Return the last record of each reference, as if they had come one after another."""
    return list({record.id: record for record in records}.values())


def _row(record: HeldRecord) -> StoredHeldRecord:
    return StoredHeldRecord(
        id=record.id,
        system=record.system,
        on=record.on,
        content=record.content,
        body=WRITTEN.dump_json(record).decode(),
    )
