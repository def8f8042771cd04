"""The register of exports on a database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from wayhome.application.reconciling.difference import KINDS, Difference, Kind
from wayhome.application.reconciling.register import Compared, Counted, Export, Taken, Unsettled
from wayhome.kernel.ids import EventId, RecordId
from wayhome.store.exports.models import ExportedCase, StoredDifference, StoredExport

ORDER: Mapping[str, int] = {kind.key: place for place, kind in enumerate(Kind)}


class DatabaseExportRegister:
    """The register, each step of it one transaction."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def begin(self, export: Export, at: datetime) -> Taken:
        """Enter an export, or return how far it had come when it was last seen."""
        stored, _ = StoredExport.objects.using(self._using).get_or_create(
            digest=export.digest,
            defaults={
                "name": export.name, "whole": export.whole, "cases": export.cases,
                "counted": asdict(Counted()), "began_at": at, "moved_at": at,
            },
        )  # fmt: skip
        return _taken(stored)

    def note(self, export: Export, compared: Sequence[Compared], counted: Counted, at: datetime) -> None:
        """Keep what was compared, with how far the export has come, in one step."""
        moved = {"counted": asdict(counted), "moved_at": at}
        with transaction.atomic(using=self._using):
            StoredExport.objects.using(self._using).filter(digest=export.digest).update(**moved)
            self._keep_cases(export, compared)
            self._keep_differences(compared, at)

    def not_sent(self, export: Export) -> Sequence[tuple[str, RecordId]]:
        """Return the cases that earlier exports had and this one has not, each with its first record."""
        gone = ExportedCase.objects.using(self._using).exclude(last_in_id=export.digest).order_by("case")
        return [(one.case, RecordId(one.record)) for one in gone]

    def finish(self, export: Export, at: datetime) -> None:
        """Enter that an export was taken whole."""
        StoredExport.objects.using(self._using).filter(digest=export.digest).update(finished_at=at, moved_at=at)

    def exports(self, many: int) -> Sequence[Taken]:
        """Return the exports taken last, the latest first."""
        return [
            _taken(stored) for stored in StoredExport.objects.using(self._using).order_by("-began_at", "name")[:many]
        ]

    def differing(self) -> Sequence[Unsettled]:
        """Return every difference that was still there when its case was last compared, the most pressing first."""
        return _in_order(StoredDifference.objects.using(self._using).all())

    def differing_in(self, record: str) -> Sequence[Unsettled]:
        """Return the differences of one record, the most pressing first."""
        return _in_order(StoredDifference.objects.using(self._using).filter(record=record))

    def difference(self, named: str) -> Unsettled | None:
        """Return one difference; None where it is there no longer."""
        stored = StoredDifference.objects.using(self._using).filter(id=named).first()
        return _unsettled(stored) if stored else None

    def _keep_cases(self, export: Export, compared: Sequence[Compared]) -> None:
        """Note which export had each case last; a case that was not sent is no case that this one had."""
        sent = [one for one in compared if not any(each.kind is Kind.CASE_NOT_SENT for each in one.differences)]
        rows = [ExportedCase(case=one.case, record=one.records[0], last_in_id=export.digest) for one in sent]
        ExportedCase.objects.using(self._using).bulk_create(
            rows, update_conflicts=True, unique_fields=["case"], update_fields=["record", "last_in"]
        )

    def _keep_differences(self, compared: Sequence[Compared], at: datetime) -> None:
        """Keep what differs now, with when it was first seen, and take away what differs no more."""
        now = {each.id: each for one in compared for each in one.differences}
        before = StoredDifference.objects.using(self._using).filter(
            case__in=[one.case for one in compared if not one.in_part]
        )
        before.exclude(id__in=now).delete()
        rows = [_row(each, at) for each in now.values()]
        StoredDifference.objects.using(self._using).bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=["last_seen"]
        )


def _row(one: Difference, at: datetime) -> StoredDifference:
    return StoredDifference(
        id=one.id, kind=one.kind.key, case=one.case, record=one.record, event=one.event or "",
        there=one.there, here=one.here, first_seen=at, last_seen=at,
    )  # fmt: skip


def _in_order(stored: Iterable[StoredDifference]) -> Sequence[Unsettled]:
    return [_unsettled(one) for one in sorted(stored, key=lambda one: (ORDER[one.kind], one.first_seen, one.id))]


def _taken(stored: StoredExport) -> Taken:
    export = Export(name=stored.name, digest=stored.digest, whole=stored.whole, cases=stored.cases)
    return Taken(
        export=export, began_at=stored.began_at, moved_at=stored.moved_at, finished_at=stored.finished_at,
        counted=replace(Counted(), **stored.counted | {"rows": tuple(stored.counted.get("rows", ()))}),
    )  # fmt: skip


def _unsettled(stored: StoredDifference) -> Unsettled:
    difference = Difference(
        kind=KINDS[stored.kind], case=stored.case, record=RecordId(stored.record),
        event=EventId(stored.event) if stored.event else None, there=stored.there, here=stored.here,
    )  # fmt: skip
    return Unsettled(difference=difference, first_seen=stored.first_seen, last_seen=stored.last_seen)
