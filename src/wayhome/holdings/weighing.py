"""What the points of a comparison weigh: bits for each, their sum, and how likely it then is that it is the person.

Three explanations compete for what two records have in common: one person, two people taken by chance, and two of one
household. The sum of the bits sets the first against the second. A household shares a surname, an address and a phone,
so against the third only first name, birth date and what is a person's own count.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log2
from operator import itemgetter
from typing import NamedTuple

from wayhome.holdings.aligning import Aligned
from wayhome.holdings.comparing import Point
from wayhome.holdings.levels import Field
from wayhome.holdings.linkage_pack import LinkagePack, Weight
from wayhome.holdings.names import sound, spelling
from wayhome.holdings.naming.sounds import SHORT
from wayhome.holdings.places import house, phone, plate, postcode
from wayhome.holdings.rarity import Kind, Rarity

ENOUGH = 1_000  # records, from which counting here says more than "few are held"
SHARED: Mapping[Field, Kind] = {"phone": "phone", "home": "home", "vehicle": "vehicle"}


class Weighed(NamedTuple):
    """A point with its bits; ``common`` says in words how common the value is, and is empty where nobody knows.

    ``rarity`` is, of a part of a name, how rare it is in bits, however it agrees.
    """

    point: Point
    bits: float
    common: str = ""
    rarity: float = 0.0


class Sum(NamedTuple):
    """What all points come to: bits against chance, bits against a household, and the probability of one person.

    ``name_rarity`` is how rare the parts of the name are that agree, in bits.
    """

    weighed: tuple[Weighed, ...]
    bits: float
    near_bits: float
    posterior: float
    by_household: float
    name_rarity: float


def weigh(points: Iterable[Point], names: Aligned, pack: LinkagePack, rarity: Rarity) -> Sum:
    """Weigh the points of one comparison."""
    return Scale(pack, rarity).weigh(points, names)


class Scale:
    """By what the points of many comparisons are weighed. What one point weighs is kept: names and dates repeat."""

    def __init__(self, pack: LinkagePack, rarity: Rarity) -> None:
        self.pack, self._rarity, self._prior = pack, rarity, prior_bits(pack, rarity)
        self._kept: dict[Point, Weighed] = {}
        self._both: dict[tuple[str, str], int] = {}

    def weigh(self, points: Iterable[Point], names: Aligned) -> Sum:
        """Weigh the points of one comparison."""
        weighed, near = [], 0.0
        for point in points:
            bits, near_bits, local = self.pack.heavy[point.field, point.level]
            near += near_bits
            weighed.append(self._by_how_common(point) if local else Weighed(point, bits))
        if count := self._having_both(names):
            weighed = _capped(weighed, count, self.pack, self._rarity)
        bits = sum([one.bits for one in weighed])
        chance, household = 2.0 ** -(bits + self._prior), self.pack.prior.household * 2.0**-near
        return Sum(
            weighed=tuple(weighed),
            bits=bits,
            near_bits=near,
            posterior=1 / (1 + chance + household),
            by_household=household / (1 + chance + household),
            name_rarity=sum([one.rarity for one in weighed]),
        )

    def _having_both(self, names: Aligned) -> int:
        """Return how many records have both names; 0 where nobody knows, or too few are held for it to say much."""
        if names.given is None or names.family is None or self._rarity.records < ENOUGH:
            return 0
        both = names.given.held, names.family.held
        if both not in self._both:
            count = self._rarity.having("name", " ".join(sorted(map(sound, both))))
            self._both[both] = count or 0
        return self._both[both]

    def _by_how_common(self, point: Point) -> Weighed:
        if point not in self._kept:
            self._kept[point] = _by_how_common(point, self.pack, self._rarity)
        return self._kept[point]


def prior_bits(pack: LinkagePack, rarity: Rarity) -> float:
    """Return the bits before anything is compared: one in as many as a record may be about."""
    return -log2(max(pack.prior.people, rarity.records / pack.prior.records_each))


def _by_how_common(point: Point, pack: LinkagePack, rarity: Rarity) -> Weighed:
    weight = pack.weights[point.field][point.level]
    if point.field in ("given", "family"):
        return _by_name(point, weight, pack, rarity)
    return (_by_date if point.field == "born" else _by_count)(point, weight, pack, rarity)


def _by_name(point: Point, weight: Weight, pack: LinkagePack, rarity: Rarity) -> Weighed:
    every = {part: name_share(part, point.field, pack, rarity) for part in (point.held, point.asked) if len(part) > 1}
    share, common = max(every.values(), key=itemgetter(0))
    return Weighed(point, weight.bits_at(share, pack.typical[point.field]), common, -log2(share) if share else 0.0)


def name_share(part: str, field: Field, pack: LinkagePack, rarity: Rarity) -> tuple[float, str]:
    """Return what share of people have a name of this sound, and that in words where it was counted or is declared."""
    told, words = _declared(part, field, pack)
    count = rarity.having("part", sound(part))
    if count is None:
        return told, words
    share = (max(0, count - pack.usual.own) + pack.usual.counted * told) / (rarity.records + pack.usual.counted)
    return share, f"{count:,} of {rarity.records:,} records here" if rarity.records >= ENOUGH else words


@lru_cache(maxsize=65_536)
def _declared(part: str, field: Field, pack: LinkagePack) -> tuple[float, str]:
    """Return what share of people is taken to have a name, and the same in words where a table says it."""
    listed = _common(pack).get(_told_by(part))
    usual = pack.usual.family if field == "family" else pack.usual.given
    return listed or usual, f"about 1 in {round(1 / listed):,} people" if listed else ""


@lru_cache(maxsize=8)
def _common(pack: LinkagePack) -> Mapping[str, float]:
    """Return what share of people have a name of each sound, for the names declared to be common."""
    shares: dict[str, float] = {}
    for name, share in pack.names.common.items():
        shares[_told_by(name)] = shares.get(_told_by(name), 0.0) + share
    return shares


def _told_by(part: str) -> str:
    """Return what tells a name from others: its sound, or how it is spelt where too many names have the sound."""
    return sound(part) if len(sound(part)) > SHORT else spelling(part)


def _by_date(point: Point, weight: Weight, pack: LinkagePack, rarity: Rarity) -> Weighed:
    usual = pack.usual.birth_date
    first = point.held.endswith("-01-01")
    share = usual * pack.usual.first_january if first else usual
    count = rarity.having("born", point.held)
    if count is not None and rarity.records >= ENOUGH:
        share = max(share, (count - pack.usual.own) / rarity.records)
    typical = pack.typical["born"]
    common = "1 January is written for many whose day is not known" if first else ""
    return Weighed(point, weight.bits_at(share * typical / usual, typical), common)


def _by_count(point: Point, weight: Weight, pack: LinkagePack, rarity: Rarity) -> Weighed:
    """Weigh a phone, address or vehicle: one that more records have than one person and household weighs less."""
    kind, typical = SHARED.get(point.field), pack.typical[point.field]
    count = rarity.having(kind, _value(kind, point.held)) if kind else None
    if count is None or count <= pack.limits.hub:
        return Weighed(point, weight.bits)
    share = max(typical, (count - pack.limits.hub) / max(rarity.records, pack.prior.people))
    return Weighed(point, weight.bits_at(share, typical), f"{count:,} records here have it")


@lru_cache(maxsize=65_536)
def _value(kind: Kind, written: str) -> str:
    """Return a phone, address or vehicle as it is counted."""
    if kind == "home":
        return f"{postcode(written)} {house(written)}"
    return phone(written) if kind == "phone" else plate(written)


def _capped(weighed: list[Weighed], count: int, pack: LinkagePack, rarity: Rarity) -> list[Weighed]:
    """Hold the two names together to how many have both, which is more often than chance would have it."""
    others = count - pack.usual.own
    if others <= 0:
        return weighed
    most = log2(rarity.records / others)
    named = [one for one in weighed if one.point.field in ("given", "family")]
    told, rare = sum(one.bits for one in named), sum(one.rarity for one in named)
    if rare > most:
        weighed = [one._replace(rarity=one.rarity * most / rare) for one in weighed]
    if told <= most:
        return weighed
    words = f"both names together {count:,} of {rarity.records:,} records here"
    return [_lowered(one, most / told, words) for one in weighed]


def _lowered(one: Weighed, by: float, words: str) -> Weighed:
    if one.point.field == "given":
        return one._replace(bits=one.bits * by)
    return one._replace(bits=one.bits * by, common=words) if one.point.field == "family" else one
