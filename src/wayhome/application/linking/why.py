"""Why two held records are taken to be of one person, or not: each piece of the evidence, and whether it adds up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.holding.ports import HoldingsIndex
from wayhome.application.holding.side_by_side import Beside, asked_as, evidence_of, side_by_side
from wayhome.holdings.asking import Asked, Found, Piece, Tier
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.ranking import rank
from wayhome.holdings.records import HeldRecord

WITHIN = 0.01  # bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One record asked for by what another says: side by side, each piece of evidence, its sum and its tier.

    ``tier`` is None where too little agrees for it to come back. ``again`` are the bits when it was asked once more,
    and None where that brought nothing back.
    """

    one: HeldRecord
    other: HeldRecord
    rows: tuple[Beside, ...]
    pieces: tuple[Piece, ...]
    bits: float
    tier: Tier | None
    doubts: tuple[str, ...]
    through: tuple[str, ...]
    again: float | None

    @property
    def adds_up(self) -> bool:
        """Say whether the pieces come to the bits, and asking again came to the same."""
        total = sum(piece.bits for piece in self.pieces)
        same = self.again is not None and abs(self.again - self.bits) <= WITHIN
        return abs(total - self.bits) <= WITHIN and (same or self.tier is None)


def why(one: HeldRecord, other: HeldRecord, *, holdings: HoldingsIndex, at: datetime) -> Why:
    """Return what a search for what one record says makes of another, each value as common as it is here.

    Raises HoldingsOutOfReach.
    """
    asked = asked_as(one.person)
    first, again = (_found(asked, other, holdings, at) for _ in range(2))
    return _why(one, other, first, again)


def why_by(pack: LinkagePack, one: HeldRecord, other: HeldRecord) -> Why:
    """Return what a pack makes of two records alone, each value as common as the pack takes it to be."""
    asked = asked_as(one.person)
    first, again = (next(iter(rank(asked, [other], pack=pack)), None) for _ in range(2))
    return _why(one, other, first, again)


def _found(asked: Asked, record: HeldRecord, holdings: HoldingsIndex, at: datetime) -> Found | None:
    found = holdings.search(asked, at=at).found if asked.words else ()
    return next((one for one in found if one.record.id == record.id), None)


def _why(one: HeldRecord, other: HeldRecord, found: Found | None, again: Found | None) -> Why:
    return Why(
        one=one,
        other=other,
        rows=side_by_side(one.person, other.person, evidence_of(found)),
        pieces=found.pieces if found else (),
        bits=found.bits if found else 0.0,
        tier=found.tier if found else None,
        doubts=found.doubts if found else (),
        through=found.through if found else (),
        again=again.bits if again else None,
    )


def waterfall(found: Why) -> Iterator[tuple[Piece, float]]:
    """Yield each piece of the evidence, the heaviest first, with what all up to it come to."""
    total = 0.0
    for piece in sorted(found.pieces, key=lambda piece: -abs(piece.bits)):
        total += piece.bits
        yield piece, total
