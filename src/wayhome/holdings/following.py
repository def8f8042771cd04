"""Once more, through what is certain: what its records say and nobody asked leads to others, within a budget."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import NamedTuple

import numpy as np

from wayhome.holdings.asking import TIERS, Asked, Found, Tier
from wayhome.holdings.hubs import SHARED, hubs_among
from wayhome.holdings.keys import Wider, keys_asked, keys_of_person, kind
from wayhome.holdings.leading import leading
from wayhome.holdings.letters import written_asked
from wayhome.holdings.listed import Listed, Lists
from wayhome.holdings.reached import Budget, Counted, Ranker, Reached, counts_of
from wayhome.holdings.records import HeldRecord, Person
from wayhome.holdings.shortlist import Asking, in_both, in_two

# What a record may lead on by: what is a person's own, and not what a street, a school or a year has in common.
LEADS = frozenset({
    "name", "born", "phone", "tail", "home", "street", "vehicle", "identifier", "email", "handle", "parent",
})  # fmt: skip
LEADING: tuple[Tier, ...] = ("certain", "probable", "possible")
THINGS = frozenset(SHARED) | {"identifier"}
NOT_FOLLOWED = "{} as one that was found, and {} not looked through"


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


def learnt_from(
    asked: Asked, found: Sequence[Found], keys: frozenset[str], wider: Wider, budget: Budget
) -> Learnt | None:
    """Return what the records that bring most say and nobody asked; None where they say nothing new."""
    new: dict[str, tuple[str, ...]] = {}
    relied_on = _relied_on(found)
    most_of = {"certain": budget.anchors, "probable": budget.anchors, "possible": min(budget.guesses, budget.anchors)}
    anchors: list[Person] = []
    exact: set[str] = set()
    for one in found:
        if len(anchors) == most_of[relied_on] or one.tier != relied_on or one.tie != "person":
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
    """Return the tier of what is searched through: the highest in which anything about the person was found."""
    tiers = {one.tier for one in found if one.tie == "person"}
    return next((tier for tier in LEADING if tier in tiers), "possible")


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


class Again(NamedTuple):
    """What another look led to: what relies on a record more than the first look did, in words what was not followed.

    ``led`` says whether any record that comes back stood there at all.
    """

    found: tuple[Found, ...] = ()
    left: tuple[str, ...] = ()
    led: bool = False


def searched_again(
    learnt: Learnt, before: Reached, lists: Lists, rank: Ranker, budget: Budget, *, known: Mapping[str, Tier]
) -> Again:
    """Return what the keys that were learnt lead to, each with the records through which; never through a hub.

    ``known`` are the tiers of what the first look found: a record that is relied on no more now is not said again. With
    it in words what was not followed, because more lay there than one search reads.
    """
    under = lists.under(leading(learnt.keys, learnt.exact))
    hubs = hubs_among(under, budget.hub)
    free = {key: one for key, one in under.items() if key not in hubs}
    said, letters = written_asked(learnt.asked.person), lists.letters
    asking = Asking(free, frozenset(), learnt.exact, learnt.born, lists.records, None, said, letters)
    numbers, _ = in_two(asking, budget.learnt, budget.followed)
    records = {number: record for number in numbers if (record := before.records.get(number)) is not None}
    records |= lists.read([number for number in numbers if number not in records])
    ranking = rank(learnt.asked, Counted(lists.records, counts_of(learnt.keys, under)))
    ranking.add(records.values())
    worth = _Worth(_paths(learnt, free, records), known, learnt.most)
    found = tuple(
        replace(one, through=worth.through[one.record.id], tier=worth.tier(one.tier)) for one in ranking.found(worth)
    )
    return Again(found, tuple(_not_followed(learnt, free, (*numbers, *before.numbers))), worth.led)


@dataclass(slots=True)
class _Worth:
    """Which records found again are worth saying: those that were led to, and are relied on more than before."""

    through: Mapping[str, tuple[str, ...]]
    known: Mapping[str, Tier]
    most: Tier
    led: bool = False

    def __call__(self, reference: str, tier: Tier) -> bool:
        led = bool(self.through.get(reference))
        self.led |= led
        known = self.known.get(reference)
        return led and (known is None or TIERS.index(self.tier(tier)) < TIERS.index(known))

    def tier(self, tier: Tier) -> Tier:
        """Return a tier, no higher than what was learnt allows."""
        return max(tier, self.most, key=TIERS.index)


def _not_followed(learnt: Learnt, lists: Mapping[str, Listed], read: Sequence[int]) -> Iterator[str]:
    """Yield of each kind of thing how many more records have the one of a record that was found."""
    left: dict[str, set[int]] = {}
    for key, one in lists.items():
        if kind(key) in THINGS and key in learnt.exact:
            left.setdefault(SHARED.get(kind(key), "the same number"), set()).update(one.numbers.tolist())
    for what, numbers in left.items():
        if more := len(numbers.difference(read)):
            some, were = ("1 more record has", "was") if more == 1 else (f"{more} more records have", "were")
            yield NOT_FOLLOWED.format(f"{some} {what}", were)


def _paths(
    learnt: Learnt, lists: Mapping[str, Listed], records: Mapping[int, HeldRecord]
) -> dict[str, tuple[str, ...]]:
    """Return for each record the references of those through which it was reached, never itself."""
    numbers = np.array(sorted(records), np.uint32)
    through: dict[str, set[str]] = {record.id: set() for record in records.values()}
    for key, one in lists.items():
        for number in in_both(numbers, one.numbers).tolist() if len(numbers) else ():
            through[records[number].id].update(learnt.keys[key])
    return {reference: tuple(sorted(anchors - {reference})) for reference, anchors in through.items()}
