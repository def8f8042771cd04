"""From what a batch linker saw to the weights of a new linkage pack: what was seen often enough, the rest as it was.

Every weight says what it rests on. A level that too few pairs stood at keeps the weight it had, and says that too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from wayhome.application.linking.ports import Estimates, Level, Odds, Seen
from wayhome.holdings.levels import LEVELS, Field
from wayhome.holdings.linkage_pack import LinkagePack, Weight

FEWEST_OF_ONE = 25.0  # ours: pairs of one person at a level, below which what they come to is chance
FEWEST_BY_CHANCE = 20.0  # ours: pairs drawn by chance at a level; the error of a count is about its root
LEAST, MOST = 1e-6, 0.9999  # a level is never taken to be impossible, or sure
DECIMALS = 7
MOSTLY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A level that kept the odds it had, and why."""

    level: Level
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """The weights of a new pack, which of them were trained, and which kept what they had."""

    weights: Mapping[Field, Mapping[str, Weight]]
    trained: tuple[Level, ...]
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a training was: of how many records, on what day (in London), with which seed."""

    records: int
    on: date
    seed: int

    @property
    def source(self) -> str:
        """Return what a trained weight rests on."""
        return f"trained on {self.records:,} records of this force on {self.on.isoformat()}, seed {self.seed}"


def odds_of(pack: LinkagePack) -> Mapping[Level, Odds]:
    """Return the odds of every level as a pack has them."""
    return {(name, level): Odds(m=w.m, u=w.u) for name, levels in pack.weights.items() for level, w in levels.items()}


def trained(pack: LinkagePack, seen: Estimates, run: Run) -> Trained:
    """Return the weights that training came to, on those of a pack."""
    found, kept, new = dict[Field, dict[str, Weight]](), list[Kept](), list[Level]()
    for name, levels in LEVELS.items():
        field = _Field(name, seen)
        shares = field.shares()
        found[name] = {}
        for level in levels:
            weight, why = pack.weights[name][level], field.lacking(level)
            found[name][level] = weight if why else _anew(weight, shares[level], seen.levels[name, level], run)
            if why:
                kept.append(Kept(level=(name, level), why=why))
            else:
                new.append((name, level))
    return Trained(weights=found, trained=tuple(new), kept=tuple(kept))


def _anew(weight: Weight, m: float, seen: Seen, run: Run) -> Weight:
    why = (
        f"{seen.matching:,.0f} pairs of one person stood here, and {seen.by_chance:,.0f} of two people drawn by chance."
    )
    odds = {"m": _share(m), "u": _share(seen.odds.u)}
    return weight.model_copy(update={**odds, "source": run.source, "trained": run.on, "why": why})


def _share(given: float) -> float:
    return round(min(max(given, LEAST), MOST), DECIMALS)


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of what was seen."""

    name: Field
    seen: Estimates

    def lacking(self, level: str) -> str:
        """Say why a level keeps what it had; empty where it was seen often enough."""
        at = self.seen.levels.get((self.name, level))
        if at is None:
            return "no two records could be compared in this field"
        if at.matching < FEWEST_OF_ONE:
            return _too_few(at.matching, "of one person stood at this level", FEWEST_OF_ONE)
        if at.by_chance < FEWEST_BY_CHANCE:
            return _too_few(at.by_chance, "of two people were drawn at this level", FEWEST_BY_CHANCE)
        return ""

    def shares(self) -> Mapping[str, float]:
        """Return how often each level holds for one person, so that those that were seen come to one together."""
        seen = {level: self.seen.levels.get((self.name, level)) for level in LEVELS[self.name]}
        stood = {level: at.odds.m for level, at in seen.items() if at and at.matching}
        every = sum(stood.values())
        return {level: m / every for level, m in stood.items()}


def _too_few(pairs: float, words: str, needed: float) -> str:
    return f"about {pairs:,.0f} pairs {words}, and {needed:,.0f} are needed"


def without_matches(seen: Estimates) -> Estimates:
    """Return what was seen, less the pairs of one person among those that were drawn by chance.

    Among a few hundred records about few people, one pair in a hundred is of one person; among those of a whole force
    hardly any is. ``two_match`` is the share of all pairs that are.
    """
    return Estimates(levels=dict(_less(seen)), drawn=seen.drawn, rounds=seen.rounds, two_match=seen.two_match)


def _less(seen: Estimates) -> Iterator[tuple[Level, Seen]]:
    share = min(seen.two_match, 0.5)
    for level, at in seen.levels.items():
        u = (at.odds.u - share * at.odds.m) / (1 - share)
        # Where most of what was drawn is of one person, what is left is the error of the rest.
        by_chance = at.by_chance * u / at.odds.u if u > at.odds.u * MOSTLY else 0.0
        yield level, Seen(odds=Odds(m=at.odds.m, u=max(u, LEAST)), matching=at.matching, by_chance=by_chance)
