"""Held records on a database, found by their keys alone: no search reads a table from end to end."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from django.db import connections, transaction

from wayhome.application.holding.answering import answered, doubted
from wayhome.application.holding.ports import Added, Answer, Source
from wayhome.application.refusals import NotTheOwner
from wayhome.holdings.asking import Asked
from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.changing import erase, index, leave_out
from wayhome.store.holdings.counting import count_in, count_out, sources
from wayhome.store.holdings.lists import DatabaseLists
from wayhome.store.holdings.postings import batched
from wayhome.store.holdings.reaching import within_reach
from wayhome.store.holdings.standing import Standing, locked
from wayhome.store.holdings.tables import StoredHeldRecord
from wayhome.store.holdings.text import DatabaseTexts
from wayhome.store.holdings.weights import weights_in_force
from wayhome.store.holdings.written import body_of, content_of, record_of
from wayhome.store.page_gaps import scour_sqlite
from wayhome.store.sql import ask, tell

# Not VACUUM: that keeps what went for as long as anyone reads from before. This copies only what is there now.
WRITE_ANEW = (
    "ALTER TABLE held_record ALTER COLUMN body TYPE text USING body || ''",
    "ALTER TABLE held_key ALTER COLUMN key TYPE bigint USING key + 0",
    "ALTER TABLE held_erasure ALTER COLUMN key TYPE bigint USING key + 0",
    "ALTER TABLE held_text ALTER COLUMN closed_to TYPE text USING closed_to || ''",
    "ALTER TABLE held_arrival ALTER COLUMN reference TYPE text USING reference || ''",
)
FREE = "VACUUM held_record, held_key, held_erasure, held_text, held_arrival, held_proposal, held_linking_step"
OWNS_RECORDS = "SELECT 1 FROM pg_class WHERE oid = 'held_record'::regclass AND pg_has_role(relowner, 'USAGE')"


class DatabaseHoldings:
    """Held records on one of Django's databases, with the segments of their index in a folder beside it."""

    def __init__(self, using: str = "default") -> None:
        self._using = using
        self._texts = DatabaseTexts(using)

    def add(self, records: Sequence[HeldRecord], *, at: datetime) -> Added:
        """Bring records in, all or none: what is there word for word stays, what changed is replaced."""
        with transaction.atomic(using=self._using):
            standing = locked(self._using)
            last = _last_of_each(records)
            added = sum((self._take(batch, standing, at) for batch in batched(last)), Added())
            transaction.on_commit(partial(erase, self._using), using=self._using)
        return added

    def remove(self, references: Sequence[str], *, at: datetime) -> int:
        """Take records out, with the keys that lead to them, all or none."""
        with transaction.atomic(using=self._using):
            standing = locked(self._using)
            rows = list(StoredHeldRecord.objects.using(self._using).filter(id__in=list(dict.fromkeys(references))))
            self._take_out(rows, standing)
            if rows:
                self._texts.write_anew()
            count_out(self._using, [(row.system, row.on) for row in rows], at=at)
            transaction.on_commit(partial(erase, self._using), using=self._using)
        return len(rows)

    def search(self, asked: Asked, *, at: datetime) -> Answer:
        """Return what is held about somebody and those around them."""
        with within_reach():
            searched = sources(self._using)
            lists = DatabaseLists(self._using, sum(source.records for source in searched))
            pack, wrong = weights_in_force(self._using)
            answer = answered(asked, lists, at=at, sources=searched, pack=pack)
            return doubted(answer, untrue=bool(lists.untrue), unindexed=bool(lists.standing.unindexed), more=wrong)

    def records_of(self, references: Sequence[str]) -> tuple[HeldRecord, ...]:
        """Return some records by their references, in that order."""
        with within_reach():
            held = {record.id: record for record in self._records(references)}
            return tuple(held[reference] for reference in references if reference in held)

    def record(self, reference: str) -> HeldRecord | None:
        """Return one record by its reference."""
        with within_reach():
            return next(iter(self._records([reference])), None)

    def first_seen(self, references: Sequence[str]) -> Mapping[str, datetime]:
        """Return when some records first came in; one of which that is not known is left out."""
        with within_reach():
            rows = StoredHeldRecord.objects.using(self._using).filter(first_seen__isnull=False)
            seen = (rows.filter(id__in=some).values_list("id", "first_seen") for some in batched(references))
            return {reference: at for some in seen for reference, at in some if at}

    def sources(self) -> tuple[Source, ...]:
        """Return what was brought in, by system."""
        with within_reach():
            return sources(self._using)

    def scour(self) -> None:
        """Leave no copy of what was taken out in the gaps of the tables.

        On SQLite the gaps are overwritten where they lie, a part at a time. PostgreSQL overwrites nothing: there the
        tables are written anew, which takes as long as writing all that is held, and nobody can search meanwhile.
        Raises NotTheOwner where the database would not do that.
        """
        if connections[self._using].vendor == "sqlite":
            scour_sqlite(self._using)
            return
        if not ask(self._using, OWNS_RECORDS):
            raise NotTheOwner("; ".join(WRITE_ANEW))
        for statement in WRITE_ANEW:
            tell(self._using, statement)

    def left_to_write(self) -> Sequence[str]:
        """Return the statements that write the tables anew on PostgreSQL."""
        return WRITE_ANEW

    def free(self) -> None:
        """On PostgreSQL, let what was taken out be written over from now on; quick, but until then it lies there."""
        if connections[self._using].vendor != "sqlite":
            tell(self._using, FREE)

    def _records(self, references: Sequence[str]) -> list[HeldRecord]:
        rows = StoredHeldRecord.objects.using(self._using)
        bodies = (rows.filter(id__in=some).values_list("body", flat=True) for some in batched(references))
        return [record_of(body) for some in bodies for body in some]

    def _take(self, records: Sequence[HeldRecord], standing: Standing, at: datetime) -> Added:
        held = StoredHeldRecord.objects.using(self._using).filter(id__in=[record.id for record in records])
        before = {row.id: row for row in held}
        clashing = tuple(r.id for r in records if r.id in before and before[r.id].system != r.system)
        rows = [(_row(record, before.get(record.id), at), record) for record in records if record.id not in clashing]
        changed = [before[row.id] for row, _ in rows if row.id in before and before[row.id].content != row.content]
        self._take_out(changed, standing)
        fresh = [(row, record) for row, record in rows if row.id not in before or before[row.id] in changed]
        StoredHeldRecord.objects.using(self._using).bulk_create([row for row, _ in fresh])
        index(self._using, ((row.number, record) for row, record in fresh), standing)
        self._texts.add((row.number, record) for row, record in fresh)
        new = [(row.system, row.on) for row, _ in fresh if row.id not in before]
        count_out(self._using, [(row.system, row.on) for row in changed], at=at)
        count_in(self._using, {row.system for row, _ in rows}, [(row.system, row.on) for row, _ in fresh], at=at)
        return Added(new=len(new), changed=len(changed), unchanged=len(rows) - len(fresh), clashing=clashing)

    def _take_out(self, rows: Sequence[StoredHeldRecord], standing: Standing) -> None:
        leave_out(self._using, [(row.number, record_of(row.body)) for row in rows], standing)
        self._texts.leave_out([row.number for row in rows])
        for some in batched([row.number for row in rows]):
            StoredHeldRecord.objects.using(self._using).filter(number__in=some).delete()


def _last_of_each(records: Sequence[HeldRecord]) -> list[HeldRecord]:
    """Return the last record of each reference, as if they had come one after another."""
    return list({record.id: record for record in records}.values())


def _row(record: HeldRecord, before: StoredHeldRecord | None, at: datetime) -> StoredHeldRecord:
    body = body_of(record)
    return StoredHeldRecord(
        id=record.id,
        system=record.system,
        on=record.on,
        content=content_of(body),
        body=body,
        first_seen=before.first_seen if before else at,
    )
