"""Linking everything that is held anew: which records are of one person by their evidence, proposed and never joined.

The batch linker brings pairs together and leaves out what weighs too little; each pair that is left is then weighed
both ways as a search weighs it, with how common each value is here, and held back by the same guards. Doing it again on
the same records comes to the same.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wayhome.application.holding.side_by_side import asked_as
from wayhome.application.linking.columns import Row
from wayhome.application.linking.counting import Counted
from wayhome.application.linking.few import link_few
from wayhome.application.linking.ports import BatchLinker, Scored
from wayhome.application.linking.proposing import Proposed, propose
from wayhome.application.linking.rows import row_of
from wayhome.application.linking.steps import Begun, NotKept, Steps, run_of
from wayhome.application.linking.training import odds_of
from wayhome.holdings.asking import TIERS, Tier
from wayhome.holdings.clusters import Link, clusters
from wayhome.holdings.comparing import Point, Prepared, points, prepare
from wayhome.holdings.judgements import Judgement, Node, held, reference_of
from wayhome.holdings.levels import Field
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.ranking import Compared, compare, guarded
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.weighing import prior_bits

SPARE = 14.0  # bits by which rare values may lift a pair above what the batch makes of it
EVERY = 5_000
OWN: tuple[Field, ...] = ("identifier", "email", "handle")
ANOTHER = "{one} and {other} differ in {what}."
Telling = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What linking everything came to: how many pairs were weighed, the links by tier, and what is proposed."""

    records: int
    pairs: int
    links: Mapping[Tier, tuple[Link, ...]]
    proposed: Proposed


@dataclass(slots=True)
class Reconciling:
    """One linking of everything: the records by reference, by which pack, and every judgement that stands.

    ``least`` is the lowest tier of a link that is followed, and ``steps`` keeps how far it has come.
    """

    records: Mapping[str, HeldRecord]
    pack: LinkagePack
    judged: tuple[Judgement, ...]
    tell: Telling
    least: Tier = "probable"
    steps: Steps = field(default_factory=NotKept)

    def run(self, linker: BatchLinker | None) -> Reconciled:
        """Link everything; without a linker, few records one pair after another."""
        counted = Counted()
        rows = [row_of(record) for record in counted.count(self.records.values())]
        self.tell(f"{len(rows):,} records made ready.")
        begun = self._begun(linker, rows, counted)
        pairs = sum(map(len, begun.near.values())) // 2
        self.tell(f"{pairs:,} pairs weigh enough to be looked at.")
        links = self._links(begun, counted)
        followed = (link for tier in TIERS[: TIERS.index(self.least) + 1] for link in links[tier])
        proposed = propose(followed, clusters(self.judged), self.against, judged=self.judged)
        return Reconciled(records=len(rows), pairs=pairs, links=links, proposed=proposed)

    def _begun(self, linker: BatchLinker | None, rows: Sequence[Row], counted: Counted) -> Begun:
        """Return which records are near which, and what is known of them already where this was broken off."""
        run = run_of(self.records.values(), self.pack)
        if begun := self.steps.begun(run):
            self.tell(f"Taken up where it was broken off: {len(begun.found):,} records were looked at.")
            return begun
        near: dict[str, list[str]] = {}
        for scored in self._linked(linker, rows, -prior_bits(self.pack, counted) - SPARE):
            near.setdefault(scored.one, []).append(scored.other)
            near.setdefault(scored.other, []).append(scored.one)
        self.steps.begin(run, near)
        return Begun(near=near)

    def _linked(self, linker: BatchLinker | None, rows: Sequence[Row], least: float) -> Iterator[Scored]:
        if linker is None:
            return link_few(self.records, self.pack, at_least=least)
        return linker.link(rows, odds=odds_of(self.pack), at_least=least)

    def _links(self, begun: Begun, counted: Counted) -> Mapping[Tier, tuple[Link, ...]]:
        """Return every pair as a link of the lower of the two tiers that it has from either side."""
        found: dict[tuple[str, str], Link] = {}
        for link in self._each(begun, counted):
            pair = (min(link.one, link.other), max(link.one, link.other))
            found[pair] = _lower(link, found[pair]) if pair in found else link
        both = [link for link in found.values() if link.tier in ("certain", "probable", "possible")]
        return {tier: tuple(link for link in both if link.tier == tier) for tier in TIERS}

    def _each(self, begun: Begun, counted: Counted) -> Iterator[Link]:
        """Yield the links of every record from its side, those already known first; some at a time are kept."""
        for known in begun.found.values():
            yield from known
        left, new = sorted(begun.near.keys() - begun.found.keys()), dict[str, tuple[Link, ...]]()
        for at, one in enumerate(left, start=1 + len(begun.found)):
            new[one] = tuple(self._around(one, begun.near[one], counted))
            yield from new[one]
            if len(new) == EVERY:
                self.steps.keep(new)
                new = {}
                self.tell(f"{at:,} of {len(begun.near):,} records looked at.")

    def _around(self, one: str, others: list[str], counted: Counted) -> Iterator[Link]:
        """Yield how one record stands to those near it, held back where they put each other in doubt."""
        asked = prepare(asked_as(self.records[one].person))
        near = (compare(asked, self.records[other], pack=self.pack, rarity=counted) for other in sorted(set(others)))
        for found in guarded([each for each in near if each is not None], self.pack.names):
            yield Link(one=held(one), other=held(found.record.id), tier=_tier(found), bits=round(found.bits, 2))

    def against(self, one: Node, other: Node) -> str:
        """Say why two records are not of one person whatever joins them; empty where nothing says so."""
        left, right = (self.records.get(reference_of(node)) for node in (one, other))
        if left is None or right is None:
            return ""  # a child of the record, of whom judgements speak and not evidence
        _, found = points(_ready(left), right.person, self.pack.names)
        what = _differing({point.field: point for point in found})
        return ANOTHER.format(one=left.id, other=right.id, what=what) if what else ""


def _ready(record: HeldRecord) -> Prepared:
    return prepare(asked_as(record.person))


def _tier(found: Compared) -> Tier:
    return found.tier if found.tie == "person" else "connected"


def _lower(one: Link, other: Link) -> Link:
    return max(one, other, key=lambda link: (TIERS.index(link.tier), -link.bits))


def _differing(found: Mapping[Field, Point]) -> str:
    levels = {field: point.level for field, point in found.items()}
    if any(levels.get(field) == "same" for field in OWN):
        return ""
    if levels.get("given") == "different":
        return "first name"
    return "birth date" if levels.get("born") == "different" else ""
