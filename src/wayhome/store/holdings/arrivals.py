"""Held records that came in and were not matched against missing children yet: in memory, and on a database."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import transaction

from wayhome.store.holdings.arrival_table import StoredArrival
from wayhome.store.holdings.postings import batched

CHANGED = ("content", "at")


@dataclass(slots=True)
class MemoryArrivals:
    """What waits, by reference."""

    kept: dict[str, str] = field(default_factory=dict)

    def together(self) -> AbstractContextManager[object]:
        """Do what is done in a block."""
        return nullcontext()

    def note(self, contents: Mapping[str, str], at: datetime) -> None:  # noqa: ARG002 - they wait in order anyway
        """Note records that came in or changed."""
        self.kept |= contents

    def waiting(self, most: int) -> Mapping[str, str]:
        """Return the longest waiting of them, at most so many."""
        return dict(islice(self.kept.items(), most))

    def settle(self, contents: Mapping[str, str]) -> None:
        """Strike off what was matched."""
        for reference, content in contents.items():
            if self.kept.get(reference) == content:
                del self.kept[reference]


class DatabaseArrivals:
    """What waits on one of Django's databases."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def together(self) -> AbstractContextManager[object]:
        """Keep all that is done in a block, or none of it."""
        return transaction.atomic(using=self._using)

    def note(self, contents: Mapping[str, str], at: datetime) -> None:
        """Note records that came in or changed."""
        rows = [StoredArrival(reference=reference, content=content, at=at) for reference, content in contents.items()]
        for some in batched(rows):
            StoredArrival.objects.using(self._using).bulk_create(
                some, update_conflicts=True, update_fields=CHANGED, unique_fields=("reference",)
            )

    def waiting(self, most: int) -> Mapping[str, str]:
        """Return the longest waiting of them, at most so many."""
        rows = StoredArrival.objects.using(self._using).order_by("at", "reference")
        return dict(rows.values_list("reference", "content")[:most])

    def settle(self, contents: Mapping[str, str]) -> None:
        """Strike off what was matched; one that changed in the meantime stays."""
        for some in batched(list(contents)):
            rows = StoredArrival.objects.using(self._using).filter(pk__in=some)
            gone = [row.pk for row in rows if contents[row.pk] == row.content]
            StoredArrival.objects.using(self._using).filter(pk__in=gone).delete()

    def drop(self, references: Sequence[str]) -> None:
        """Strike records off that are not to be matched any more, whatever they say."""
        for some in batched(references):
            StoredArrival.objects.using(self._using).filter(pk__in=some).delete()
