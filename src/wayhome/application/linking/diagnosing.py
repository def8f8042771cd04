"""How good a linkage pack is where the truth is known: calibration, naming groups, and the pairs nearest the line.

The truth is what somebody established of each record beforehand, or what the makers of a test set know; the groups of
names come with it. Neither is ever guessed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wayhome.application.holding.side_by_side import asked_as
from wayhome.application.linking.counting import Counted
from wayhome.application.linking.ports import Scored
from wayhome.assurance.intervals import Interval, difference, share
from wayhome.holdings.asking import Tier
from wayhome.holdings.comparing import points, prepare
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.tiers import standing, tier_of
from wayhome.holdings.weighing import weigh

BANDS = (0.0, 0.01, 0.1, 0.5, 0.95, 0.99, 1.0)
RELIED_ON: tuple[Tier, ...] = ("certain", "probable")
ENOUGH = 300  # records of known people, from which a group counts in the gate
GAP = 0.03  # how far two groups may be apart; ours
NEAREST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who a record is really about, and the naming group of that person; empty where none is given."""

    person: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A pair as a search weighs it, and whether it really is of one person; None where that is not known."""

    one: str
    other: str
    posterior: float
    tier: Tier | None
    same: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The pairs that were said to be of one person with about one probability, and how many were."""

    least: float
    most: float
    pairs: int
    said: float
    same: int

    @property
    def observed(self) -> Interval:
        """Return the share that were, with how far it may be off."""
        return share(self.same, self.pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One naming group: its records, its pairs of one person and how many were found, and how many found were right."""

    name: str
    records: int
    pairs: int
    found: int
    relied_on: int
    right: int

    @property
    def recall(self) -> Interval:
        """Return the share of its pairs that certain and probable links found."""
        return share(self.found, self.pairs)

    @property
    def precision(self) -> Interval:
        """Return the share of its certain and probable links that are right."""
        return share(self.right, self.relied_on)

    @property
    def counts(self) -> bool:
        """Say whether it is large enough for the gate."""
        return self.records >= ENOUGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was found of a pack. Without known records there are no bands and no groups."""

    known: int
    bands: tuple[Band, ...]
    groups: tuple[Group, ...]
    nearest: tuple[Tried, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """Return in words where two groups are further apart than the gate allows; empty where none are."""
        return tuple(filter(None, (self._gap("recall"), self._gap("precision"))))

    def _gap(self, what: str) -> str:
        rates: list[tuple[float, str, Interval]] = sorted(
            ((rate := getattr(group, what)).estimate, group.name, rate) for group in self.groups if group.counts
        )
        if len(rates) < 2 or rates[-1][0] - rates[0][0] <= GAP:
            return ""
        (low, worst, least), (high, best, most) = rates[0], rates[-1]
        chance = "" if difference(most, least).excludes_nought else " Among so few that may be chance."
        return (
            f"{what.capitalize()} is {100 * low:.1f}% for {worst} and {100 * high:.1f}% for {best}: "
            f"{100 * (high - low):.1f} points apart, and {100 * GAP:.0f} are allowed.{chance}"
        )


def tried(
    pairs: Iterable[Scored],
    records: Mapping[str, HeldRecord],
    known: Mapping[str, Known],
    pack: LinkagePack,
    counted: Counted,
) -> Iterator[Tried]:
    """Yield pairs as a search weighs them, the first of each asked for."""
    for pair in pairs:
        one, other = records[pair.one], records[pair.other]
        names, found = points(prepare(asked_as(one.person)), other.person, pack.names)
        total = weigh(found, names, pack, counted)
        tier = tier_of(standing(found, names, total, pack), pack)
        same = known[one.id].person == known[other.id].person if one.id in known and other.id in known else None
        found_as = tier[0] if tier and tier[1] == "person" else None
        yield Tried(one=one.id, other=other.id, posterior=total.posterior, tier=found_as, same=same)


def diagnose(every: Sequence[Tried], known: Mapping[str, Known], pack: LinkagePack) -> Diagnosis:
    """Return what pairs whose truth is known say of a pack."""
    told = [one for one in every if one.same is not None]
    line = pack.tiers.probable
    nearest = sorted(every, key=lambda one: (abs(one.posterior - line), one.one, one.other))
    return Diagnosis(
        known=len(known),
        bands=tuple(_bands(told)),
        groups=tuple(_groups(told, known)),
        nearest=tuple(nearest[:NEAREST]),
    )


def _bands(told: Sequence[Tried]) -> Iterator[Band]:
    for least, most in pairwise(BANDS):
        among = [one for one in told if least <= one.posterior < most or one.posterior == most == 1.0]
        if among:
            said = sum(one.posterior for one in among) / len(among)
            yield Band(least=least, most=most, pairs=len(among), said=said, same=sum(bool(one.same) for one in among))


def _groups(told: Sequence[Tried], known: Mapping[str, Known]) -> Iterator[Group]:
    records = Counter(one.group for one in known.values() if one.group)
    people = Counter((one.group, one.person) for one in known.values() if one.group)
    pairs: Counter[str] = Counter()
    for (group, _), many in people.items():
        pairs[group] += many * (many - 1) // 2
    relied_on = [one for one in told if one.tier in RELIED_ON]
    found = Counter(known[one.one].group for one in relied_on if one.same)
    of = Counter(group for one in relied_on for group in {known[one.one].group, known[one.other].group})
    wrong = Counter(
        group for one in relied_on if not one.same for group in {known[one.one].group, known[one.other].group}
    )
    for group in sorted(records):
        yield Group(
            name=group, records=records[group], pairs=pairs[group], found=found[group], relied_on=of[group],
            right=of[group] - wrong[group],
        )  # fmt: skip
