"""Where entries go that the bulk door decided: to the record, many of them in one transaction."""

from typing import Protocol

from wayhome.application.entering import write_stamped
from wayhome.application.ports import Ledger
from wayhome.application.preparing import Stamped

BATCH = 2_000  # events


class Outlet(Protocol):
    """Takes entries that were decided, in their order, and sees to it that they are written."""

    def put(self, entry: Stamped) -> None:
        """Take an entry; it need not be written yet."""

    def settle(self) -> None:
        """Return once everything that was put is in the record."""


class Batches:
    """Writes so many events at a time."""

    def __init__(self, ledger: Ledger, batch: int = BATCH) -> None:
        self._ledger = ledger
        self._batch = batch
        self._waiting: list[Stamped] = []
        self._many = 0

    def put(self, entry: Stamped) -> None:
        """Take an entry, and write once there are enough."""
        self._waiting.append(entry)
        self._many += len(entry.events)
        if self._many >= self._batch:
            self.settle()

    def settle(self) -> None:
        """Write what was put and is not written yet."""
        if self._waiting:
            with self._ledger.pen() as pen:
                write_stamped(self._waiting, pen=pen)
        self._waiting, self._many = [], 0
