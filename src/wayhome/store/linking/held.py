"""Every held record, a batch at a time, for what looks at all of them."""

from collections.abc import Iterator
from itertools import chain

from wayhome.holdings.records import HeldRecord
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.tables import StoredHeldRecord

BATCH = 500


def every_record(using: str = "default") -> Iterator[HeldRecord]:
    """Yield every held record, in the order of their references."""
    index = DatabaseHoldings(using)
    return chain.from_iterable(index.records_of(some) for some in _references(using))


def _references(using: str) -> Iterator[list[str]]:
    after = ""
    while some := _after(after, using):
        yield some
        after = some[-1]


def _after(reference: str, using: str) -> list[str]:
    rows = StoredHeldRecord.objects.using(using).filter(id__gt=reference).order_by("id")
    return list(rows.values_list("id", flat=True)[:BATCH])
