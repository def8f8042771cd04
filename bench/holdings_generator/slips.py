"""What goes wrong between a person and what is written down of them, one kind at a time, each named in the truth."""

from bisect import bisect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from bench.holdings_generator.people import Person, in_year

KEYS = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "mb", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry", "u": "yi",
    "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip


@dataclass(slots=True)
class Said:
    """What somebody says of a person: it may be wrong. None for a birth date that they do not say."""

    given: str
    family: str
    born: date | None
    postcode: str
    phones: list[str]


Slip = Callable[[Said, Person, Random], bool]


def spoil(said: Said, person: Person, kinds: Mapping[str, float], many: int, chance: Random) -> list[str]:
    """Make so many errors in what is said, each of another kind, and return which; fewer where none fits."""
    made: list[str] = []
    names, upto = list(kinds), list(accumulate(kinds.values()))
    for _ in range(many * 4):
        kind = names[bisect(upto, chance.random() * upto[-1])]
        if len(made) < many and kind not in made and SLIP[kind](said, person, chance):
            made.append(kind)
    return made


def how_many(mean: float, chance: Random) -> int:
    """Return a number of errors, on average so many, by Poisson's law up to four."""
    draw, least, many = chance.random(), 2.718281828459045**-mean, 0
    term = upto = least
    while draw > upto and many < 4:
        many += 1
        term *= mean / many
        upto += term
    return many


def typing(word: str, chance: Random) -> str:
    """Return a word as a finger missed it: another key, a letter too few, too many, or two changed over."""
    if len(word) < 3:
        return word
    at, sort = chance.randrange(1, len(word)), chance.random()
    if sort < 0.4:
        return word[:at] + chance.choice(KEYS.get(word[at].lower(), "e")) + word[at + 1 :]
    if sort < 0.65:
        return word[:at] + word[at + 1 :]
    if sort < 0.8:
        return word[:at] + word[at] + word[at:]
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def parted(name: str) -> tuple[str, str]:
    """Return a name as its first part and the rest."""
    first, _, rest = name.partition(" ")
    return first, rest


def _typing_given(said: Said, _: Person, chance: Random) -> bool:
    before, said.given = said.given, typing(said.given, chance)
    return said.given != before


def _typing_family(said: Said, _: Person, chance: Random) -> bool:
    before, said.family = said.family, typing(said.family, chance)
    return said.family != before


def _respelt_given(said: Said, person: Person, chance: Random) -> bool:
    if person.given_name not in said.given:
        return False
    before, said.given = (
        said.given,
        said.given.replace(person.given_name, person.given[0].otherwise(person.given_name, chance)),
    )
    return said.given != before


def _respelt_family(said: Said, person: Person, chance: Random) -> bool:
    name, spelt = chance.choice(person.family)
    if spelt not in said.family:
        return False
    before, said.family = said.family, said.family.replace(spelt, name.otherwise(spelt, chance))
    return said.family != before


def _short_form(said: Said, person: Person, chance: Random) -> bool:
    if not person.given[0].shorts or person.given_name not in said.given:
        return False
    said.given = said.given.replace(person.given_name, chance.choice(person.given[0].shorts))
    return True


def _swapped_names(said: Said, _: Person, __: Random) -> bool:
    if not said.family or not said.given:
        return False
    said.given, said.family = said.family, said.given
    return True


def _middle_first(said: Said, person: Person, _: Random) -> bool:
    if not person.middles:
        return False
    said.given = person.middles[0]
    return True


def _cut_short(said: Said, _: Person, chance: Random) -> bool:
    if len(said.given) < 5:
        return False
    said.given = said.given[: chance.randrange(3, len(said.given) - 1)]
    return True


def _half_double(said: Said, person: Person, chance: Random) -> bool:
    if len(person.family) < 2 or said.family != person.family_name:
        return False
    said.family = chance.choice(person.family)[1]
    return True


def _alias(said: Said, person: Person, _: Random) -> bool:
    if not person.also:
        return False
    said.given, said.family = parted(person.also[0])
    return True


def _initial(said: Said, _: Person, __: Random) -> bool:
    if not said.family or len(said.given) < 2:
        return False
    said.given = said.given[0]
    return True


def _born_swapped(said: Said, _: Person, __: Random) -> bool:
    if said.born is None or said.born.day > 12 or said.born.day == said.born.month:
        return False
    said.born = said.born.replace(day=said.born.month, month=said.born.day)
    return True


def _born_digit(said: Said, _: Person, chance: Random) -> bool:
    if said.born is None:
        return False
    day = said.born.day // 10 * 10 + chance.randrange(1, 10)
    before = said.born
    said.born = (
        said.born.replace(day=min(day, 28))
        if chance.random() < 0.6
        else said.born.replace(day=min(said.born.day, 28), month=chance.randrange(1, 13))
    )
    return said.born != before


def _born_year(said: Said, _: Person, chance: Random) -> bool:
    if said.born is None:
        return False
    said.born = in_year(said.born, said.born.year + chance.choice((-1, 1)))
    return True


def _born_new_year(said: Said, _: Person, __: Random) -> bool:
    if said.born is None or (said.born.day, said.born.month) == (1, 1):
        return False
    said.born = said.born.replace(day=1, month=1)
    return True


def _born_wrong(said: Said, _: Person, chance: Random) -> bool:
    if said.born is None:
        return False
    said.born += timedelta(days=chance.randrange(40, 900) * chance.choice((-1, 1)))
    return True


def _born_false(said: Said, person: Person, chance: Random) -> bool:
    """A young person says that they are older, or somebody else altogether."""
    if said.born is None:
        return False
    said.born = person.born - timedelta(days=chance.randrange(400, 1800))
    return True


def _postcode_typing(said: Said, _: Person, chance: Random) -> bool:
    if not said.postcode:
        return False
    at = chance.choice((-1, -2, -3))
    letters = "123456789" if said.postcode[at].isdigit() else "ABDEFGHJLNPQRSTUWXYZ"
    other = chance.choice([one for one in letters if one != said.postcode[at]])
    said.postcode = said.postcode[:at] + other + (said.postcode[at + 1 :] if at < -1 else "")
    return True


def _phone_typing(said: Said, _: Person, chance: Random) -> bool:
    if not said.phones:
        return False
    number = said.phones[0]
    at = chance.randrange(4, len(number))
    said.phones[0] = number[:at] + str((int(number[at]) + chance.randrange(1, 10)) % 10) + number[at + 1 :]
    return True


SLIP: Mapping[str, Slip] = {
    "typing_given": _typing_given,
    "typing_family": _typing_family,
    "respelt_given": _respelt_given,
    "respelt_family": _respelt_family,
    "short_form": _short_form,
    "swapped_names": _swapped_names,
    "middle_first": _middle_first,
    "cut_short": _cut_short,
    "half_double": _half_double,
    "alias": _alias,
    "initial": _initial,
    "born_swapped": _born_swapped,
    "born_digit": _born_digit,
    "born_year": _born_year,
    "born_new_year": _born_new_year,
    "born_wrong": _born_wrong,
    "born_false": _born_false,
    "postcode_typing": _postcode_typing,
    "phone_typing": _phone_typing,
}
