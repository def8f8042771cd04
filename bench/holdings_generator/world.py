"""A world of so many records: a stream of them, questions about some of its children, and who anybody really is."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from bench.holdings_generator.asking import Query, ask
from bench.holdings_generator.naming import groups
from bench.holdings_generator.people import Ground, Person
from bench.holdings_generator.places import POSTCODES
from bench.holdings_generator.recording import Namer, Row, rows
from bench.holdings_generator.settings import Setting
from wayhome.holdings.records import HeldRecord

BLOCK = 2_000  # households whose records are mixed before they are told
STRIDE = 7_368_787  # a prime: a step through all households that leaves none out
A_HOUSEHOLD = 4.02  # records that one has, on average


class World:
    """Everything that is held in one setting, in about as many records as were asked for; nothing is kept in memory."""

    def __init__(self, setting: Setting, records: int) -> None:
        self.setting = setting
        self.households = max(BLOCK // 4, round(records / A_HOUSEHOLD))
        postcodes = min(POSTCODES, max(50, self.households // 12))
        self._ground = Ground(setting=setting, postcodes=postcodes, hubs=max(2, records // 20_000))
        self._namer = Namer()
        self._groups = len(groups(setting.drift, setting.given_tail, setting.family_tail))
        self._household = lru_cache(maxsize=4_096)(self._ground.household)

    def records(self) -> Iterator[HeldRecord]:
        """Yield every record; those of one person do not stand together."""
        for first in range(0, self.households, BLOCK):
            block = range(first, min(first + BLOCK, self.households))
            people = (person for number in block for person in self._ground.household(number))
            told = [row.record for person in people for row in self.rows(person)]
            self._ground.chance("mix", first).shuffle(told)
            yield from told

    def queries(self, many: int) -> Iterator[Query]:
        """Yield so many questions, each about another child of eight to seventeen whom the police have written about.

        Raises ValueError where the world has too few of them.
        """
        if many > self.households // 10:
            raise ValueError(f"{self.households} households have too few children for {many} questions")
        chance = self._ground.chance("ask", many)
        seen: set[int] = set()
        while len(seen) < many:
            number = chance.randrange(self.households)
            able = [person for person in self._household(number) if person.subject and person.number not in seen]
            if able:
                person = chance.choice(able)
                seen.add(person.number)
                yield self._asked(person)

    def balanced(self, each: int) -> Iterator[Query]:
        """Yield so many questions about children of each naming group, or as many as there are such children."""
        asked: Counter[str] = Counter()
        for at in range(self.households):
            for person in self._household(at * STRIDE % self.households):
                if person.subject and asked[person.group] < each:
                    asked[person.group] += 1
                    yield self._asked(person)
            if len(asked) == self._groups and min(asked.values()) >= each:
                return

    def _asked(self, person: Person) -> Query:
        return ask(person, self.setting, self._ground.chance("say", person.number), list(self.rows(person)))

    def rows(self, person: Person) -> Iterator[Row]:
        """Yield the records of one person with the errors in them."""
        return rows(person, self.setting, self._ground.chance("row", person.number), self._namer)

    def person(self, reference: str) -> Person:
        """Return the person whom a record is about."""
        number = self._namer.person(reference)
        return self._household(number // 16)[number % 16]

    def relation(self, child: Person, reference: str) -> str:
        """Say who the person a record is about is to a child; ``self`` where it is the child."""
        other = self.person(reference)
        if other.number == child.number:
            return "self"
        if other.household == child.household:
            return _at_home(child, other)
        return _elsewhere(child, other)


def _at_home(child: Person, other: Person) -> str:
    if other.child:
        return "twin" if child.twin_of == other.member or other.twin_of == child.member else "sibling"
    same = (other.given_name, other.family_name) == (child.given_name, child.family_name)
    return "father_and_son" if same else "parent"


def _elsewhere(child: Person, other: Person) -> str:
    if other.given[0] == child.given[0] and {n for n, _ in other.family} & {n for n, _ in child.family}:
        return "namesake"
    if set(other.lines) & set(child.lines):
        return "shared_line"
    if other.household // 2 == child.household // 2 and "sold_car" in other.marks | child.marks:
        return "sold_car" if set(other.vehicles) & set(child.vehicles) else "other"
    if set(other.homes) & set(child.homes):
        return "same_home" if other.placement or child.placement else "former_tenant"
    return "other"
