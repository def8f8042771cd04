"""The keys under which a person is found: each the same for two ways of writing one thing.

What is asked is widened (short forms, spellings, initials), what is kept is not, so that a new short form needs no new
index. A key is a line that can be read; the index keeps 64 bits of it (``hashed``). A slip of the hand leaves other
keys as they were: a name is met by its sound, by its other part, with a birth date, a phone or an address.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import combinations, permutations, product

from wayhome.holdings.asking import Asked
from wayhome.holdings.letters import letters_of
from wayhome.holdings.mentions import mentioned
from wayhome.holdings.names import every_part, parts, plain, sound
from wayhome.holdings.places import house, phone, plate, postcode, street
from wayhome.holdings.records import HeldRecord, Person

SHORT = 4  # letters; a first name of more is found by its beginning too
LONGEST_NAME = 6  # parts; a longer one is a list of names, and its pairs would find everybody
LONGEST_HALVES = 4  # parts that are told by the sound of one and the initial of another
INITIALS = {"c": "ks", "k": "kn", "p": "pf", "s": "sk", "w": "vr", "x": "ks", "g": "gn"}  # Charlotte, Knox, Phil, Wren
LAST_DIGITS = 6  # of a phone: a slip in the others still finds it, with the initial of a name
GRAM = 4  # characters of a registration mark that somebody saw
LOOK_ALIKE = str.maketrans("oibsz", "01852")
FEWEST = 4  # characters by which an identifier, an e-mail name or a handle means anybody
SCHOOL_WORDS = frozenset({"school", "academy", "college", "the", "of", "and", "primary", "secondary", "high", "st"})
Wider = Callable[[str], Iterable[str]]


def as_it_is(_part: str) -> Iterable[str]:
    """Return nothing to look for beside a part of a name, where no linkage pack says what goes with it."""
    return ()


def hashed(key: str, salt: bytes = b"") -> int:
    """Return what the index keeps of a key: 64 bits of a digest, made with the salt of one database."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8, salt=salt).digest(), "big", signed=True)


def kind(key: str) -> str:
    """Return what a key is made of."""
    return key.partition(" ")[0]


def keys_of(record: HeldRecord) -> frozenset[str]:
    """Return every key under which a record is found: by its person, by those it names, by what its text mentions."""
    beside = mentioned(record)
    names = (*record.associates, *(one.person.name for one in beside))
    named = (key for name in names for key in _kept_pairs(every_part(name)))
    things = (key for one in beside for key in _elsewhere(one.person))
    return frozenset((*keys_of_person(record.person), *named, *things))


def keys_of_person(person: Person) -> frozenset[str]:
    """Return every key under which a person is found."""
    held = every_part(person.given_name, person.family_name, *person.also_known_as)[:LONGEST_NAME]
    kept = [_kept(part) for part in held]
    alone = (f"part {one}" for one in kept)
    by_name = (*_kept_pairs(held), *_begun(person), *alone, *_halves({one: {one} for one in kept}))
    return frozenset((*by_name, *_dated(person.birth_date, kept), *_elsewhere(person), *_with_initial(person, kept)))


def keys_asked(asked: Asked, wider: Wider = as_it_is) -> frozenset[str]:
    """Return every key that what is asked may be found under.

    ``wider`` says which other parts are looked for with one part of a name: its short forms and spellings.
    """
    said = every_part(asked.name, *asked.also_known_as)[:LONGEST_NAME]
    widened = {part: _widened(part, wider) for part in said}
    alone = said if only_a_part(asked) else [part for part in parts(*asked.also_known_as) if len(part) > 2]
    single = (f"part {one}" for part in alone for one in _widened(part, wider))
    every = sorted(set().union(*widened.values()))
    slipped = {part: sounds | _changed_over(part) for part, sounds in widened.items()}
    begun = sorted(set(every).union(*map(_changed_over, said)))
    dated = (*_dated(asked.birth_date, begun), *_beside(asked.birth_date, said), *_halves(slipped))
    person = asked.person
    shared = (*_elsewhere(person), *_with_initial(person, begun))
    return frozenset((*_asked_pairs(said, widened), *single, *dated, *shared))


def only_a_part(asked: Asked) -> bool:
    """Say whether one part of a name is all there is to go by."""
    nothing_else = not (asked.birth_date or asked.phones or asked.address or asked.postcode or asked.vehicles)
    return nothing_else and len(parts(asked.name, *asked.also_known_as)) == 1


def _kept(part: str) -> str:
    """Return how a part is kept: by its sound, or as the initial that it is."""
    return sound(part) if len(part) > 1 else f"{part}."


def _begun(person: Person) -> Iterator[str]:
    """Yield the pairs under which a long part of a name is found by its beginning (Tam for Tamsin, Begmu for Begum)."""
    given, family = parts(person.given_name)[:LONGEST_NAME], parts(person.family_name)[:LONGEST_NAME]
    for one, other in product(given, family):
        if len(one) > SHORT:
            yield _pair(_beginning(one), _kept(other))
        if len(other) > SHORT:
            yield _pair(_kept(one), _beginning(other))


def _beginning(part: str) -> str:
    return f"{part[: SHORT - 1]}~"


@lru_cache(maxsize=16_384)  # of one question some parts are asked again with each record that is relied on
def _widened(part: str, wider: Wider) -> frozenset[str]:
    """Return how a part may be kept: by its sound, that of a short form, or that of its own beginning."""
    begins = {_beginning(part), *((sound(part[: SHORT - 1]), sound(part[:SHORT])) if len(part) > SHORT else ())}
    return frozenset({_kept(part), *map(sound, wider(part)), *(begins if len(part) > 2 else ())})


def _changed_over(part: str) -> set[str]:
    """Return the initial that a part has where its first two letters changed places (oKwalczyk)."""
    return {f"{part[1]}."} if len(part) > 2 else set()


def _kept_pairs(held: tuple[str, ...]) -> Iterator[str]:
    for one, other in combinations(map(_kept, held[:LONGEST_NAME]), 2):
        yield _pair(one, other)


def _asked_pairs(said: tuple[str, ...], widened: Mapping[str, Set[str]]) -> Iterator[str]:
    for one, other in combinations(said, 2):
        for left, right in product(widened[one], widened[other]):
            yield _pair(left, right)
        yield _pair(f"{one[0]}.", _kept(other))
        yield _pair(_kept(one), f"{other[0]}.")


def _halves(parts_of_name: Mapping[str, Set[str]]) -> Iterator[str]:
    """Yield one part by its sound with the initial of another: what a slip, a short form or an initial leaves."""
    of_name = list(parts_of_name.values())[:LONGEST_HALVES]
    for one, other in permutations(of_name, 2):
        initials = set().union(*map(_initials, other))
        yield from (f"half {said} {initial}" for said in one if len(said) > 1 for initial in initials)


def _initials(kept: str) -> str:
    """Return with what a part may begin, by its sound; an initial alone may stand for several."""
    return INITIALS.get(kept[0], sound(kept[0])) if kept.endswith(".") else kept[0]


def _pair(one: str, other: str) -> str:
    return f"name {one} {other}" if one < other else f"name {other} {one}"


def _dated(day: date | None, sounds: Iterable[str]) -> Iterator[str]:
    """Yield the keys of a birth date, which are the same when day and month changed places.

    With the initial of any part of the name, which a surname spelt wrong leaves; with the sound of a part and without
    the year, which a wrong year or a wrong other part leaves; and by itself, for where nothing else is asked.
    """
    if day is None:
        return
    first, second = sorted((day.day, day.month))
    yield f"date {day.year} {first} {second}"
    for initial in set().union(*map(_initials, sounds)):
        yield f"born {day.year} {first} {second} {initial}"
    for one in sounds:
        yield f"day {first} {second} {one}"


def _beside(day: date | None, said: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys of the years beside the one asked, with the initials as they were said."""
    if day is None:
        return
    first, second = sorted((day.day, day.month))
    for year, initial in product((day.year - 1, day.year + 1), set().union(*(_initials(_kept(one)) for one in said))):
        yield f"born {year} {first} {second} {initial}"


def _elsewhere(person: Person) -> Iterator[str]:
    """Yield the keys that do not rest on a name."""
    yield from (f"phone {number}" for number in map(phone, person.phones) if number)
    yield from (f"vehicle {mark}" for mark in map(plate, person.vehicles) if mark)
    yield from (f"seen {gram}" for vehicle in person.vehicles for gram in _grams(vehicle))
    numbers, code = house(person.address), postcode(person.postcode or person.address)
    if numbers and code:
        yield f"home {code} {numbers}"
    if numbers and street(person.address):
        yield f"street {street(person.address)} {numbers}"
    yield from (f"identifier {one}" for one in map(_letters, person.identifiers) if len(one) >= FEWEST)
    yield from (f"email {one}" for one in map(_local, person.emails) if len(one) >= FEWEST)
    yield from (f"handle {one}" for one in map(_letters, person.handles) if len(one) >= FEWEST)


def _with_initial(person: Person, sounds: Iterable[str]) -> Iterator[str]:
    """Yield the keys of what many people share, each with the initial of any part of the name."""
    initials = set().union(*map(_initials, sounds))
    shared = [f"tail {number[-LAST_DIGITS:]}" for number in map(phone, person.phones) if number]
    if code := postcode(person.postcode or person.address):
        shared.append(f"code {code}")
    if placed := " ".join(parts(person.placement)[:2]):
        shared.append(f"placement {placed}")
    school = next((word for word in parts(person.school) if word not in SCHOOL_WORDS), "")
    if school and person.birth_date:
        shared.append(f"school {school} {person.birth_date.year}")
    yield from (f"{one} {initial}" for one, initial in product(shared, initials))
    for parent, first in product(person.parents, sounds):
        yield from (f"parent {_kept(part)} {first}" for part in parts(parent)[:LONGEST_NAME])


def _grams(vehicle: str) -> Iterator[str]:
    """Yield every run of four of a mark's characters, with one for each that look alike."""
    mark = "".join(filter(str.isalnum, plain(vehicle))).translate(LOOK_ALIKE)
    return (mark[at : at + GRAM] for at in range(len(mark) - GRAM + 1))


def _letters(text: str) -> str:
    """Return the letters and digits of a text, small."""
    return "".join(filter(str.isalnum, plain(text)))


def _local(email: str) -> str:
    """Return what stands before the @ of an e-mail address, without what follows a plus."""
    return _letters(email.partition("@")[0].partition("+")[0])


@cache
def scheme() -> str:
    """Return what tells this way of making keys from any other: an index made in another way has to be built anew."""
    known = "|".join(sorted(key for name in PROBES for key in keys_of_person(_probe(name))))
    known += "|".join(str(letters_of(_probe(name))) for name in PROBES)
    known += "|".join(sorted(keys_of(HeldRecord(id="", system="", person=Person(), text=PROBE))))
    return blake2b(known.encode(), digest_size=16).hexdigest()


def _probe(name: str) -> Person:
    """Return an invented person with one of everything, whose keys tell whether keys are made as they were."""
    given, _, family = name.rpartition(" ")
    return Person(
        given_name=given,
        family_name=family,
        also_known_as=("Jay",),
        birth_date=date(2011, 3, 14),
        address="Flat 2, 14 Quarry Road",
        postcode="AK1 2BC",
        phones=("+44 7700 900123",),
        vehicles=("AK92 0OI",),
        emails=("j.doe+x@example.org",),
        handles=("@j_doe",),
        identifiers=("nhs 999 000 0001",),
        school="Quarry High School",
        placement="The Larches",
        parents=("Karen Holt",),
    )


PROBE = "Seen with Karen Holt, KNOX, Tyrell and Amina al-Hassan, 07700 900123, in AK92 0OI; Snap: t.knox_1"
PROBES = tuple(
    """
    Siobhán O’Keeffe-Wright|Muhammad Hussain Chaudhry|Abdirahman Cabdi Xasan|Oluwaseun Adébáyọ̀ Ogunleye|Nguyễn Thị Ánh|
    Zhang Xiaoqing|Wojciech Szczepański|Gheorghe Țurcanu|Şükrü Yıldız|Shqipe Gjoka|Khadija bint al-Qahtani|
    Jyothi Venkataraghavan|Thushara Wickremasinghe|João dos Santos|Ngozi Chukwuemeka|Tchidi Mbeki|Rhiannon Llewellyn|
    Keisha-Marie St. Clair|Phil Knight|Chloe Geoghegan
    """.replace("\n", "").split("|")
)
