"""Reading a linkage pack: what each level of agreement weighs and why, which names go together, and where tiers begin.

A linkage pack is data, like a rulebook: YAML files, read strictly, known by the SHA-256 of their content. Every weight
says what it rests on. Training writes a new pack; nothing changes one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from wayhome.holdings.levels import LEVELS, Field
from wayhome.holdings.linkage_schema import Head, Limits, Names, Prior, Tiers, TriedOn, Usual, Weight
from wayhome.holdings.names import plain
from wayhome.holdings.naming.tables import NO_TABLES, NameTables
from wayhome.rulebook.pack import content_hash
from wayhome.rulebook.parse import Fault, PackFault, line_of, parse

__all__ = ("LinkagePack", "Weight", "read_linkage")

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
    "tried": TypeAdapter(TriedOn),
}
NOT_NEEDED = frozenset({"names", "tried"})
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
    tried: TriedOn | None = None

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
        tried=_as(TriedOn, single["tried"]) if "tried" in single else None,
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
        if key not in found and key not in NOT_NEEDED:
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
            ("communal", names.communal),
        ):
            for at, line in enumerate(lines):
                wrong = _wrong_in(line, alone=table in ("light", "before", "communal"))
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
        communal=frozenset(name for one in sections for line in one.communal for name in line.split()),
        light=frozenset(name for one in sections for line in one.light for name in line.split()),
        common={name: share / 10_000 for one in sections for name, share in one.common.items()},
    )
