"""The right to write to a database, held by one transaction at a time."""

import json
from collections.abc import Mapping, Sequence

from django.db import connections

from wayhome.application.ports import Earlier, Projection
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.chain import GENESIS
from wayhome.record.private import PrivateWords
from wayhome.record.rows import End, Head, Kept, Row
from wayhome.record.vocabulary import event_type
from wayhome.store.adding import add_rows
from wayhome.store.sql import ask, tell, tell_each

HEAD = "SELECT position, ledger FROM ledger_head WHERE id = 1"
BEGIN_LEDGER = """
    INSERT INTO ledger_head (id, position, ledger)
    SELECT 1, COALESCE(MAX(position), 0), COALESCE((SELECT ledger FROM event ORDER BY position DESC LIMIT 1), %s)
    FROM event WHERE true ON CONFLICT DO NOTHING
"""
END_OF = "SELECT sequence, hash FROM record_head WHERE record = %s"
TYPES_IN = "SELECT DISTINCT type, version FROM event_index WHERE record = %s"
EARLIER = "SELECT key, digest, positions FROM entry_key WHERE key IN ({})"
IS_ENTERED = "SELECT 1 FROM event_index WHERE id = %s"
AT = "SELECT position, record, sequence, previous, hash, ledger, envelope FROM event WHERE position = %s"
DESTROY = "DELETE FROM private_words WHERE record = %s"
DESTROY_OF_ONE = "DELETE FROM private_words WHERE record = %s AND subject = %s"
DESTROY_FILES = "DELETE FROM kept_file WHERE record = %s"
DESTROY_FILES_OF_ONE = "DELETE FROM kept_file WHERE record = %s AND subject = %s"

EVENT = ("position", "record", "sequence", "previous", "hash", "ledger", "envelope")
WORDS = ("event", "field", "record", "subject", "salt", "text")
KEY = ("key", "digest", "positions")
MOVE_HEAD = "UPDATE ledger_head SET position = %s, ledger = %s WHERE id = 1"
MOVE_END = (
    "INSERT INTO record_head (record, sequence, hash) VALUES (%s, %s, %s) "
    "ON CONFLICT (record) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash"
)
AT_ONCE = 300  # keys in one question


class DatabasePen:
    """One transaction's right to write; taking it waits for whoever holds it."""

    def __init__(self, using: str, projections: Sequence[Projection]) -> None:
        self._using = using
        self._projections = projections
        self._head = self._lock()

    def head(self) -> Head:
        """Return the end of the ledger."""
        return self._head

    def end_of(self, record: RecordId) -> End:
        """Return the end of a record."""
        return next((End(*found) for found in ask(self._using, END_OF, record)), End())

    def is_quarantined(self, record: RecordId) -> bool:
        """Say whether a record holds an event that this build cannot read."""
        return any(event_type(name, version) is None for name, version in ask(self._using, TYPES_IN, record))

    def earlier(self, keys: Sequence[str]) -> dict[str, Earlier]:
        """Return what some idempotency keys already stand for."""
        found: dict[str, Earlier] = {}
        for first in range(0, len(keys), AT_ONCE):
            some = keys[first : first + AT_ONCE]
            rows = ask(self._using, EARLIER.format(", ".join(["%s"] * len(some))), *some)
            found.update((key, Earlier(digest, tuple(json.loads(positions)))) for key, digest, positions in rows)
        return found

    def is_entered(self, event: EventId) -> bool:
        """Say whether an event with this id was entered before."""
        return bool(ask(self._using, IS_ENTERED, event))

    def at(self, positions: Sequence[int]) -> list[Row]:
        """Return the rows at some positions, in order."""
        return [Row(*found) for position in sorted(positions) for found in ask(self._using, AT, position)]

    def destroy_words(self, record: RecordId, whose: Subject | None) -> int:
        """Destroy the personal words of a record and the files kept for it, or only one person's.

        Returns how many fields held any.
        """
        if whose is None:
            tell(self._using, DESTROY_FILES, record)
            return tell(self._using, DESTROY, record)
        tell(self._using, DESTROY_FILES_OF_ONE, record, whose)
        return tell(self._using, DESTROY_OF_ONE, record, whose)

    def write(self, added: Sequence[Kept], words: Sequence[PrivateWords]) -> None:
        """Add events at the end of the ledger, keep their words beside them, and refresh every projection."""
        records = {kept.sealed.event.id: kept.row.record for kept in added if kept.sealed}
        ends = {kept.row.record: kept.end for kept in added}
        self._head = added[-1].head
        add_rows(self._using, "event", EVENT, (kept.row for kept in added))
        tell_each(self._using, MOVE_END, [(record, *end) for record, end in ends.items()])
        tell(self._using, MOVE_HEAD, *self._head)
        kept_apart = ((one.event, one.field, records[one.event], one.subject, one.salt, one.text) for one in words)
        add_rows(self._using, "private_words", WORDS, kept_apart)
        for projection in self._projections:
            projection.apply(added)

    def remember(self, keys: Mapping[str, Earlier]) -> None:
        """Keep what some idempotency keys stand for."""
        rows = ((key, earlier.digest, json.dumps(earlier.positions)) for key, earlier in keys.items())
        add_rows(self._using, "entry_key", KEY, rows)

    def _lock(self) -> Head:
        """Lock the head's row, making it first where a ledger has none."""
        lock = f"{HEAD} FOR UPDATE" if connections[self._using].features.has_select_for_update else HEAD
        if not ask(self._using, lock):
            tell(self._using, BEGIN_LEDGER, GENESIS)
        (found,) = ask(self._using, lock)
        return Head(*found)
