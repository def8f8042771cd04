"""What is asked about a child, and what comes back: records, each with why and how far it can be relied on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

from wayhome.holdings.levels import Field
from wayhome.holdings.records import HeldRecord, Person, Sex

# How far a record can be relied on to be about the person asked for. ``connected`` is about somebody near them, and
# ``named`` agrees in a name that very many have and in nothing else.
Tier = Literal["certain", "probable", "possible", "connected", "named"]
TIERS: tuple[Tier, ...] = get_args(Tier)
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
    sex: Sex = "not_stated"
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    school: str = ""
    placement: str = ""
    parents: tuple[str, ...] = ()

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
            sex=self.sex,
            emails=self.emails,
            handles=self.handles,
            identifiers=self.identifiers,
            school=self.school,
            placement=self.placement,
            parents=self.parents,
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


class Piece(NamedTuple):  # some hundred are made for each search
    """One piece of the evidence: a field, the level at which it agrees, what that weighs in bits, and the words for it.

    ``words`` say what is on both sides and, where it is known, how many have it: every piece can be checked by hand.
    """

    field: Field
    level: str
    bits: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record that came back: how far it can be relied on, and all that this rests on.

    ``bits`` are the sum of the pieces. ``doubts`` are what another record puts in doubt (a twin, a namesake, a parent
    of the same name). ``through`` are the references of the records that led here where what was asked did not: its
    phone or other name was learnt from them.
    """

    record: HeldRecord
    tier: Tier
    tie: Tie
    bits: float = 0.0
    pieces: tuple[Piece, ...] = ()
    doubts: tuple[str, ...] = ()
    through: tuple[str, ...] = ()

    @property
    def why(self) -> tuple[str, ...]:
        """Return each reason as a phrase, the doubts last."""
        return (*(piece.words for piece in self.pieces), *self.doubts)
