"""Where entries go that the bulk door decided: to the record, many of them in one transaction."""

from typing import Protocol

from wayhome.application.entering import write
from wayhome.application.ports import Ledger, Supplies
from wayhome.application.preparing import Prepared

BATCH = 2_000  # events


class Outlet(Protocol):
    """Takes entries that were decided, in their order, and sees to it that they are written."""

    def put(self, prepared: Prepared) -> None:
        """Take an entry; it need not be written yet."""

    def settle(self) -> None:
        """Return once everything that was put is in the record."""


class Batches:
    """Writes so many events at a time."""

    def __init__(self, ledger: Ledger, supplies: Supplies, batch: int = BATCH) -> None:
        self._ledger = ledger
        self._supplies = supplies
        self._batch = batch
        self._waiting: list[Prepared] = []
        self._many = 0

    def put(self, prepared: Prepared) -> None:
        """Take an entry, and write once there are enough."""
        self._waiting.append(prepared)
        self._many += len(prepared.ready)
        if self._many >= self._batch:
            self.settle()

    def settle(self) -> None:
        """Write what was put and is not written yet."""
        if self._waiting:
            with self._ledger.pen() as pen:
                write(self._waiting, pen=pen, supplies=self._supplies)
        self._waiting, self._many = [], 0
