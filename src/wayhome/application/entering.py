"""The one door: everything that enters the record comes through here, one act or many at a time.

Whatever can be made ready outside the lock is. What must hold at the moment of writing is checked again inside: that
the record has not moved on, that the act was not entered before, that this build can read the record. Position and
sequence are given out inside, so neither ever has a gap.
"""

from collections.abc import Iterable, Mapping, Sequence

from wayhome.application.drafts import Entered, Entry
from wayhome.application.ports import Earlier, Ledger, Pen, Supplies
from wayhome.application.preparing import Prepared, Stamped, prepare
from wayhome.application.refusals import Conflict, EnteredBefore, InQuarantine, KeyUsedBefore
from wayhome.kernel.ids import EventId, RecordId
from wayhome.record.envelope import Event
from wayhome.record.rows import End, Kept, place, read


def enter(entry: Entry, *, ledger: Ledger, supplies: Supplies) -> Entered:
    """Enter one act in the record.

    Raises Conflict when the record moved on, KeyUsedBefore when its key came with something else before,
    EnteredBefore when an event that brings its id is there already, and InQuarantine when this build cannot read the
    record.
    """
    (entered,) = enter_all([entry], ledger=ledger, supplies=supplies)
    return entered


def enter_all(entries: Iterable[Entry], *, ledger: Ledger, supplies: Supplies) -> tuple[Entered, ...]:
    """Enter many acts, in order, all of them or none; it comes to the same as entering them one by one."""
    prepared = [prepare(entry, supplies) for entry in entries]
    with ledger.pen() as pen:
        return write(prepared, pen=pen, supplies=supplies)


def again(key: str, digest: str, *, ledger: Ledger) -> Entered | None:
    """Return what was entered under a key before; None where nothing was.

    Raises KeyUsedBefore when the key came with something else.
    """
    with ledger.pen() as pen:
        earlier = pen.earlier([key]).get(key) if key else None
        if earlier is None:
            return None
        if earlier.digest != digest:
            raise KeyUsedBefore(key)
        return _entered(map(read, pen.at(earlier.positions)), repeated=True)


def write(prepared: Sequence[Prepared], *, pen: Pen, supplies: Supplies) -> tuple[Entered, ...]:
    """Write prepared entries with a pen already taken, as entered now."""
    return write_stamped([each.stamped(supplies.now()) for each in prepared], pen=pen)


def write_stamped(stamped: Sequence[Stamped], *, pen: Pen) -> tuple[Entered, ...]:
    """Write entries that say when they were entered, with a pen already taken."""
    sheet = _Sheet(pen, pen.earlier([each.key for each in stamped if each.key]))
    results = tuple(map(sheet.enter, stamped))
    sheet.finish()
    return results


class _Sheet:
    """What is being written under one pen: the ends of ledger and records as they will be, and what led there."""

    def __init__(self, pen: Pen, earlier: Mapping[str, Earlier]) -> None:
        self._pen = pen
        self._head = pen.head()
        self._ends: dict[RecordId, End] = {}
        self._earlier = earlier
        self._keys: dict[str, Earlier] = {}
        self._kept: dict[int, Kept] = {}
        self._written: list[Stamped] = []
        self._brought: set[EventId] = set()
        self._readable: set[RecordId] = set()

    def enter(self, entry: Stamped) -> Entered:
        earlier = self._keys.get(entry.key) or self._earlier.get(entry.key)
        if earlier is not None:
            return self._again(entry, earlier)
        self._check(entry)
        added = [self._place(*each) for each in zip(entry.events, entry.canonical, strict=True)]
        self._written.append(entry)
        if entry.key:
            self._keys[entry.key] = Earlier(entry.digest, tuple(kept.row.position for kept in added))
        return _entered(added)

    def finish(self) -> None:
        words = [words for entry in self._written for words in entry.words]
        if self._kept:
            self._pen.write(list(self._kept.values()), words)
        self._pen.remember(self._keys)

    def _check(self, entry: Stamped) -> None:
        self._check_readable(entry.record)
        at = self._end_of(entry.record).sequence
        if entry.after is not None and entry.after != at:
            raise Conflict(entry.record, decided_at=entry.after, now_at=at)
        for brought in entry.brought:
            if brought in self._brought or self._pen.is_entered(brought):
                raise EnteredBefore(brought)
            self._brought.add(brought)

    def _check_readable(self, record: RecordId) -> None:
        """Check that this build can read a record: asked once for a sheet, which adds nothing strange itself."""
        if record not in self._readable and self._pen.is_quarantined(record):
            raise InQuarantine(record)
        self._readable.add(record)

    def _place(self, event: Event, canonical: bytes) -> Kept:
        kept = place(event, head=self._head, end=self._end_of(event.record), canonical=canonical)
        self._head = kept.head
        self._ends[event.record] = kept.end
        self._kept[kept.row.position] = kept
        return kept

    def _end_of(self, record: RecordId) -> End:
        if record not in self._ends:
            self._ends[record] = self._pen.end_of(record)
        return self._ends[record]

    def _again(self, entry: Stamped, earlier: Earlier) -> Entered:
        """Return what was entered under a key before; it may stand on this very sheet."""
        if earlier.digest != entry.digest:
            raise KeyUsedBefore(entry.key)
        here = [self._kept[position] for position in earlier.positions if position in self._kept]
        before = [position for position in earlier.positions if position not in self._kept]
        return _entered([*map(read, self._pen.at(before)), *here], repeated=True)


def _entered(kept: Iterable[Kept], *, repeated: bool = False) -> Entered:
    return Entered(events=tuple(each.sealed for each in kept if each.sealed is not None), repeated=repeated)
