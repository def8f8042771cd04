"""The list of records: how much each holds, when something last happened in it, and which are cases still open.

A case is *settled* when it is closed and its closing was neither undone nor corrected. Every other stays among those
that pages read and look at themselves: rather one too many than one too few.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from wayhome.application.told import CASE_KINDS, own_events
from wayhome.kernel.ids import SubjectKind, kind_of
from wayhome.record.effective import CORRECTED, corrected
from wayhome.record.envelope import Event, Sealed
from wayhome.record.rows import Kept, Row, read
from wayhome.store.models import EventCorrection, IndexedEvent, ListedRecord
from wayhome.store.sql import ask

FIELDS = [
    "events", "first_happened_at", "last_happened_at", "last_recorded_at", "last_position",
    "kind", "linked", "settled_at",
]  # fmt: skip
CLOSES = {"episode": "missing.episode_closed", "investigation": "investigation.outcome_reached"}
REOPENED = frozenset({"missing.episode_reopened", "investigation.reopened"})
SETTLING = frozenset({*CLOSES.values(), *REOPENED})
IN_RECORD = (
    "SELECT position, record, sequence, previous, hash, ledger, envelope FROM event WHERE record = %s ORDER BY sequence"
)
AT_ONCE = 200


class RecordList:
    """One row per record, over the events that this build can read."""

    name = "record list"

    def __init__(self, using: str) -> None:
        self._using = using

    def clear(self) -> None:
        """Throw all of it away."""
        ListedRecord.objects.using(self._using).all().delete()

    def apply(self, added: Sequence[Kept]) -> None:
        """Take in events that were just added."""
        sealed = [kept.sealed for kept in added if kept.sealed]
        grouped = {record: list(events) for record, events in groupby(sorted(sealed, key=_record), key=_record)}
        before = ListedRecord.objects.using(self._using).in_bulk(list(grouped))
        rows = [listed(record, events, before.get(record)) for record, events in grouped.items()]
        settling = {each.event.record for each in sealed if each.event.type in SETTLING}
        for row in rows:
            known = before.get(row.record)
            if row.kind == SubjectKind.CHILD or row.record in settling or (known and known.kind != row.kind):
                self._settle(row)
        self._keep(rows)
        self._take_back(corrected(each.event) for each in sealed if each.event.type == CORRECTED)

    def look_ahead(self) -> None:
        """Do nothing: nothing that is left for later takes long."""

    def catch_up(self) -> int:
        """Work out which records are cases, where an earlier version of the product did not; returns how many."""
        unknown = ListedRecord.objects.using(self._using).filter(kind=None).order_by("record")
        rows = [self._made_again(row.record) for row in unknown[:AT_ONCE]]
        self._keep(rows)
        return len(rows)

    def _made_again(self, record: str) -> ListedRecord:
        kept = (read(Row(*found)) for found in ask(self._using, IN_RECORD, record))
        row = listed(record, [each.sealed for each in kept if each.sealed], None)
        self._settle(row)
        return row

    def _take_back(self, corrects: Iterable[str]) -> None:
        """Look again at each case of which the closing, or its undoing, was corrected, wherever that was written."""
        closings = IndexedEvent.objects.using(self._using).filter(id__in=list(corrects), type__in=SETTLING)
        rows = ListedRecord.objects.using(self._using).in_bulk(list(closings.values_list("record", flat=True)))
        for row in rows.values():
            self._settle(row)
        self._keep(rows.values())

    def _settle(self, row: ListedRecord) -> None:
        if row.kind == SubjectKind.CHILD:
            row.settled_at = row.first_happened_at
            return
        indexed = IndexedEvent.objects.using(self._using).filter(record=row.record, type__in=SETTLING)
        held = list(indexed.values_list("id", "type", "happened_at"))
        corrections = EventCorrection.objects.using(self._using).filter(corrects__in=[event for event, _, _ in held])
        undone = bool(held) and corrections.exists()
        row.settled_at = None if undone else settled_at(row.kind or "", [(name, at) for _, name, at in held])

    def _keep(self, rows: Iterable[ListedRecord]) -> None:
        ListedRecord.objects.using(self._using).bulk_create(
            rows, update_conflicts=True, unique_fields=["record"], update_fields=FIELDS
        )


def settled_at(kind: str, held: Sequence[tuple[str, datetime | None]]) -> datetime | None:
    """Return from when a case of a kind is settled; None where it is open, or was opened again at any time."""
    names = {name for name, _ in held}
    closings = [at for name, at in held if name == CLOSES.get(kind) and at is not None]
    return max(closings, default=None) if REOPENED.isdisjoint(names) else None


def listed(record: str, events: Sequence[Sealed], before: ListedRecord | None) -> ListedRecord:
    """Return a record's row with some events added to what it said before."""
    happened = [sealed.event.happened_at for sealed in events]
    recorded = [sealed.event.recorded_at for sealed in events]
    if before is not None:
        happened += [before.first_happened_at, before.last_happened_at]
        recorded.append(before.last_recorded_at)
    kind, linked = case_of([sealed.event for sealed in events], before)
    return ListedRecord(
        record=record,
        events=len(events) + (before.events if before else 0),
        first_happened_at=min(happened),
        last_happened_at=max(happened),
        last_recorded_at=max(recorded),
        last_position=events[-1].position,
        kind=kind,
        linked=linked,
        settled_at=before.settled_at if before else None,
    )


def case_of(events: Sequence[Event], before: ListedRecord | None) -> tuple[str | None, bool]:
    """Return which kind of case a record is with some events added, and whether all its events name several cases."""
    if before is not None and before.kind is None:
        return None, False
    own = own_events(events)
    linked = all(sum(map(_is_case, event.subjects)) > 1 for event in own)
    if before is not None and linked and not before.linked:
        return before.kind, False
    found = {kind_of(subject) for event in own for subject in event.subjects}
    if before is not None and before.kind and before.linked == linked:
        found.add(SubjectKind(before.kind))
    return next((kind.value for kind in CASE_KINDS if kind in found), ""), linked


def _is_case(subject: str) -> bool:
    return subject.startswith(("episode:", "investigation:"))


def _record(sealed: Sealed) -> str:
    return sealed.event.record
