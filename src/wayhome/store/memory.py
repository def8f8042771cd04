"""The record in memory: the same port as the databases, for tests, simulations and reading a file of events."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from wayhome.application.duty_book import bears_on_every_case
from wayhome.application.ports import Earlier, History, Projection, history_of
from wayhome.duties.story import CASES
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, kind_of
from wayhome.record.effective import CORRECTED, corrected
from wayhome.record.envelope import Sealed
from wayhome.record.private import PrivateWords
from wayhome.record.rows import End, Head, Kept, Row
from wayhome.store.memory_bearing import Bearings


@dataclass(slots=True)
class Book:
    """Everything that is kept."""

    kept: list[Kept] = field(default_factory=list)
    records: dict[str, list[Kept]] = field(default_factory=dict)
    words: dict[tuple[str, str], PrivateWords] = field(default_factory=dict)
    keys: dict[str, Earlier] = field(default_factory=dict)
    ids: set[EventId] = field(default_factory=set)
    bearings: Bearings = field(default_factory=Bearings)


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

    def earlier(self, keys: Sequence[str]) -> Mapping[str, Earlier]:
        """Return what some idempotency keys already stand for."""
        return {key: self.book.keys[key] for key in keys if key in self.book.keys}

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

    def remember(self, keys: Mapping[str, Earlier]) -> None:
        """Keep what some idempotency keys stand for."""
        self.keys.update(keys)


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
        return history_of(self._book.bearings.about(subject))

    def about_of_types(self, subject: Subject, types: Collection[str]) -> Sequence[Sealed]:
        """Return the events of some types about a subject, as ``about`` finds them."""
        return [sealed for sealed in self.about(subject).events if sealed.event.type in types]

    def after(self, position: int, limit: int) -> Sequence[Row]:
        """Return the rows that follow a position."""
        return [kept.row for kept in self._book.kept[position : position + limit]]

    def words(self, record: RecordId) -> Sequence[PrivateWords]:
        """Return the personal words that a record still holds."""
        return words_of(self._book, record)

    def event(self, event: EventId) -> Sealed | None:
        """Return an event by its id."""
        return next((kept.sealed for kept in self._book.kept if kept.sealed and kept.sealed.event.id == event), None)

    def of_type(self, name: str) -> Sequence[Sealed]:
        """Return the events of a type, as far as this build can read them."""
        return [kept.sealed for kept in self._book.kept if kept.sealed and kept.sealed.event.type == name]

    def touched(self, added: Sequence[Kept]) -> Mapping[Subject, Sequence[int]]:
        """Return the subjects on which some events bear, each with where those events stand."""
        bearing = self._book.bearings.by_position()
        moved = {corrected(kept.event) for kept in self._book.kept if kept.event and kept.event.type == CORRECTED}
        found: dict[Subject, set[int]] = {}
        for kept in (kept for kept in added if kept.event):
            subjects = {each for named in bearing[kept.row.position] for each in self._book.bearings.ever_one(named)}
            wide = kept.event is not None and bears_on_every_case(kept.event, moved)
            for subject in subjects | (cases_of(subjects, bearing) if wide else set()):
                found.setdefault(subject, set()).add(kept.row.position)
        return {subject: sorted(found[subject]) for subject in sorted(found)}

    def names(self, children: Sequence[Subject]) -> Mapping[Subject, str]:
        """Return the names last given of some children, where they are held still."""
        return {child: text for child, text in given_names(self._book) if child in children}

    def named(self) -> Sequence[Subject]:
        """Return every child whose name is held."""
        return sorted({child for child, _ in given_names(self._book)})

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
        book.bearings.add(pen.added)
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


def given_names(book: Book) -> Iterator[tuple[Subject, str]]:
    """Yield the names that were given of children, in the order in which they were entered."""
    for kept in book.kept:
        words = book.words.get((kept.sealed.event.id, "name")) if kept.sealed else None
        if words and kept.sealed and kept.sealed.event.type == "child.described":
            yield words.subject, words.text


def cases_of(subjects: set[Subject], bearing: Mapping[int, set[Subject]]) -> set[Subject]:
    """Return the cases that any child among some subjects is, or was once said to be, in."""
    children = {named for named in subjects if kind_of(named) is SubjectKind.CHILD}
    together = (found for found in bearing.values() if not children.isdisjoint(found))
    return {named for found in together for named in found if kind_of(named) in CASES}
