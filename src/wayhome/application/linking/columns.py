"""What records are compared by in batch: of each record, lists of keys, such that two agree where they share one.

Each level of ``holdings.levels`` is here a pair of columns, or several: it holds where the one record has in the first
a key that the other has in the second. A batch engine needs nothing but lists and whether they overlap. Names alone are
laid side by side by the function that a search uses, because which part answers which cannot be told from keys.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from wayhome.holdings.levels import LEVELS, Field

Keys: TypeAlias = tuple[str, ...]
Columns: TypeAlias = Mapping[str, Keys]
# A level holds in any of some ways; in each, every pair of columns has to share a key.
Way: TypeAlias = tuple[tuple[str, str], ...]
Ways: TypeAlias = tuple[Way, ...]
# The level of each of NAMED, by its place in ``holdings.levels``; -1 where one side does not say it.
NameLevels: TypeAlias = tuple[int, ...]

NAMED: tuple[Field, ...] = ("given", "family", "order", "parent")
SOUNDS = "name_sounds"  # all sounds of a name as one key: what brings records of one name together


@dataclass(frozen=True, slots=True)
class Name:
    """The names of a record, to be laid beside another's."""

    given: str
    family: str
    others: tuple[str, ...]
    parents: tuple[str, ...] = ()


Naming: TypeAlias = Callable[[Name, Name], NameLevels]


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it is compared in batch: its reference, its names, its columns, and the keys that bring it to others.

    ``name`` is None where it has none.
    """

    id: str
    name: Name | None
    columns: Columns
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compared:
    """How a field is compared: when both sides say it, and the ways in which each level holds.

    Both say it where both have a key in any of the columns ``said``, or where any of the ways ``said_if`` holds.
    """

    levels: Mapping[str, Ways]
    said: Keys = ()
    said_if: Ways = ()


def _by(left: str, right: str = "") -> Way:
    return ((left, right or left),)


def _either(left: str, right: str) -> Ways:
    """Return the ways of what is in one column of either record and in another column of the other."""
    return (_by(left, right), _by(right, left))


def _plainly(name: Field) -> Compared:
    """Return how a field is compared each of whose levels has a column of its own, the same on both sides."""
    *levels, _ = LEVELS[name]
    return Compared(said=(f"{name}_said",), levels={level: (_by(f"{name}_{level}"),) for level in levels})


def _placed(name: Field) -> Compared:
    """Return how a school or a home is compared: by all words of the one among those of the other."""
    return Compared(said=(f"{name}_said",), levels={"same": _either(f"{name}_words", f"{name}_some_words")})


COMPARED: Mapping[Field, Compared] = {
    "born": Compared(
        said=("born_same",),
        levels={
            "same": (_by("born_same"),),
            "swapped": (_by("born_swapped"),),
            "year_out": (_by("born_year_out"),),
            "year": _either("born_year", "born_first_january"),
            "one_part": (_by("born_one_part"),),
            "age": (),  # a record has a birth date or none
        },
    ),
    "sex": _plainly("sex"),
    "phone": _plainly("phone"),
    "home": Compared(
        said=("home_postcode", "home_street"),
        levels={
            "same": (_by("home_same"), *_either("home_street", "home_street_without_postcode")),
            "street": (_by("home_street"),),
            "postcode": (_by("home_postcode"),),
        },
    ),
    "vehicle": Compared(
        said=("vehicle_same",),
        levels={
            "same": (_by("vehicle_same"),),
            "look_alike": (_by("vehicle_look_alike"),),
            "part": _either("vehicle_look_alike", "vehicle_part"),
        },
    ),
    "email": _plainly("email"),
    "handle": _plainly("handle"),
    "identifier": Compared(
        said_if=(_by("identifier_same"), _by("identifier_authority")), levels={"same": (_by("identifier_same"),)}
    ),
    "school": _placed("school"),
    "placement": _placed("placement"),
}


def _columns() -> Iterator[str]:
    yield SOUNDS
    for compared in COMPARED.values():
        yield from compared.said
        for ways in (compared.said_if, *compared.levels.values()):
            yield from (column for way in ways for pair in way for column in pair)


COLUMNS: Keys = tuple(dict.fromkeys(_columns()))
