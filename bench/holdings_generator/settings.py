"""The settings from which a population is made: which names, how many errors of which kind, how often what is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

TODAY = date(2026, 3, 2)

# What can go wrong with a name, a birth date or a contact, and how much of all that goes wrong it is.
SLIPS: Mapping[str, float] = {
    "typing_given": 9,
    "typing_family": 9,
    "respelt_given": 10,
    "respelt_family": 9,
    "short_form": 9,
    "swapped_names": 5,
    "middle_first": 3,
    "cut_short": 3,
    "half_double": 6,
    "alias": 5,
    "initial": 3,
    "born_swapped": 7,
    "born_digit": 6,
    "born_year": 6,
    "born_new_year": 2,
    "born_wrong": 2,
    "born_false": 2,
    "postcode_typing": 5,
    "phone_typing": 5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How one population is made. ``drift`` says which of the names and spellings it knows, and in which order.

    ``slips`` is how many errors a record has on average, before its system's factor; a query has ``asked_worse`` times
    as many. ``said`` multiplies how often a record gives a birth date, a postcode and a phone.
    """

    name: str
    seed: int
    drift: int = 0
    slips: float = 0.50
    asked_worse: float = 1.6
    kinds: Mapping[str, float] = field(default_factory=lambda: dict(SLIPS))
    said: tuple[float, float, float] = (1.0, 1.0, 1.0)
    family_tail: float = 0.22
    given_tail: float = 0.05
    aliases: float = 0.10
    moved: float = 0.35
    new_phone: float = 0.30
    former_tenants: float = 0.06
    sold_cars: float = 0.06
    namesakes: float = 0.05
    shared_lines: float = 0.06
    in_care: float = 0.025
    twins: float = 0.04
    father_and_son: float = 0.03


TUNING = Setting(name="tuning", seed=20260302)
REPORT = Setting(
    name="report",
    seed=77_410_663,
    drift=1,
    slips=0.52,
    kinds={
        **SLIPS,
        "typing_given": 11,
        "typing_family": 12,
        "respelt_given": 8,
        "respelt_family": 8,
        "short_form": 12,
        "swapped_names": 7,
        "middle_first": 4,
        "cut_short": 2,
        "born_swapped": 9,
        "born_year": 4,
        "born_new_year": 3,
        "born_false": 3,
    },
    said=(0.97, 1.04, 0.95),
    family_tail=0.30,
    given_tail=0.08,
    moved=0.40,
    aliases=0.12,
)
SETTINGS: Mapping[str, Setting] = {setting.name: setting for setting in (TUNING, REPORT)}
