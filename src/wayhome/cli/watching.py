"""Held records with the watch on them, as every command that brings records in needs them."""

from typing import TYPE_CHECKING

from wayhome.application.holding.watching import Watch, WatchedHoldings
from wayhome.application.reading import Reading
from wayhome.store.supplies import SUPPLIES

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord


def watched_holdings(ledger: "StoredRecord") -> WatchedHoldings:
    """Return the index of held records: what is added to it is matched against every child who is missing.

    ``came_to`` says afterwards which cases were touched. A batch is kept whole, with what is still to be matched.
    """
    from django.conf import settings  # noqa: PLC0415 - needs the settings

    from wayhome.store.holdings.arrivals import DatabaseArrivals  # noqa: PLC0415
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415
    from wayhome.store.opening import open_case_index, rulebook  # noqa: PLC0415

    index = DatabaseHoldings()
    reading = Reading(ledger, rulebook(settings.PACK), rulebook, open_case_index(ledger))
    watch = Watch(reading=reading, holdings=index, ledger=ledger, supplies=SUPPLIES)
    return WatchedHoldings(index=index, arrivals=DatabaseArrivals(), watch=watch)
