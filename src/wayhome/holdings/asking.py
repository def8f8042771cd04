"""What is asked about a child, and what comes back: records, each with why and how far it can be relied on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.holdings.records import HeldRecord, Person

Strength = Literal["strong", "possible"]
# Whom a record is about: the person asked for, somebody whose record names them, or somebody near them.
Tie = Literal["person", "named", "near"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of a child when they are looked up; whatever nobody knows is left out.

    ``name`` is all of it as it was said, in any order. ``born_about`` is the year, give or take one, where only an age
    is known.
    """

    name: str = ""
    also_known_as: tuple[str, ...] = ()
    birth_date: date | None = None
    born_about: int | None = None
    phones: tuple[str, ...] = ()
    address: str = ""
    postcode: str = ""
    vehicles: tuple[str, ...] = ()

    @property
    def person(self) -> Person:
        """Return the same as a person, to be compared with others."""
        return Person(
            given_name=self.name,
            also_known_as=self.also_known_as,
            birth_date=self.birth_date,
            address=self.address,
            postcode=self.postcode,
            phones=self.phones,
            vehicles=self.vehicles,
        )

    @property
    def words(self) -> str:
        """Return what was asked with, as a receipt keeps it. These words are personal."""
        return "; ".join(self._said())

    def _said(self) -> Iterator[str]:
        if self.name:
            yield f"name {self.name}"
        if self.also_known_as:
            yield f"also known as {', '.join(self.also_known_as)}"
        if self.birth_date:
            yield f"born {self.birth_date.isoformat()}"
        elif self.born_about:
            yield f"born about {self.born_about}"
        if self.phones:
            yield f"phone {', '.join(self.phones)}"
        if self.address or self.postcode:
            yield f"address {' '.join(filter(None, (self.address, self.postcode)))}"
        if self.vehicles:
            yield f"vehicle {', '.join(self.vehicles)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why somebody came back: each reason as a phrase, how far it can be relied on, and whom it is about."""

    reasons: tuple[str, ...]
    strength: Strength
    tie: Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record that came back."""

    record: HeldRecord
    why: tuple[str, ...]
    strength: Strength
    tie: Tie
