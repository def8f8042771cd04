"""The list of records: how much each holds, and when something last happened in it."""

from collections.abc import Sequence
from itertools import groupby

from wayhome.record.envelope import Sealed
from wayhome.record.rows import Kept
from wayhome.store.models import ListedRecord

FIELDS = ["events", "first_happened_at", "last_happened_at", "last_recorded_at", "last_position"]


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
        rows = ListedRecord.objects.using(self._using)
        before = rows.in_bulk(list(grouped))
        rows.bulk_create(
            (listed(record, events, before.get(record)) for record, events in grouped.items()),
            update_conflicts=True,
            unique_fields=["record"],
            update_fields=FIELDS,
        )

    def catch_up(self) -> int:
        """Do nothing: nothing is left for later."""
        return 0


def listed(record: str, events: Sequence[Sealed], before: ListedRecord | None) -> ListedRecord:
    """Return a record's row with some events added to what it said before."""
    happened = [sealed.event.happened_at for sealed in events]
    recorded = [sealed.event.recorded_at for sealed in events]
    if before is not None:
        happened += [before.first_happened_at, before.last_happened_at]
        recorded.append(before.last_recorded_at)
    return ListedRecord(
        record=record,
        events=len(events) + (before.events if before else 0),
        first_happened_at=min(happened),
        last_happened_at=max(happened),
        last_recorded_at=max(recorded),
        last_position=events[-1].position,
    )


def _record(sealed: Sealed) -> str:
    return sealed.event.record
