"""Which of some records are about one person, for a network: by names that agree and something besides that is shared.

Nothing is decided by it. Somebody who is only named, or whose name several have, stands by themselves and is marked as
not sure; so that nobody is taken for a namesake without its being said.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from wayhome.holdings.names import Likeness, best, likeness, parts
from wayhome.holdings.network import Key, Kind, Thing
from wayhome.holdings.places import phone, plate, same_home
from wayhome.holdings.records import HeldRecord, Person

ADULT = 18
LOOSE = frozenset({Likeness.INITIAL, Likeness.START, Likeness.SLIP})
TOO_NEAR = frozenset({Likeness.SOUND, Likeness.SLIP})
DISTINCT = 5  # letters; of shorter names, as Isla and Ayla, two that sound alike may be a brother or sister, or a twin
ENDINGS = frozenset({"a", "i", "o", "ah", "ia", "na"})  # that make a sister's name of a brother's
SHORT = frozenset({Likeness.SAME, Likeness.SHORT_FORM, Likeness.START})


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAs:
    """A child of the record, as records of other systems are told to be about them: their names and birth date."""

    thing: Thing
    names: tuple[str, ...]
    birth_date: date | None = None


def same_name(one: str, other: str) -> bool:
    """Say whether two names agree: every part of the shorter with another of the longer, at least two of them.

    Of these one may be cut short, an initial or a slip of the hand, where another is written the same.
    """
    how = _alike(one, other)
    loose = [each for each in how if each in LOOSE]
    return len(how) > 1 and len(loose) <= 1 and (not loose or Likeness.SAME in how)


def alike_name(one: str, other: str) -> bool:
    """Say whether two names may be one name: every part of the shorter is like another of the longer."""
    return len(_alike(one, other)) > 1


def _alike(one: str, other: str) -> list[Likeness]:
    """Return how each part of the shorter name is like another of the longer; nothing where one is like none."""
    shorter, longer = sorted((parts(one), parts(other)), key=len)
    how, left = [], list(longer)
    for part in shorter:
        found = best((part,), left)
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


def same_person(one: Person, other: Person) -> bool:
    """Say whether two records are taken to be of one person: names agree, dates do not differ, and more is shared."""
    if not _names_agree(one, other) or _differ(one, other):
        return False
    return bool(one.birth_date and one.birth_date == other.birth_date) or shares(one, other)


def _names_agree(one: Person, other: Person) -> bool:
    return any(alike_name(name, held) for name in _every_name(one) for held in _every_name(other))


def _every_name(person: Person) -> tuple[str, ...]:
    also = (name if len(parts(name)) > 1 else f"{name} {person.family_name}" for name in person.also_known_as)
    return tuple(dict.fromkeys((person.name, *also)))


def _differ(one: Person, other: Person) -> bool:
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


Judged = frozenset[frozenset[str]]


@dataclass(slots=True)
class Persons:
    """Whom some records are about. ``own`` are the references of those about the child in the middle.

    ``common`` are names that say of nobody who is meant; ``together`` and ``apart`` are pairs that somebody judged.
    """

    records: Sequence[HeldRecord]
    centre: KnownAs
    own: frozenset[str]
    children: Sequence[KnownAs]
    on: date
    common: frozenset[str] = frozenset()
    together: Judged = frozenset()
    apart: Judged = frozenset()
    _of_record: dict[str, Thing] = field(init=False, default_factory=dict)
    _groups: list[tuple[Thing, list[HeldRecord]]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        others = [record for record in self.records if record.person.name and record.id not in self.own]
        for group in _grouped(others, self.together, self.apart):
            thing = self._thing(group)
            self._groups.append((thing, group))
            self._of_record.update((record.id, thing) for record in group)
        self._of_record.update((record.id, self.centre.thing) for record in self.records if record.id in self.own)

    def of_record(self, reference: str) -> Thing | None:
        """Return whom a record is about; None where it names nobody."""
        return self._of_record.get(reference)

    def references(self, key: Key) -> tuple[str, ...]:
        """Return the records about somebody, by reference."""
        return tuple(record.id for record in self.records if self._at(record.id) == key)

    def everybody(self) -> tuple[Thing, ...]:
        """Return everybody whom a record is about but for the child in the middle, each once."""
        return tuple({thing.key: thing for thing, _ in self._groups}.values())

    def named(self, name: str, beside: Thing, reference: str) -> Thing:
        """Return who is meant by a name that a record about somebody else gives.

        It is one whom a record is about where only one has the name; of a name that many have, or of one part that
        fits several, nobody but who is called so in this record.
        """
        fitting = self._fitting(name, beside)
        if len(fitting) == 1:
            (found,) = fitting
            return found
        alone = len(parts(name)) < 2 or fitting or self.is_common(name)
        key = f"named {reference} {' '.join(parts(name))}" if alone else f"named {' '.join(sorted(parts(name)))}"
        return Thing(key=key, kind="person", name=name, sure=False)

    def is_common(self, name: str) -> bool:
        """Say whether too many have a name for it to say who is meant."""
        return " ".join(sorted(parts(name))) in self.common

    def _at(self, reference: str) -> Key:
        found = self._of_record.get(reference)
        return found.key if found else ""

    def _fitting(self, name: str, beside: Thing) -> tuple[Thing, ...]:
        if self._is_known_as(self.centre, name):
            return (self.centre.thing,)
        known = {child.thing.key: child.thing for child in self.children if self._is_known_as(child, name)}
        held = known or {thing.key: thing for thing, group in self._groups if _called(name, group)}
        if len(parts(name)) < 2:
            near = {thing.key: thing for thing, group in self._groups if self._is_near(thing, group, name, beside)}
            return tuple(near.values())
        return () if self.is_common(name) and not known else tuple(held.values())

    def _is_known_as(self, child: KnownAs, name: str) -> bool:
        return any(same_name(name, each) for each in child.names)

    def _is_near(self, thing: Thing, group: Sequence[HeldRecord], name: str, beside: Thing) -> bool:
        """Say whether somebody of this one name is already tied to whoever is named beside them."""
        firsts = parts(*(record.person.given_name for record in group), *_also(group))
        if thing.key == beside.key or not any(likeness(*parts(name)[:1], first) in SHORT for first in firsts):
            return False
        about = [record for record in self.records if self._at(record.id) == beside.key]
        shared = any(shares(one.person, other.person) for one in group for other in about)
        return shared or any(_called(each, group) for record in about for each in record.associates)

    def _thing(self, group: Sequence[HeldRecord]) -> Thing:
        names = _written(group)
        kind = self._kind(group)
        child = next((child for child in self.children if kind != "adult" and _is_child(child, group)), None)
        if child:
            return child.thing
        first = min(group, key=lambda record: record.id)
        others = tuple(dict.fromkeys((*names[1:], *_also(group))))
        return Thing(key=f"person {first.id}", kind=kind, name=names[0], called=others)

    def _kind(self, group: Sequence[HeldRecord]) -> Kind:
        born = next((record.person.birth_date for record in group if record.person.birth_date), None)
        if born is None:
            return "person"
        age = self.on.year - born.year - ((self.on.month, self.on.day) < (born.month, born.day))
        return "adult" if age >= ADULT else "child"


def _grouped(records: Sequence[HeldRecord], together: Judged, apart: Judged) -> Iterator[list[HeldRecord]]:
    """Yield the records about one person together: what somebody judged first, then what agrees in most.

    Two groups become one only where no two records of theirs contradict each other, so that one wrong birth date does
    not make a child of one name another.
    """
    of = {record.id: [record] for record in records}
    for pair in together:
        if pair <= of.keys():
            _join(of, *sorted(pair))
    for weight, one, other in sorted(_agreeing(records), key=lambda each: (-each[0], each[1], each[2])):
        if of[one] is not of[other] and _may_be_one(of[one], of[other], apart, strict=not weight):
            _join(of, one, other)
    groups = {group[0].id: group for group in of.values()}
    yield from (groups[reference] for reference in sorted(groups))


def _join(of: dict[str, list[HeldRecord]], one: str, other: str) -> None:
    joined = sorted({record.id: record for record in (*of[one], *of[other])}.values(), key=lambda record: record.id)
    of.update((record.id, joined) for record in joined)


def _agreeing(records: Iterable[HeldRecord]) -> Iterator[tuple[int, str, str]]:
    """Yield the pairs taken to be of one person, with what they agree in: a shared thing weighs more than a date."""
    for one, other in _maybe_one(records):
        if same_person(one.person, other.person):
            dated = bool(one.person.birth_date and one.person.birth_date == other.person.birth_date)
            yield 2 * shares(one.person, other.person) + dated - 1, one.id, other.id


def _may_be_one(one: Sequence[HeldRecord], other: Sequence[HeldRecord], apart: Judged, *, strict: bool) -> bool:
    """Say whether no two records of two groups contradict each other; strictly, two birth dates have to be the same."""
    pairs = [(first, second) for first in one for second in other]
    if any(
        frozenset((first.id, second.id)) in apart or _differ(first.person, second.person) for first, second in pairs
    ):
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


def _written(group: Sequence[HeldRecord]) -> tuple[str, ...]:
    """Return how a name is written, most often first, without what is all in capitals where it is also written else."""
    counted = Counter(_as_read(record.person.name) for record in sorted(group, key=lambda record: record.id))
    return tuple(name for name, _ in sorted(counted.items(), key=lambda one: (-one[1], -len(one[0]), one[0])))


def _as_read(name: str) -> str:
    """Return a name with what is all capitals written as names are; nothing else of it is put right."""
    return " ".join(part.title() if part.isupper() and len(part) > 2 else part for part in name.split())


def _also(group: Sequence[HeldRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for record in group for name in record.person.also_known_as))


def _called(name: str, group: Sequence[HeldRecord]) -> bool:
    return any(same_name(name, held) for record in group for held in _every_name(record.person))


def _is_child(child: KnownAs, group: Sequence[HeldRecord]) -> bool:
    """Say whether records are about a child of the record: their name, and no birth date that is another."""
    born: Mapping[date, None] = dict.fromkeys(r.person.birth_date for r in group if r.person.birth_date)
    known = Person(birth_date=child.birth_date)
    dated = all(not _differ(known, Person(birth_date=day)) for day in born)
    return dated and any(_called(name, group) for name in child.names)
