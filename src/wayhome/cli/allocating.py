"""Looking now and then at who is not here and who carries too much, so that a decision is owed without anybody looking.

Several may look at once: what is found is entered once.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wayhome.application.allocating.by_itself import look
from wayhome.application.allocating.candidates import workforce
from wayhome.application.reading import Reading
from wayhome.store.supplies import SUPPLIES

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Looking:
    """The record, and when it was looked at last."""

    ledger: "StoredRecord"
    reading: Reading
    looked: list[datetime] = field(default_factory=list)

    def turn(self) -> int:
        """Look, where that was not done within the last minutes; returns how much was put on record."""
        now = SUPPLIES.now()
        if self.looked and now - self.looked[-1] < EVERY:
            return 0
        self.looked[:] = [now]
        force = workforce(self.ledger, self.reading.people(), self.reading.rulebook.at(now).pack, now)
        return look(force, self.ledger, SUPPLIES)


def open_looking(ledger: "StoredRecord") -> Looking:
    """Put the parts together, on the database that the settings name."""
    from django.conf import settings  # noqa: PLC0415 - needs the settings

    from wayhome.store.opening import open_case_index, rulebook  # noqa: PLC0415

    return Looking(ledger, Reading(ledger, rulebook(settings.PACK), rulebook, open_case_index(ledger)))
