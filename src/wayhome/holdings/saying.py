"""What each point of a comparison says, as a sentence an officer can check by hand, with the values of both sides."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from wayhome.holdings.aligning import Aligned
from wayhome.holdings.asking import Piece
from wayhome.holdings.comparing import Point, Prepared
from wayhome.holdings.levels import Field
from wayhome.holdings.names import RUN_TOGETHER, every_part, plain
from wayhome.holdings.records import Person
from wayhome.holdings.weighing import Weighed

WORDS = re.compile(r"[^\W_][\w'’‘`´ʻʼʿʾ]*")
NAMED: Mapping[str, str] = {
    "same": "Same {part}, {held}",
    "short_form": "The {part} goes with the one asked for: {held}, {asked}",
    "spelling": "The {part} is the same, written another way: {held}, {asked}",
    "sound": "The {part} is spelt differently and sounds the same: {held}, {asked}",
    "one_slip": "The {part} is nearly the same: {held}, {asked}",
    "begins": "One {part} is the other cut short: {held}, {asked}",
    "half": "One half of a double {part} agrees: {both}",
    "initial": "Only the initial of the {part} agrees: {held}, {asked}",
    "different": "Another {part}: {held}, not {asked}",
    "one_of": "One {part} agrees, {both}; the other differs",
}
BORN: Mapping[str, str] = {
    "same": "Same birth date, {held}",
    "swapped": "Same birth date with day and month swapped: {held}, {asked}",
    "year_out": "Same day and month of birth, the year one out: {held}, {asked}",
    "year": "Same year of birth, and one side has only 1 January: {held}, {asked}",
    "one_part": "Birth date nearly the same: {held}, {asked}",
    "age": "Of about the age asked for, born {held}",
    "different": "A different birth date: {held}, not {asked}",
}
OTHERS: Mapping[Field, Mapping[str, str]] = {
    "sex": {"same": "Both {held}", "different": "{held} on this record, {asked} as asked"},
    "order": {
        "straight": "First name and surname in the same order",
        "swapped": "First name and surname have changed places: {held}, {asked}",
    },
    "phone": {
        "same": "Same phone, {held}",
        "one_digit": "Phones one digit apart: {held}, {asked}",
        "different": "Another phone: {held}, not {asked}",
    },
    "home": {
        "same": "Same address, {held}",
        "postcode": "Same postcode, but not the same house: {held}; {asked}",
        "street": "Same house number and street under another postcode: {held}; {asked}",
        "different": "Another address: {held}, not {asked}",
    },
    "vehicle": {
        "same": "Same vehicle, {held}",
        "look_alike": "Registration marks that are easily taken for each other: {held}, {asked}",
        "part": "One registration mark is a part of the other: {held}, {asked}",
        "different": "Another vehicle: {held}, not {asked}",
    },
    "email": {
        "same": "Same e-mail address, {held}",
        "local_part": "Same name before the @ of an e-mail address: {held}, {asked}",
        "different": "Another e-mail address: {held}, not {asked}",
    },
    "handle": {"same": "Same name online, {held}", "different": "Another name online: {held}, not {asked}"},
    "identifier": {"same": "Same number, {held}", "different": "Another number: {held}, not {asked}"},
    "school": {"same": "Same school, {held}", "different": "Another school: {held}, not {asked}"},
    "placement": {"same": "Same placement, {held}", "different": "Another placement: {held}, not {asked}"},
    "parent": {
        "same": "Same parent or carer, {held}",
        "sound": "Parent or carer nearly the same: {held}, {asked}",
        "different": "Another parent or carer: {held}, not {asked}",
    },
}


def pieces(weighed: Iterable[Weighed], names: Aligned, asked: Prepared, held: Person) -> Iterator[Piece]:
    """Yield each point with its bits and its sentence; one that weighs nothing and says nothing is left out."""
    for one in _together(weighed):
        if one.point.level == "straight" and one.bits == 0:
            continue
        words = sentence(one.point, names, asked, held)
        common = f" ({one.common})" if one.common else ""
        yield Piece(field=one.point.field, level=one.point.level, bits=one.bits, words=words + common)


def _together(weighed: Iterable[Weighed]) -> Iterator[Weighed]:
    """Yield the points, but another first name and another surname as one: another name."""
    every = tuple(weighed)
    other = [one for one in every if one.point.field in ("given", "family") and one.point.level == "different"]
    if len(other) == 2:
        yield other[0]._replace(bits=sum(one.bits for one in other), point=other[0].point._replace(held=""))
    yield from (one for one in every if len(other) < 2 or one not in other)


def sentence(point: Point, names: Aligned, asked: Prepared, held: Person) -> str:
    """Return what one point says."""
    if point.field in ("given", "family"):
        return _name_words(point, names, asked, held)
    if point.field == "born":
        return BORN[point.level].format(held=day(point.held), asked=day(point.asked))
    template = OTHERS[point.field][point.level]
    said: str = template.format(held=point.held, asked=point.asked)
    return said[:1].upper() + said[1:]


def _name_words(point: Point, names: Aligned, asked: Prepared, held: Person) -> str:
    ours = (asked.asked.name, *asked.asked.also_known_as)
    theirs = (held.given_name, held.family_name, *held.also_known_as)
    if point.level == "different" and not point.held:
        return (
            f"Another name: {held.name}, not {point.asked}" if held.name else f"No name, where {point.asked} was asked"
        )
    if point.level == "different":
        return NAMED["different"].format(part=_part(point.field), held=point.held, asked=point.asked)
    one, other = as_written(point.asked, ours), as_written(point.held, theirs)
    part = _which(point, names, held)
    both = other if plain(one) == plain(other) else f"{other}, {one}"
    return NAMED[point.level].format(part=part, held=other, asked=one, both=both)


def _part(field: Field) -> str:
    return "first name" if field == "given" else "surname"


def _which(point: Point, names: Aligned, held: Person) -> str:
    """Say which of somebody's names a part is of; nobody can say it of a name that is not parted or changed about."""
    alike = names.given if point.field == "given" else names.family
    if alike is not None and alike.other_name:
        return "other name"
    known = names.order != "swapped" and stands_as(point.field, point.held, held)
    return _part(point.field) if known else "name"


def stands_as(field: Field, part: str, held: Person) -> bool:
    """Say whether a record has a part of somebody's name as their first name, or as their surname, and says both."""
    written = held.given_name if field == "given" else held.family_name
    return bool(held.family_name and held.given_name) and plain(part) in _run_of(written)


@lru_cache(maxsize=65_536)
def _run_of(written: str) -> str:
    """Return the letters of a name one after another, as two parts are read that were written as one."""
    return "".join(every_part(written))


@lru_cache(maxsize=65_536)
def as_written(part: str, names: tuple[str, ...]) -> str:
    """Return a part of a name as it was written, but for names all in capitals."""
    return next((written[part] for name in names if part in (written := _written(name))), part.capitalize())


@lru_cache(maxsize=65_536)
def _written(name: str) -> Mapping[str, str]:
    """Return each part of a name, as it is compared, with how it was written."""
    words: list[str] = WORDS.findall(RUN_TOGETHER.sub(" ", name))
    return {plain(word): word.capitalize() if word.isupper() and len(word) > 1 else word for word in words}


@lru_cache(maxsize=65_536)
def day(written: str) -> str:
    """Return a date as officers write it, and a year as it is."""
    return f"{date.fromisoformat(written):%-d %b %Y}" if "-" in written else f"about {written}"
