"""What one held record states for a network: whom it ties to which phone, place, vehicle and person, in a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.holdings.mentions import mentioned
from wayhome.holdings.names import parts, plain
from wayhome.holdings.network import Ground, Statement, Thing, Way
from wayhome.holdings.persons import Persons
from wayhome.holdings.places import POSTCODE, phone, plate
from wayhome.holdings.records import HeldRecord

ROAD = (
    "street|st|road|rd|lane|ln|avenue|ave|close|row|rise|way|court|ct|drive|dr|place|pl|gardens|gdns|terrace|view|"
    "walk|yard|crescent|cres|grove|hill|mews|square|sq|parade|quay"
)
NUMBERED = re.compile(
    rf"(?:flat\s+\w+,?\s+)?\b\d+[a-z]?\s+(?:[\w’'-]+\s+){{1,3}}(?:{ROAD})\b(?:,?\s+flat\s+\w+)?", re.IGNORECASE
)
ON_A_STREET = re.compile(rf"\b[Ff]ound\b[^.]*?\b(?:on|in|near|at)\s+((?:[A-Z][\w’'-]+\s+){{1,3}}(?:{ROAD.title()}))\b")
FOUND_AT = re.compile(r"\b[Ff]ound(?: \w+)?(?: at| on| in|:)")
SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\s|$)|$)")
STREET = re.compile(rf"([a-z][\w'-]*(?:\s+[a-z][\w'-]*)?)\s+(?:{ROAD})\b")
DIGITS = re.compile(r"\d+[a-z]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Some text about a place, read: its numbers, the name of its street, and its postcode; empty for what is not."""

    numbers: str
    street: str
    postcode: str

    @property
    def is_house(self) -> bool:
        """Say whether it is one house or flat, rather than a street."""
        return bool(self.numbers and (self.street or self.postcode))


def placed(address: str, postcode: str = "") -> Placed:
    """Read a place as it was written: numbers in any order, the street whatever becomes of Road, Rd or Lane."""
    written = plain(address)
    code = POSTCODE.search(plain(postcode)) or POSTCODE.search(written)
    without_code = POSTCODE.sub("", written)
    named = STREET.search(without_code)
    return Placed(
        numbers=" ".join(sorted(DIGITS.findall(without_code))),
        street=named[1].split()[-1] if named else "",
        postcode="".join(code.groups()) if code else "",
    )


def place(address: str, postcode: str = "") -> Thing | None:
    """Return a place; None where nothing in what was written says which one is meant."""
    read = placed(address, postcode)
    if read.is_house and read.street:
        key = f"place {read.numbers} {read.street}"
    elif read.is_house:
        key = f"place {read.numbers} {read.postcode}"
    elif read.street and not read.numbers:
        key = f"place {read.street}"
    else:
        return None
    return Thing(key=key, kind="place", name=" ".join(address.split()).strip(" ,.") or postcode)


def telephone(number: str) -> Thing | None:
    """Return a telephone; None where it has too few digits to be one."""
    digits = phone(number)
    return Thing(key=f"phone {digits}", kind="phone", name=_spaced(digits)) if digits else None


def vehicle(mark: str) -> Thing | None:
    """Return a vehicle by its registration mark."""
    kept = plate(mark)
    return Thing(key=f"vehicle {kept}", kind="vehicle", name=mark.strip().upper()) if kept else None


def _spaced(digits: str) -> str:
    return f"{digits[:5]} {digits[5:]}" if len(digits) == 11 else digits


def stated(record: HeldRecord, persons: Persons, known_at: datetime | None) -> Iterator[Statement]:
    """Yield everything that a record ties, each with its ground. ``known_at`` is when it was first brought in."""
    ground = Ground(reference=record.id, where=record.system, sentence="", on=record.on, known_at=known_at)
    about = persons.of_record(record.id)
    if about is None:
        yield from _noted(record, persons, ground)
        return
    yield from _given(record, about, ground)
    yield from _places_in_words(record, about, ground)
    for name in record.associates:
        other = persons.named(name, about, record.id)
        if other.key != about.key:
            words = f"Names {name} beside {record.person.name}."
            yield _said(about, other, "named_beside", ground, words, _about(record.text, name))
    yield from _mentions(record, about, persons, ground)


def _said(one: Thing, other: Thing, way: Way, ground: Ground, *words: str) -> Statement:
    sentence = " ".join(filter(None, words))
    return Statement(one=one, other=other, way=way, ground=replace(ground, sentence=sentence))


def _given(record: HeldRecord, about: Thing, ground: Ground) -> Iterator[Statement]:
    """Yield what the record gives of whoever it is about: their phones, vehicles and address."""
    name = record.person.name
    for number in record.person.phones:
        if one := telephone(number):
            yield _said(about, one, "phone", ground, f"Gives {one.name} as a phone of {name}.")
    for mark in record.person.vehicles:
        if one := vehicle(mark):
            yield _said(about, one, "vehicle", ground, f"Gives {one.name} as a vehicle of {name}.")
    home = place(record.person.address, record.person.postcode)
    if home:
        yield _said(about, home, "address", ground, f"Gives {home.name} as the address of {name}.")


def _places_in_words(record: HeldRecord, about: Thing, ground: Ground) -> Iterator[Statement]:
    for sentence in sentences(record.text):
        for written, way in places_in(sentence):
            if one := place(written):
                yield _said(about, one, way, ground, sentence)


def _mentions(record: HeldRecord, about: Thing, persons: Persons, ground: Ground) -> Iterator[Statement]:
    """Yield whom and what the words of a record mention: people who are known, and of the child’s own records all."""
    for mention in mentioned(record):
        sentence = _around(record.text, mention.start)
        name = mention.person.name
        other = persons.named(name, about, record.id) if name else None
        if other and other.key != about.key and (other.sure or about == persons.centre.thing):
            yield _said(about, other, "mentioned", ground, sentence)
        things = (*map(telephone, mention.person.phones), *map(vehicle, mention.person.vehicles))
        yield from (_said(about, thing, "mentioned", ground, sentence) for thing in things if thing)


def _around(text: str, start: int) -> str:
    """Return the sentence that stands at a place of a text."""
    at = 0
    for found in SENTENCE.finditer(text):
        at = found.start()
        if found.end() > start:
            return found[0].strip()
    return text[at:].strip()


def _noted(record: HeldRecord, persons: Persons, ground: Ground) -> Iterator[Statement]:
    """Yield what was recorded at a place of nobody by name."""
    where = place(record.person.address, record.person.postcode)
    if where:
        yield _said(where, where, "noted", ground, record.text)
        yield from _mentions(record, where, persons, ground)


def places_in(sentence: str) -> Iterator[tuple[str, Way]]:
    """Yield each place that a sentence names, and whether somebody was found there or it was only named."""
    found = FOUND_AT.search(sentence)
    for match in NUMBERED.finditer(sentence):
        yield match[0], "found" if found and found.start() < match.start() else "named_place"
    for match in ON_A_STREET.finditer(NUMBERED.sub("", sentence)):
        yield match[1], "found"


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of some text."""
    return tuple(sentence.strip() for sentence in SENTENCE.findall(text) if sentence.strip())


def _about(text: str, name: str) -> str:
    """Return the first sentence in which a part of a name stands; empty where none does."""
    wanted = {part for part in parts(name) if len(part) > 2}
    return next((each for each in sentences(text) if wanted & set(parts(each))), "")


def in_one_place(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return statements with each place called by the longest way in which it is written."""
    written: dict[str, str] = {}
    for thing in (thing for said in statements for thing in (said.one, said.other) if thing.kind == "place"):
        written[thing.key] = max(written.get(thing.key, ""), thing.name, key=lambda name: (len(name), name))
    return tuple(replace(said, one=_as(said.one, written), other=_as(said.other, written)) for said in statements)


def _as(thing: Thing, written: dict[str, str]) -> Thing:
    return replace(thing, name=written[thing.key]) if thing.kind == "place" else thing
