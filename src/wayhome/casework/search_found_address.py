"""Search the address where the child was found again, where what is held could not be searched when they were found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.locate_child import AT_ADDRESS, NOT_SEARCHED, PlaceSearched, not_searched, searched
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.missing_return import ChildLocated
from wayhome.record.events.risk import HitFound


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFoundAddress(OnCase):
    """What is held about the address where the child was found, as it was searched now."""

    there: PlaceSearched


def search_found_address(command: SearchFoundAddress, facing: Facing) -> Outcome:
    """Record the search, and each adult of concern who is news to the case. Rules MC-37.AGAIN and MC-37.HELD."""
    if not facing.story.of_type(ChildLocated.event_type.name):
        words = "The child was not found, so there is no address where they were."
        raise Refused(ours("not_found_yet", words, "Search held records for the address."))
    listed = {str(e.body["hit"]) for e in facing.story.of_type(HitFound.event_type.name) if e.body.get("held_at")}
    new = tuple(one for one in command.there.held if one.hit.reference not in listed)
    return tell(*searched(replace(command.there, held=new)), notices=tuple(_notices(command, facing, news=bool(new))))


def _notices(command: SearchFoundAddress, facing: Facing, *, news: bool) -> Iterator[Reason]:
    if news:
        words = "An adult of concern is held at this address."
        yield under(AT_ADDRESS, facing.pack, words, "Read what is held and say what it means for the child.")
    elif command.there.result in NOT_SEARCHED:
        yield not_searched(command.there, facing)
