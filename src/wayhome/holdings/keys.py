"""The keys under which a person is found: each the same for two ways of writing one thing.

What is asked is widened (short forms, initials), what is kept is not, so that a new short form needs no new index.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

from wayhome.holdings.asking import Asked
from wayhome.holdings.names import every_part, parts, short_forms, sound
from wayhome.holdings.places import house, phone, plate, postcode, street
from wayhome.holdings.records import HeldRecord, Person

SHORT = 4  # letters; a first name of more is found by its beginning too
LONGEST_NAME = 6  # parts; a longer one is a list of names, and its pairs would find everybody


def keys_of(record: HeldRecord) -> frozenset[str]:
    """Return every key under which a record is found: by its person, and by those it names beside them."""
    named = (key for associate in record.associates for key in _kept_pairs(every_part(associate)))
    return frozenset((*keys_of_person(record.person), *named))


def keys_of_person(person: Person) -> frozenset[str]:
    """Return every key under which a person is found."""
    held = every_part(person.given_name, person.family_name, *person.also_known_as)
    alone = (f"part {_kept(part)}" for part in held[:LONGEST_NAME])
    return frozenset((*_kept_pairs(held), *_begun(person), *alone, *_elsewhere(person)))


def keys_asked(asked: Asked) -> frozenset[str]:
    """Return every key that what is asked may be found under."""
    said = every_part(asked.name, *asked.also_known_as)
    alone = said if only_a_part(asked) else [part for part in parts(*asked.also_known_as) if len(part) > 2]
    single = (f"part {one}" for part in alone for one in _widened(part))
    return frozenset((*_asked_pairs(said), *single, *_elsewhere(asked.person)))


def only_a_part(asked: Asked) -> bool:
    """Say whether one part of a name is all there is to go by."""
    nothing_else = not (asked.birth_date or asked.phones or asked.address or asked.postcode or asked.vehicles)
    return nothing_else and len(parts(asked.name, *asked.also_known_as)) == 1


def _kept(part: str) -> str:
    """Return how a part is kept: by its sound, or as the initial that it is."""
    return sound(part) if len(part) > 1 else f"{part}."


def _begun(person: Person) -> Iterator[str]:
    """Yield the pairs under which a long first name is found by its beginning (Tam for Tamsin)."""
    given, family = parts(person.given_name)[:LONGEST_NAME], parts(person.family_name)[:LONGEST_NAME]
    for one, other in product((part for part in given if len(part) > SHORT), family):
        yield _pair(_beginning(one), _kept(other))


def _beginning(part: str) -> str:
    return f"{part[: SHORT - 1]}~"


def _widened(part: str) -> set[str]:
    """Return how a part may be kept: by its sound, that of a short form, or that of its own beginning."""
    begins = {_beginning(part)} if SHORT > len(part) - 1 > 1 else {sound(part[: SHORT - 1]), sound(part[:SHORT])}
    return {_kept(part), *map(sound, short_forms(part)), *(begins if len(part) > 2 else ())}


def _kept_pairs(held: tuple[str, ...]) -> Iterator[str]:
    for one, other in combinations(map(_kept, held[:LONGEST_NAME]), 2):
        yield _pair(one, other)


def _asked_pairs(said: tuple[str, ...]) -> Iterator[str]:
    for one, other in combinations(said[:LONGEST_NAME], 2):
        for left, right in product(_widened(one), _widened(other)):
            yield _pair(left, right)
        yield _pair(f"{one[0]}.", _kept(other))
        yield _pair(_kept(one), f"{other[0]}.")


def _pair(one: str, other: str) -> str:
    return " ".join(("name", *sorted((one, other))))


def _elsewhere(person: Person) -> Iterator[str]:
    """Yield the keys that do not rest on a name."""
    if person.birth_date:
        yield _born(person.birth_date)
    yield from (f"phone {number}" for number in map(phone, person.phones) if number)
    yield from (f"vehicle {mark}" for mark in map(plate, person.vehicles) if mark)
    numbers, code = house(person.address), postcode(person.postcode or person.address)
    if numbers and code:
        yield f"home {code} {numbers}"
    if numbers and street(person.address):
        yield f"street {street(person.address)} {numbers}"


def _born(day: date) -> str:
    """Return the key of a birth date, which is the same when day and month changed places."""
    first, second = sorted((day.day, day.month))
    return f"born {day.year} {first} {second}"
