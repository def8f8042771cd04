"""How a held record is written in its row, and read again."""

from hashlib import sha256

from pydantic import TypeAdapter

from wayhome.holdings.records import HeldRecord

WRITTEN = TypeAdapter(HeldRecord)


def body_of(record: HeldRecord) -> str:
    """Return all that a record says, without what it leaves open."""
    return WRITTEN.dump_json(record, exclude_defaults=True).decode()


def content_of(body: str) -> str:
    """Return the digest of a body."""
    return sha256(body.encode()).hexdigest()


def beginning(content: str) -> int:
    """Return the first 64 bits of a digest, as a segment keeps them."""
    return int(content[:16], 16)


def record_of(body: str) -> HeldRecord:
    """Return the record that a body is of."""
    return WRITTEN.validate_json(body)
