"""How far a linking of everything has come, on a database: by the numbers of records, and nothing that they say."""

import json

from django.db import transaction

from wayhome.application.linking.steps import Begun, Found, Near
from wayhome.holdings.clusters import Link
from wayhome.holdings.judgements import held, reference_of
from wayhome.store.holdings.postings import batched
from wayhome.store.holdings.tables import StoredHeldRecord
from wayhome.store.linking.proposal_tables import StoredLinkingRun, StoredLinkingStep


class DatabaseSteps:
    """The steps of a linking on one of Django's databases, until it is done."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def begun(self, run: str) -> Begun | None:
        """Return how far a linking came; None where none of this name was begun, and of another nothing is left."""
        if not StoredLinkingRun.objects.using(self._using).filter(run=run).exists():
            self.clear()
            return None
        names = {number: reference for reference, number in self._numbers().items()}
        rows = list(StoredLinkingStep.objects.using(self._using).values_list("number", "near", "links"))
        near = {names[number]: [names[other] for other in json.loads(told)] for number, told, _ in rows}
        found = {names[number]: _read(names[number], links, names) for number, _, links in rows if links is not None}
        return Begun(near=near, found=found)

    def begin(self, run: str, near: Near) -> None:
        """Keep which records are near which, under the name of a linking, all or nothing."""
        numbers = self._numbers()
        with transaction.atomic(using=self._using):
            self.clear()
            for some in batched(list(near)):
                rows = (
                    StoredLinkingStep(number=numbers[one], near=json.dumps([numbers[other] for other in near[one]]))
                    for one in some
                )
                StoredLinkingStep.objects.using(self._using).bulk_create(rows)
            StoredLinkingRun.objects.using(self._using).create(run=run)

    def keep(self, found: Found) -> None:
        """Keep the links of some records that were looked at."""
        numbers = self._numbers()
        for some in batched(list(found)):
            rows = [StoredLinkingStep(number=numbers[one], links=_written(found[one], numbers)) for one in some]
            StoredLinkingStep.objects.using(self._using).bulk_update(rows, ["links"])

    def clear(self) -> None:
        """Throw all of it away, as when the linking is done."""
        StoredLinkingRun.objects.using(self._using).all().delete()
        StoredLinkingStep.objects.using(self._using).all().delete()

    def _numbers(self) -> dict[str, int]:
        return dict(StoredHeldRecord.objects.using(self._using).values_list("id", "number"))


def _written(links: tuple[Link, ...], numbers: dict[str, int]) -> str:
    return json.dumps([(numbers[reference_of(link.other)], link.tier, link.bits) for link in links])


def _read(one: str, links: str, names: dict[int, str]) -> tuple[Link, ...]:
    told = json.loads(links)
    return tuple(Link(one=held(one), other=held(names[other]), tier=tier, bits=bits) for other, tier, bits in told)
