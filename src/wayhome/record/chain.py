"""Chaining events so that any later change shows, and says where.

Two chains are kept. Each record has its own (``previous`` → ``hash``), so that one case can be checked alone. The
ledger runs through every event in global order, so that a record removed whole, an order changed or a tail cut shows.
What a chain cannot show, a rewrite of everything by someone who holds the database, is caught by heads published
outside (``wayhome anchor``). The format is written down in ``docs/reference/chain-format.md``, and the stand-alone
verifier is written from that page, not from this module.
"""

from hashlib import sha256

from wayhome.record.canonical import FORMAT, canonical_bytes
from wayhome.record.envelope import Event, Sealed

GENESIS = "0" * 64


def event_hash(*, position: int, record: str, sequence: int, previous: str, canonical: bytes) -> str:
    """Hash one event in its place: a header line of where it stands, then its canonical bytes."""
    header = f"{FORMAT}\n{position}\n{record}\n{sequence}\n{previous}\n".encode()
    return sha256(header + canonical).hexdigest()


def ledger_hash(before: str, hashed: str) -> str:
    """Extend the ledger by one event: the hash of the ledger before it and of the event."""
    return sha256(f"{before}\n{hashed}\n".encode()).hexdigest()


def seal(event: Event, *, position: int, sequence: int, previous: str, ledger_before: str) -> Sealed:
    """Put an event in its place at the end of its record and of the ledger."""
    hashed = event_hash(
        position=position,
        record=event.record,
        sequence=sequence,
        previous=previous,
        canonical=canonical_bytes(event),
    )
    return Sealed(
        event=event,
        position=position,
        sequence=sequence,
        previous=previous,
        hash=hashed,
        ledger=ledger_hash(ledger_before, hashed),
    )
