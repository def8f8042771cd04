"""The edge itself: the only reader of the clock and maker of ids and salts for the record."""

from datetime import UTC, datetime
from secrets import token_hex  # noqa: TID251 - ids and salts are made here and passed in

from wayhome.application.ports import Supplies
from wayhome.kernel.ids import EventId

ID_BYTES = 16
SALT_BYTES = 32


def now() -> datetime:
    """Return the time now."""
    return datetime.now(UTC)  # noqa: TID251 - the clock is read here and passed in


def event_id() -> EventId:
    """Make an id that no other event has."""
    return EventId(token_hex(ID_BYTES))


def salt() -> str:
    """Make the salt of one commitment."""
    return token_hex(SALT_BYTES)


SUPPLIES = Supplies(now=now, event_id=event_id, salt=salt)
