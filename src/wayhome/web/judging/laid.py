"""One held record laid beside the child, or beside another record: what a judgement on a page rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wayhome.access.rules import may_open
from wayhome.application.holding.of_case import asked_of
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.application.holding.side_by_side import (
    Beside,
    Evidence,
    asked_as,
    evidence_for,
    evidence_of,
    side_by_side,
)
from wayhome.casework.holdings.judge_matches import is_found
from wayhome.holdings.asking import Asked
from wayhome.holdings.judgements import Pair, held, of_child, reference_of
from wayhome.holdings.records import HeldRecord, Person
from wayhome.kernel.ids import Subject
from wayhome.web.acting.desk import Desk
from wayhome.web.judging.around import beside_confirmed, every_judgement, own_node
from wayhome.web.judging.held_of_child import held_of_child
from wayhome.web.presenting.held import Closed, called_source, opener, who_can_open

BETWEEN = "|"


@dataclass(frozen=True)
class Laid:
    """Who is laid beside whom.

    ``record`` and ``other`` are None where they are not held any more, or cannot be reached (``reached`` is False).
    ``closed`` says who can open what the reader may not, and ``stray`` names a record that the case does not bring up:
    nothing of either is shown then.
    """

    desk: Desk
    reference: str
    beside: str = ""
    record: HeldRecord | None = None
    other: HeldRecord | None = None
    closed: Closed | None = None
    reached: bool = True
    stray: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether both sides are here to be compared and judged."""
        return self.record is not None and self.closed is None and (not self.beside or self.other is not None)

    @property
    def pair(self) -> Pair:
        """Return both sides as judgements name them."""
        return frozenset((held(self.reference), held(self.beside) if self.beside else of_child(self.child)))

    @property
    def child(self) -> Subject:
        """Return the child as whom the child of the case is read."""
        return self.desk.facing.read_as(self.desk.facing.child)

    @cached_property
    def asked(self) -> Asked:
        """Return what is asked with: what the record of the child says, or the other held record."""
        return asked_as(self.other.person) if self.other else asked_of(self.desk.case, self.desk.visit.parts.ledger)

    @cached_property
    def evidence(self) -> Evidence:
        """Return what the index says of the two; nothing where it cannot be reached."""
        if not self.is_open or self.record is None:
            return evidence_of(None)
        parts = self.desk.visit.parts
        try:
            return evidence_for(self.asked, self.record, holdings=parts.holdings, at=self.desk.facing.now)
        except HoldingsOutOfReach:
            return evidence_of(None)

    @property
    def rows(self) -> tuple[Beside, ...]:
        """Return both sides, field by field."""
        if not self.is_open or self.record is None:
            return ()
        return side_by_side(self.asked.person, self.record.person, self.evidence, theirs=self._theirs)

    @cached_property
    def _theirs(self) -> Mapping[str, Person]:
        """Return the child's own held records by what was judged, as far as the reader may open them."""
        if self.beside:
            return {}
        theirs = [one.reference for one in beside_confirmed(self.desk, self.reference)]
        found, opens = self.desk.visit.parts.holdings.records_of(theirs), opener(self.desk.visit)
        return {one.id: one.person for one in found if may_open(one.restricted_to, opens)}

    @property
    def weighs(self) -> bool:
        """Say whether judging weighs the record too: one that came back in this case, laid beside the child."""
        return not self.beside and not self.desk.facing.is_closed and is_found(self.reference, self.desk.facing)

    @property
    def where(self) -> str:
        """Return the system that holds the record."""
        return called_source(self.record.system) if self.record else ""

    @property
    def on(self) -> str:
        """Return the record's day."""
        return f"{self.record.on:%-d %b %Y}" if self.record and self.record.on else "not dated"


def laid(desk: Desk) -> Laid:
    """Lay beside each other what the link says the page is about."""
    reference, _, beside = desk.about.partition(BETWEEN)
    try:
        found = {one.id: one for one in desk.visit.parts.holdings.records_of([*filter(None, (reference, beside))])}
    except HoldingsOutOfReach:
        return Laid(desk, reference, beside, reached=False)
    if stray := next((one for one in found if one not in _brought_up(desk)), ""):
        return Laid(desk, reference, beside, stray=stray)
    shut = next((one for one in found.values() if not may_open(one.restricted_to, opener(desk.visit))), None)
    closed = who_can_open(desk.visit, desk.pack)(shut.restricted_to) if shut else None
    return Laid(desk, reference, beside, found.get(reference), found.get(beside), closed)


def _brought_up(desk: Desk) -> frozenset[str]:
    """Return the records that the case brings up: found, judged, or linked with one that was, and no others.

    The page is no way to read whatever is held by its reference.
    """
    known = frozenset(held_of_child(desk).of.judged)
    around = every_judgement(desk).around((own_node(desk), *map(held, sorted(known))))
    return known.union(filter(None, (reference_of(node) for one in around for node in one.pair)))
