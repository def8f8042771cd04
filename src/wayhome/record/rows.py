"""An event as it is stored: seven columns, of which the last is the canonical text that was hashed.

The stored row is the authority: events are read from rows, and nothing else about an event is kept that could not be
made again from them.
"""

from functools import lru_cache
from typing import NamedTuple

from wayhome.record.canonical import canonical_bytes, from_bytes
from wayhome.record.chain import GENESIS, event_hash, ledger_hash
from wayhome.record.envelope import Event, Sealed
from wayhome.record.vocabulary import event_type


class Row(NamedTuple):
    """One row of the event table, and one line of its export."""

    position: int
    record: str
    sequence: int
    previous: str
    hash: str
    ledger: str
    envelope: str


class Head(NamedTuple):
    """The end of the ledger: how many events there are, and the hash over all of them."""

    position: int = 0
    ledger: str = GENESIS


class End(NamedTuple):
    """The end of one record: how many events it has, and the hash of the last."""

    sequence: int = 0
    hash: str = GENESIS


class Kept(NamedTuple):
    """A row, and the event it holds; no event when this build cannot read it, and the row is *strange*.

    A later version of Wayhome may have written it. It can be shown as stored, and nothing is decided on it.
    """

    row: Row
    sealed: Sealed | None

    @property
    def event(self) -> Event | None:
        """Return the event as far as it can be parsed, even where this build does not know its type."""
        return self.sealed.event if self.sealed else parsed(self.row)

    @property
    def head(self) -> Head:
        """Return the end of the ledger as this row left it."""
        return Head(self.row.position, self.row.ledger)

    @property
    def end(self) -> End:
        """Return the end of its record as this row left it."""
        return End(self.row.sequence, self.row.hash)


def place(event: Event, *, head: Head, end: End, canonical: bytes | None = None) -> Kept:
    """Put an event in its place at the end of its record and of the ledger.

    ``canonical`` are its canonical bytes, where they were made before.
    """
    canonical = canonical or canonical_bytes(event)
    position, sequence = head.position + 1, end.sequence + 1
    hashed = event_hash(
        position=position, record=event.record, sequence=sequence, previous=end.hash, canonical=canonical
    )
    ledger = ledger_hash(head.ledger, hashed)
    row = Row(position, event.record, sequence, end.hash, hashed, ledger, canonical.decode())
    return Kept(row, _sealed(event, row))


def read(row: Row) -> Kept:
    """Read a row as far as this build can."""
    event = parsed(row)
    known = event is not None and event_type(event.type, event.version) is not None
    return Kept(row, _sealed(event, row) if event is not None and known else None)


@lru_cache(maxsize=8192)  # some 25 MB: who decides on a case reads its events again and again
def _told_by(envelope: str) -> Event:
    """Return the event that a text is; the same text is the same event, which nobody can change."""
    return from_bytes(envelope)


def parsed(row: Row) -> Event | None:
    """Return the event a row holds, whether or not this build knows its type; None when it cannot be parsed."""
    try:
        event = _told_by(row.envelope)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return event if event.record == row.record else None


def _sealed(event: Event, row: Row) -> Sealed:
    return Sealed(
        event=event,
        position=row.position,
        sequence=row.sequence,
        previous=row.previous,
        hash=row.hash,
        ledger=row.ledger,
    )
