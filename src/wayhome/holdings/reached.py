"""What a search leads to and how far it goes: its budget, the records read, how common each thing that was asked is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from wayhome.holdings.asking import Asked, Found, Tier
from wayhome.holdings.hubs import HUB
from wayhome.holdings.keys import kind
from wayhome.holdings.listed import Listed
from wayhome.holdings.rarity import Kind, Rarity
from wayhome.holdings.records import HeldRecord

COUNTED = frozenset({"name", "phone", "home", "vehicle", "date"})


class Ranked(Protocol):
    """The records laid beside one question so far."""

    @property
    def is_certain(self) -> bool:
        """Say whether any of them is certainly about the person asked for."""
        ...

    def add(self, records: Iterable[HeldRecord]) -> None:
        """Lay more records beside it."""
        ...

    def found(self, worth: Callable[[str, Tier], bool] = ...) -> tuple[Found, ...]:
        """Return those that come back, those that say most first; only those worth it by their reference and tier."""
        ...


def always(_reference: str, _tier: Tier) -> bool:
    """Say that every record is worth coming back."""
    return True


Ranker = Callable[[Asked, Rarity], Ranked]


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How far one search goes: how many records it reads, and through how many certain ones it searches again.

    ``records`` is how many are read of those that what was asked leads to, ``learnt`` of those that the certain ones
    lead to, those first to which the way weighs most. Of those that hardly weigh enough, no more are read than make it
    up to ``first`` before it is seen whether any is certain, and up to ``followed`` of those that were learnt. Where
    nothing is even probable, ``guesses`` of the possible ones are gone through instead.
    """

    records: int = 60  # more than are listed, so that a system whose records were left off is said
    first: int = 16
    learnt: int = 40
    followed: int = 16
    anchors: int = 4
    guesses: int = 2  # possible ones, where nothing is even probable
    hub: int = HUB


BUDGET = Budget()


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
    """What the keys of one question led to: the lists, what in them is a hub, and the records read, by number.

    ``numbers`` are those that were to be read, ``left`` those that are only where none of the others is certain.
    """

    lists: Mapping[str, Listed]
    hubs: frozenset[str]
    records: Mapping[int, HeldRecord]
    numbers: Sequence[int]
    left: Sequence[int] = ()


def counts_of(keys: Iterable[str], lists: Mapping[str, Listed]) -> Mapping[str, int]:
    """Return how many records have what was asked, by key."""
    return {key: lists[key].many if key in lists else 0 for key in keys if kind(key) in COUNTED}
