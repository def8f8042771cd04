"""Which of the records that may be meant come back, in which order, and what they say about each other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

from wayhome.holdings.aligning import Alike, align
from wayhome.holdings.asking import TIERS, Asked, Found, Piece, Tie, Tier
from wayhome.holdings.comparing import Prepared, born_level, of_themselves, prepare, ties
from wayhome.holdings.in_text import named_beside, names_whole
from wayhome.holdings.levels import Field
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.names import Likeness, likeness
from wayhome.holdings.naming.tables import NameTables
from wayhome.holdings.rarity import NOTHING_COUNTED, Rarity
from wayhome.holdings.reached import always
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.saying import pieces, stands_as
from wayhome.holdings.tiers import ITS_OWN, LOOSE, Standing, has_to_do_with, is_nobody, standing, tier_of
from wayhome.holdings.weighing import Scale

MOST = 50  # how many come back; the rest are counted
TWIN = "Somebody else of this surname and birth date is held, perhaps a twin: look at the first name"
BETTER = "This may be a brother or sister born the same day: {} is nearer to the {} asked for"
CLOSED = "a record closed to some"
NAMESAKES = "Many have this name, and only the birth date agrees beside it: two people may be held"
NAMESAKE = "Another record of this name has exactly this birth date: this may be a namesake"
EITHER = "Others of this name, which many have, have this birth date with day and month swapped: one may be a namesake"
ELDER = "Somebody of this name with another birth date is held at the same address or phone: it may be them"
OTHER_DATE = "A namesake, unless one of the birth dates is wrong"
HOUSEHOLD = "Somebody else of the household may be meant: look at the first name and the birth date"
RELATIVE = "A brother or sister, perhaps a twin, or a parent, unless one of the first names is wrong"
NOT_HELD = "No birth date on this record to compare"
NOT_ASKED = "No birth date was asked with"
ONE_PART = "Only one part of a name was asked with"
SOME_DOUBT = 0.05  # the probability of somebody else of the household from which it is said


class Compared(NamedTuple):
    """A record laid beside what is asked: what agrees, what that weighs, and how far it can be relied on by itself."""

    asked: Prepared
    record: HeldRecord
    standing: Standing
    tier: Tier
    tie: Tie
    beside: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def bits(self) -> float:
        """Return the sum of all pieces."""
        return self.standing.sum.bits

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return each piece of the evidence with its bits and its sentence."""
        one = self.standing
        return tuple(pieces(one.sum.weighed, one.names, self.asked, self.record.person))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """Who else is held that may be taken for the person asked for."""

    twin: bool
    unlike: bool
    short: bool
    better: tuple[Compared, ...]
    namesake: bool
    elder: bool
    swapped: bool


def compare(
    asked: Asked | Prepared, held: HeldRecord, *, pack: LinkagePack, rarity: Rarity = NOTHING_COUNTED
) -> Compared | None:
    """Lay one record beside what is asked; None where too little agrees for it to come back."""
    one = prepare(asked) if isinstance(asked, Asked) else asked
    return _laid(one, held, Scale(pack, rarity))


def _laid(one: Prepared, held: HeldRecord, scale: Scale) -> Compared | None:
    """Lay one record beside what is asked. Most that come to nothing share no name: of those no more is looked at."""
    pack, person = scale.pack, held.person
    names, tied = align(one.said, person, pack.names), ties(one, person, pack.names)
    unnamed = names.given is None and names.family is None and not has_to_do_with(tied)
    if unnamed and not named_beside(one, held, pack.names):
        return None
    said_by_both = (*of_themselves(one, person, names, pack.names), *tied)
    if not unnamed and is_nobody(said_by_both, names) and not named_beside(one, held, pack.names):
        return None
    compared = standing(said_by_both, names, scale.weigh(said_by_both, names), pack)
    return _tiered(one, held, compared, pack)


def _tiered(one: Prepared, held: HeldRecord, compared: Standing, pack: LinkagePack) -> Compared | None:
    tiered = tier_of(compared, pack)
    if tiered is None or tiered[1] == "near":
        beside = named_beside(one, held, pack.names)
        tiered = ("connected", "named") if beside else tiered
        return Compared(one, held, compared, *tiered, beside) if tiered else None
    named = names_whole(one.asked, held)
    if named and tiered[0] == "named":
        tiered = ("connected", "named")  # more than a name that many have: somebody whom it names beside its person
    return Compared(one, held, compared, *tiered, named)


class Ranking:
    """The records laid beside one question so far."""

    def __init__(self, asked: Asked, rarity: Rarity = NOTHING_COUNTED, *, pack: LinkagePack) -> None:
        self._asked, self._scale = prepare(asked), Scale(pack, rarity)
        self._compared: list[Compared] = []

    def add(self, records: Iterable[HeldRecord]) -> None:
        """Lay more records beside it."""
        every = (_laid(self._asked, record, self._scale) for record in records)
        self._compared += [one for one in every if one is not None]

    @property
    def is_certain(self) -> bool:
        """Say whether any of them is certainly about the person asked for."""
        return any(map(_is_certain, self._compared)) and any(map(_is_certain, self._guarded()))

    def found(self, worth: Callable[[str, Tier], bool] = always) -> tuple[Found, ...]:
        """Return those that come back, those that say most first; only those worth it by their reference and tier."""
        ordered = sorted(self._guarded(), key=_order)
        return tuple(_found(one) for one in ordered if worth(one.record.id, one.tier))

    def _guarded(self) -> list[Compared]:
        return guarded(self._compared, self._scale.pack.names)


def _is_certain(one: Compared) -> bool:
    return one.tier == "certain" and one.tie == "person"


def rank(
    asked: Asked,
    candidates: Iterable[HeldRecord],
    rarity: Rarity = NOTHING_COUNTED,
    *,
    pack: LinkagePack,
) -> tuple[Found, ...]:
    """Return the records that come back, those that say most first."""
    ranking = Ranking(asked, rarity, pack=pack)
    ranking.add(candidates)
    return ranking.found()


def _found(one: Compared) -> Found:
    every = one.pieces
    return Found(
        record=one.record,
        tier=one.tier,
        tie=one.tie,
        bits=sum(piece.bits for piece in every),
        pieces=every,
        doubts=tuple(_doubts(one)),
    )


def _doubts(one: Compared) -> Iterator[str]:
    """Yield what speaks against relying on a record, and what could not be compared."""
    if one.beside:
        yield one.beside
    held, asked, stands = one.record.person, one.asked.asked, one.standing
    if one.tie == "person" and not (asked.birth_date or asked.born_about):
        yield NOT_ASKED
    elif one.tie == "person" and not held.birth_date:
        yield NOT_HELD
    if one.tie == "person" and len(one.asked.said.every) == 1:
        yield ONE_PART
    if stands.relative:
        yield RELATIVE
    elif one.tie == "person" and stands.names.whole and stands.born == "different":
        yield OTHER_DATE
    elif one.tie == "person" and stands.sum.by_household > SOME_DOUBT:
        yield HOUSEHOLD
    yield from one.doubts


def guarded(compared: list[Compared], tables: NameTables) -> list[Compared]:
    """Hold back what another record puts in doubt: a twin, a namesake, or a parent of the same name."""
    stands = [one.standing for one in compared]
    born = [one for one in compared if one.standing.born in ("same", "swapped")]
    doubts = Doubts(
        twin=any(one.standing.relative for one in born),
        unlike=_unlike([one for one in born if one.standing.loose], tables),
        short=_unlike([one for one in born if one.standing.is_short], tables),
        better=tuple(one for one in born if one.tie == "person" and one.standing.names.whole),
        namesake=any(one.names.whole and one.born == "same" for one in stands),
        elder=any(one.names.whole and one.born == "different" and one.shares for one in stands) or _two_dates(compared),
        swapped={"same", "swapped"} <= {one.born for one in stands if one.names.whole and one.is_common},
    )
    return [_held_back(one, doubts, tables) for one in compared]


def _unlike(born: list[Compared], tables: NameTables) -> bool:
    """Say whether two are held of the surname and birth date whose first names are like the one asked, not each other.

    Samuel and Samantha may both be meant by Sam.
    """
    named = [one.standing.names for one in born if one.standing.names.whole]
    givens = {one.given.held for one in named if one.given and not one.given.other_name}
    return any(likeness(one, other, tables) is None for one, other in combinations(sorted(givens), 2))


def _two_dates(compared: list[Compared]) -> bool:
    """Say whether people of the name asked for are held in one place with birth dates that are not one date."""
    alike = [one for one in compared if one.standing.names.whole and one.standing.shares]
    dates = sorted({one.record.person.birth_date for one in alike if one.record.person.birth_date})
    return any(born_level(one, other) == "different" for one, other in combinations(dates, 2))


def _held_back(one: Compared, doubts: Doubts, tables: NameTables) -> Compared:
    stands = one.standing
    if one.tier not in ("certain", "probable"):
        return one
    better = _better(one, doubts, tables)
    if better is not None:
        nearer = CLOSED if better.record.restricted_to else better.record.id
        return _doubted(one, BETTER.format(nearer, _part(one, better)))
    if ((doubts.twin or doubts.unlike) and stands.loose) or (doubts.short and stands.is_short):
        return _doubted(one, TWIN)
    if doubts.swapped and stands.is_common and stands.born in ("same", "swapped") and not stands.placed:
        return _doubted(one, EITHER)
    if doubts.namesake and stands.is_common and stands.born == "swapped" and not stands.placed:
        return _doubted(one, NAMESAKE)
    if doubts.elder and not stands.own:
        return _doubted(one, ELDER)
    alone = stands.own and stands.is_common and not stands.placed and not stands.numbered
    return one._replace(doubts=(*one.doubts, NAMESAKES)) if alone else one


def _better(one: Compared, doubts: Doubts, tables: NameTables) -> Compared | None:
    """Return a record of the surname and birth date whose first name is nearer to the one asked for, if there is any.

    Two that are another spelling of each other stand side by side unless one of them is the very name.
    """
    stands, given = one.standing, one.standing.names.given
    if given is None or given.other_name or given.how is Likeness.INITIAL:
        return None
    if not stands.like or stands.numbered or stands.born not in ("same", "swapped"):
        return None
    return next((other for other in doubts.better if _is_better(one, other, given, tables)), None)


def _is_better(one: Compared, other: Compared, given: Alike, tables: NameTables) -> bool:
    theirs = other.standing.names.given
    if theirs is None or theirs.shared or theirs.held == given.held:
        return False
    if theirs.asked != given.asked and given.asked == other.asked.said.main[-1]:
        return False  # names that changed places: it is the surname that is written differently
    if _both_have(one, other, "family"):
        return False  # asked with the surname first: nobody has it as a first name
    if theirs.how is Likeness.SAME:
        return True
    apart = (likeness(theirs.held, given.held, tables) or 0) < Likeness.SPELLING
    return theirs.how in ITS_OWN and given.how in LOOSE and apart


def _part(one: Compared, other: Compared) -> str:
    """Say which part of a name two records differ in; where names changed places, or only one says it, nobody can."""
    straight = all(each.standing.names.order != "swapped" for each in (one, other))
    return "first name" if straight and _both_have(one, other, "given") else "name"


def _both_have(one: Compared, other: Compared, field: Field) -> bool:
    """Say whether two records have as first name, or as surname, what answers the part of the first in doubt."""
    doubted = one.standing.names.given
    return doubted is not None and all(_has(each, field, doubted.asked) for each in (one, other))


def _has(one: Compared, field: Field, asked: str) -> bool:
    """Say whether a record has as first name, or as surname, what answers a part of the name that was asked."""
    answers = (one.standing.names.given, one.standing.names.family)
    return any(each and each.asked == asked and stands_as(field, each.held, one.record.person) for each in answers)


def _doubted(one: Compared, words: str) -> Compared:
    return one._replace(tier="possible", doubts=(*one.doubts, words))


def _order(one: Compared) -> tuple[int, int, float, int, str]:
    """Order by what can be relied on, then whom it is about, then how much agrees, then the newest."""
    about = ("person", "named", "near").index(one.tie)
    newest = (one.record.on or date.min).toordinal()
    return TIERS.index(one.tier), about, -round(one.standing.sum.bits), -newest, one.record.id
