"""When something happened, and how surely that is known.

Every instant inside Wayhome is an aware datetime in UTC; London is for people's eyes. Both are needed: 72 hours are
elapsed hours however often the clocks change, while "the end of the day" is a London midnight.
"""

from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Precision(StrEnum):
    """How surely the time of an event is known; never guessed upwards."""

    EXACT = "exact"
    ABOUT = "about"
    UNKNOWN = "unknown"


class NaiveTime(ValueError):
    """A time without an offset: during the repeated hour in October it could be either of two instants."""


def instant(text: str) -> datetime:
    """Read an ISO 8601 time with its offset as an instant in UTC.

    Raises NaiveTime when the offset is missing, and ValueError when it is not a time at all.
    """
    return as_utc(datetime.fromisoformat(text))


def as_utc(moment: datetime) -> datetime:
    """Return the same instant in UTC; raises NaiveTime for a datetime without an offset."""
    if moment.tzinfo is None:
        raise NaiveTime(f"{moment.isoformat()} has no offset: write it as {moment.isoformat()}+00:00 or +01:00")
    return moment.astimezone(UTC)


def in_london(moment: datetime) -> datetime:
    """Return the same instant on London's clock."""
    return moment.astimezone(LONDON)


def iso_london(moment: datetime) -> str:
    """Write an instant as ISO 8601 on London's clock with its offset, as exports and reports show it."""
    return moment.astimezone(LONDON).isoformat()
