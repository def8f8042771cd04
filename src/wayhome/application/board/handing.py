"""Where a case stands between two shifts: offered by whom and when, taken on by whom, or neither."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.kernel.ids import ActorId, EventId
from wayhome.record.effective import effective
from wayhome.record.envelope import Event

OFFERED, ACCEPTED = "missing.handover_offered", "missing.handover_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """The last handover of a case. ``waiting``: it was offered and nobody has taken it on since."""

    waiting: bool = False
    offered_by: ActorId = ActorId("")
    offered_at: datetime | None = None
    offer: EventId = EventId("")
    taken_by: ActorId = ActorId("")
    taken_at: datetime | None = None


def handing(case: Case) -> Handing:
    """Return where a case stands between two shifts, at its instant."""
    told = [event for event in effective(held.event for held in case.entries) if event.happened_at <= case.at]
    offer, taken = _last(told, OFFERED), _last(told, ACCEPTED)
    return Handing(
        waiting=offer is not None and (taken is None or taken.happened_at < offer.happened_at),
        offered_by=offer.actor if offer else ActorId(""),
        offered_at=offer.happened_at if offer else None,
        offer=offer.id if offer else EventId(""),
        taken_by=taken.actor if taken else ActorId(""),
        taken_at=taken.happened_at if taken else None,
    )


def words_of(offer: Handing, words: Mapping[tuple[EventId, str], str]) -> str:
    """Return what was said with an offer, where the words are still held."""
    return words.get((offer.offer, "risks"), "")


def _last(events: list[Event], name: str) -> Event | None:
    return max((e for e in events if e.type == name), key=lambda e: (e.happened_at, e.id), default=None)
