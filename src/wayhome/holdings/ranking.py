"""Which of the records that may be meant come back, in which order, and what they say about each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from wayhome.holdings.asking import Asked, Found, Piece, Tier, Why
from wayhome.holdings.comparing import AGREES, UNKNOWN, Evidence, compare, named_beside, weigh
from wayhome.holdings.names import likeness, parts
from wayhome.holdings.records import HeldRecord

MOST = 50  # how many come back; the rest are counted
BORN = {"same": 3, "swapped": 3, "near": 2, "about": 2, "different": 0}  # which birth dates come first
TWIN = "Somebody else of this surname and birth date is held, perhaps a twin: look at the first name"
SWAPPED = "Another record of this name has exactly this birth date: this may be a namesake"
ELDER = "Somebody of this name with another birth date is held at the same address or phone: it may be them"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record with what it has in common with who was asked for, and why it comes back."""

    record: HeldRecord
    evidence: Evidence
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """Who else is held that may be taken for the person asked for."""

    twin: bool
    namesake: bool
    elder: bool


def rank(asked: Asked, candidates: Iterable[HeldRecord]) -> tuple[Found, ...]:
    """Return the records that come back, those that say most first."""
    weighed = guarded([one for record in candidates if (one := _weighed(asked, record)) is not None])
    return tuple(_found(one) for one in sorted(weighed, key=_order))


def _found(one: Weighed) -> Found:
    pieces = (Piece(field="given", level="same", bits=0.0, words=words) for words in one.why.reasons)
    return Found(record=one.record, tier=_tier(one.why), tie=one.why.tie, pieces=tuple(pieces))


def _tier(why: Why) -> Tier:
    if why.tie != "person":
        return "connected"
    return "probable" if why.strength == "strong" else "possible"


def _weighed(asked: Asked, record: HeldRecord) -> Weighed | None:
    evidence = compare(asked, record.person)
    why = weigh(evidence)
    if why is None or why.tie == "near":
        beside = next((name for name in record.associates if named_beside(asked, name)), None)
        why = _named(record, beside, why) if beside else why
    return Weighed(record, evidence, why) if why else None


def _named(record: HeldRecord, beside: str, near: Why | None) -> Why:
    words = f"{beside} is named as an associate of {record.person.name or 'somebody not named'}"
    return Why(reasons=(words, *(near.reasons if near else ())), strength="possible", tie="named")


def guarded(weighed: list[Weighed]) -> list[Weighed]:
    """Hold back what another record puts in doubt: a twin, a namesake, or a parent of the same name."""
    evidence = [one.evidence for one in weighed]
    doubts = Doubts(
        twin=_twins(evidence),
        namesake=any(one.whole and one.born == "same" for one in evidence),
        elder=any(one.whole and one.born == "different" and one.shared for one in evidence),
    )
    return [_held_back(one, doubts) for one in weighed]


def _twins(evidence: list[Evidence]) -> bool:
    """Say whether two people of one surname and birth date are held: one of another first name, or two unlike ones."""
    agreeing = [one for one in evidence if one.born in AGREES]
    givens = {
        one.given[2] for one in agreeing if one.whole and one.given and one.given[2] in parts(one.held.given_name)
    }
    unlike = (likeness(one, other) is None for one, other in combinations(sorted(givens), 2))
    return any(one.only_family for one in agreeing) or any(unlike)


def _held_back(one: Weighed, doubts: Doubts) -> Weighed:
    evidence = one.evidence
    if one.why.strength != "strong":
        return one
    if doubts.twin and evidence.loose:
        return _doubted(one, TWIN)
    if doubts.namesake and evidence.born == "swapped" and not evidence.shared:
        return _doubted(one, SWAPPED)
    return _doubted(one, ELDER) if doubts.elder and evidence.born in UNKNOWN else one


def _doubted(one: Weighed, words: str) -> Weighed:
    return Weighed(one.record, one.evidence, replace(one.why, strength="possible", reasons=(*one.why.reasons, words)))


def _order(one: Weighed) -> tuple[bool, int, int, int, str]:
    """Order by what can be relied on, then whom it is about, then how much agrees, then the newest."""
    about = ("person", "named", "near").index(one.why.tie)
    agrees = one.evidence.whole + BORN.get(one.evidence.born, 1) + len(one.evidence.shared) + one.evidence.anything
    newest = (one.record.on or date.min).toordinal()
    return one.why.strength != "strong", about, -agrees, -newest, one.record.id
