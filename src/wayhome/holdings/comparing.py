"""Laying two people side by side, field by field: at which level each field agrees, and with which values.

Nothing is weighed here. A field that one side does not say has no point. Names are compared as they were written, in
any order (``aligning``); which names go together comes from the linkage pack.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from wayhome.holdings.aligning import Aligned, Alike, Said, align, said
from wayhome.holdings.asking import Asked
from wayhome.holdings.levels import Field
from wayhome.holdings.names import Likeness, names_alike, parts, plain
from wayhome.holdings.naming.tables import NameTables
from wayhome.holdings.places import home_level, house, phone, plate_seen, postcode, same_mark, street
from wayhome.holdings.records import Person

GIVEN = {
    Likeness.SAME: "same", Likeness.SHORT_FORM: "short_form", Likeness.SPELLING: "spelling", Likeness.SOUND: "sound",
    Likeness.SLIP: "one_slip", Likeness.START: "begins", Likeness.INITIAL: "initial",
}  # fmt: skip
FAMILY = {**GIVEN, Likeness.SHORT_FORM: "spelling", Likeness.START: "one_slip"}
DIGITS = 10  # of a phone number, from which one wrong digit still means that number
LOCAL = 5  # characters of an e-mail address before the @, from which they mean one person
EVERY_SCHOOL = """
    school schools academy college high primary secondary grammar comprehensive community the of and for st saint rc ce
    church catholic
"""
SCHOOL_WORDS = frozenset(EVERY_SCHOOL.split())


class Point(NamedTuple):  # some hundred are made for each search, and a tuple takes a quarter of the time
    """One field, the level at which it agrees or differs, and the values that say so, as they were written."""

    field: Field
    level: str
    asked: str
    held: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is asked, made ready once to be compared with many."""

    asked: Asked
    said: Said
    phones: frozenset[str]
    marks: tuple[str, ...]
    numbers: str
    code: str
    street: str
    others: bool


def prepare(asked: Asked) -> Prepared:
    """Make what is asked ready."""
    return Prepared(
        asked=asked,
        said=said(asked.name, asked.also_known_as),
        phones=frozenset(filter(None, map(phone, asked.phones))),
        marks=tuple(filter(None, map(plate_seen, asked.vehicles))),
        numbers=house(asked.address),
        code=postcode(asked.postcode or asked.address),
        street=street(asked.address),
        others=bool(
            asked.emails or asked.handles or asked.identifiers or asked.school or asked.placement or asked.parents
        ),
    )


def points(one: Prepared, held: Person, tables: NameTables) -> tuple[Aligned, tuple[Point, ...]]:
    """Return how the names of two people agree, and every field that both sides say."""
    names = align(one.said, held, tables)
    return names, (*of_themselves(one, held, names, tables), *ties(one, held, tables))


def of_themselves(one: Prepared, held: Person, names: Aligned, tables: NameTables) -> Iterator[Point]:
    """Yield of the fields that both sides say those of the person alone: names, birth date and sex."""
    yield from _named(one, held, names, tables)
    asked = one.asked
    if held.birth_date and (asked.birth_date or asked.born_about):
        yield _born(asked, held.birth_date)
    if asked.sex != "not_stated" and held.sex != "not_stated":
        yield Point("sex", "same" if asked.sex == held.sex else "different", asked.sex, held.sex)


def ties(one: Prepared, held: Person, tables: NameTables) -> tuple[Point, ...]:
    """Return of the fields that both sides say those that tie two people, whatever their names are."""
    found: list[Point] = []
    if held.phones and one.phones:
        found += _phone(one.phones, one.asked.phones, held.phones)
    if (one.numbers or one.code) and (held.address or held.postcode):
        found += _home(one, held)
    if held.vehicles and one.marks:
        found += _vehicle(one.marks, held.vehicles)
    if one.others:
        found += _elsewhere(one.asked, held, tables)
    return tuple(found)


def _named(one: Prepared, held: Person, names: Aligned, tables: NameTables) -> Iterator[Point]:
    if names.given_said and (names.given or held.given_name):
        yield _first_name(one, held, names)
    told = names.family or not _is_communal(one, held, tables)
    if told and names.family_said and (names.family or held.family_name or names.given):
        yield _surname(one, held, names.family)
    if names.order:
        yield Point("order", names.order, one.asked.name, held.name)


def _is_communal(one: Prepared, held: Person, tables: NameTables) -> bool:
    """Say whether what stands for a surname on either side is borne by no one family, so that another says nothing."""
    last = one.said.main[-1:]
    return not tables.communal.isdisjoint(last) or not tables.communal.isdisjoint(parts(held.family_name)[-1:])


def _first_name(one: Prepared, held: Person, names: Aligned) -> Point:
    alike = names.given
    if alike is None:
        return Point("given", "different", one.asked.name or ", ".join(one.asked.also_known_as), held.given_name)
    return Point("given", "one_of" if alike.shared else GIVEN[alike.how], alike.asked, alike.held)


def _surname(one: Prepared, held: Person, alike: Alike | None) -> Point:
    if alike is None:
        return Point("family", "different", one.asked.name, held.family_name or held.given_name)
    level = "half" if alike.half and alike.how >= Likeness.SLIP else FAMILY[alike.how]
    return Point("family", level, alike.asked, alike.held)


def _born(asked: Asked, held: date) -> Point:
    if asked.birth_date is None:
        about = asked.born_about or 0
        return Point("born", "age" if abs(held.year - about) <= 1 else "different", str(about), held.isoformat())
    return Point("born", born_level(asked.birth_date, held), asked.birth_date.isoformat(), held.isoformat())


def born_level(one: date, other: date) -> str:
    """Return the level at which two birth dates agree."""
    if one == other:
        return "same"
    if one.year == other.year and one.day == other.month and one.month == other.day:
        return "swapped"
    if one.month == other.month and one.day == other.day and abs(one.year - other.year) == 1:
        return "year_out"
    if one.year == other.year and (1, 1) in ((one.month, one.day), (other.month, other.day)):
        return "year"
    return "one_part" if _one_part(one, other) else "different"


def _one_part(one: date, other: date) -> bool:
    """Say whether one of day, month and year differs: a year in one digit only, or everybody would be near."""
    differing = (one.year != other.year) + (one.month != other.month) + (one.day != other.day)
    return differing == 1 and sum(a != b for a, b in zip(str(one.year), str(other.year), strict=True)) <= 1


def _phone(numbers: frozenset[str], asked: Sequence[str], held: Sequence[str]) -> Iterator[Point]:
    theirs = {number: written for written in held if (number := phone(written))}
    shared = numbers & theirs.keys()
    if shared:
        one = theirs[min(shared)]
        yield Point("phone", "same", one, one)
    elif theirs:
        near = next(((a, b) for a in sorted(numbers) for b in theirs if one_digit_out(a, b)), None)
        if near:
            yield Point("phone", "one_digit", near[0], theirs[near[1]])
        else:
            yield Point("phone", "different", ", ".join(asked), ", ".join(held))


def one_digit_out(one: str, other: str) -> bool:
    """Say whether two numbers differ in one digit, or in two that changed places."""
    if len(one) != len(other) or len(one) < DIGITS:
        return False
    apart = [at for at, digit in enumerate(one) if digit != other[at]]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return len(apart) == 1


def _home(one: Prepared, held: Person) -> Iterator[Point]:
    level = home_level((one.numbers, one.code, one.street), (held.address, held.postcode))
    if level:
        ours = ", ".join(filter(None, (one.asked.address, one.asked.postcode)))
        yield Point("home", level, ours, ", ".join(filter(None, (held.address, held.postcode))))


def _vehicle(marks: Sequence[str], held: Sequence[str]) -> Iterator[Point]:
    best = ("different", "", "")
    for ours in marks:
        for written in held:
            level = same_mark(ours, plate_seen(written))
            if level and ("same", "look_alike", "part", "different").index(level) < (
                ("same", "look_alike", "part", "different").index(best[0])
            ):
                best = (level, ours, written)
    if best[1]:
        yield Point("vehicle", best[0], best[1].upper(), best[2])
    elif any(map(plate_seen, held)):
        yield Point("vehicle", "different", ", ".join(marks).upper(), ", ".join(held))


def _elsewhere(asked: Asked, held: Person, tables: NameTables) -> Iterator[Point]:
    yield from _sets("handle", asked.handles, held.handles)
    yield from _emails(asked.emails, held.emails)
    yield from _identifiers(asked.identifiers, held.identifiers)
    if asked.school and held.school:
        yield Point("school", _placed(asked.school, held.school), asked.school, held.school)
    if asked.placement and held.placement:
        yield Point("placement", _placed(asked.placement, held.placement), asked.placement, held.placement)
    if asked.parents and held.parents:
        yield _parents(asked.parents, held.parents, tables)


@lru_cache(maxsize=65_536)
def told(written: str) -> str:
    """Return the letters and digits of something written, which is what tells a handle or an identifier."""
    return "".join(character for character in plain(written) if character.isalnum())


def _sets(field: Field, asked: Sequence[str], held: Sequence[str]) -> Iterator[Point]:
    if asked and held:
        ours = {told(one): one for one in asked}
        shared = next((one for one in held if told(one) in ours and told(one)), None)
        if shared:
            yield Point(field, "same", ours[told(shared)], shared)
        else:
            yield Point(field, "different", ", ".join(asked), ", ".join(held))


def _emails(asked: Sequence[str], held: Sequence[str]) -> Iterator[Point]:
    if not asked or not held:
        return
    for level, part in (("same", plain), ("local_part", local_part)):
        ours = {part(one.strip()): one for one in asked}
        shared = next((one for one in held if part(one.strip()) in ours and part(one.strip())), None)
        if shared:
            yield Point("email", level, ours[part(shared.strip())], shared)
            return
    yield Point("email", "different", ", ".join(asked), ", ".join(held))


def local_part(email: str) -> str:
    """Return what stands before the @ of an e-mail address; empty where many have it."""
    local = told(email.partition("@")[0].partition("+")[0])
    return local if len(local) >= LOCAL else ""


def _identifiers(asked: Sequence[str], held: Sequence[str]) -> Iterator[Point]:
    """Yield a point where a number is the same, or where two numbers of one authority are not."""
    ours = {told(one): one for one in asked}
    shared = next((one for one in held if told(one) in ours), None)
    if shared:
        yield Point("identifier", "same", ours[told(shared)], shared)
        return
    given = {authority(one): one for one in asked}
    other = next((one for one in held if authority(one) in given and authority(one)), None)
    if other:
        yield Point("identifier", "different", given[authority(other)], other)


def authority(identifier: str) -> str:
    """Return whose number an identifier is; empty where it does not say."""
    first = plain(identifier).partition(" ")[0]
    return first if first.isalpha() else ""


def _placed(one: str, other: str) -> str:
    ours, theirs = core(one), core(other)
    return "same" if ours and theirs and (ours <= theirs or theirs <= ours) else "different"


@lru_cache(maxsize=65_536)
def core(school: str) -> frozenset[str]:
    """Return the words that tell one school or home from another; all of them where none does."""
    words = frozenset("".join(c if c.isalnum() else " " for c in plain(school)).split())
    return words - SCHOOL_WORDS or words


def _parents(asked: Sequence[str], held: Sequence[str], tables: NameTables) -> Point:
    pairs = ((names_alike(a, b, tables), a, b) for a in asked for b in held)
    how, ours, theirs = max(pairs, key=lambda pair: pair[0] or 0)
    if how is None:
        return Point("parent", "different", ", ".join(asked), ", ".join(held))
    return Point("parent", "same" if how is Likeness.SAME else "sound", ours, theirs)
