"""Whether the batch linker and a search weigh a pair alike: the same levels, and the same bits to a hundredth.

Both weigh by one pack. A search then lets a rare value weigh more and a common one less, by what is held; here both
weigh every value as a usual one, so that what is compared is the pack and the levels.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wayhome.application.holding.side_by_side import asked_as
from wayhome.application.linking.ports import Pair, Scored
from wayhome.holdings.comparing import points, prepare
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.rarity import NOTHING_COUNTED
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.weighing import weigh

WITHIN = 0.01  # bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A pair that the two weigh differently, as each has it."""

    batch: Scored
    search: Scored

    def __str__(self) -> str:
        fields = sorted({*self.batch.levels, *self.search.levels})
        sides = ((field, *(one.levels.get(field, "not said") for one in (self.batch, self.search))) for field in fields)
        differ = [f"{field} is {there} there and {here} here" for field, there, here in sides if there != here]
        bits = f"{self.batch.bits:.3f} bits in the batch, {self.search.bits:.3f} in a search"
        return f"{self.batch.one} and {self.batch.other}: {bits} ({'; '.join(differ) or 'every level is the same'})."


def as_usual(pack: LinkagePack) -> LinkagePack:
    """Return a pack by which every value weighs what a usual one does."""
    weights = {
        field: {level: weight.model_copy(update={"local": False}) for level, weight in levels.items()}
        for field, levels in pack.weights.items()
    }
    return replace(pack, weights=weights)


def searched(pairs: Iterable[Pair], records: Mapping[str, HeldRecord], pack: LinkagePack) -> Iterator[Scored]:
    """Yield each pair as a search weighs it, where the first of the two is asked and the other is held."""
    usual = as_usual(pack)
    for one, other in pairs:
        names, found = points(prepare(asked_as(records[one].person)), records[other].person, usual.names)
        total = weigh(found, names, usual, NOTHING_COUNTED)
        yield Scored(one=one, other=other, bits=total.bits, levels={point.field: point.level for point in found})


def parted(batch: Sequence[Scored], search: Iterable[Scored]) -> Iterator[Parted]:
    """Yield the pairs whose levels differ, or whose bits are further apart than a hundredth."""
    for one, other in zip(batch, search, strict=True):
        if one.levels != other.levels or abs(one.bits - other.bits) > WITHIN:
            yield Parted(batch=one, search=other)


def sampled(likely: Sequence[Scored], ids: Sequence[str], most: int) -> tuple[Pair, ...]:
    """Return pairs to try: some of all strengths that keys brought together, and some that nothing brings together."""
    step = max(1, len(likely) // max(most // 2, 1))
    near = [(one.one, one.other) for one in sorted(likely, key=lambda one: (-one.bits, one.one, one.other))[::step]]
    far = len(ids) // 2 + 1
    apart = zip(ids, (*ids[far:], *ids[:far]), strict=True)
    some = [(min(pair), max(pair)) for pair in apart if pair[0] != pair[1]][:: max(1, len(ids) // max(most // 2, 1))]
    return tuple(dict.fromkeys((*near[: most // 2], *some[: most // 2])))
