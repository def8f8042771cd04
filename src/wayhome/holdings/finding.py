"""One search: what is asked, the keys of it, the records they lead to, and once more through those that are certain.

Pure, and the same wherever the index is kept. The index only leads: each record is read from its source, and compared
as it is now.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import numpy as np

from wayhome.holdings.asking import TIERS, Asked, Found, Tier
from wayhome.holdings.hubs import HUB, crowded, hubs_among
from wayhome.holdings.keys import Wider, keys_asked, keys_of_person, kind
from wayhome.holdings.letters import written_asked
from wayhome.holdings.listed import Listed, Lists
from wayhome.holdings.names import every_part, sound
from wayhome.holdings.rarity import Kind, Rarity
from wayhome.holdings.records import HeldRecord, Person
from wayhome.holdings.shortlist import LONG, Asking, shortlist

Ranker = Callable[[Asked, Iterable[HeldRecord], Rarity], tuple[Found, ...]]
SELDOM = 10_000  # records that have one part of a name
COUNTED = frozenset({"name", "phone", "home", "vehicle", "date"})
# What a record may lead on by: what is a person's own, and not what a street, a school or a year has in common.
LEADS = frozenset({
    "name", "born", "phone", "tail", "home", "street", "vehicle", "identifier", "email", "handle", "parent",
})  # fmt: skip
WIDE = {"date": "the same birth date", "name": "this name", "part": "this name"}
CUT_SHORT = "More than {} records have {} and nothing else to go by, and not all were looked through: ask with more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How far one search goes: how many records it reads, and through how many certain ones it searches again."""

    records: int = 60
    learnt: int = 40
    anchors: int = 4
    hub: int = HUB


BUDGET = Budget()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What came of a search, in order; what too many share to lead to anybody, and where not all was looked through."""

    found: tuple[Found, ...] = ()
    crowded: tuple[str, ...] = ()
    cut_short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """How common what was asked is, by the lengths of the lists under its keys."""

    records: int
    many: Mapping[str, int]

    def having(self, kind: Kind, value: str) -> int | None:
        """Return how many records have a value; None for one that was not asked for."""
        return self.many.get(_date_key(value) if kind == "born" else f"{kind} {value}")


def _date_key(value: str) -> str:
    year, month, day = map(int, value.split("-"))
    return f"date {year} {min(day, month)} {max(day, month)}"


@dataclass(frozen=True, slots=True)
class Reached:
    """What the keys of one question led to: the lists, what in them is a hub, and the records read, by number."""

    lists: Mapping[str, Listed]
    hubs: frozenset[str]
    records: Mapping[int, HeldRecord]


def find(asked: Asked, lists: Lists, *, rank: Ranker, wider: Wider, budget: Budget = BUDGET) -> Finding:
    """Return what is held about somebody and those around them."""
    alone = lists.count([f"part {sound(part)}" for part in every_part(asked.name, *asked.also_known_as)])
    keys = keys_asked(asked, wider) | _seldom(asked, alone)
    exact = keys_of_person(asked.person)
    reached = _reach(_Question(asked, keys, exact), lists, budget)
    counted = Counted(lists.records, {**_counts(keys, reached.lists), **alone})
    found = rank(asked, reached.records.values(), counted)
    learnt = _learnt(asked, found, keys, wider, budget)
    more = _searched_again(learnt, reached, lists, rank, budget) if learnt else ()
    return Finding(
        found=_together(found, more),
        crowded=crowded(reached.hubs, budget.hub),
        cut_short=tuple(dict.fromkeys(_cut_short(asked, exact, reached))),
    )


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, the keys to look under, and those among them that are of what was said itself."""

    asked: Asked
    keys: frozenset[str]
    exact: frozenset[str]

    @property
    def born(self) -> tuple[date, ...]:
        """Return the birth date, where one was said."""
        return (self.asked.birth_date,) if self.asked.birth_date else ()


def _reach(question: _Question, lists: Lists, budget: Budget) -> Reached:
    under = lists.under(sorted(question.keys))
    hubs = hubs_among(under, budget.hub)
    said, letters = written_asked(question.asked.person), lists.letters
    about = question.asked.born_about
    asking = Asking(under, hubs, question.exact, question.born, lists.records, about, said, letters)
    return Reached(under, hubs, lists.read(shortlist(asking, budget.records)))


def _seldom(asked: Asked, alone: Mapping[str, int]) -> frozenset[str]:
    """Return the keys of parts of the name that few enough have to be looked through for those of about the age."""
    dated = asked.birth_date is not None or asked.born_about is not None
    return frozenset(key for key, many in alone.items() if 0 < many <= SELDOM and dated)


def _counts(keys: Iterable[str], lists: Mapping[str, Listed]) -> Mapping[str, int]:
    """Return how many records have what was asked, by key."""
    return {key: lists[key].many if key in lists else 0 for key in keys if kind(key) in COUNTED}


def _cut_short(asked: Asked, exact: frozenset[str], reached: Reached) -> Iterator[str]:
    """Yield what was not all looked through: records with nothing but what very many have."""
    for key, one in reached.lists.items():
        if kind(key) not in WIDE or key not in exact or one.many <= LONG:
            continue
        bare = one.numbers[one.born == 0] if asked.birth_date else one.numbers
        if kind(key) == "date":
            bare = one.numbers if len(reached.lists) == 1 else one.numbers[:0]
        if len(bare) > LONG and not np.isin(bare, list(reached.records)).all():
            yield CUT_SHORT.format(LONG, WIDE[kind(key)])


# --- Once more, through what is certain ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Learnt:
    """What records that are relied on add to the question: all that is known now, and each new key with whose it is.

    ``most`` is the tier that whoever is found through them has at most.
    """

    asked: Asked
    keys: Mapping[str, tuple[str, ...]]
    exact: frozenset[str]
    born: tuple[date, ...]
    most: Tier


def _learnt(asked: Asked, found: Sequence[Found], keys: frozenset[str], wider: Wider, budget: Budget) -> Learnt | None:
    """Return what the records that bring most say and nobody asked; None where they say nothing new."""
    new: dict[str, tuple[str, ...]] = {}
    relied_on = _relied_on(found)
    anchors: list[Person] = []
    exact: set[str] = set()
    for one in found:
        if len(anchors) == budget.anchors or one.tier != relied_on or one.tie != "person":
            continue
        person = one.record.person
        beside = {key for key in keys_asked(_as_asked(person), wider) - keys if kind(key) in LEADS}
        if beside - new.keys():
            anchors.append(person)
            exact |= keys_of_person(person)
        new |= {key: (*new.get(key, ()), one.record.id) for key in beside}
    if not anchors:
        return None
    born = dict.fromkeys(filter(None, (asked.birth_date, *(person.birth_date for person in anchors))))
    most: Tier = "probable" if relied_on == "certain" else "possible"
    return Learnt(_with(asked, anchors), new, frozenset(exact), tuple(born), most)


def _relied_on(found: Sequence[Found]) -> Tier:
    """Return the tier of what is searched through: what is certain, or what is probable where nothing is certain."""
    return "certain" if any(one.tier == "certain" and one.tie == "person" for one in found) else "probable"


def _as_asked(person: Person) -> Asked:
    """Return a person of a record as a question."""
    return _with(
        Asked(name=person.name, birth_date=person.birth_date), (replace(person, given_name="", family_name=""),)
    )


def _with(asked: Asked, people: Sequence[Person]) -> Asked:
    """Return a question with what some records of the same person say beside it."""
    every = (asked.person, *people)
    names = (*asked.also_known_as, *(name for one in people for name in (one.name, *one.also_known_as)))
    homes = [(one.address, one.postcode) for one in every if one.address or one.postcode]
    address, postcode = max(homes, key=lambda home: bool(home[0]), default=("", ""))
    return replace(
        asked,
        also_known_as=tuple(dict.fromkeys(name for name in names if name and name != asked.name)),
        address=address,
        postcode=postcode,
        phones=_each(one.phones for one in every),
        vehicles=_each(one.vehicles for one in every),
        emails=_each(one.emails for one in every),
        handles=_each(one.handles for one in every),
        identifiers=_each(one.identifiers for one in every),
        parents=_each(one.parents for one in every),
    )


def _each(some: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(some)))


def _searched_again(learnt: Learnt, before: Reached, lists: Lists, rank: Ranker, budget: Budget) -> tuple[Found, ...]:
    """Return what the keys that were learnt lead to, each with the records through which; never through a hub."""
    under = lists.under(sorted(learnt.keys))
    hubs = hubs_among(under, budget.hub)
    free = {key: one for key, one in under.items() if key not in hubs}
    said, letters = written_asked(learnt.asked.person), lists.letters
    asking = Asking(free, frozenset(), learnt.exact, learnt.born, lists.records, None, said, letters)
    numbers = shortlist(asking, budget.learnt)
    records = {number: record for number in numbers if (record := before.records.get(number)) is not None}
    records |= lists.read([number for number in numbers if number not in records])
    counted = Counted(lists.records, _counts(learnt.keys, under))
    through = _paths(learnt, free, records)
    found = rank(learnt.asked, records.values(), counted)
    return tuple(
        replace(one, through=through[one.record.id], tier=max(one.tier, learnt.most, key=TIERS.index))
        for one in found
        if through.get(one.record.id)
    )


def _paths(
    learnt: Learnt, lists: Mapping[str, Listed], records: Mapping[int, HeldRecord]
) -> dict[str, tuple[str, ...]]:
    """Return for each record the references of those through which it was reached, never itself."""
    numbers = np.fromiter(records, np.uint32, len(records))
    through: dict[str, dict[str, None]] = {record.id: {} for record in records.values()}
    for key, one in lists.items():
        for number in numbers[np.isin(numbers, one.numbers)]:
            reference = records[int(number)].id
            through[reference] |= dict.fromkeys(anchor for anchor in learnt.keys[key] if anchor != reference)
    return {reference: tuple(sorted(anchors)) for reference, anchors in through.items()}


def _together(found: Sequence[Found], more: Sequence[Found]) -> tuple[Found, ...]:
    """Return both in one order; a record that both have is as the first says, unless the second relies on it more."""
    best = {one.record.id: one for one in found}
    for one in more:
        before = best.get(one.record.id)
        if before is None or TIERS.index(one.tier) < TIERS.index(before.tier):
            best[one.record.id] = one
    if not more:
        return tuple(found)
    return tuple(sorted(best.values(), key=lambda one: (TIERS.index(one.tier), -one.bits)))
