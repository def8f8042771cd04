"""Where a case stands between two shifts: offered by whom and when, taken on by whom, or neither."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.casework.waiting_offer import ACCEPTED, DECLINED, OFFERED, last_of, over, waiting_offer
from wayhome.kernel.ids import ActorId, EventId
from wayhome.record.effective import effective
from wayhome.record.envelope import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """The last handover of a case. ``waiting``: it was offered, and nobody took it on or declined it, or took it back.

    ``back_at`` is when the last offer was taken back by whoever made it. ``declined`` is the entry in which somebody
    else declined it, while nobody has taken the case on since.
    """

    waiting: bool = False
    offered_by: ActorId = ActorId("")
    offered_at: datetime | None = None
    offer: EventId = EventId("")
    taken_by: ActorId = ActorId("")
    taken_at: datetime | None = None
    back_at: datetime | None = None
    declined: EventId = EventId("")
    declined_by: ActorId = ActorId("")
    declined_at: datetime | None = None


def handing(case: Case) -> Handing:
    """Return where a case stands between two shifts, at its instant."""
    told = [event for event in effective(held.event for held in case.entries) if event.happened_at <= case.at]
    offer, taken = last_of(told, OFFERED), last_of(told, ACCEPTED)
    ended = over(offer, told) if offer else None
    declined = ended if ended and ended.type == DECLINED and not _since(taken, ended) else None
    back = ended if ended and ended.type != DECLINED else None
    return Handing(
        waiting=waiting_offer(told) is not None,
        offered_by=offer.actor if offer else ActorId(""),
        offered_at=offer.happened_at if offer else None,
        offer=offer.id if offer else EventId(""),
        taken_by=taken.actor if taken else ActorId(""),
        taken_at=taken.happened_at if taken else None,
        back_at=back.happened_at if back else None,
        declined=declined.id if declined else EventId(""),
        declined_by=declined.actor if declined else ActorId(""),
        declined_at=declined.happened_at if declined else None,
    )


def _since(taken: Event | None, ended: Event) -> bool:
    """Say whether somebody took a case on after an offer of it had ended."""
    return taken is not None and (taken.happened_at, taken.recorded_at) >= (ended.happened_at, ended.recorded_at)


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
