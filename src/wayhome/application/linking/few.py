"""Linking few records with nothing but what a search needs: every pair that a key brings together, weighed one by one.

A batch engine does the same for millions, and is an extra. For a small force's holdings, and for the demonstration,
this will do; a test holds the two to the same pairs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from wayhome.application.linking.parity import searched
from wayhome.application.linking.ports import Pair, Scored
from wayhome.holdings.keys import keys_of_person
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.records import HeldRecord

MOST = 20_000  # records, above which it would take hours
CROWD = 60  # a key that more records have brings nobody together
FEW = 12  # a key that no more have does so alone; of others, two have to agree


def brought_together(records: Iterable[HeldRecord]) -> Iterator[Pair]:
    """Yield each pair that a key brings together, one that few have or two, by references and in order."""
    under: dict[str, list[str]] = {}
    for record in records:
        for key in keys_of_person(record.person):
            under.setdefault(key, []).append(record.id)
    sharing, alone = Counter[Pair](), set[Pair]()
    for references in under.values():
        if len(references) <= CROWD:
            pairs = list(combinations(sorted(references), 2))
            sharing.update(pairs)
            alone.update(pairs if len(references) <= FEW else ())
    yield from sorted(pair for pair, keys in sharing.items() if keys > 1 or pair in alone)


def link_few(records: Mapping[str, HeldRecord], pack: LinkagePack, *, at_least: float) -> Iterator[Scored]:
    """Yield every pair that a key brings together and that weighs so many bits, each value as common as usual."""
    for pair in searched(brought_together(records.values()), records, pack):
        if pair.bits >= at_least:
            yield pair
