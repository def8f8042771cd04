"""Record that the child was found; hearing it said does not find a child."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.record_check import Hit
from wayhome.duties.story import Story
from wayhome.kernel.refusals import Reason
from wayhome.record.events.missing import Informant
from wayhome.record.events.missing_return import (
    ChildLocated,
    FoundAddressSearched,
    FoundBy,
    FoundPlace,
    WhereaboutsReported,
)
from wayhome.record.events.risk import HitFound, HitMarked, System
from wayhome.record.vocabulary import Fact, Words

AT_ADDRESS = "MC-37.HELD"
AGAIN = "MC-37.AGAIN"
EARLIEST = datetime.min.replace(tzinfo=UTC)
NOT_SEARCHED: Mapping[str, str] = {
    "unavailable": "What is held about this address could not be searched, which does not mean that nothing is held.",
    "not_all": "Not all that is held about this address could be looked through.",
}

TOLD_BY: dict[str | None, Informant] = {
    "family": "parent", "carer": "carer", "social_worker": "social_worker", "school": "school", "friend": "friend",
    "public": "public", "hospital": "health", "police_other": "police_other_force",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldThere:
    """A record about an adult at the address where the child was found; ``source`` where it stands for no system."""

    system: System | Literal["another_source"]
    hit: Hit
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSearched:
    """What came of searching the address where the child was found; ``asked_with`` is that address."""

    result: Literal["adults_of_concern", "nothing_of_concern", "not_all", "unavailable"]
    held: tuple[HeldThere, ...] = ()
    asked_with: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocateChild(OnCase):
    """The child was found or came back, and how that is known; ``there`` is what is held about the address."""

    basis: Literal["seen", "spoken_to", "told", "unknown"]
    condition: Literal["alive", "deceased"] = "alive"
    place: FoundPlace | None = None
    found_by: FoundBy | None = None
    address: Words | None = None
    how: Words | None = None
    there: PlaceSearched | None = None


def locate_child(command: LocateChild, facing: Facing) -> Outcome:
    """Record the child found when seen or spoken to; anything less is what somebody said, and the search goes on.

    Rules MC-37.HELD, MC-61, MC-62 and MC-63.
    """
    if command.basis in ("told", "unknown"):
        said = WhereaboutsReported(by=TOLD_BY.get(command.found_by, "unknown"), means="third_party", words=command.how)
        words = "Somebody said where the child is. Being told does not locate a child, and the search goes on."
        remedy = "Go and verify it; record the child found once someone has seen or spoken to them."
        return tell(said, notices=(under("MC-62", facing.pack, words, remedy),))
    found = ChildLocated(
        condition=command.condition,
        basis=command.basis,
        place=command.place,
        found_by=command.found_by,
        address=command.address,
        how=command.how,
    )
    return tell(found, *searched(command.there), notices=tuple(_notices(command, facing)))


def _notices(command: LocateChild, facing: Facing) -> Iterator[Reason]:
    if command.basis != "seen":
        words = "The child was spoken to and not seen. Found is not yet safe."
        yield under("MC-61", facing.pack, words, "See the child in person.")
    if command.there and command.there.held:
        words = "An adult of concern is held at this address."
        yield under(AT_ADDRESS, facing.pack, words, "Read what is held before the child goes anywhere.")
    elif command.there and command.there.result in NOT_SEARCHED:
        yield not_searched(command.there, facing)


def not_searched(there: PlaceSearched, facing: Facing) -> Reason:
    """Say that an address was not searched, or not all of it; where nothing was reached it is owed again."""
    words = NOT_SEARCHED[there.result]
    if there.result == "unavailable" and AGAIN in facing.pack.duties:
        return under(AGAIN, facing.pack, words, "Search the address again.")
    return ours("address_not_searched", words, "Search held records for it again.")


def searched(there: PlaceSearched | None) -> Iterator[Fact]:
    """Yield that the address was searched, and each record about an adult of concern there, to be assessed."""
    if there is None:
        return
    yield FoundAddressSearched(result=there.result, held=len(there.held), asked_with=there.asked_with)
    for one in there.held:
        hit = one.hit
        yield HitFound(
            hit=hit.reference, system=one.system, source=one.source[:80] or None, tier=hit.tier, content=hit.content,
            held_at="found_address", restricted_to=hit.restricted_to or None,
            summary=None if hit.restricted_to else hit.summary,
        )  # fmt: skip


def unassessed(story: Story) -> tuple[str, ...]:
    """Return the records about adults of concern at the address where the child was found that nobody assessed."""
    marked = {event.body["hit"]: event.happened_at for event in story.of_type(HitMarked.event_type.name)}
    found = [one for one in story.of_type(HitFound.event_type.name) if one.body.get("held_at")]
    waiting = (one.body["hit"] for one in found if marked.get(one.body["hit"], EARLIEST) < one.happened_at)
    return tuple(dict.fromkeys(map(str, waiting)))
