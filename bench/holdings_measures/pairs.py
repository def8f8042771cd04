"""Labelled records, each asked for as if it were a child: which pairs are joined, and how many of those are one person.

The truth says of each record whose it is. Pairs of two people that are easily taken for one are counted apart: twins,
namesakes, father and son, two on one line, whoever drove a car before, whoever lived somewhere before.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench.holdings_measures.marking import Rate
from bench.holdings_measures.ours import AT
from bench.holdings_measures.peers.plain import digits, tokens
from wayhome.application.holding.ports import HoldingsIndex
from wayhome.application.holding.reading import read_line
from wayhome.application.holding.side_by_side import asked_as
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.memory import MemoryHoldings

Pair = tuple[str, str]
GENERATION = 15 * 365  # days between two birth dates of a father and a son
KINDS = ("twins", "namesakes", "father and son", "shared line phone", "sold car", "former tenant", "others")


@dataclass(slots=True)
class Joined:
    """The pairs that came back in each tier, and the pairs that are truly one person's."""

    tiers: dict[str, set[Pair]] = field(default_factory=dict)
    true: set[Pair] = field(default_factory=set)

    def within(self, *tiers: str) -> set[Pair]:
        """Return the pairs that some tiers join."""
        return set[Pair]().union(*(self.tiers.get(tier, set()) for tier in tiers))


def read(records: Path, truth: Path) -> tuple[list[HeldRecord], dict[str, str]]:
    """Return labelled records, and whose each is."""
    held = [read_line(line, at)[0] for at, line in enumerate(records.read_text("utf-8").splitlines(), 1)]
    whose = [json.loads(line) for line in truth.read_text("utf-8").splitlines()]
    return held, {told["record_id"]: told["person_id"] for told in whose}


def told(held: Sequence[HeldRecord], whose: Mapping[str, str]) -> Iterator[str]:
    """Yield how right and how complete the joins are, and which pairs were wrongly made."""
    joined = join(held, whose)
    yield f"{len(held)} labelled records of {len(set(whose.values()))} people, each asked for among the others"
    yield "| joined by | pairs | precision | recall |"
    yield "| --- | ---: | ---: | ---: |"
    for tiers in (("certain",), ("certain", "probable"), ("certain", "probable", "possible")):
        made = joined.within(*tiers)
        right = made & joined.true
        precision, recall = Rate(len(right), len(made)), Rate(len(right), len(joined.true))
        yield f"| {' and '.join(tiers)} | {len(made)} | {precision} | {recall} |"
    yield ""
    yield from _confused(held, whose, joined)


def join(held: Sequence[HeldRecord], whose: Mapping[str, str]) -> Joined:
    """Ask for each record among the others and return what was joined."""
    index: HoldingsIndex = MemoryHoldings()
    index.add(held, at=AT)
    joined = Joined()
    for record in held:
        for found in index.search(asked_as(record.person), at=AT).found:
            if found.tie == "person" and found.record.id != record.id:
                joined.tiers.setdefault(found.tier, set()).add(pair(record.id, found.record.id))
    people = sorted(whose)
    joined.true = {(one, other) for one in people for other in people if one < other and whose[one] == whose[other]}
    return joined


def pair(one: str, other: str) -> Pair:
    """Return two references as a pair, the same whichever comes first."""
    return (one, other) if one < other else (other, one)


def _confused(held: Sequence[HeldRecord], whose: Mapping[str, str], joined: Joined) -> Iterator[str]:
    people = {record.id: record.person for record in held}
    apart = Counter(kind(people[one.id], people[two.id]) for one, two in _two_people(held, whose))
    made = {tier: Counter(kind(people[a], people[b]) for a, b in joined.tiers.get(tier, set()) - joined.true)
            for tier in ("certain", "probable", "possible")}  # fmt: skip
    yield "| pairs of two people | pairs | joined as certain | as probable | as possible |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name in KINDS:
        yield f"| {name} | {apart[name]} | {' | '.join(str(made[tier][name]) for tier in made)} |"
    for one, other in sorted(joined.within("certain") - joined.true):
        yield f"NOT to be released: {one} and {other} are two people joined as certain"


def _two_people(held: Sequence[HeldRecord], whose: Mapping[str, str]) -> Iterator[tuple[HeldRecord, HeldRecord]]:
    for at, one in enumerate(held):
        yield from ((one, two) for two in held[at + 1 :] if whose[one.id] != whose[two.id])


def kind(one: Person, other: Person) -> str:
    """Return for what two people may be taken for one."""
    name, again = frozenset(tokens(one.name)), frozenset(tokens(other.name))
    same_day = one.birth_date is not None and one.birth_date == other.birth_date
    if same_day and tokens(one.family_name or one.name)[-1:] == tokens(other.family_name or other.name)[-1:]:
        return "twins"
    if name and name == again:
        return "father and son" if _years_apart(one.birth_date, other.birth_date) else "namesakes"
    if {*map(digits, one.phones)} & {*map(digits, other.phones)}:
        return "shared line phone"
    if {mark.replace(" ", "") for mark in one.vehicles} & {mark.replace(" ", "") for mark in other.vehicles}:
        return "sold car"
    if one.address and tokens(one.address) == tokens(other.address) and one.postcode == other.postcode:
        return "others" if name & again else "former tenant"
    return "others"


def _years_apart(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) > GENERATION
