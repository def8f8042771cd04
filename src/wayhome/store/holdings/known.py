"""The children whom the record names, found on a database by their keys."""

import json
from collections.abc import Collection

from wayhome.application.holding.known import known_among
from wayhome.application.holding.ports import FoundChild, KnownChild
from wayhome.holdings.asking import Asked
from wayhome.holdings.keys import keys_asked
from wayhome.kernel.ids import RecordId, Subject
from wayhome.store.holdings.postings import postings
from wayhome.store.holdings.tables import StoredKnownChild
from wayhome.store.holdings.weights import weights

PER_KEY = 300  # children read under one key
UNDER = "SELECT key, child FROM known_child_key WHERE key = %s ORDER BY child LIMIT %s"


class DatabaseKnownChildren:
    """Known children on one of Django's databases, as the projection of that name keeps them."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def search(self, asked: Asked) -> tuple[FoundChild, ...]:
        """Return the children who may be meant, those that say most first."""
        pack = weights(self._using)
        held = postings(self._using, UNDER, sorted(keys_asked(asked, pack.names.widened)), limit=PER_KEY)
        reached = {child for children in held.values() for child in children}
        rows = StoredKnownChild.objects.using(self._using).filter(pk__in=reached).order_by("pk")
        return known_among(asked, map(as_known, rows), pack)

    def of(self, children: Collection[Subject]) -> dict[Subject, KnownChild]:
        """Return some children as the record now describes them; one whose name is not held is left out."""
        rows = StoredKnownChild.objects.using(self._using).filter(pk__in=children)
        return {one.child: one for one in map(as_known, rows)}


def as_known(row: StoredKnownChild) -> KnownChild:
    """Return a child as they were kept."""
    return KnownChild(
        child=Subject(row.child),
        record=RecordId(row.record),
        names=tuple(json.loads(row.names)),
        birth_date=row.birth_date,
    )
