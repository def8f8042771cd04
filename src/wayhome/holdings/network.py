"""Who and what is around a child: people and things, the ties between them, and what each tie rests on.

A network is made from statements when somebody asks for it, and is kept nowhere. A statement says that one record or
entry ties two of them, in a sentence, and since when that could be known here. So the network as known at an instant
is the network of fewer statements, and taking a record away takes away what only it said.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Literal

# What may stand in a network. An adult has a birth date that says so; a person is somebody whose age no record gives.
Kind = Literal["child", "adult", "person", "phone", "place", "vehicle"]
PEOPLE: tuple[Kind, ...] = ("child", "adult", "person")
SHARED: tuple[Kind, ...] = ("phone", "place", "vehicle")
# How two of them are tied. ``noted`` ties a place to itself: something was recorded there of nobody by name.
Way = Literal[
    "phone",
    "vehicle",
    "address",
    "found",
    "named_place",
    "named_beside",
    "mentioned",
    "missing_with",
    "missing_then",
    "missing_now",
    "noted",
]
HUB = 25  # people; a phone, place or vehicle that more share leads from none of them to another
FURTHEST = 3  # ties between the child and anybody shown
Key = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Somebody or something: ``called`` are the other ways in which it is written.

    ``case`` is the child's record among the cases. ``sure`` is False for somebody who is only named, so that another of
    the same name may be meant. The words are personal.
    """

    key: Key
    kind: Kind
    name: str
    called: tuple[str, ...] = ()
    case: str = ""
    sure: bool = True

    @property
    def is_person(self) -> bool:
        """Say whether it is somebody."""
        return self.kind in PEOPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a tie rests on: the reference of a record or entry, where that is held, its day, and what it says.

    ``known_at`` is when it was brought in or entered here; None where nobody knows. ``case`` is the record it stands in
    where it is an entry of a case, and empty for what another system holds. ``way`` is how it ties the two.
    """

    reference: str
    where: str
    sentence: str
    on: date | None = None
    known_at: datetime | None = None
    case: str = ""
    way: Way = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One record or entry saying that two are tied."""

    one: Thing
    other: Thing
    way: Way
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two that are tied, in which ways, and everything this rests on, newest first."""

    one: Key
    other: Key
    ways: tuple[Way, ...]
    grounds: tuple[Ground, ...]

    def across(self, key: Key) -> Key:
        """Return the other end."""
        return self.other if key == self.one else self.one


@dataclass(frozen=True)
class Network:
    """Everything within reach of the one in the middle. ``hubs`` are shown, and lead no further."""

    centre: Key
    things: Mapping[Key, Thing]
    ties: tuple[Tie, ...]
    hubs: frozenset[Key]

    @cached_property
    def _by_key(self) -> Mapping[Key, tuple[Tie, ...]]:
        found: dict[Key, list[Tie]] = {}
        for tie in self.ties:
            for key in {tie.one, tie.other}:
                found.setdefault(key, []).append(tie)
        return {key: tuple(ties) for key, ties in found.items()}

    def beside(self, key: Key) -> tuple[Tie, ...]:
        """Return the ties of one, those of others and not its own notes."""
        return tuple(tie for tie in self._by_key.get(key, ()) if tie.one != tie.other)

    def noted(self, key: Key) -> tuple[Ground, ...]:
        """Return what was recorded at a place of nobody by name."""
        return tuple(ground for tie in self._by_key.get(key, ()) if tie.one == tie.other for ground in tie.grounds)

    def of_kind(self, *kinds: Kind) -> tuple[Thing, ...]:
        """Return those of some kinds but for the one in the middle, in order of their keys."""
        return tuple(self.things[key] for key in sorted(self.things) if self._is_one(key, kinds))

    def _is_one(self, key: Key, kinds: tuple[Kind, ...]) -> bool:
        return key != self.centre and self.things[key].kind in kinds


def known_by(statements: Iterable[Statement], moment: datetime) -> tuple[Statement, ...]:
    """Return what could be known by an instant; of what nobody knows since when it is held, nothing."""
    return tuple(said for said in statements if said.ground.known_at and said.ground.known_at <= moment)


def without(statements: Iterable[Statement], reference: str) -> tuple[Statement, ...]:
    """Return what is said by every record but one."""
    return tuple(said for said in statements if said.ground.reference != reference)


def network(statements: Iterable[Statement], centre: Thing, *, hub: int = HUB, furthest: int = FURTHEST) -> Network:
    """Return the network around one, from what some records and entries say."""
    told = tuple(statements)
    things = {thing.key: thing for said in told for thing in (said.other, said.one)} | {centre.key: centre}
    ties = _ties(told)
    hubs = _hubs(ties, things, hub)
    near = reached(centre.key, ties, hubs, furthest)
    kept = tuple(tie for tie in ties if tie.one in near and tie.other in near)
    return Network(
        centre=centre.key,
        things={key: things[key] for key in sorted(near)},
        ties=kept,
        hubs=frozenset(hubs & near),
    )


def _ties(told: Sequence[Statement]) -> tuple[Tie, ...]:
    by_pair: dict[tuple[Key, Key], list[Statement]] = {}
    for said in told:
        one, other = sorted((said.one.key, said.other.key))
        by_pair.setdefault((one, other), []).append(said)
    return tuple(_tie(pair, by_pair[pair]) for pair in sorted(by_pair))


def _tie(pair: tuple[Key, Key], said: Sequence[Statement]) -> Tie:
    grounds = dict.fromkeys(replace(each.ground, way=each.way) for each in said)
    return Tie(
        one=pair[0],
        other=pair[1],
        ways=tuple(sorted({each.way for each in said})),
        grounds=tuple(sorted(grounds, key=lambda ground: (-_day(ground), ground.reference, ground.sentence))),
    )


def _day(ground: Ground) -> int:
    return (ground.on or date.min).toordinal()


def _hubs(ties: Sequence[Tie], things: Mapping[Key, Thing], hub: int) -> set[Key]:
    """Return the phones, places and vehicles that more people share than lead anywhere."""
    sharing: dict[Key, set[Key]] = {}
    for tie in ties:
        for key in (tie.one, tie.other):
            if things[key].kind in SHARED and things[tie.across(key)].is_person:
                sharing.setdefault(key, set()).add(tie.across(key))
    return {key for key, people in sharing.items() if len(people) > hub}


def reached(centre: Key, ties: Sequence[Tie], hubs: Collection[Key], furthest: int = FURTHEST) -> set[Key]:
    """Return everybody and everything within so many ties of the middle, none of them through a hub."""
    beside: dict[Key, list[Key]] = {}
    for tie in ties:
        beside.setdefault(tie.one, []).append(tie.other)
        beside.setdefault(tie.other, []).append(tie.one)
    found, edge = {centre}, {centre}
    for _ in range(furthest):
        edge = {other for key in edge.difference(hubs) for other in beside.get(key, ())} - found
        found |= edge
    return found
