"""Throwing projections away and making them again from the record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from wayhome.application.ports import EventLog, Ledger
from wayhome.kernel.ids import Subject
from wayhome.record.rows import Kept, Row, read

BATCH = 1_000


class Owed(Protocol):
    """What is owed, as it is worked out by some and kept by one; what is worked out passes between processes."""

    def left(self) -> list[Subject]:
        """Return whose duties are to be worked out, in the order in which one alone would."""

    def work_out(self, subjects: Sequence[Subject]) -> Mapping[Subject, object]:
        """Work out what some owe, writing nothing."""

    def keep(self, worked_out: Mapping[Subject, Any]) -> int:
        """Write what was worked out, with the pen in hand; returns of how many."""


def rebuild(ledger: Ledger) -> int:
    """Make every projection again, with the pen in hand so that nothing is entered meanwhile; returns events read."""
    with ledger.pen():
        for projection in ledger.projections:
            projection.clear()
        count = 0
        for batch in batches(ledger):
            kept = list(map(read, batch))
            for projection in ledger.projections:
                projection.apply(kept)
            count += len(kept)
        while _catch_up(ledger):
            continue
    return count


def catch_up(ledger: Ledger) -> int:
    """Do what projections left for later, so much at a time that nobody who writes waits; returns how much it was."""
    done = 0
    while some := catch_up_some(ledger):
        done += some
    return done


def catch_up_some(ledger: Ledger) -> int:
    """Do a little of what projections left for later, worked out before the pen is taken; returns how much it was."""
    for projection in ledger.projections:
        projection.look_ahead()
    with ledger.pen():
        return _catch_up(ledger)


def _catch_up(ledger: Ledger) -> int:
    return sum(projection.catch_up() for projection in ledger.projections)


def batches(log: EventLog, *, size: int = BATCH) -> Iterator[Sequence[Row]]:
    """Yield the whole record in order, in short reads that never hold a writer up."""
    position = 0
    while rows := log.after(position, size):
        yield rows
        position = rows[-1].position


def everything(log: EventLog) -> Iterator[Kept]:
    """Yield every event of the record in order, as far as this build can read it."""
    for batch in batches(log):
        yield from map(read, batch)
