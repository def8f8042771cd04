"""The register of exports in memory, for a record that is kept in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from wayhome.application.reconciling.difference import Kind
from wayhome.application.reconciling.register import Compared, Counted, Export, Taken, Unsettled
from wayhome.kernel.ids import RecordId

ORDER = {kind: place for place, kind in enumerate(Kind)}


class MemoryExportRegister:
    """The register as a few mappings."""

    def __init__(self) -> None:
        self._exports: dict[str, Taken] = {}
        self._cases: dict[str, tuple[RecordId, str]] = {}
        self._differing: dict[str, Unsettled] = {}

    def begin(self, export: Export, at: datetime) -> Taken:
        """Enter an export, or return how far it had come when it was last seen."""
        begun = Taken(export=export, began_at=at, moved_at=at, counted=Counted())
        return self._exports.setdefault(export.digest, begun)

    def note(self, export: Export, compared: Sequence[Compared], counted: Counted, at: datetime) -> None:
        """Keep what was compared, with how far the export has come, in one step."""
        self._exports[export.digest] = replace(self._exports[export.digest], counted=counted, moved_at=at)
        for one in compared:
            if all(each.kind is not Kind.CASE_NOT_SENT for each in one.differences):
                self._cases[one.case] = one.records[0], export.digest
            self._compare(one, at)

    def not_sent(self, export: Export) -> Sequence[tuple[str, RecordId]]:
        """Return the cases that earlier exports had and this one has not, each with its first record."""
        return sorted((case, record) for case, (record, last) in self._cases.items() if last != export.digest)

    def finish(self, export: Export, at: datetime) -> None:
        """Enter that an export was taken whole."""
        self._exports[export.digest] = replace(self._exports[export.digest], finished_at=at, moved_at=at)

    def exports(self, many: int) -> Sequence[Taken]:
        """Return the exports taken last, the latest first."""
        by_name = sorted(self._exports.values(), key=lambda taken: taken.export.name)
        return sorted(by_name, key=lambda taken: taken.began_at, reverse=True)[:many]

    def differing(self) -> Sequence[Unsettled]:
        """Return every difference that was still there when its case was last compared, the most pressing first."""
        return sorted(
            self._differing.values(), key=lambda one: (ORDER[one.difference.kind], one.first_seen, one.difference.id)
        )

    def differing_in(self, record: str) -> Sequence[Unsettled]:
        """Return the differences of one record, the most pressing first."""
        return [one for one in self.differing() if one.difference.record == record]

    def difference(self, named: str) -> Unsettled | None:
        """Return one difference; None where it is there no longer."""
        return self._differing.get(named)

    def _compare(self, one: Compared, at: datetime) -> None:
        before = {known: each for known, each in self._differing.items() if each.difference.case == one.case}
        for gone in () if one.in_part else before.keys() - {each.id for each in one.differences}:
            del self._differing[gone]
        for each in one.differences:
            first = before[each.id].first_seen if each.id in before else at
            self._differing[each.id] = Unsettled(difference=each, first_seen=first, last_seen=at)
