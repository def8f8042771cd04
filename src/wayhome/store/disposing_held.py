"""Destroying held records of a person for good: their rows, and everything that was made of them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from wayhome.store.holdings.arrivals import DatabaseArrivals
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.linking.proposals import DatabaseProposals
from wayhome.store.linking.steps import DatabaseSteps


def destroy_held(using: str, references: Sequence[str], *, at: datetime) -> int:
    """Destroy some held records, all or none, and return how many there were.

    With the row of each go its keys, its words, what a segment has of it, its place in a proposed group, and that it
    waits to be matched. ``DatabaseHoldings.scour`` then overwrites what lies in the gaps.
    """
    with transaction.atomic(using=using):
        DatabaseProposals(using).leave_out(references)
        DatabaseSteps(using).clear()  # it would start over in any case, since a record is gone
        DatabaseArrivals(using).drop(references)
        return DatabaseHoldings(using).remove(references, at=at)
