"""The record on a database, SQLite or PostgreSQL: one short critical section, everything else is reading.

A writer locks one row (on SQLite the whole file, by BEGIN IMMEDIATE), so positions have no gap and become visible in
order. Reads are short: with a rollback journal a long read on SQLite would hold writers up.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import RLock

from django.db import connections, transaction

from wayhome.application.ports import History, Projection, history_of
from wayhome.application.refusals import NotTheOwner
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.envelope import Sealed
from wayhome.record.private import PrivateWords
from wayhome.record.rows import Head, Kept, Row, read
from wayhome.store.bearing import about, about_of_types, touched
from wayhome.store.page_gaps import scour_sqlite
from wayhome.store.pen import HEAD, DatabasePen
from wayhome.store.sql import ask, pieces, tell

READ = (
    "SELECT position, record, sequence, previous, hash, ledger, envelope FROM event WHERE record = %s ORDER BY sequence"
)
AFTER = (
    "SELECT position, record, sequence, previous, hash, ledger, envelope FROM event "
    "WHERE position > %s ORDER BY position LIMIT %s"
)
WORDS = "SELECT event, field, subject, salt, text FROM private_words WHERE record = %s ORDER BY id"
COLUMNS = "e.position, e.record, e.sequence, e.previous, e.hash, e.ledger, e.envelope"
WITH_ID = f"SELECT {COLUMNS} FROM event_index i JOIN event e ON e.position = i.position WHERE i.id = %s"  # noqa: S608
OF_TYPE = (
    f"SELECT {COLUMNS} FROM event_index i JOIN event e ON e.position = i.position "  # noqa: S608
    "WHERE i.type = %s ORDER BY e.position"
)
NAMES = (  # a few words, and then what each was said in: SQLite begins where CROSS JOIN says
    "SELECT w.subject, w.text FROM private_words w CROSS JOIN event_index i "
    "WHERE i.id = w.event AND w.subject IN ({}) AND w.field = 'name' AND i.type = 'child.described' ORDER BY w.id"
)
NAMED = (
    "SELECT DISTINCT w.subject FROM event_index i JOIN private_words w ON w.event = i.id "
    "WHERE i.type = 'child.described' AND w.field = 'name' ORDER BY w.subject"
)
EXTENT = (
    "SELECT position, ledger, (SELECT COUNT(*) FROM record_head) FROM event "
    "WHERE position = (SELECT MAX(position) FROM event)"
)
# Not VACUUM: that keeps what was destroyed for as long as anyone reads from before. This copies only what is there now.
WRITE_ANEW = (
    "ALTER TABLE private_words ALTER COLUMN text TYPE text USING text || ''",
    "ALTER TABLE known_child ALTER COLUMN names TYPE text USING names || ''",
    "ALTER TABLE known_child_key ALTER COLUMN key TYPE text USING key || ''",
)
OWNS_WORDS = "SELECT 1 FROM pg_class WHERE oid = 'private_words'::regclass AND pg_has_role(relowner, 'USAGE')"
TURNS: dict[str, AbstractContextManager[object]] = {}


class DatabaseLedger:
    """The record on one of Django's databases."""

    def __init__(self, using: str = "default", projections: Sequence[Projection] = ()) -> None:
        self.using = using
        self.projections = projections

    @contextmanager
    def pen(self) -> Iterator[DatabasePen]:
        """Take the pen. When the block ends well, what was written is on the disk."""
        with self._turn(), transaction.atomic(using=self.using, durable=True):
            yield DatabasePen(self.using, self.projections)

    def extent(self) -> tuple[Head, int]:
        """Return the end of the ledger as its last event says, and how many records there are."""
        ((position, hashed, records),) = ask(self.using, EXTENT) or [(*Head(), 0)]
        return Head(position, hashed), records

    def head(self) -> Head:
        """Return the end of the ledger."""
        return next((Head(*found) for found in ask(self.using, HEAD)), Head())

    def read(self, record: RecordId) -> History:
        """Return what a record holds."""
        return history_of(map(read, self.stored(record)))

    def stored(self, record: RecordId) -> list[Row]:
        """Return a record's rows as stored."""
        return [Row(*found) for found in ask(self.using, READ, record)]

    def about(self, subject: Subject) -> History:
        """Return every event that names a subject, from every record, with what corrects it or was moved to it."""
        return history_of(map(read, about(self.using, subject)))

    def about_of_types(self, subject: Subject, types: Collection[str]) -> list[Sealed]:
        """Return the events of some types about a subject, as ``about`` finds them."""
        return about_of_types(self.using, subject, types)

    def after(self, position: int, limit: int) -> list[Row]:
        """Return the rows that follow a position, as stored, at most so many."""
        return list(map(Row._make, ask(self.using, AFTER, position, limit)))

    def words(self, record: RecordId) -> list[PrivateWords]:
        """Return the personal words that a record still holds."""
        return [
            PrivateWords(event=event, field=field, subject=subject, salt=salt, text=text)
            for event, field, subject, salt, text in ask(self.using, WORDS, record)
        ]

    def event(self, event: EventId) -> Sealed | None:
        """Return an event by its id."""
        return next((read(Row(*found)).sealed for found in ask(self.using, WITH_ID, event)), None)

    def of_type(self, name: str) -> list[Sealed]:
        """Return the events of a type, from every record, as far as this build can read them."""
        found = (read(Row(*row)).sealed for row in ask(self.using, OF_TYPE, name))
        return [sealed for sealed in found if sealed]

    def touched(self, added: Sequence[Kept]) -> dict[Subject, list[int]]:
        """Return the subjects on which some events bear, each with where those events stand."""
        return touched(self.using, added)

    def names(self, children: Sequence[Subject]) -> dict[Subject, str]:
        """Return the names last given of some children, where they are held still."""
        found: dict[Subject, str] = {}
        for some in pieces(children):
            asked = NAMES.format(", ".join(["%s"] * len(some)))
            found.update((Subject(child), text) for child, text in ask(self.using, asked, *some))
        return found

    def named(self) -> list[Subject]:
        """Return every child whose name is held."""
        return [Subject(child) for (child,) in ask(self.using, NAMED)]

    def _turn(self) -> AbstractContextManager[object]:
        """Let the threads of one process take turns on SQLite, which would make each try again after ever longer."""
        on_sqlite = connections[self.using].vendor == "sqlite"
        return TURNS.setdefault(self.using, RLock()) if on_sqlite else nullcontext()

    def scour(self) -> None:
        """Overwrite the gaps of the file, or write the tables of words anew, so that no copy of what went is left.

        SQLite overwrites what is deleted (``secure_delete``), but a page that was rearranged before may still hold a
        copy between its cells; PostgreSQL overwrites nothing. Raises NotTheOwner where the database would skip it.
        """
        if connections[self.using].vendor == "sqlite":
            scour_sqlite(self.using)
            return
        if not ask(self.using, OWNS_WORDS):
            raise NotTheOwner("; ".join(WRITE_ANEW))
        for statement in WRITE_ANEW:
            tell(self.using, statement)
