"""The record in memory: the same port as the databases, for tests, simulations and reading a file of events."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from wayhome.application.ports import Earlier, History, Projection, history_of
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.effective import CORRECTED, corrected, named
from wayhome.record.envelope import Event
from wayhome.record.one_child import ever_one
from wayhome.record.private import PrivateWords
from wayhome.record.rows import End, Head, Kept, Row


@dataclass(slots=True)
class Book:
    """Everything that is kept."""

    kept: list[Kept] = field(default_factory=list)
    records: dict[str, list[Kept]] = field(default_factory=dict)
    words: dict[tuple[str, str], PrivateWords] = field(default_factory=dict)
    keys: dict[str, Earlier] = field(default_factory=dict)
    ids: set[EventId] = field(default_factory=set)


@dataclass(slots=True)
class MemoryPen:
    """What one writer adds; it is only put in the book when the block ends well."""

    book: Book
    added: list[Kept] = field(default_factory=list)
    words: list[PrivateWords] = field(default_factory=list)
    keys: dict[str, Earlier] = field(default_factory=dict)
    destroyed: list[PrivateWords] = field(default_factory=list)

    def head(self) -> Head:
        """Return the end of the ledger."""
        return self.book.kept[-1].head if self.book.kept else Head()

    def end_of(self, record: RecordId) -> End:
        """Return the end of a record."""
        held = self.book.records.get(record)
        return held[-1].end if held else End()

    def is_quarantined(self, record: RecordId) -> bool:
        """Say whether a record holds an event that this build cannot read."""
        return any(kept.sealed is None for kept in self.book.records.get(record, ()))

    def earlier(self, key: str) -> Earlier | None:
        """Return what an idempotency key already stands for."""
        return self.book.keys.get(key)

    def is_entered(self, event: EventId) -> bool:
        """Say whether an event with this id was entered before."""
        return event in self.book.ids

    def at(self, positions: Sequence[int]) -> Sequence[Row]:
        """Return the rows at some positions, in order."""
        return [self.book.kept[position - 1].row for position in sorted(positions)]

    def destroy_words(self, record: RecordId, whose: Subject | None) -> int:
        """Destroy the personal words of a record, or one person's in it."""
        found = [words for words in words_of(self.book, record) if whose in (None, words.subject)]
        self.destroyed.extend(found)
        return len(found)

    def write(self, added: Sequence[Kept], words: Sequence[PrivateWords]) -> None:
        """Add events at the end of the ledger, and their words beside them."""
        self.added.extend(added)
        self.words.extend(words)

    def remember(self, key: str, earlier: Earlier) -> None:
        """Keep what an idempotency key stands for."""
        self.keys[key] = earlier


class MemoryLedger:
    """The record in memory, with one pen."""

    def __init__(self, projections: Sequence[Projection] = ()) -> None:
        self.projections = projections
        self._book = Book()
        self._lock = Lock()

    @contextmanager
    def pen(self) -> Iterator[MemoryPen]:
        """Take the pen; nothing written is kept when the block ends with an exception."""
        with self._lock:
            pen = MemoryPen(self._book)
            yield pen
            self._refresh(pen.added)
            self._keep(pen)

    def head(self) -> Head:
        """Return the end of the ledger."""
        return MemoryPen(self._book).head()

    def read(self, record: RecordId) -> History:
        """Return what a record holds."""
        return history_of(self._book.records.get(record, ()))

    def stored(self, record: RecordId) -> Sequence[Row]:
        """Return a record's rows as stored."""
        return [kept.row for kept in self._book.records.get(record, ())]

    def about(self, subject: Subject) -> History:
        """Return every event that names a subject, with what corrects it or was moved to it."""
        events = {str(kept.event.id): kept.event for kept in self._book.kept if kept.event}
        subjects_of_one = ever_one(subject, events.values())
        groups: dict[str, set[str]] = {}
        for event in events.values():
            groups.setdefault(root(event.id, events), set()).update(named(event))
        bearing = {group for group, subjects in groups.items() if not subjects_of_one.isdisjoint(subjects)}
        return history_of(kept for kept in self._book.kept if kept.event and root(kept.event.id, events) in bearing)

    def after(self, position: int, limit: int) -> Sequence[Row]:
        """Return the rows that follow a position."""
        return [kept.row for kept in self._book.kept[position : position + limit]]

    def words(self, record: RecordId) -> Sequence[PrivateWords]:
        """Return the personal words that a record still holds."""
        return words_of(self._book, record)

    def scour(self) -> None:
        """Do nothing: what was destroyed is not kept anywhere."""

    def _refresh(self, added: Sequence[Kept]) -> None:
        try:
            for projection in self.projections:
                projection.apply(added)
        except BaseException:
            self._rebuild()
            raise

    def _rebuild(self) -> None:
        for projection in self.projections:
            projection.clear()
            projection.apply(self._book.kept)

    def _keep(self, pen: MemoryPen) -> None:
        book = self._book
        book.kept.extend(pen.added)
        for kept in pen.added:
            book.records.setdefault(kept.row.record, []).append(kept)
        book.ids.update(kept.sealed.event.id for kept in pen.added if kept.sealed)
        book.words.update({(words.event, words.field): words for words in pen.words})
        for words in pen.destroyed:
            del book.words[words.event, words.field]
        book.keys.update(pen.keys)


def words_of(book: Book, record: RecordId) -> list[PrivateWords]:
    """Return the personal words of a record's events."""
    events = [kept.sealed.event for kept in book.records.get(record, ()) if kept.sealed]
    keys = [(event.id, field) for event in events for field in event.private]
    return [book.words[key] for key in keys if key in book.words]


def root(event: str, events: Mapping[str, Event]) -> str:
    """Follow a correction to what it corrects, and on, should that be a correction too."""
    seen = [event]
    while (held := events.get(seen[-1])) is not None and held.type == CORRECTED:
        above = corrected(held)
        if above in seen:
            return min(seen[seen.index(above) :])  # they correct each other
        seen.append(above)
    return seen[-1]
