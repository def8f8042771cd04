"""Where a case stands between two shifts: offered by whom and when, taken on by whom, or neither."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.casework.waiting_offer import ACCEPTED, OFFERED, TAKEN_BACK, last_of, taken_back, waiting_offer
from wayhome.kernel.ids import ActorId, EventId
from wayhome.record.effective import effective


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """The last handover of a case. ``waiting``: it was offered, and nobody has taken it on since or taken it back.

    ``back_at`` is when the last offer was taken back by whoever made it, where it was.
    """

    waiting: bool = False
    offered_by: ActorId = ActorId("")
    offered_at: datetime | None = None
    offer: EventId = EventId("")
    taken_by: ActorId = ActorId("")
    taken_at: datetime | None = None
    back_at: datetime | None = None


def handing(case: Case) -> Handing:
    """Return where a case stands between two shifts, at its instant."""
    told = [event for event in effective(held.event for held in case.entries) if event.happened_at <= case.at]
    offer, taken = last_of(told, OFFERED), last_of(told, ACCEPTED)
    back = last_of(told, TAKEN_BACK) if offer and offer.id in taken_back(told) else None
    return Handing(
        waiting=waiting_offer(told) is not None,
        offered_by=offer.actor if offer else ActorId(""),
        offered_at=offer.happened_at if offer else None,
        offer=offer.id if offer else EventId(""),
        taken_by=taken.actor if taken else ActorId(""),
        taken_at=taken.happened_at if taken else None,
        back_at=back.happened_at if back else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said with an offer, by whom and when; empty where nobody said anything, or it is held no longer."""

    words: str = ""
    by: ActorId = ActorId("")
    at: datetime | None = None
    offer: EventId = EventId("")


def said_last(case: Case, words: Mapping[tuple[EventId, str], str]) -> Said:
    """Return what was said with the last offer of a case that anybody said something with."""
    told = effective(held.event for held in case.entries)
    offers = [event for event in told if event.type == OFFERED and event.happened_at <= case.at]
    said = [event for event in offers if words.get((event.id, "risks"), "").strip()]
    last = last_of(said, OFFERED)
    if last is None:
        return Said()
    return Said(words=words[last.id, "risks"].strip(), by=last.actor, at=last.happened_at, offer=last.id)


def handed_on(typed: str, before: str, *, again: bool) -> str:
    """Return what is said with an offer: what was typed, and below it, where it is kept, what was said before."""
    kept = before if again and before not in typed else ""
    return "\n".join(filter(None, (typed.strip(), kept)))
