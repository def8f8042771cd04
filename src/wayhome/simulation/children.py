"""The children of the borough: who they are, where they live, and how often they go missing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wayhome.kernel.ids import Subject, subject
from wayhome.kernel.moments import in_london
from wayhome.record.events.child import CareStatus, Ethnicity, Placement, Sex
from wayhome.simulation.arrivals import REPEATS, REPEATS_LOOKED_AFTER, times_a_year
from wayhome.simulation.chance import Chance, Drawing, happens, one_of, weighted
from wayhome.simulation.names import BOYS, FAMILY, GIRLS, phone
from wayhome.simulation.places import AREAS, HOMES, STREETS, Home

OFTEN = 5
NAMES_LAST = 300  # of so many, no two have the same name
AGES = {range(8, 12): 0.07, range(12, 15): 0.35, range(15, 17): 0.40, range(17, 18): 0.18}
WHERE: dict[Placement, float] = {
    "home": 0.42, "other_family": 0.06, "childrens_home": 0.30, "foster_home": 0.10, "supported_accommodation": 0.12,
}  # fmt: skip
ETHNICITIES: dict[Ethnicity, float] = {"white": 76, "black": 14, "asian": 5, "mixed": 3, "chinese_or_other": 2}
NOT_KNOWN = 0.31
FLAGS = ("sexual", "county_lines", "criminal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """An invented child. ``ethnicity`` is what is so; whether anybody wrote it down is ``ethnicity_given``."""

    key: str
    given: str
    family: str
    born: date
    sex: Sex
    ethnicity: Ethnicity
    ethnicity_given: Ethnicity | None
    care: CareStatus
    placement: Placement
    home: Home | None
    area: str
    address: str
    postcode: str
    phone: str
    flag: str | None
    often: int

    @property
    def subject(self) -> Subject:
        """Return the child as events name them."""
        return subject("child", self.key)

    @property
    def name(self) -> str:
        """Return the child's name."""
        return f"{self.given} {self.family}"

    @property
    def looked_after(self) -> bool:
        """Say whether the council looks after the child."""
        return self.care == "looked_after"


def children(count: int, draw: Drawing, now: datetime, *, first: int = 201) -> Iterator[Child]:
    """Yield invented children, as they are at an instant; of the first, no two have the same name."""
    used: set[tuple[str, str]] = set()
    living: Counter[str] = Counter()
    for number in range(first, first + count):
        chance = draw(f"child {number}")
        child = _child(f"C-{number}", chance, now, living)
        for _ in range(20 if number - first < NAMES_LAST else 0):
            if (child.given, child.family) not in used:
                break
            child = _child(f"C-{number}", chance, now, living)
        living.update([child.home.key] if child.home else [])
        used.add((child.given, child.family))
        yield child


def _child(key: str, chance: Chance, now: datetime, living: Counter[str]) -> Child:
    sex: Sex = "girl" if happens(chance, 0.49) else "boy"
    placement = weighted(chance, WHERE)
    care = _care(placement, chance)
    homes = [home for home in HOMES if home.kind == placement]
    home = min(homes, key=lambda one: living[one.key], default=None)
    ethnicity = weighted(chance, ETHNICITIES)
    flagged = happens(chance, 0.3 if care == "looked_after" else 0.12)
    often = times_a_year(chance, REPEATS_LOOKED_AFTER if care == "looked_after" else REPEATS)
    return Child(
        key=key,
        given=one_of(chance, GIRLS if sex == "girl" else BOYS),
        family=one_of(chance, FAMILY),
        born=_born(chance, now),
        sex=sex,
        ethnicity=ethnicity,
        ethnicity_given=None if happens(chance, NOT_KNOWN) else ethnicity,
        care=care,
        placement=placement,
        home=home,
        area=home.area if home else one_of(chance, AREAS),
        address=home.address if home else f"{1 + int(chance.random() * 90)} {one_of(chance, STREETS)}",
        postcode=home.postcode if home else f"EM{1 + int(chance.random() * 9)} {int(chance.random() * 10)}QX",
        phone=phone(chance),
        flag=_flag(sex, chance) if flagged or often >= 20 else None,
        often=often,
    )


def _care(placement: Placement, chance: Chance) -> CareStatus:
    if placement in ("childrens_home", "foster_home"):
        return "looked_after"
    if placement == "supported_accommodation":
        return "looked_after" if happens(chance, 0.6) else "care_leaver"
    shares: dict[CareStatus, float] = {"none": 0.68, "child_in_need": 0.2, "child_protection_plan": 0.12}
    return weighted(chance, shares)


def _flag(sex: Sex, chance: Chance) -> str:
    weights = (0.69, 0.16, 0.15) if sex == "girl" else (0.25, 0.4, 0.35)
    return weighted(chance, dict(zip(FLAGS, weights, strict=True)))


def _born(chance: Chance, now: datetime) -> date:
    """Return a birth date: the child is still under eighteen at the end of the time that is told."""
    ages = weighted(chance, AGES)
    days = ages.start * 365.25 + chance.random() * (len(ages) * 365.25 - 3)
    return in_london(now).date() - timedelta(days=int(days))
