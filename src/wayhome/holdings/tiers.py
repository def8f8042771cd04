"""How far a record can be relied on: from the probability of one person, and from what no probability may pass over."""

from dataclasses import dataclass

from wayhome.holdings.aligning import Aligned
from wayhome.holdings.asking import Tie, Tier
from wayhome.holdings.comparing import Point
from wayhome.holdings.levels import Field
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.names import Likeness
from wayhome.holdings.weighing import Sum

OWN_DATE = frozenset({"same", "swapped", "year_out"})
OWN: tuple[Field, ...] = ("identifier", "email", "handle")
PLACES: tuple[Field, ...] = ("phone", "home", "vehicle")
OF_MANY: frozenset[Field] = frozenset({"given", "family", "order", "sex"})
AGREES = frozenset({"same", "one_digit", "look_alike", "local_part"})
COMMON = 16  # bits of a name, below which a few hundred people of a large city have it
LOOSE = frozenset({Likeness.INITIAL, Likeness.SLIP, Likeness.START, Likeness.SOUND})


@dataclass(frozen=True, slots=True)
class Standing:
    """What two people have in common, as far as tiers ask."""

    names: Aligned
    levels: dict[Field, str]
    sum: Sum

    @property
    def born(self) -> str:
        """Return the level of the birth dates; empty where one side does not say it."""
        return self.levels.get("born", "")

    @property
    def shares(self) -> bool:
        """Say whether they have a phone, an address or a vehicle in common."""
        return any(self.levels.get(field) in AGREES or self.levels.get(field) == "street" for field in PLACES)

    @property
    def placed(self) -> bool:
        """Say whether a phone, an address or a vehicle is the very same."""
        return any(self.levels.get(field) == "same" for field in PLACES)

    @property
    def own(self) -> bool:
        """Say whether something agrees that is one person's alone: a birth date, a number, a name online."""
        return self.born in OWN_DATE or any(self.levels.get(field) == "same" for field in OWN)

    @property
    def beyond_the_name(self) -> bool:
        """Say whether anything agrees but the name, a sex and an age, which very many have."""
        return any(level not in ("different", "age") for field, level in self.levels.items() if field not in OF_MANY)

    @property
    def other_surname(self) -> bool:
        """Say whether the surname differs, and no phone, number or name online says that it is the same person."""
        known_by = (*OWN, "phone")
        return self.levels.get("family") == "different" and not any(self.levels.get(f) == "same" for f in known_by)

    @property
    def loose(self) -> bool:
        """Say whether the first name is only like the one asked for, as a twin's may be."""
        given = self.names.given
        return given is not None and (given.how in LOOSE or given.shared)

    @property
    def is_common(self) -> bool:
        """Say whether many have the name: it says less than a birth date and a postcode do."""
        return sum(one.bits for one in self.sum.weighed if one.point.field in ("given", "family")) < COMMON

    @property
    def relative(self) -> bool:
        """Say whether the surname agrees and the first name does not: a brother or sister, or a parent."""
        return self.names.given is None and self.names.given_said and self.names.family is not None


def standing(points: tuple[Point, ...], names: Aligned, total: Sum) -> Standing:
    """Return what tiers ask of a comparison."""
    return Standing(names, {point.field: point.level for point in points}, total)


def tier_of(one: Standing, pack: LinkagePack) -> tuple[Tier, Tie] | None:
    """Return the tier and whom the record is about; None where too little agrees for it to come back."""
    names = one.names
    if one.relative:
        near = one.shares or one.own or one.born in ("year", "one_part") or one.levels.get("home") == "postcode"
        return ("connected", "near") if near else None
    if names.given is None and names.family is None:
        return _unnamed(one, pack)
    by_sum = _by_posterior(one.sum.posterior, pack)
    if by_sum is None:
        return _below(one)
    return (_held_to(by_sum, one), "person")


def _unnamed(one: Standing, pack: LinkagePack) -> tuple[Tier, Tie] | None:
    """Return the tier where no part of the name agrees: another person, unless birth date and more are the same."""
    if one.own and one.shares and one.sum.posterior >= pack.tiers.possible:
        return "possible", "person"
    if any(one.levels.get(field) == "same" for field in OWN):
        return "possible", "person"
    return ("connected", "near") if one.shares else None


def _by_posterior(posterior: float, pack: LinkagePack) -> Tier | None:
    tiers: tuple[tuple[Tier, float], ...] = (
        ("certain", pack.tiers.certain), ("probable", pack.tiers.probable), ("possible", pack.tiers.possible),
    )  # fmt: skip
    return next((tier for tier, least in tiers if posterior >= least), None)


def _held_to(tier: Tier, one: Standing) -> Tier:
    """Hold a tier to what it may be: no name, and no household, makes anybody certain without what is their own."""
    if not one.beyond_the_name or one.other_surname:
        return "possible"
    given = one.names.given
    initial = given is not None and given.how is Likeness.INITIAL
    slip = given is not None and given.how is Likeness.SLIP
    if tier == "certain" and (not one.own or not one.names.whole or initial or slip):
        return "probable"
    if initial and not one.own:
        return "possible" if tier == "probable" else tier
    nearly = one.born in ("swapped", "year_out", "year", "one_part")
    return "possible" if nearly and one.is_common and not one.placed and tier != "named" else tier


def _below(one: Standing) -> tuple[Tier, Tie] | None:
    """Return the tier of what is less likely than not: a name that many have, or somebody near.

    Whoever has the whole name and a birth date like the one asked is worth a look, however many have the name.
    """
    names = one.names
    if names.whole and one.born in OWN_DATE:
        return "possible", "person"
    if names.whole or (names.given is not None and names.given.other_name) or not names.family_said:
        return "named", "person"
    if one.shares:
        return "connected", "near"
    return ("named", "person") if one.own and names.given is not None else None
