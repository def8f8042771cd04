"""What the last linking of everything proposed: kept until the next, and never more than a proposal."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from wayhome.store.holdings.postings import batched
from wayhome.store.holdings.tables import StoredHeldRecord
from wayhome.store.linking.proposal_tables import StoredLinking, StoredProposal

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """A linking of everything: when (UTC), by which pack, of how many records and pairs."""

    at: datetime
    pack: str
    records: int
    pairs: int


class DatabaseProposals:
    """What was proposed, on one of Django's databases."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def last(self) -> Linking | None:
        """Return the last linking of everything; None where there was none."""
        row = StoredLinking.objects.using(self._using).first()
        return Linking(at=row.at, pack=row.pack, records=row.records, pairs=row.pairs) if row else None

    def groups(self) -> tuple[Group, ...]:
        """Return the groups that were proposed, as far as their records are held as they were then."""
        return self._grouped(StoredProposal.objects.using(self._using).all())

    def groups_of(self, references: Collection[str]) -> tuple[Group, ...]:
        """Return the groups in which some records were proposed to be, as far as they are held as they were then."""
        rows, wanted = StoredProposal.objects.using(self._using), set[int]()
        for some in batched(list(references)):
            numbers = StoredHeldRecord.objects.using(self._using).filter(id__in=some).values("number")
            wanted.update(rows.filter(number__in=numbers).values_list("group", flat=True))
        found = (self._grouped(rows.filter(group__in=some)) for some in batched(sorted(wanted)))
        return tuple(sorted(group for some in found for group in some))

    def keep(self, linking: Linking, groups: Iterable[Group]) -> None:
        """Keep what a linking proposed in place of what the one before did, all or nothing."""
        with transaction.atomic(using=self._using):
            self.clear()
            StoredLinking.objects.using(self._using).create(
                at=linking.at, pack=linking.pack, records=linking.records, pairs=linking.pairs
            )
            numbered = [(at, reference) for at, group in enumerate(groups, start=1) for reference in group]
            for some in batched(numbered):
                self._keep(some)

    def clear(self) -> None:
        """Throw all of it away."""
        StoredProposal.objects.using(self._using).all().delete()
        StoredLinking.objects.using(self._using).all().delete()

    def leave_out(self, references: Sequence[str]) -> None:
        """Take some records out of the groups that they were proposed to be in."""
        for some in batched(references):
            numbers = StoredHeldRecord.objects.using(self._using).filter(id__in=some).values_list("number", flat=True)
            StoredProposal.objects.using(self._using).filter(number__in=list(numbers)).delete()

    def _keep(self, some: list[tuple[int, str]]) -> None:
        held = StoredHeldRecord.objects.using(self._using).filter(id__in=[reference for _, reference in some])
        numbers = dict(held.values_list("id", "number"))
        rows = [StoredProposal(number=numbers[one], group=group) for group, one in some if one in numbers]
        StoredProposal.objects.using(self._using).bulk_create(rows)

    def _grouped(self, rows: QuerySet[StoredProposal]) -> tuple[Group, ...]:
        found: dict[int, list[str]] = {}
        for reference, group in self._members(rows):
            found.setdefault(group, []).append(reference)
        return tuple(sorted(tuple(sorted(group)) for group in found.values() if len(group) > 1))

    def _members(self, rows: QuerySet[StoredProposal]) -> Iterator[tuple[str, int]]:
        for some in batched(list(rows.values_list("number", "group"))):
            held = StoredHeldRecord.objects.using(self._using).filter(number__in=[number for number, _ in some])
            references = dict(held.values_list("number", "id"))
            yield from ((references[number], group) for number, group in some if number in references)
