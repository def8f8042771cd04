"""Which searches are made around a child: for what their own records give, then for whom and what those name."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from wayhome.application.dossier.middle import Middle
from wayhome.application.dossier.searches import Searches
from wayhome.holdings.asking import Asked
from wayhome.holdings.mentions import mentioned
from wayhome.holdings.names import parts
from wayhome.holdings.one_person import same_name
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.stated import place, placed, places_in, sentences

MOST_NAMES, MOST_PLACES, MOST_PEOPLE = 10, 4, 8
TOO_MANY = 4  # birth dates held under one name: what is named so may be any of them


def widen(middle: Middle, searches: Searches) -> None:
    """Search for the child, for what their own records give, and for whom and what those name."""
    own = {record.id: record for record in _first(middle, searches)}
    for asked in _given(own.values(), middle):
        own.update((record.id, record) for record in searches.for_the_child(asked))
    for asked in (*own_places(own.values()), *_names(own.values())):
        searches.around(asked)
    for asked in people_near(searches, own):
        searches.around(asked)


def _first(middle: Middle, searches: Searches) -> Iterator[HeldRecord]:
    """Yield the records that are the child's by the search, by their case, or by name and age where only one fits."""
    yield from searches.for_the_child(middle.asked)
    named = [record for record in searches.records.values() if middle.fits(record)]
    if len({_day(record) for record in named}) == 1:
        searches.own.update(record.id for record in named)
        yield from named
    for record in searches.fetch(middle.hits):
        if middle.fits(record):
            searches.own.add(record.id)
            yield record


def _day(record: HeldRecord) -> tuple[int, ...]:
    """Return a birth date that is the same when day and month changed places."""
    born = record.person.birth_date
    return (born.year, *sorted((born.month, born.day))) if born else ()


def _given(own: Iterable[HeldRecord], middle: Middle) -> Iterator[Asked]:
    """Yield what the child's own records give to be searched for: everything once, then each further address."""
    people = [record.person for record in own]
    born = Counter(person.birth_date for person in people if person.birth_date).most_common(1)
    homes = list(dict.fromkeys((person.address, person.postcode) for person in people if person.address))
    first = homes[0] if homes else ("", "")
    yield replace(
        middle.asked,
        birth_date=middle.known.birth_date or (born[0][0] if born else None),
        born_about=None if born else middle.asked.born_about,
        phones=_each(number for person in people for number in person.phones),
        vehicles=_each(mark for person in people for mark in person.vehicles),
        address=first[0],
        postcode=first[1],
    )
    seen = {_place(*first)}
    for address, postcode in homes[1:MOST_PLACES]:
        if _place(address, postcode) not in seen:
            seen.add(_place(address, postcode))
            yield Asked(address=address, postcode=postcode)


def _place(address: str, postcode: str) -> str:
    found = place(address, postcode)
    return found.key if found else address


def _each(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(given))


def own_places(own: Iterable[HeldRecord]) -> Iterator[Asked]:
    """Yield the houses that some records name in their text."""
    named = (written for each in own for sentence in sentences(each.text) for written, _ in places_in(sentence))
    houses = [written for written in dict.fromkeys(named) if placed(written).is_house]
    yield from (Asked(address=written) for written in houses[:MOST_PLACES])


def _names(own: Iterable[HeldRecord]) -> Iterator[Asked]:
    """Yield those whom the child's own records name with more than one part of a name."""
    written = (name for record in own for name in (*record.associates, *(one.person.name for one in mentioned(record))))
    named = [name for name in written if len(parts(name)) > 1]
    yield from (Asked(name=name) for name in list(dict.fromkeys(named))[:MOST_NAMES])


def people_near(searches: Searches, own: Collection[str]) -> Iterator[Asked]:
    """Yield those whom what came back is about, each once with all that is held of them, so that others are found."""
    asked: list[HeldRecord] = []
    for record in sorted(searches.records.values(), key=lambda each: each.id):
        known = any(same_name(record.person.name, one.person.name) for one in asked)
        if record.id not in own and record.person.name and not known and _may_lead(record):
            asked.append(record)
    yield from (of_record(record) for record in asked[:MOST_PEOPLE])


def _may_lead(record: HeldRecord) -> bool:
    person = record.person
    return len(parts(person.name)) > 1 and bool(person.phones or person.vehicles or person.address)


def of_record(record: HeldRecord) -> Asked:
    """Return everything a record gives of whoever it is about, to be searched for."""
    person = record.person
    return Asked(
        name=person.name,
        also_known_as=tuple(name for name in person.also_known_as if len(parts(name)) > 1),
        birth_date=person.birth_date,
        phones=person.phones,
        vehicles=person.vehicles,
        address=person.address,
        postcode=person.postcode,
    )


def common_names(records: Iterable[HeldRecord]) -> frozenset[str]:
    """Return the names under which so many birth dates are held that nobody can be meant by the name alone."""
    born: dict[str, set[tuple[int, ...]]] = {}
    for record in records:
        if record.person.birth_date and len(parts(record.person.name)) > 1:
            born.setdefault(" ".join(sorted(parts(record.person.name))), set()).add(_day(record))
    return frozenset(name for name, days in born.items() if len(days) > TOO_MANY)
