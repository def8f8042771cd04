"""Held records as rows: the keys of every column, made by the functions by which two people are compared in a search.

Where ``holdings.comparing`` says that two values agree, here two values have a key in common. ``parity`` holds the two
together.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations

from wayhome.application.holding.side_by_side import asked_as
from wayhome.application.linking.columns import NAMED, SOUNDS, Keys, Name, Naming, Row
from wayhome.holdings.comparing import DIGITS, Prepared, authority, core, local_part, points, prepare, told
from wayhome.holdings.keys import keys_of_person
from wayhome.holdings.levels import LEVELS
from wayhome.holdings.names import plain, sound, told_parts
from wayhome.holdings.naming.tables import NameTables
from wayhome.holdings.places import LOOK_ALIKE, SEEN, house, phone, plate_seen, postcode, street
from wayhome.holdings.records import HeldRecord, Person

READY = 200_000  # names that are kept ready to be compared
WORDS = 8  # of a school, of which any may be left out; a longer name has to be given whole


def rows_of(records: Iterable[HeldRecord]) -> Iterator[Row]:
    """Return records as rows."""
    return (row_of(record) for record in records)


def row_of(record: HeldRecord) -> Row:
    """Return a record as a row."""
    person = record.person
    columns = {**dict(_named(person)), **dict(_born(person.birth_date)), **dict(_shared(person)), **dict(_home(person))}
    columns |= {**dict(_elsewhere(person)), **dict(_vehicles(person))}
    name = Name(person.given_name, person.family_name, person.also_known_as, person.parents)
    kept = {column: tuple(dict.fromkeys(keys)) for column, keys in columns.items() if keys}
    return Row(record.id, name if any((*name.others, *name.parents, name.given, name.family)) else None, kept,
               keys_of_person(person))  # fmt: skip


def naming(tables: NameTables) -> Naming:
    """Return the function that lays two names side by side, as a search does."""

    @lru_cache(maxsize=READY)
    def ready(name: Name) -> tuple[Prepared, Person]:
        person = Person(given_name=name.given, family_name=name.family, also_known_as=name.others, parents=name.parents)
        return prepare(asked_as(person)), person

    def levels(one: Name, other: Name) -> tuple[int, ...]:
        _, found = points(ready(one)[0], ready(other)[1], tables)
        at = {point.field: LEVELS[point.field].index(point.level) for point in found}
        return tuple(at.get(field, -1) for field in NAMED)

    return levels


def _named(person: Person) -> Iterator[tuple[str, Keys]]:
    sounds = sorted(map(sound, told_parts(person.name)))
    yield SOUNDS, (" ".join(sounds),) if len(sounds) > 1 else ()


def _born(day: date | None) -> Iterator[tuple[str, Keys]]:
    if day is None:
        return
    first, second = sorted((day.day, day.month))
    in_year, year = f"{day.day} {day.month}", f"{day.year}"
    yield "born_same", (day.isoformat(),)
    yield "born_swapped", (f"{year} {first} {second}",)
    yield "born_year_out", (f"{in_year} {year}", f"{in_year} {day.year + 1}")
    yield "born_year", (year,)
    yield "born_first_january", (year,) if (day.month, day.day) == (1, 1) else ()
    years = (f"{in_year} {one}" for one in _one_out(year))
    yield "born_one_part", (f"{year} {day.day} *", f"{year} * {day.month}", *years)


def _one_out(text: str) -> Iterator[str]:
    """Yield a text with each of its characters left open."""
    return (f"{text[:at]}*{text[at + 1 :]}" for at in range(len(text)))


def _shared(person: Person) -> Iterator[tuple[str, Keys]]:
    yield "sex_said", (person.sex,) if person.sex != "not_stated" else ()
    yield "sex_same", (person.sex,) if person.sex != "not_stated" else ()
    numbers = tuple(filter(None, map(phone, person.phones)))
    yield "phone_said", numbers
    yield "phone_same", numbers
    yield "phone_one_digit", tuple(one for number in numbers if len(number) >= DIGITS for one in _digits(number))


def _digits(number: str) -> Iterator[str]:
    """Yield a number with each digit left open, and with every two neighbours in either order."""
    yield from _one_out(number)
    for at in range(len(number) - 1):
        two = "".join(sorted(number[at : at + 2]))
        yield f"{number[:at]}({two}){number[at + 2 :]}"


def _home(person: Person) -> Iterator[tuple[str, Keys]]:
    code, numbers, name = postcode(person.postcode or person.address), house(person.address), street(person.address)
    placed = (f"{name} {numbers}",) if numbers and name else ()
    yield "home_postcode", (code,) if code else ()
    yield "home_street", placed
    yield "home_street_without_postcode", () if code else placed
    yield "home_same", (f"{code} {numbers}",) if code and numbers else ()


def _vehicles(person: Person) -> Iterator[tuple[str, Keys]]:
    marks = tuple(filter(None, map(plate_seen, person.vehicles)))
    alike = tuple(mark.translate(LOOK_ALIKE) for mark in marks)
    yield "vehicle_same", marks
    yield "vehicle_look_alike", alike
    yield "vehicle_part", tuple(part for mark in alike for part in _within(mark))


def _within(mark: str) -> Iterator[str]:
    """Yield every run of a mark that is long enough to mean it."""
    return (mark[at : at + length] for length in range(SEEN, len(mark) + 1) for at in range(len(mark) - length + 1))


def _elsewhere(person: Person) -> Iterator[tuple[str, Keys]]:
    yield "handle_said", ("said",) if person.handles else ()
    yield "handle_same", tuple(filter(None, map(told, person.handles)))
    yield "email_said", ("said",) if person.emails else ()
    emails = [one.strip() for one in person.emails]
    yield "email_same", tuple(filter(None, map(plain, emails)))
    yield "email_local_part", tuple(filter(None, map(local_part, emails)))
    yield "identifier_same", tuple(map(told, person.identifiers))
    yield "identifier_authority", tuple(filter(None, map(authority, person.identifiers)))
    yield from _placed("school", person.school)
    yield from _placed("placement", person.placement)


def _placed(field: str, name: str) -> Iterator[tuple[str, Keys]]:
    words = sorted(core(name)) if name else []
    some = range(1, len(words) + 1) if len(words) <= WORDS else (len(words),)
    yield f"{field}_said", ("said",) if name else ()
    yield f"{field}_words", (" ".join(words),) if words else ()
    yield f"{field}_some_words", tuple(" ".join(few) for many in some for few in combinations(words, many))
