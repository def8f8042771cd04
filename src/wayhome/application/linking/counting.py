"""How common each value is among some records, counted in one pass: what the index answers for a search."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from wayhome.holdings.names import parts, sound
from wayhome.holdings.places import house, phone, plate, postcode
from wayhome.holdings.rarity import Kind
from wayhome.holdings.records import HeldRecord, Person

LONGEST_NAME = 6  # parts


class Counted:
    """Counts over some records; what only one record has is not kept apart from what none has."""

    def __init__(self) -> None:
        self._records = 0
        self._having: Counter[tuple[Kind, str]] = Counter()

    def count(self, records: Iterable[HeldRecord]) -> Iterator[HeldRecord]:
        """Yield some records, counting each as it goes by."""
        for record in records:
            self._records += 1
            self._having.update(set(_values(record.person)))
            yield record

    @property
    def records(self) -> int:
        """Return how many records were counted."""
        return self._records

    def having(self, kind: Kind, value: str) -> int | None:
        """Return how many records have a value: one at the least, since somebody asks."""
        return max(self._having[kind, value], 1)


def _values(person: Person) -> Iterator[tuple[Kind, str]]:
    sounds = sorted({sound(part) for part in parts(person.given_name, person.family_name)[:LONGEST_NAME]})
    yield from (("part", one) for one in sounds)
    yield from (("name", f"{one} {other}") for one, other in combinations(sounds, 2))
    if person.birth_date:
        yield "born", person.birth_date.isoformat()
    yield from (("phone", number) for number in map(phone, person.phones) if number)
    yield from (("vehicle", mark) for mark in map(plate, person.vehicles) if mark)
    numbers, code = house(person.address), postcode(person.postcode or person.address)
    if numbers and code:
        yield "home", f"{code} {numbers}"
