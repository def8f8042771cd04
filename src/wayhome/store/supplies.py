"""The edge itself: the only reader of the clock, the maker of ids and salts, and what reads the words of entries."""

from contextlib import suppress
from datetime import UTC, datetime
from secrets import token_hex  # noqa: TID251 - ids and salts are made here and passed in

from django.db import DatabaseError

from wayhome.application.assess.indicating import ReadingRisk
from wayhome.application.ports import Supplies
from wayhome.application.wording.pointing_out import PointingOut
from wayhome.kernel.ids import EventId
from wayhome.packs import reader

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


def note_unread(failed: Exception) -> None:
    """Note that words were entered and could not be read, for whoever looks after the system; none of them are kept."""
    from wayhome.store.faults import note_fault  # noqa: PLC0415 - its tables need the settings

    with suppress(DatabaseError):
        note_fault(kind="reading", what=type(failed).__name__, at=now())


READERS = (PointingOut(reader), ReadingRisk(reader))
SUPPLIES = Supplies(now=now, event_id=event_id, salt=salt, readers=READERS, unread=note_unread)
