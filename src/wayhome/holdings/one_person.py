"""Whether two records are about one person, for a network: names that agree, and something besides that is shared."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from wayhome.holdings.names import Likeness, best, parts
from wayhome.holdings.naming.tables import NO_TABLES, NameTables
from wayhome.holdings.places import phone, plate, same_home
from wayhome.holdings.records import HeldRecord, Person

LOOSE = frozenset({Likeness.INITIAL, Likeness.START, Likeness.SLIP})
TOO_NEAR = frozenset({Likeness.SOUND, Likeness.SLIP})
DISTINCT = 5  # letters; of shorter names, as Isla and Ayla, two that sound alike may be a brother or sister, or a twin
ENDINGS = frozenset({"a", "i", "o", "ah", "ia", "na"})  # that make a sister's name of a brother's
Judged = frozenset[frozenset[str]]


@lru_cache(maxsize=65_536)
def same_name(one: str, other: str, tables: NameTables = NO_TABLES) -> bool:
    """Say whether two names agree: every part of the shorter with another of the longer, at least two of them.

    Of these one may be cut short, an initial or a slip of the hand, where another is written the same. ``tables`` say
    which names are short forms and spellings of each other.
    """
    how = _alike(one, other, tables)
    loose = [each for each in how if each in LOOSE]
    return len(how) > 1 and len(loose) <= 1 and (not loose or Likeness.SAME in how)


def alike_name(one: str, other: str, tables: NameTables = NO_TABLES) -> bool:
    """Say whether two names may be one name: every part of the shorter is like another of the longer."""
    return len(_alike(one, other, tables)) > 1


def _alike(one: str, other: str, tables: NameTables) -> list[Likeness]:
    """Return how each part of the shorter name is like another of the longer; nothing where one is like none."""
    shorter, longer = sorted((parts(one), parts(other)), key=len)
    how, left = [], list(longer)
    for part in shorter:
        found = best((part,), left, tables)
        if found is None or _too_near(found[0], part, found[2]):
            return []
        left.remove(found[2])
        how.append(found[0])
    return how


def _too_near(how: Likeness, one: str, other: str) -> bool:
    """Say whether two parts that are alike are as likely of two people: short ones that sound alike, Amir and Amira."""
    shorter, longer = sorted((one, other), key=len)
    if how is Likeness.START:
        return longer.removeprefix(shorter) in ENDINGS
    return how in TOO_NEAR and len(shorter) < DISTINCT


def same_person(one: Person, other: Person, tables: NameTables = NO_TABLES) -> bool:
    """Say whether two records are taken to be of one person: names agree, dates do not differ, and more is shared."""
    if not _names_agree(one, other, tables) or differ(one, other):
        return False
    return bool(one.birth_date and one.birth_date == other.birth_date) or shares(one, other)


def _names_agree(one: Person, other: Person, tables: NameTables) -> bool:
    return any(alike_name(name, held, tables) for name in every_name(one) for held in every_name(other))


def every_name(person: Person) -> tuple[str, ...]:
    """Return every name a record gives somebody, one alone with their family name."""
    also = (name if len(parts(name)) > 1 else f"{name} {person.family_name}" for name in person.also_known_as)
    return tuple(dict.fromkeys((person.name, *also)))


def differ(one: Person, other: Person) -> bool:
    """Say whether two birth dates differ by more than day and month changing places."""
    if one.birth_date is None or other.birth_date is None or one.birth_date == other.birth_date:
        return False
    swapped = (other.birth_date.year, other.birth_date.day, other.birth_date.month)
    return (one.birth_date.year, one.birth_date.month, one.birth_date.day) != swapped


def shares(one: Person, other: Person) -> bool:
    """Say whether two people have a phone, a vehicle, a home or a number given by an authority in common."""
    phones = {*map(phone, one.phones)} & {*map(phone, other.phones)} - {""}
    marks = {*map(plate, one.vehicles)} & {*map(plate, other.vehicles)} - {""}
    home = same_home((one.address, one.postcode), (other.address, other.postcode))
    return bool(phones or marks or home or {*one.identifiers} & {*other.identifiers})


def grouped(
    records: Sequence[HeldRecord], together: Judged, apart: Judged, tables: NameTables = NO_TABLES
) -> Iterator[list[HeldRecord]]:
    """Yield the records about one person together: what somebody judged first, then what agrees in most.

    Two groups become one only where no two records of theirs contradict each other, so that one wrong birth date does
    not make a child of one name another, and a short form (Sam) does not make a brother his sister.
    """
    of = {record.id: [record] for record in records}
    judged = frozenset(reference for pair in together for reference in pair)
    for pair in together:
        if pair <= of.keys():
            _join(of, *sorted(pair))
    for weight, one, other in sorted(_agreeing(records, tables), key=lambda each: (-each[0], each[1], each[2])):
        if of[one] is of[other] or _parted_by_name(of[one], of[other], judged, tables):
            continue
        if _may_be_one(of[one], of[other], apart, strict=not weight):
            _join(of, one, other)
    groups = {group[0].id: group for group in of.values()}
    yield from (groups[reference] for reference in sorted(groups))


def _join(of: dict[str, list[HeldRecord]], one: str, other: str) -> None:
    joined = sorted({record.id: record for record in (*of[one], *of[other])}.values(), key=lambda record: record.id)
    of.update((record.id, joined) for record in joined)


def _agreeing(records: Iterable[HeldRecord], tables: NameTables) -> Iterator[tuple[int, str, str]]:
    """Yield the pairs taken to be of one person, with what they agree in: a shared thing weighs more than a date."""
    for one, other in _maybe_one(records):
        if same_person(one.person, other.person, tables):
            dated = bool(one.person.birth_date and one.person.birth_date == other.person.birth_date)
            yield 2 * shares(one.person, other.person) + dated - 1, one.id, other.id


def _parted_by_name(
    one: Sequence[HeldRecord], other: Sequence[HeldRecord], judged: frozenset[str], tables: NameTables
) -> bool:
    """Say whether two names of two groups are of two people: they are not alike, and neither is another name of one.

    The name of a record that somebody judged to be of the same person as another is another name of theirs.
    """
    every = ((record, name) for record in (*one, *other) for name in every_name(record.person))
    also = [name for record, name in every if name != record.person.name or record.id in judged]
    pairs = ((first.person.name, second.person.name) for first in one for second in other)
    return any(not alike_name(*pair, tables) and not _is_also(pair, also, tables) for pair in pairs)


def _is_also(names: tuple[str, str], also: Sequence[str], tables: NameTables) -> bool:
    return any(alike_name(name, each, tables) for name in names for each in also)


def _may_be_one(one: Sequence[HeldRecord], other: Sequence[HeldRecord], apart: Judged, *, strict: bool) -> bool:
    """Say whether no two records of two groups contradict each other; strictly, two birth dates have to be the same."""
    pairs = [(first, second) for first in one for second in other]
    if any(frozenset((first.id, second.id)) in apart or differ(first.person, second.person) for first, second in pairs):
        return False
    dates = {record.person.birth_date for record in (*one, *other) if record.person.birth_date}
    return not strict or len(dates) < 2


def _maybe_one(records: Iterable[HeldRecord]) -> Iterator[tuple[HeldRecord, HeldRecord]]:
    """Yield the pairs that have something besides a name in common; the rest cannot be one person."""
    under: dict[tuple[str, object], list[HeldRecord]] = {}
    for record in records:
        for shared in _held_in_common(record.person):
            under.setdefault(shared, []).append(record)
    seen: set[tuple[str, str]] = set()
    for together in under.values():
        for one, other in combinations(together, 2):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


def _held_in_common(person: Person) -> Iterator[tuple[str, object]]:
    if person.birth_date:
        yield "born", (person.birth_date.year, *sorted((person.birth_date.month, person.birth_date.day)))
    yield from (("phone", number) for number in map(phone, person.phones) if number)
    yield from (("vehicle", mark) for mark in map(plate, person.vehicles) if mark)
    yield from (("number", one) for one in person.identifiers)
    if person.address or person.postcode:
        yield "home", frozenset(part for part in parts(person.address) if part[0].isdigit())
