"""What eleven systems write down of an invented person: some of it, in their own way, and some of it wrong."""

import unicodedata
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple, TypedDict

from bench.holdings_generator.people import Person
from bench.holdings_generator.places import ENDS, Home
from bench.holdings_generator.settings import TODAY, Setting
from bench.holdings_generator.slips import Said, how_many, parted, spoil
from wayhome.holdings import records
from wayhome.holdings.records import HeldRecord

ROWS = 32  # records that one person has at most
# How many records others and those whom the police often write about have: the chance of one, of two, and so on.
FEW = tuple(accumulate((0.64, 0.21, 0.08, 0.04, 0.02, 0.01)))
MANY = tuple(accumulate((0.16, 0.22, 0.22, 0.16, 0.11, 0.07, 0.04, 0.02)))


class System(NamedTuple):
    """A system: how much of what is held it holds of children and others, what it asks for, how carefully.

    ``born``, ``home`` and ``phone`` are how often it says them, ``first_only`` how often no more than a first name.
    """

    name: str
    child: float
    grown: float
    born: float
    home: float
    phone: float
    slips: float
    false: float
    first_only: float
    alias: float


# Name, share of a child's and of another's records; how often birth date, home, phone; errors; a false birth date, no
# more than a first name, another name altogether.
SYSTEMS = tuple(
    System(*told)
    for told in (
        ("missing", 20, 4, 0.97, 0.92, 0.55, 0.6, 0.0, 0.0, 0.02),
        ("crime", 17, 24, 0.78, 0.70, 0.42, 0.9, 0.0, 0.0, 0.0),
        ("public_protection_notice", 13, 8, 0.93, 0.84, 0.30, 0.8, 0.0, 0.0, 0.0),
        ("stop_and_search", 13, 11, 0.80, 0.45, 0.08, 1.5, 0.08, 0.0, 0.05),
        ("intelligence", 13, 14, 0.42, 0.36, 0.30, 1.5, 0.0, 0.08, 0.12),
        ("command_and_control", 13, 16, 0.27, 0.55, 0.58, 1.6, 0.0, 0.12, 0.0),
        ("social_care", 6, 2, 0.96, 0.88, 0.25, 0.7, 0.0, 0.0, 0.0),
        ("custody", 4, 9, 0.98, 0.80, 0.45, 0.8, 0.03, 0.0, 0.08),
        ("education", 1, 0, 0.99, 0.85, 0.40, 0.5, 0.0, 0.0, 0.0),
        ("housing", 0, 5, 0.55, 1.00, 0.35, 0.8, 0.0, 0.0, 0.0),
        ("vehicle", 0, 7, 0.30, 0.90, 0.05, 0.8, 0.0, 0.0, 0.0),
    )
)
CHILD_UPTO = tuple(accumulate(system.child for system in SYSTEMS))
GROWN_UPTO = tuple(accumulate(system.grown for system in SYSTEMS))
HONEST = ("born_false", "alias")  # drawn by system, never by the common lot


class Besides(TypedDict, total=False):
    """What some records say besides a name, a birth date, a home and a phone."""

    identifiers: tuple[str, ...]
    vehicles: tuple[str, ...]
    handles: tuple[str, ...]
    emails: tuple[str, ...]
    school: str
    placement: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the errors that are in it, and the place of the person it is about among their records."""

    record: HeldRecord
    slips: tuple[str, ...]


def rows(person: Person, setting: Setting, chance: Random, name: "Namer") -> Iterator[Row]:
    """Yield every record about a person."""
    many = 1 + bisect(MANY if person.subject else FEW, chance.random() * 0.999)
    kinds = {kind: weight for kind, weight in setting.kinds.items() if kind not in HONEST}
    for at in range(many):
        yield _Writing(person, setting, chance, kinds).row(name, at)


class Namer:
    """Gives each record a reference from which only its maker can tell whose it is."""

    FACTOR, SIZE = 0x9E3779B97F4A7C15 | 1, 1 << 44

    def reference(self, system: str, person: int, at: int) -> str:
        """Return the reference of a person's record."""
        return f"{system[:3].upper()}-{(person * ROWS + at) * self.FACTOR % self.SIZE:011X}"

    def person(self, reference: str) -> int:
        """Return the number of the person a record is about."""
        return int(reference[4:], 16) * pow(self.FACTOR, -1, self.SIZE) % self.SIZE // ROWS


class _Writing:
    def __init__(self, person: Person, setting: Setting, chance: Random, kinds: Mapping[str, float]) -> None:
        self._person, self._setting, self._chance, self._kinds = person, setting, chance, kinds
        upto = CHILD_UPTO if person.child else GROWN_UPTO
        self._system = SYSTEMS[bisect(upto, chance.random() * upto[-1])]
        self._back = int(chance.random() ** 1.5 * 365 * 6)  # days ago; the newer, the more
        born = setting.said[0] * self._system.born
        self._home = self._lived()
        self._said = Said(
            given=person.given_name,
            family=person.family_name,
            born=person.born if chance.random() < born else None,
            postcode=self._home.postcode if chance.random() < setting.said[1] * self._system.home else "",
            phones=self._phones() if chance.random() < setting.said[2] * self._system.phone else [],
        )

    def row(self, name: Namer, at: int) -> Row:
        """Return the record, with what went wrong in it."""
        slips = self._spoilt()
        record = HeldRecord(
            id=name.reference(self._system.name, self._person.number, at),
            system=self._system.name,
            person=self._as_written(),
            on=TODAY - timedelta(days=self._back),
        )
        return Row(record, tuple(slips))

    def _spoilt(self) -> list[str]:
        chance, person, said = self._chance, self._person, self._said
        slips = spoil(said, person, self._kinds, how_many(self._setting.slips * self._system.slips, chance), chance)
        if chance.random() < self._system.false * (self._setting.kinds["born_false"] / 2) and said.born:
            said.born = person.born - timedelta(days=chance.randrange(400, 1800))
            slips.append("born_false")
        if person.also and chance.random() < self._system.alias * 4 + 0.05:
            said.given, said.family = parted(person.also[0])
            slips.append("alias")
        elif chance.random() < self._system.first_only:
            said.family = ""
            slips.append("first_only")
        return slips

    def _lived(self) -> Home:
        homes = self._person.homes
        return homes[1] if len(homes) > 1 and self._chance.random() < min(0.9, self._back / 1500) else homes[0]

    def _phones(self) -> list[str]:
        person, draw = self._person, self._chance.random()
        if person.lines and draw < 0.3:
            return list(person.lines)
        if person.home_phones and (draw < 0.5 or not person.phones):
            return [self._chance.choice(person.home_phones)]
        older = len(person.phones) > 1 and self._chance.random() < min(0.9, self._back / 1200)
        return [person.phones[1 if older else 0]] if person.phones else []

    def _as_written(self) -> records.Person:
        chance, person, said = self._chance, self._person, self._said
        given, family = self._name()
        other = person.also if "alias" not in given and person.also and chance.random() < 0.15 else ()
        return records.Person(
            given_name=given,
            family_name=family,
            also_known_as=other,
            birth_date=said.born,
            sex=person.sex if chance.random() < 0.85 else "not_stated",
            address=_address(self._home.address, chance) if said.postcode and chance.random() < 0.92 else "",
            postcode=_maybe(said.postcode.replace(" ", ""), said.postcode, chance),
            phones=tuple(_phone(number, chance) for number in said.phones),
            **self._besides(),
        )

    def _besides(self) -> Besides:
        chance, person, system = self._chance, self._person, self._system.name
        besides: Besides = {}
        if person.identifiers and chance.random() < (0.6 if system in ("custody", "social_care", "missing") else 0.1):
            besides["identifiers"] = person.identifiers
        if person.vehicles and (system == "vehicle" or chance.random() < 0.1):
            besides["vehicles"] = (chance.choice(person.vehicles),)
        if person.handle and system in ("intelligence", "missing") and chance.random() < 0.3:
            besides["handles"] = (person.handle,)
        if person.email and chance.random() < 0.06:
            besides["emails"] = (person.email,)
        if person.child and system in ("missing", "social_care", "education", "public_protection_notice"):
            besides |= self._of_a_child()
        return besides

    def _of_a_child(self) -> Besides:
        chance, person = self._chance, self._person
        besides: Besides = {}
        if person.school and chance.random() < 0.35:
            besides["school"] = person.school
        if person.placement and self._home is person.homes[0] and chance.random() < 0.7:
            besides["placement"] = person.placement
        if person.parents and chance.random() < 0.35:
            besides["parents"] = (chance.choice(person.parents),)
        return besides

    def _name(self) -> tuple[str, str]:
        chance, said = self._chance, self._said
        given, family = said.given, said.family
        if self._person.middles and chance.random() < 0.2 and len(given) > 1 and given not in self._person.middles:
            given = f"{given} {self._person.middles[0]}"
        given, family = (_plainly(one, chance) for one in (given, family))
        if self._person.custom == "family_first" and chance.random() < 0.3:
            given, family = f"{family} {given}".strip(), ""
        draw = chance.random()
        if draw < 0.3:
            return given, family.upper()
        if draw < 0.38:
            return f"{given} {family}".strip(), ""
        return given, family


def _plainly(name: str, chance: Random) -> str:
    """Return a name as a keyboard without accents has it, mostly; a hyphen or an apostrophe sometimes lost."""
    if not name.isascii() and chance.random() < 0.7:
        kept = unicodedata.normalize("NFKD", name.translate(UNDOTTED))
        name = "".join(letter for letter in kept if not unicodedata.combining(letter))
    if "-" in name and chance.random() < 0.3:
        name = name.replace("-", " ")
    return name.replace("'", "") if "'" in name and chance.random() < 0.3 else name


UNDOTTED = str.maketrans("łŁıđĐ", "lLidD")


def _address(address: str, chance: Random) -> str:
    if chance.random() < 0.3:
        street, _, kind = address.rpartition(" ")
        address = f"{street} {ENDS.get(kind, kind)}"
    return address.replace("Flat ", "FLAT ").upper() if chance.random() < 0.1 else address


def _phone(number: str, chance: Random) -> str:
    draw = chance.random()
    if draw < 0.4:
        return f"{number[:5]} {number[5:]}"
    return f"+44{number[1:]}" if draw < 0.55 else number


def _maybe(one: str, other: str, chance: Random) -> str:
    return one if chance.random() < 0.15 else other
