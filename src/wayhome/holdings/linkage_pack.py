"""Reading a linkage pack: what each level of agreement weighs and why, which names go together, and where tiers begin.

A linkage pack is data, like a rulebook: YAML files, read strictly, known by the SHA-256 of their content. Every weight
says what it rests on. Training writes a new pack; nothing changes one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import log2
from typing import Annotated, TypeVar

from pydantic import Field as Key
from pydantic import TypeAdapter, ValidationError, model_validator

from wayhome.holdings.levels import LEVELS, Field
from wayhome.holdings.names import plain
from wayhome.holdings.naming.tables import NO_TABLES, NameTables
from wayhome.rulebook.matching import Strict
from wayhome.rulebook.pack import content_hash
from wayhome.rulebook.parse import Fault, PackFault, line_of, parse

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


class Names(Strict):
    """Names that go together, each group a line: small letters, no accents."""

    short: tuple[str, ...] = ()
    spelt: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    common: Mapping[str, Annotated[float, Key(gt=0, lt=10_000)]] = Key(default_factory=dict)


One = TypeVar("One")
Weights = dict[Field, dict[str, Weight]]
SECTIONS: Mapping[str, TypeAdapter[object]] = {
    "linkage": TypeAdapter(Head),
    "prior": TypeAdapter(Prior),
    "tiers": TypeAdapter(Tiers),
    "limits": TypeAdapter(Limits),
    "usual": TypeAdapter(Usual),
    "weights": TypeAdapter(Weights),
    "names": TypeAdapter(Names),
}
REPEATED = frozenset({"names", "weights"})  # may stand in several files, each with its own part


@dataclass(frozen=True, kw_only=True, eq=False)
class LinkagePack:
    """One edition of a linkage pack. ``content`` is the SHA-256 of its files, by which it is known for ever."""

    head: Head
    content: str
    prior: Prior
    tiers: Tiers
    limits: Limits
    usual: Usual
    weights: Mapping[Field, Mapping[str, Weight]]
    names: NameTables = field(default=NO_TABLES)

    @property
    def id(self) -> str:
        """Return its name and the beginning of its digest, by which a search says what it was weighed by."""
        return f"{self.head.name} {self.content[:12]}"

    @cached_property
    def heavy(self) -> Mapping[tuple[Field, str], tuple[float, float, bool]]:
        """Return of each level its bits, its bits against a household, and whether it goes by how common a value is."""
        return {
            (name, level): (weight.bits, weight.near_bits, weight.local)
            for name, levels in self.weights.items()
            for level, weight in levels.items()
        }

    @cached_property
    def typical(self) -> Mapping[Field, float]:
        """Return of each field how often two people taken by chance have the same."""
        return {name: levels[LEVELS[name][0]].u for name, levels in self.weights.items()}


def read_linkage(files: Mapping[str, str]) -> LinkagePack:
    """Read a linkage pack from the text of its YAML files, by name; raises PackFault with everything that is wrong."""
    faults: list[Fault] = []
    found: dict[str, list[tuple[str, object]]] = {}
    for name in sorted(files):
        for key, value in _sections(name, files[name], faults):
            found.setdefault(key, []).append((name, value))
    faults.extend(_lacking(found, files) if not faults else ())
    faults.extend(_unweighed(found, files) if not faults else ())
    faults.extend(_names_faults(found.get("names", []), files))
    if faults:
        raise PackFault(faults)
    single = {key: values[0][1] for key, values in found.items() if key not in REPEATED}
    return LinkagePack(
        head=_as(Head, single["linkage"]),
        content=content_hash(files),
        prior=_as(Prior, single["prior"]),
        tiers=_as(Tiers, single["tiers"]),
        limits=_as(Limits, single["limits"]),
        usual=_as(Usual, single["usual"]),
        weights=_weights(found["weights"]),
        names=_tables([_as(Names, one) for _, one in found.get("names", [])]),
    )


def _as(kind: type[One], value: object) -> One:
    if not isinstance(value, kind):
        raise TypeError(f"a section is {type(value).__name__}, not {kind.__name__}")
    return value


def _weights(sections: Sequence[tuple[str, object]]) -> Mapping[Field, Mapping[str, Weight]]:
    together: Weights = {}
    for _, section in sections:
        together.update(TypeAdapter(Weights).validate_python(section))
    return together


def _sections(file: str, text: str, faults: list[Fault]) -> Iterator[tuple[str, object]]:
    """Yield the valid sections of a file, adding what is wrong with the others to the faults."""
    try:
        raw = parse(text, file=file)
    except PackFault as broken:
        faults.extend(broken.faults)
        return
    for key, value in raw.items() if isinstance(raw, dict) else [(file, raw)]:
        if key not in SECTIONS:
            words = f"'{key}' is not a section of a linkage pack."
            remedy = f"Use one of {', '.join(SECTIONS)}."
            faults.append(Fault(file=file, line=line_of(text, [key]), words=words, remedy=remedy))
            continue
        try:
            yield key, SECTIONS[key].validate_python(value)
        except ValidationError as error:
            faults.extend(_fault(file, text, [key, *one["loc"]], one["msg"], one["input"]) for one in error.errors())


def _fault(file: str, text: str, path: Sequence[str | int], wrong: str, read: object) -> Fault:
    where = ".".join(str(step) for step in path)
    reading = f"It reads {read!r}; mend it." if not isinstance(read, dict) else "Add it, or mend its spelling."
    words = f"{where}: {wrong.removeprefix('Value error, ')}."
    return Fault(file=file, line=line_of(text, path), words=words, remedy=reading)


def _lacking(found: Mapping[str, Sequence[tuple[str, object]]], files: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each section that is missing, and for each that two files give."""
    first = min(files, default="linkage.yaml")
    for key in SECTIONS:
        if key not in found and key != "names":
            yield Fault(file=first, line=1, words=f"The pack has no {key}.", remedy=f"Add a section '{key}'.")
        for file, _ in found.get(key, ())[1:] if key not in REPEATED else ():
            words = f"{key} already stands in {found[key][0][0]}."
            yield Fault(file=file, line=line_of(files[file], [key]), words=words, remedy="Keep one of the two.")


def _unweighed(found: Mapping[str, Sequence[tuple[str, object]]], files: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each level without a weight, and for each weight without a level."""
    sections = found["weights"]
    weights, file = _weights(sections), sections[0][0]
    for name, levels in LEVELS.items():
        for level in levels:
            if level not in weights.get(name, {}):
                line, words = line_of(files[file], ["weights", name]), f"{name}.{level} has no weight."
                yield Fault(file=file, line=line, words=words, remedy="Give it m, u, source and why.")
        for level in weights.get(name, {}):
            if level not in levels:
                line, words = line_of(files[file], ["weights", name, level]), f"{name} has no level {level}."
                yield Fault(file=file, line=line, words=words, remedy=f"Use one of {', '.join(levels)}.")


def _names_faults(sections: Sequence[tuple[str, object]], files: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each line of names that could never be met, or says nothing."""
    for file, section in sections:
        names = _as(Names, section)
        for table, lines in (
            ("short", names.short),
            ("spelt", names.spelt),
            ("light", names.light),
            ("before", names.before),
        ):
            for at, line in enumerate(lines):
                wrong = _wrong_in(line, alone=table in ("light", "before"))
                if wrong:
                    yield _fault(file, files[file], ["names", table, at], wrong, line)
        for name in names.common:
            if plain(name) != name:
                yield _fault(file, files[file], ["names", "common", name], "not in small letters without accents", name)


def _wrong_in(line: str, *, alone: bool) -> str:
    group = line.split()
    if plain(line) != line:
        return "not in small letters without accents and apostrophes"
    if len(set(group)) < len(group):
        return "a name stands twice in one group"
    return "" if alone or len(group) > 1 else "a group needs two names at the least"


def _tables(sections: Sequence[Names]) -> NameTables:
    return NameTables(
        short=tuple(frozenset(line.split()) for one in sections for line in one.short),
        spelt=tuple(frozenset(line.split()) for one in sections for line in one.spelt),
        before=frozenset(name for one in sections for line in one.before for name in line.split()),
        light=frozenset(name for one in sections for line in one.light for name in line.split()),
        common={name: share / 10_000 for one in sections for name, share in one.common.items()},
    )
