"""Invented households: who lives in them, how they are named, by what they are reached, and whom they are taken for."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from bench.holdings_generator.naming import Group, Name, groups
from bench.holdings_generator.places import NAMES, WORDS, Home, home, landline, line, mobile, plate
from bench.holdings_generator.settings import TODAY, Setting
from wayhome.holdings.records import Sex

# How many children live in a household that has any, and the sorts of household.
CHILDREN = (0.40, 0.78, 0.93, 0.98)
ALONE, COUPLE = 0.40, 0.55
SEXES: tuple[Sex, Sex] = ("female", "male")
STREET_NAMES, SCHOOLS = WORDS["called"].split(), WORDS["schools"].split()


@dataclass(slots=True)
class Person:
    """An invented person as they are, before anybody has written anything down.

    ``homes`` and ``phones`` are the present one first. ``member`` is their place in the household; ``twin_of`` the
    place of a twin. ``subject`` is whether the police often write about them, so that they may be looked for.
    """

    household: int
    member: int
    group: str
    sex: Sex
    born: date
    given: tuple[Name, str]
    family: tuple[tuple[Name, str], ...]
    middles: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    homes: tuple[Home, ...] = ()
    phones: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    home_phones: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    email: str = ""
    handle: str = ""
    school: str = ""
    placement: str = ""
    custom: str = ""
    child: bool = False
    subject: bool = False
    twin_of: int | None = None
    marks: set[str] = field(default_factory=set)

    @property
    def number(self) -> int:
        """Return a number that is theirs alone."""
        return self.household * 16 + self.member

    @property
    def given_name(self) -> str:
        """Return the first name as the family writes it."""
        return self.given[1]

    @property
    def family_name(self) -> str:
        """Return what stands as surname."""
        joint = " " if self.custom in ("two_families", "chain") else "-"
        return joint.join(spelt for _, spelt in self.family)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What all households of one world share: how many postcodes, care homes and hostels there are."""

    setting: Setting
    postcodes: int
    hubs: int

    def household(self, number: int) -> list[Person]:
        """Return the people of one household: always the same for the same number."""
        return _Household(self, number).people()

    def first_things(self, number: int) -> tuple[Home, str, str]:
        """Return where a household lives, its car and the phone of its first grown-up."""
        chance = self.chance("house", number)
        return home(chance, self.postcodes), plate(chance), mobile(chance)

    def chance(self, what: str, number: int) -> Random:
        """Return a source of chance for one thing, the same whenever it is asked for."""
        kind = int.from_bytes(what.encode(), "big")
        return Random((self.setting.seed << 160) | (kind << 48) | number)

    def hub(self, number: int) -> tuple[Home, str, str]:
        """Return a children's home or hostel: where it is, its number, its name."""
        chance = self.chance("hub", number % self.hubs)
        place = home(chance, self.postcodes)
        return place, landline(number % self.hubs), f"{place.address.split()[-2]} House"


class _Household:
    def __init__(self, ground: Ground, number: int) -> None:
        self._ground, self._setting, self._number = ground, ground.setting, number
        self._chance = ground.chance("who", number)
        self._home, self._car, self._phone = ground.first_things(number)
        self._groups = groups(self._setting.drift, self._setting.given_tail, self._setting.family_tail)
        self._group = self._pick()
        self._pair = ground.chance("pair", number // 2)
        self._family = self._surname(self._group)

    def people(self) -> list[Person]:
        sort = self._chance.random()
        grown = 2 if ALONE <= sort < COUPLE or (sort >= COUPLE and self._chance.random() < 0.7) else 1
        many = 1 + bisect(CHILDREN, self._chance.random()) if sort >= COUPLE else 0
        made = [self._grown_up(member) for member in range(grown)]
        made += list(self._children(list(made), many))
        self._take_up_neighbours(made)
        return made

    def _pick(self) -> Group:
        return self._chance.choices(self._groups, cum_weights=shares(self._groups))[0]

    def _surname(self, group: Group) -> tuple[tuple[Name, str], ...]:
        many = 2 if group.custom in ("two_families", "chain") else 1 + (self._chance.random() < group.double)
        drawn = [group.family.draw(self._chance) for _ in range(many)]
        return tuple((name, name.spelt(self._chance)) for name in drawn)

    def _grown_up(self, member: int) -> Person:
        chance, group = self._chance, self._group
        if member and chance.random() < 0.12:
            group = self._pick()
        sex = SEXES[member] if member or chance.random() < 0.8 else chance.choice(SEXES)
        family = self._family if chance.random() < 0.7 else self._surname(group)
        if group.custom == "chain":
            family = self._surname(group)
        person = self._person(group, member, sex, self._born(group, 19, 60), family)
        person.phones = (self._phone if not member else mobile(chance), *self._older_phone())
        person.vehicles = (self._car,) if not member and chance.random() < 0.6 else ()
        return person

    def _children(self, grown: list[Person], many: int) -> Iterator[Person]:
        chance, made = self._chance, list[Person]()
        for at in range(many):
            twin = made[-1] if made and chance.random() < self._setting.twins * 1.6 else None
            sex = chance.choice(SEXES)
            born = twin.born if twin else self._born(self._group, 1, 18)
            child = self._person(self._group, len(grown) + at, sex, born, self._family)
            child.child, child.parents = True, tuple(f"{one.given_name} {one.family_name}" for one in grown)
            child.home_phones = tuple(one.phones[0] for one in grown)
            self._reached(child, made)
            if twin:
                child.twin_of, twin.twin_of = twin.member, child.member
            self._named_like_father(child, grown)
            made.append(child)
            yield child

    def _reached(self, child: Person, older: list[Person]) -> None:
        chance, age = self._chance, (TODAY - child.born).days / 365.25
        child.subject = 8 <= age < 18 and chance.random() < 0.3
        if age >= 9 and chance.random() < 0.75:
            shared = older and older[-1].phones and chance.random() < 0.08
            child.phones = older[-1].phones if shared else (mobile(chance), *self._older_phone())
        if age >= 5:
            district = int(self._home.postcode.split()[0][2:])
            child.school = (
                f"{NAMES[district * 3 % len(NAMES)]} {SCHOOLS[(district + (age >= 11)) % len(SCHOOLS)]} School"
            )
        if age >= 10 and chance.random() < self._setting.in_care * (4 if child.subject else 1):
            self._into_care(child)

    def _into_care(self, child: Person) -> None:
        place, phone, name = self._ground.hub(self._chance.randrange(1 << 30))
        child.homes, child.placement = (place, *child.homes), name
        child.home_phones = (phone,)
        child.marks.add("in_care")

    def _named_like_father(self, child: Person, grown: list[Person]) -> None:
        father = next((one for one in grown if one.sex == "male"), None)
        if father and child.sex == "male" and self._chance.random() < self._setting.father_and_son * 3:
            child.given, child.family = father.given, father.family
            child.marks.add("father_and_son")
            father.marks.add("father_and_son")

    def _person(self, group: Group, member: int, sex: Sex, born: date, family: tuple[tuple[Name, str], ...]) -> Person:
        chance = self._chance
        name = group.given(sex).draw(chance)
        person = Person(
            self._number, member, group.name, sex, born, (name, name.spelt(chance)), family, custom=group.custom
        )
        if group.girls_last and sex == "female" and chance.random() < 0.45:
            last = group.girls_last.draw(chance)
            person.family = ((last, last.spelt(chance)),)
        person.middles = self._middles(group, sex)
        older = (home(chance, self._ground.postcodes),) if chance.random() < self._setting.moved else ()
        person.homes = (self._home, *older)
        self._marked(person)
        return person

    def _middles(self, group: Group, sex: str) -> tuple[str, ...]:
        if group.custom == "singh_kaur" and self._chance.random() < 0.4:
            return ("Kaur" if sex == "female" else "Singh",)
        if group.custom == "chain" or self._chance.random() > 0.35:
            return ()
        return (group.given(sex).draw(self._chance).spelt(self._chance),)

    def _marked(self, person: Person) -> None:
        chance = self._chance
        if chance.random() < self._setting.aliases:
            person.also = (self._alias(person),)
        if chance.random() < 0.12:
            number = f"{chance.randrange(90, 100)}/{chance.randrange(10**6):06d}{chance.choice('ABCDEFGHJ')}"
            person.identifiers = (f"pnc {number}",)
        elif chance.random() < 0.15:
            person.identifiers = (f"nhs 999{chance.randrange(10**7):07d}",)
        first, last = _plain(person.given_name), _plain(person.family_name)
        person.email = f"{first}.{last}{chance.randrange(100)}@example.org" if chance.random() < 0.4 else ""
        person.handle = f"@{first[:6]}{chance.randrange(10_000)}" if chance.random() < 0.35 else ""

    def _alias(self, person: Person) -> str:
        chance = self._chance
        if chance.random() < 0.45:
            return chance.choice(STREET_NAMES)
        if chance.random() < 0.5:
            return f"{person.given_name} {self._surname(self._group)[0][1]}"
        return f"{self._group.given(person.sex).draw(chance).spelt(chance)} {person.family_name}"

    def _older_phone(self) -> tuple[str, ...]:
        return (mobile(self._chance),) if self._chance.random() < self._setting.new_phone else ()

    def _born(self, group: Group, youngest: int, oldest: int) -> date:
        chance = self._chance
        day = TODAY - timedelta(days=chance.randrange(youngest * 365, oldest * 365))
        return day.replace(month=1, day=1) if chance.random() < group.new_year else day

    def _take_up_neighbours(self, made: list[Person]) -> None:
        """Give them what they have from people whom they have nothing to do with."""
        tenant, sold, namesake = (self._pair.random() for _ in range(3))
        even, other = not self._number % 2, self._number ^ 1
        if even and tenant < self._setting.former_tenants:
            theirs = self._ground.first_things(other)[0]
            for person in made:
                person.homes = (person.homes[0], theirs)
                person.marks.add("former_tenant")
        if even and sold < self._setting.sold_cars:
            made[0].vehicles = (*made[0].vehicles, self._ground.first_things(other)[1])
            made[0].marks.add("sold_car")
        if made[-1].child and namesake < self._setting.namesakes:
            self._make_namesake(made[-1])
        self._share_a_line(made)

    def _make_namesake(self, person: Person) -> None:
        """Give them the name that the last child next door has too, and mostly another birth date in the same year."""
        chance = self._ground.chance("name", self._number // 2)
        group = chance.choices(self._groups, cum_weights=shares(self._groups))[0]
        name, family = group.given(person.sex).draw(chance), group.family.draw(chance)
        person.given, person.family = (name, name.spelt(chance)), ((family, family.spelt(chance)),)
        year = TODAY.year - chance.randrange(9, 17)
        person.born = in_year(person.born, year)
        person.group, person.custom = group.name, ""
        person.marks.add("namesake")

    def _share_a_line(self, made: list[Person]) -> None:
        chance = self._ground.chance("line", self._number // 8)
        if chance.random() >= self._setting.shared_lines or self._chance.random() > 0.6:
            return
        for person in made:
            if person.child and (TODAY - person.born).days > 12 * 365:
                person.lines = (line(self._number // 8),)
                person.marks.add("shared_line")
                return


@cache
def shares(known: tuple[Group, ...]) -> tuple[float, ...]:
    """Return how much of a population each group and those before it are."""
    return tuple(accumulate(group.share for group in known))


def in_year(day: date, year: int) -> date:
    """Return the same day of another year; for a leap day the day before."""
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isascii() and letter.isalpha()) or "x"
