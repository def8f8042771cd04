"""What training and batch linking need from outside, as types; ``store.linking`` offers them by Splink on DuckDB."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from wayhome.application.linking.columns import Row
from wayhome.holdings.levels import Field

Level: TypeAlias = tuple[Field, str]
Pair: TypeAlias = tuple[str, str]


class CannotLink(Exception):
    """Training or linking cannot be done here, in one sentence with what would mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """How often a level holds for two records of one person (``m``), and for two people taken by chance (``u``)."""

    m: float
    u: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What training came to for one level: the odds, and how many pairs each of the two rests on.

    ``matching`` is how many pairs of one person stood at this level, weighed by how likely each is to be one;
    ``by_chance`` how many of the pairs that were drawn by chance did.
    """

    odds: Odds
    matching: float
    by_chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimates:
    """What training came to: each level that was seen, how many pairs were drawn, and which rounds there were."""

    levels: Mapping[Level, Seen]
    drawn: int
    rounds: tuple[str, ...] = ()
    two_match: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Two records as the batch linker weighs them: each field's level with its bits, and their sum."""

    one: str
    other: str
    bits: float
    levels: Mapping[Field, str] = field(default_factory=dict)


class BatchLinker(Protocol):
    """Weighs many pairs at once. Raises CannotLink where it is not installed."""

    def estimate(
        self, rows: Iterable[Row], *, start: Mapping[Level, Odds], judged: Sequence[Pair], seed: int
    ) -> Estimates:
        """Return how often each level holds for one person and by chance, as these rows have it.

        ``judged`` are pairs that people judged to be of one person; where they are enough, they are learnt from.
        """
        ...

    def score(self, rows: Iterable[Row], *, odds: Mapping[Level, Odds], pairs: Sequence[Pair]) -> list[Scored]:
        """Return some pairs as they are weighed, in their order."""
        ...

    def link(self, rows: Iterable[Row], *, odds: Mapping[Level, Odds], at_least: float) -> Iterator[Scored]:
        """Yield every pair that some key brings together and that weighs so many bits."""
        ...
