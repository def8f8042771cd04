"""Marking answers by the truth: how many of the right records came back, how soon, and who was taken for the child."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from bench.holdings_generator import Query, World
from bench.holdings_measures.engines import Answered, Hit

TIERED = ("certain", "probable", "possible", "named")


@dataclass(frozen=True, slots=True)
class Marked:
    """One question with its answer, and who each record that came back is to the child."""

    query: Query
    answered: Answered
    relations: tuple[str, ...]

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return what came back."""
        return self.answered.hits

    def found(self, within: int) -> frozenset[str]:
        """Return the linkable records among the first so many."""
        return self.query.linkable & {hit.reference for hit in self.hits[:within]}

    @property
    def first_is_right(self) -> bool:
        """Say whether what stands first, of those about the child, is about the child."""
        return next((told == "self" for hit, told in zip(self.hits, self.relations, strict=True) if hit.person), False)


@dataclass(slots=True)
class Marks:
    """All questions as one engine answered them."""

    engine: str
    marked: list[Marked] = field(default_factory=list)

    def recall(self, within: int, kept: Callable[[Query, str], bool] = lambda _, __: True) -> "Rate":
        """Return how many linkable records came back among the first so many, of those that are kept."""
        of = found = 0
        for one in self.marked:
            wanted = {reference for reference in one.query.linkable if kept(one.query, reference)}
            of += len(wanted)
            found += len(wanted & one.found(within))
        return Rate(found, of)

    def all_in(self, within: int) -> "Rate":
        """Return for how many questions every linkable record came back among the first so many."""
        asked = [one for one in self.marked if one.query.linkable]
        return Rate(sum(one.found(within) == one.query.linkable for one in asked), len(asked))

    def first(self) -> "Rate":
        """Return how often the right child stands first, of the questions of which anything is held."""
        asked = [one for one in self.marked if one.query.linkable]
        return Rate(sum(one.first_is_right for one in asked), len(asked))

    def recall_at(self, precision: float) -> tuple[float, float]:
        """Return the recall at the lowest score above which so much of what came back is right, and that score."""
        pool = sorted(self._pool(), key=lambda told: -told[0])
        wanted = sum(len(one.query.linkable) for one in self.marked)
        best, right, linked = (0.0, float("inf")), 0, 0
        for at, (score, is_right, is_linkable) in enumerate(pool, start=1):
            right += is_right
            linked += is_linkable
            if right / at >= precision and (at == len(pool) or pool[at][0] < score):
                best = (linked / max(wanted, 1), score)
        return best

    def above(self, score: float, kept: Callable[[Query], bool] = lambda _: True) -> "Rate":
        """Return how much of what came back with such a score or more is right."""
        some = [one for one in self.marked if kept(one.query)]
        told = [right for mark, right, _ in self._pool(some) if mark >= score]
        return Rate(sum(told), len(told))

    def recall_above(self, score: float, kept: Callable[[Query], bool] = lambda _: True) -> "Rate":
        """Return how many linkable records came back with such a score or more."""
        some = [one for one in self.marked if kept(one.query)]
        linked = sum(is_linkable for mark, _, is_linkable in self._pool(some) if mark >= score)
        return Rate(linked, sum(len(one.query.linkable) for one in some))

    def tier(self, tier: str, kept: Callable[[Query], bool] = lambda _: True) -> Counter[str]:
        """Return who the records in a tier are to the child, counted."""
        return Counter(
            told
            for one in self.marked
            if kept(one.query)
            for hit, told in zip(one.hits, one.relations, strict=True)
            if hit.tier == tier
        )

    def milliseconds(self, share: float) -> float:
        """Return the time within which such a share of the questions was answered."""
        return _within([one.answered.milliseconds for one in self.marked], share)

    def worked(self, share: float) -> float:
        """Return the milliseconds of the processor within which such a share was: others count less to those."""
        return _within([one.answered.processor for one in self.marked], share)

    def processor(self) -> float:
        """Return the processor's time that one question took, on average, in milliseconds."""
        return sum(one.answered.processor for one in self.marked) / max(len(self.marked), 1)

    def _pool(self, some: Iterable[Marked] | None = None) -> list[tuple[float, bool, bool]]:
        return [
            (hit.score, told == "self", hit.reference in one.query.linkable)
            for one in (self.marked if some is None else some)
            for hit, told in zip(one.hits, one.relations, strict=True)
            if hit.person
        ]


def _within(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))] if times else 0.0


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with both its numbers."""

    many: int
    of: int

    @property
    def share(self) -> float:
        """Return it as a number; 0 of nothing is 0."""
        return self.many / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.share:.3f}" if self.of else "–"


def mark(world: World, query: Query, answered: Answered) -> Marked:
    """Return an answer with who is who in it."""
    relations = tuple(world.relation(query.person, hit.reference) for hit in answered.hits)
    return Marked(query, answered, relations)


def groups_of(queries: Sequence[Query]) -> list[str]:
    """Return the naming groups asked about, by how many linkable records their children have."""
    counted: Counter[str] = Counter()
    for query in queries:
        counted[query.person.group] += len(query.linkable)
    return [name for name, _ in counted.most_common()]
