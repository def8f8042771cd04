"""Which of some records are about one person, for a network: by names that agree and something besides that is shared.

Nothing is decided by it. Somebody who is only named, or whose name several have, stands by themselves and is marked as
not sure; so that nobody is taken for a namesake without its being said.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from wayhome.holdings.names import Likeness, likeness, parts
from wayhome.holdings.naming.tables import NO_TABLES, NameTables
from wayhome.holdings.network import Key, Kind, Thing
from wayhome.holdings.one_person import Judged, differ, every_name, grouped, same_name, shares
from wayhome.holdings.records import HeldRecord, Person
from wayhome.kernel.worktime import years_between

ADULT = 18
SHORT = frozenset({Likeness.SAME, Likeness.SHORT_FORM, Likeness.START})


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAs:
    """A child of the record, as records of other systems are told to be about them: their names and birth date."""

    thing: Thing
    names: tuple[str, ...]
    birth_date: date | None = None


@dataclass(slots=True)
class Persons:
    """Whom some records are about. ``own`` are the references of those about the child in the middle.

    ``common`` are names that say of nobody who is meant; ``together`` and ``apart`` are pairs that somebody judged.
    ``tables`` say which names are short forms of each other, so that Bill and William Marsh are one.
    """

    records: Sequence[HeldRecord]
    centre: KnownAs
    own: frozenset[str]
    children: Sequence[KnownAs]
    on: date
    common: frozenset[str] = frozenset()
    together: Judged = frozenset()
    apart: Judged = frozenset()
    tables: NameTables = NO_TABLES
    _of_record: dict[str, Thing] = field(init=False, default_factory=dict)
    _groups: list[tuple[Thing, list[HeldRecord]]] = field(init=False, default_factory=list)
    _called: dict[Key, tuple[str, ...]] = field(init=False, default_factory=dict)
    _firsts: dict[Key, tuple[str, ...]] = field(init=False, default_factory=dict)
    _about: dict[Key, list[HeldRecord]] = field(init=False, default_factory=dict)
    _who_has: dict[str, dict[Key, Thing]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        others = [record for record in self.records if record.person.name and record.id not in self.own]
        for group in grouped(others, self.together, self.apart, self.tables):
            thing = self._thing(group)
            self._groups.append((thing, group))
            self._of_record.update((record.id, thing) for record in group)
            self._read(thing, group)
        own = [record for record in self.records if record.id in self.own]
        self._of_record.update((record.id, self.centre.thing) for record in own)
        self._read(self.centre.thing, own)
        for record in self.records:
            self._about.setdefault(self._at(record.id), []).append(record)

    def _read(self, thing: Thing, group: Sequence[HeldRecord]) -> None:
        """Keep what somebody is called, so that each name that a record gives is looked for without reading anew."""
        called = (name for record in group for name in every_name(record.person))
        self._called[thing.key] = tuple(dict.fromkeys((*self._called.get(thing.key, ()), *called)))
        firsts = parts(*(record.person.given_name for record in group), *_also(group))
        self._firsts[thing.key] = (*self._firsts.get(thing.key, ()), *firsts)

    def of_record(self, reference: str) -> Thing | None:
        """Return whom a record is about; None where it names nobody."""
        return self._of_record.get(reference)

    def references(self, key: Key) -> tuple[str, ...]:
        """Return the records about somebody, by reference."""
        return tuple(sorted(record.id for record in self._about.get(key, ())))

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
        if self._is_centre(name, beside):
            return (self.centre.thing,)
        known = {child.thing.key: child.thing for child in self.children if self._is_known_as(child, name)}
        held = known or self._held(name)
        if len(parts(name)) < 2:
            near = {thing.key: thing for thing, group in self._groups if self._is_near(thing, group, name, beside)}
            return tuple(near.values())
        return () if self.is_common(name) and not known else tuple(held.values())

    def _held(self, name: str) -> dict[Key, Thing]:
        """Return those whom the records call by a name."""
        if name not in self._who_has:
            called = ((thing, self._called[thing.key]) for thing, _ in self._groups)
            fitting = (thing for thing, names in called if any(same_name(name, one, self.tables) for one in names))
            self._who_has[name] = {thing.key: thing for thing in fitting}
        return self._who_has[name]

    def _is_centre(self, name: str, beside: Thing) -> bool:
        """Say whether a name is one of the child's, by their case or their own records: alone only in those records."""
        if len(parts(name)) > 1:
            called = (*self.centre.names, *self._called[self.centre.thing.key])
            return any(same_name(name, each, self.tables) for each in called)
        return beside.key == self.centre.thing.key and set(parts(name)) <= {*self._firsts[beside.key]}

    def _is_known_as(self, child: KnownAs, name: str) -> bool:
        return any(same_name(name, each, self.tables) for each in child.names)

    def _is_near(self, thing: Thing, group: Sequence[HeldRecord], name: str, beside: Thing) -> bool:
        """Say whether somebody of this one name is already tied to whoever is named beside them."""
        first = parts(name)[:1]
        called = any(likeness(*first, other, self.tables) in SHORT for other in self._firsts[thing.key])
        if thing.key == beside.key or not called:
            return False
        about = self._about.get(beside.key, [])
        shared = any(shares(one.person, other.person) for one in group for other in about)
        return shared or any(_called(each, group, self.tables) for record in about for each in record.associates)

    def _thing(self, group: Sequence[HeldRecord]) -> Thing:
        names = _written(group)
        kind = self._kind(group)
        child = next(
            (child for child in self.children if kind != "adult" and _is_child(child, group, self.tables)), None
        )
        if child:
            return child.thing
        first = min(group, key=lambda record: record.id)
        others = tuple(dict.fromkeys((*names[1:], *_also(group))))
        return Thing(key=f"person {first.id}", kind=kind, name=names[0], called=others)

    def _kind(self, group: Sequence[HeldRecord]) -> Kind:
        born = next((record.person.birth_date for record in group if record.person.birth_date), None)
        if born is None:
            return "person"
        return "adult" if years_between(born, self.on) >= ADULT else "child"


def _written(group: Sequence[HeldRecord]) -> tuple[str, ...]:
    """Return how a name is written, most often first, without what is all in capitals where it is also written else."""
    counted = Counter(_as_read(record.person.name) for record in sorted(group, key=lambda record: record.id))
    return tuple(name for name, _ in sorted(counted.items(), key=lambda one: (-one[1], -len(one[0]), one[0])))


def _as_read(name: str) -> str:
    """Return a name with what is all capitals written as names are; nothing else of it is put right."""
    return " ".join(part.title() if part.isupper() and len(part) > 2 else part for part in name.split())


def _also(group: Sequence[HeldRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for record in group for name in record.person.also_known_as))


def _called(name: str, group: Sequence[HeldRecord], tables: NameTables) -> bool:
    return any(same_name(name, held, tables) for record in group for held in every_name(record.person))


def _is_child(child: KnownAs, group: Sequence[HeldRecord], tables: NameTables) -> bool:
    """Say whether records are about a child of the record: their name, and no birth date that is another."""
    born: Mapping[date, None] = dict.fromkeys(r.person.birth_date for r in group if r.person.birth_date)
    known = Person(birth_date=child.birth_date)
    dated = all(not differ(known, Person(birth_date=day)) for day in born)
    return dated and any(_called(name, group, tables) for name in child.names)
