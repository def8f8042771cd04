"""How far a record can be relied on: from the probability of one person, and from what no probability may pass over."""

from collections.abc import Iterable
from typing import NamedTuple

from wayhome.holdings.aligning import Aligned
from wayhome.holdings.asking import Tie, Tier
from wayhome.holdings.comparing import Point
from wayhome.holdings.levels import Field
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.names import Likeness, written_alike
from wayhome.holdings.weighing import Sum

OWN_DATE = frozenset({"same", "swapped", "year_out"})
OWN: tuple[Field, ...] = ("identifier", "email", "handle")
PLACES: tuple[Field, ...] = ("phone", "home", "vehicle")
OF_MANY: frozenset[Field] = frozenset({"given", "family", "order", "sex"})
IN_COMMON = frozenset({"same", "one_digit", "look_alike", "local_part", "street"})
COMMON = 16  # bits of a name, below which a few hundred people of a large city have it
LEAST = 0.1  # the probability from which a first name and a birth date alone are worth a look
LOOSE = frozenset({Likeness.INITIAL, Likeness.SLIP, Likeness.START, Likeness.SOUND})
ITS_OWN = frozenset({Likeness.SAME, Likeness.SHORT_FORM, Likeness.SPELLING})


NOT_WEIGHED = Sum(weighed=(), bits=0.0, near_bits=0.0, posterior=0.0, by_household=0.0, name_rarity=0.0)


class Standing(NamedTuple):
    """What two people have in common, as far as tiers ask."""

    names: Aligned
    levels: dict[Field, str]
    sum: Sum = NOT_WEIGHED
    one_name: bool = False  # so widely given that all spellings are taken for one (Mohammed), or hardly another (Sadie)

    @property
    def born(self) -> str:
        """Return the level of the birth dates; empty where one side does not say it."""
        return self.levels.get("born", "")

    @property
    def shares(self) -> bool:
        """Say whether they have a phone, an address or a vehicle in common."""
        return any(self.levels.get(field) in IN_COMMON for field in PLACES)

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
        return self.other_family and not any(self.levels.get(f) == "same" for f in known_by)

    @property
    def other_family(self) -> bool:
        """Say whether the record says a surname, and it is another."""
        return self.levels.get("family") == "different"

    @property
    def loose(self) -> bool:
        """Say whether the first name is only like the one asked for, as a twin's may be."""
        given = self.names.given
        return given is not None and (given.how in LOOSE or given.shared)

    @property
    def is_short(self) -> bool:
        """Say whether one first name is a short form of the other, as it may be of several."""
        return self.names.given is not None and self.names.given.how is Likeness.SHORT_FORM

    @property
    def like(self) -> bool:
        """Say whether the first name is not the one asked for, but like it or another spelling of it."""
        given = self.names.given
        if given is None:
            return False
        return given.shared or given.how in LOOSE or (given.how is Likeness.SPELLING and not self.one_name)

    @property
    def numbered(self) -> bool:
        """Say whether a number or a name online is the same, which brothers and sisters do not share."""
        return any(self.levels.get(field) == "same" for field in OWN)

    @property
    def is_common(self) -> bool:
        """Say whether many have the name: it says less than a birth date and a postcode do."""
        return self.sum.name_rarity < COMMON

    @property
    def close(self) -> bool:
        """Say whether first name, surname and birth date all agree, each perhaps in another form, and nothing differs.

        Who says one of them wrongly says others wrongly too, so that three such pieces say more than each by itself.
        """
        given, family = self.names.given, self.names.family
        if given is None or family is None or self.is_common or self.contradicted:
            return False
        named = given.how in ITS_OWN and not given.shared and family.how >= Likeness.SOUND and not family.half
        return named and self.born in ("same", "swapped")

    @property
    def contradicted(self) -> bool:
        """Say whether a sex or a number given by an authority speaks against it."""
        return "different" in (self.levels.get("sex"), self.levels.get("identifier"))

    @property
    def relative(self) -> bool:
        """Say whether the surname agrees and the first name does not: a brother or sister, or a parent."""
        names = self.names
        return names.given is None and names.given_said and names.family is not None and not names.family.shared


def is_nobody(points: tuple[Point, ...], names: Aligned) -> bool:
    """Say whether so little agrees that no weight makes a record come back: neither name, nor what ties two people.

    The same as ``tier_of`` says of these once they are weighed, without the weighing, which takes most of the time.
    """
    if names.given is not None or (names.family is not None and not names.given_said):
        return False
    one = Standing(names, {point.field: point.level for point in points})
    if one.relative:
        return not _is_near(one)
    return (names.family is None or names.family.shared) and not has_to_do_with(points)


def has_to_do_with(points: Iterable[Point]) -> bool:
    """Say whether anything but the name ties two people: a phone, a place, a vehicle, a number or a name online."""
    return any(
        one.level in IN_COMMON if one.field in PLACES else one.level == "same"
        for one in points
        if one.field in PLACES or one.field in OWN
    )


def standing(points: tuple[Point, ...], names: Aligned, total: Sum, pack: LinkagePack) -> Standing:
    """Return what tiers ask of a comparison."""
    given = names.given
    one_name = given is not None and (
        bool({given.asked, given.held} & pack.names.light) or written_alike(given.asked, given.held)
    )
    return Standing(names, {point.field: point.level for point in points}, total, one_name=one_name)


def tier_of(one: Standing, pack: LinkagePack) -> tuple[Tier, Tie] | None:
    """Return the tier and whom the record is about; None where too little agrees for it to come back."""
    names = one.names
    if one.relative:
        return ("connected", "near") if _is_near(one) else None
    if names.given is None and (names.family is None or (names.given_said and names.family.shared)):
        return _unnamed(one, pack)
    by_sum = _by_posterior(one.sum.posterior, pack)
    if by_sum is None:
        return _below(one)
    return (_held_to("probable" if by_sum == "possible" and one.close else by_sum, one), "person")


def _is_near(one: Standing) -> bool:
    """Say whether a relative by name is anybody of this child's."""
    return one.shares or one.own or one.born in ("year", "one_part") or one.levels.get("home") == "postcode"


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
    if tier == "certain" and not _may_be_certain(one):
        tier = "probable"
    if initial and not one.own:
        return "possible" if tier == "probable" else tier
    nearly = one.born in ("swapped", "year_out", "year", "one_part")
    return "possible" if nearly and one.is_common and not one.placed and tier != "named" else tier


def _may_be_certain(one: Standing) -> bool:
    """Say whether nothing stands in the way: a first name that a twin may have, or a name that many have.

    A common name and a birth date are shared by namesakes; an address, a phone or a number tells them apart.
    """
    given = one.names.given
    if not one.own or not one.names.whole or given is None:
        return False
    if given.how in (Likeness.INITIAL, Likeness.SLIP):
        return False
    return one.numbered or not (one.like or (one.is_common and not one.placed))


def _below(one: Standing) -> tuple[Tier, Tie] | None:
    """Return the tier of what is less likely than not: a name that many have and nothing else, or somebody near.

    Whoever has the name and a birth date like the one asked is worth a look, however many have the name.
    """
    names = one.names
    if one.born in OWN_DATE:
        given = names.given
        part = not names.given_said or (given is not None and (given.how in ITS_OWN or not one.other_family))
        return ("possible", "person") if names.whole or (part and one.sum.posterior >= LEAST) else _only_near(one)
    if names.whole and one.born != "different" and (one.shares or one.levels.get("home") == "postcode"):
        return "possible", "person"
    if names.whole or (names.given is not None and names.given.other_name) or not names.family_said:
        return "named", "person"
    return _only_near(one)


def _only_near(one: Standing) -> tuple[Tier, Tie] | None:
    return ("connected", "near") if one.shares else None
