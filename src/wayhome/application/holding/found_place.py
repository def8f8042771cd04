"""Who is held at the address where a child was found: it is looked up by itself, whoever was thought of.

What is brought up is what an officer has to know before the child goes anywhere and the case is closed: an adult who is
managed as an offender, is named as a risk, or whose record speaks of exploitation. It is read by a person.
"""

from collections.abc import Iterable
from datetime import date, datetime

from wayhome.application.holding.look_up import hit_of, stands_for
from wayhome.application.holding.ports import Answer, HoldingsIndex, HoldingsOutOfReach
from wayhome.application.holding.relevance import matters
from wayhome.casework.locate_child import HeldThere, PlaceSearched
from wayhome.holdings.asking import Asked, Found
from wayhome.holdings.one_person import same_name
from wayhome.holdings.records import HeldRecord
from wayhome.kernel.moments import in_london

OF_CONCERN = frozenset({"Adult of concern", "Exploitation"})
AGE_OF_AN_ADULT = 18
AT_HOME = ("home", "placement")


def held_there(address: str, *, names: Iterable[str], holdings: HoldingsIndex, at: datetime) -> PlaceSearched:
    """Return the adults of concern who are held at an address, and whether all of it could be looked through.

    ``names`` are those of the child, whose own records are not among them. Of a restricted record only that it is
    there comes back, and who may open it. Never fails for the holdings being out of reach: that is said then.
    """
    try:
        answer = holdings.search(Asked(address=address), at=at)
    except HoldingsOutOfReach:
        return PlaceSearched(result="unavailable", asked_with=address)
    theirs = tuple(names)
    held = tuple(_there(one) for one in answer.found if _is_at(one) and _is_of_concern(one.record, theirs, at))
    if held:
        return PlaceSearched(result="adults_of_concern", held=held, asked_with=address)
    return PlaceSearched(result="nothing_of_concern" if _is_whole(answer) else "not_all", asked_with=address)


def address_of(child: Asked, place: str, *, holdings: HoldingsIndex, at: datetime) -> str:
    """Return the address of a place where a child was found, where nobody said it: their home, as was last recorded.

    It is read from records that are certainly the child's. Empty for any other place, and where none is known.
    """
    if place not in AT_HOME or not child.words:
        return ""
    try:
        found = holdings.search(child, at=at).found
    except HoldingsOutOfReach:
        return ""
    theirs = (one.record for one in found if one.tier == "certain" and not one.record.restricted_to)
    newest = max((one for one in theirs if one.person.address), key=lambda one: one.on or date.min, default=None)
    return f"{newest.person.address}, {newest.person.postcode}".rstrip(", ") if newest else ""


def _is_whole(answer: Answer) -> bool:
    """Say whether nothing found means anything: something was brought in, and all at the address was looked through."""
    return bool(answer.sources) and not (answer.left_off or answer.crowded or answer.cut_short)


def _is_at(one: Found) -> bool:
    """Say whether a record has the very address, not only its street or postcode."""
    return any(piece.field == "home" and piece.level == "same" for piece in one.pieces)


def _is_of_concern(record: HeldRecord, names: Iterable[str], at: datetime) -> bool:
    person = record.person
    if not _may_be_adult(person.birth_date, in_london(at).date()) or any(same_name(person.name, one) for one in names):
        return False
    return bool(record.restricted_to) or any(one.words in OF_CONCERN for one in matters(record.system, record.text))


def _may_be_adult(born: date | None, today: date) -> bool:
    if born is None:
        return True
    birthday_to_come = (today.month, today.day) < (born.month, born.day)
    return today.year - born.year - birthday_to_come >= AGE_OF_AN_ADULT


def _there(one: Found) -> HeldThere:
    system, source = stands_for(one.record.system), one.record.system
    return HeldThere(system=system or "another_source", source="" if system else source, hit=hit_of(one))
