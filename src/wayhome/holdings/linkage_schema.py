"""What may stand in a linkage pack: each model is one section, and its field descriptions say what is meant."""

from collections.abc import Mapping
from datetime import date
from math import log2
from typing import Annotated

from pydantic import Field as Key
from pydantic import model_validator

from wayhome.rulebook.matching import Strict

Share = Annotated[float, Key(gt=0, lt=1)]
Plain = Annotated[str, Key(min_length=3)]


class Weight(Strict):
    """What one level of agreement weighs, and what that rests on."""

    m: Share = Key(description="how often two records of one person stand at this level, where both say the field")
    u: Share = Key(description="how often two people taken by chance do")
    near: Share | None = Key(
        None, description="how often two people of one household do; not given where a household shares the field"
    )
    local: bool = Key(False, description="a value that few have weighs more, and one that many have less")
    least: float | None = Key(None, description="bits below which the level never falls, however common the value")
    most: float | None = Key(None, description="bits above which the level never rises, however rare the value")
    source: Plain = Key(description="what the numbers rest on")
    trained: date | None = Key(None, description="the day they were trained; not given for a prior")
    why: Plain = Key(description="why they are what they are, in a sentence")

    @property
    def bits(self) -> float:
        """Return what the level weighs for a value as common as usual."""
        return log2(self.m / self.u)

    @property
    def near_bits(self) -> float:
        """Return what it weighs against somebody else of the same household; 0 where a household shares the field."""
        return log2(self.m / self.near) if self.near else 0.0

    def bits_at(self, share: float | None, typical: float) -> float:
        """Return what it weighs for a value that such a share of people have; ``typical`` is what ``u`` stands for."""
        bits = self.bits + (log2(typical / share) if self.local and share else 0.0)
        bits = bits if self.most is None else min(bits, self.most)
        return bits if self.least is None else max(bits, self.least)


class Head(Strict):
    """What a linkage pack is called, and what it is."""

    name: Plain
    title: Plain
    edition: Plain
    valid_from: date
    note: str = ""


class Prior(Strict):
    """How likely it is, before anything is compared, that a record is about the person asked for."""

    people: int = Key(gt=0, description="how many people a record may be about, at the least, however few are held")
    records_each: float = Key(ge=1, description="how many records there are of one person")
    household: float = Key(gt=0, description="records of others of a child's household for each one of the child")
    source: Plain
    why: Plain


class Tiers(Strict):
    """From which posterior probability a record is in a tier."""

    certain: Share
    probable: Share
    possible: Share
    source: Plain
    why: Plain

    @model_validator(mode="after")
    def in_order(self) -> "Tiers":
        """Refuse tiers that are not one above the other."""
        if not self.certain > self.probable > self.possible:
            raise ValueError("certain has to be above probable, and probable above possible")
        return self


class Limits(Strict):
    """How far a search goes by itself."""

    hub: int = Key(gt=1, description="a phone, address or vehicle of more people leads to nobody")
    anchors: int = Key(ge=0, description="certain records that become questions themselves")
    hops: int = Key(ge=0, description="how often")
    source: Plain
    why: Plain


class Usual(Strict):
    """How common a value is taken to be where nobody counted it."""

    given: Share = Key(description="a first name that is not in the table of common names")
    family: Share = Key(description="a surname that is not")
    birth_date: Share = Key(description="one birth date, among people of about that age")
    first_january: float = Key(ge=1, description="how many times as common 1 January is, where no day is known")
    own: int = Key(ge=0, description="counted records of a value that are taken to be of one person")
    counted: int = Key(gt=0, description="as how many counted records the table of common names weighs")
    source: Plain
    why: Plain


class TriedOn(Strict):
    """What came of trying the pack on people who are known, before it was written."""

    on: date
    known: int = Key(ge=0, description="records of which it was known who they are about")
    groups: int = Key(ge=0, description="groups of names with records enough to be judged")
    gaps: tuple[str, ...] = Key((), description="where two groups are further apart than is allowed, in words")


class Names(Strict):
    """Names that go together, each group a line: small letters, no accents."""

    short: tuple[str, ...] = ()
    spelt: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    communal: tuple[str, ...] = ()
    common: Mapping[str, Annotated[float, Key(gt=0, lt=10_000)]] = Key(default_factory=dict)
