"""Keeping columns abreast of the record: after an entry, or as time passes, only the cases that it bears on come anew.

Which cases are held is asked of the index once. From then on each entry says whom it bears on, and each case until when
it stands as it does. What is kept comes to the same as every case looked at afresh; a test compares the two over random
histories and instants, going back in time included.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.case_index import CaseIndex
from wayhome.application.caseload import Case, Caseload
from wayhome.application.keeping import Keeping, of_record
from wayhome.application.standing.columns import NEVER, Column, Place, Seen
from wayhome.application.standing.lasting import lasting
from wayhome.application.standing.ordered import Ordered
from wayhome.application.told import CaseTold
from wayhome.kernel.ids import RecordId, Subject


@dataclass(frozen=True, slots=True)
class Held:
    """A case that the columns hold: from when until when it stands as it does, and what it rests on."""

    since: datetime | None
    until: datetime | None
    rests_on: frozenset[str]


class Abreast:
    """The cases that are open, or owe something, or may come to, each given to every column as it stands."""

    def __init__(self) -> None:
        self._columns: list[Column] = []
        self._of: Keeping | None = None
        self._behind = 0
        self._read = 0
        self._at: datetime | None = None
        self._held: dict[RecordId, Held] = {}
        self._resting: dict[str, set[RecordId]] = {}
        self._since: Ordered[tuple[datetime, RecordId]] = Ordered()
        self._until: Ordered[tuple[datetime, RecordId]] = Ordered()

    @property
    def until(self) -> datetime | None:
        """Return the first instant at which a case may come to stand otherwise; None where none does by itself."""
        return next((instant for instant, _ in self._until.held), None)

    def with_column(self, column: Column) -> None:
        """Keep one more column from now on."""
        self._columns.append(column)
        self._of = None

    def bring(self, kept: Keeping, index: CaseIndex, at: datetime, behind: int) -> None:
        """Bring every column to how the cases stand at an instant.

        ``behind`` is of how many subjects it has yet to be worked out what is owed: once there are none, it is looked
        again which settled cases owe something.
        """
        turned = kept.turned_since(self._read) if kept is self._of else None
        try:
            if turned is None:
                self._begin(kept, index, at)
            else:
                self._go_on(turned, kept, index, at, look=self._behind > 0 and not behind)
        except BaseException:
            self._of = None  # what broke off half way is begun anew
            raise
        self._of, self._behind, self._at = kept, behind, at

    def _go_on(
        self, turned: Sequence[tuple[str, int]], kept: Keeping, index: CaseIndex, at: datetime, *, look: bool
    ) -> None:
        self._read += len(turned)
        touched = self._touched(turned, index, at)
        if look:
            found = (record for record in index.watched(at) if record not in self._held)
            touched = dict.fromkeys(found, kept.head.position) | touched
        passed = dict(self._passed(at))
        seen = {record: Seen(touched.get(record, -1), passed.get(record, NEVER)) for record in {*touched, *passed}}
        self._put(seen, kept, index, at)

    def _begin(self, kept: Keeping, index: CaseIndex, at: datetime) -> None:
        self._read = kept.turned
        self._held, self._resting = {}, {}
        self._since, self._until = Ordered(), Ordered()
        for column in self._columns:
            column.begin(kept.rulebook)
        self._put(dict.fromkeys(index.watched(at), Seen(kept.head.position, at)), kept, index, at)

    def _touched(self, turned: Sequence[tuple[str, int]], index: CaseIndex, at: datetime) -> dict[RecordId, int]:
        """Return the cases on which what was entered bears, each with the last such entry's position."""
        found: dict[RecordId, int] = {}
        subjects: dict[Subject, int] = {}
        for name, position in turned:
            record = of_record(name)
            if record is None:
                subjects[Subject(name)] = position
            for one in self._resting.get(name, ()) if record is None else {record, *self._resting.get(name, ())}:
                found[one] = max(position, found.get(one, position))
        if subjects:
            last = max(subjects.values())
            found = dict.fromkeys(index.watched(at, about=list(subjects)), last) | found
        return found

    def _passed(self, at: datetime) -> Iterator[tuple[RecordId, datetime]]:
        """Yield the cases that time has made stand otherwise than when they were looked at, and from when."""
        for instant, record in self._until.held:
            if instant > at:
                break
            yield record, instant
        for instant, record in reversed(self._since.held if self._at and at < self._at else []):
            if instant <= at:
                break
            yield record, at

    def _put(self, seen: Mapping[RecordId, Seen], kept: Keeping, index: CaseIndex, at: datetime) -> None:
        """Give cases to the columns, or let go of those that are settled and owe nothing."""
        records = sorted(seen)
        settled = index.settled_from(records)
        caseload = Caseload.of(kept, at=at, only=())
        for record in records:
            told = kept.case(record, at)
            since, until = self._span(told, kept, at, settled.get(record)) if told else (None, None)
            place = Place(settled=_is_past(settled.get(record), at), seen=seen[record])
            case = caseload.case(record)
            if told is None or case is None or (place.settled and not _may_owe(told, at)):
                self._drop(record, place)
            else:
                self._keep(case, place, Held(since, until, kept.rests_on(record)))

    def _span(
        self, told: CaseTold, kept: Keeping, at: datetime, settled: datetime | None
    ) -> tuple[datetime | None, datetime | None]:
        since, until = lasting(told, kept.rulebook, at, by_the_day=kept.is_by_the_day(told.record))
        if settled is not None and settled <= at:
            since = max(settled, since or settled)
        elif settled is not None:
            until = min(settled, until or settled)
        return since, until

    def _keep(self, case: Case, place: Place, held: Held) -> None:
        ends = [end for column in self._columns if (end := column.put(case, place)) is not None]
        until = min([*ends, *([held.until] if held.until else [])], default=None)
        self._let_go(case.record)
        self._held[case.record] = Held(held.since, until, held.rests_on)
        for name in held.rests_on:
            self._resting.setdefault(name, set()).add(case.record)
        if held.since:
            self._since.add((held.since, case.record))
        if until:
            self._until.add((until, case.record))

    def _drop(self, record: RecordId, place: Place) -> None:
        for column in self._columns:
            column.drop(record, place)
        self._let_go(record)

    def _let_go(self, record: RecordId) -> None:
        held = self._held.pop(record, None)
        if held is None:
            return
        for name in held.rests_on:
            resting = self._resting[name]
            resting.discard(record)
            if not resting:
                del self._resting[name]
        if held.since:
            self._since.discard((held.since, record))
        if held.until:
            self._until.discard((held.until, record))


def _is_past(instant: datetime | None, at: datetime) -> bool:
    return instant is not None and instant <= at


def _may_owe(told: CaseTold, at: datetime) -> bool:
    """Say whether a case owes something at an instant, or will with nothing more entered."""
    return any(duty.over_at is None or duty.over_at > at for duty in told.duties)
