"""Where the ledger stood at an instant, found without reading it through."""

from collections.abc import Iterator
from datetime import datetime

from wayhome.application.ports import EventLog
from wayhome.record.rows import Head, Kept, Row, parsed, read

AT_ONCE = 2_000
UNNAMED = "0" * 64


def at_end_of(log: EventLog, moment: datetime) -> Head:
    """Return the ledger as it stood just before an instant: its last entry recorded by then.

    Entries are recorded in order, so that it is found by halving.
    """
    low, high = 0, log.head().position
    while low < high:
        middle = (low + high + 1) // 2
        if _recorded_before(log.after(middle - 1, 1)[0], moment):
            low = middle
        else:
            high = middle - 1
    return Head(low, log.after(low - 1, 1)[0].ledger if low else UNNAMED)


def _recorded_before(row: Row, moment: datetime) -> bool:
    event = parsed(row)
    return event is not None and event.recorded_at < moment


def between(log: EventLog, first: int, last: int, types: tuple[str, ...]) -> Iterator[Kept]:
    """Yield what was entered after one position and up to another, of some types; others are not even parsed."""
    marks = tuple(f'"type":"{name}"' for name in types)
    while first < last:
        rows = log.after(first, min(AT_ONCE, last - first))
        if not rows:
            return
        for row in rows:
            if any(mark in row.envelope for mark in marks):
                kept = read(row)
                if kept.sealed and kept.sealed.event.type in types:
                    yield kept
        first = rows[-1].position
