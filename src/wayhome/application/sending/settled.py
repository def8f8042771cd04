"""What was not delivered, and was told otherwise since: by another notice, in person, or excused by a supervisor."""

from datetime import datetime

from wayhome.application.ports import EventLog
from wayhome.application.sending.outgoing import Dealt, OutgoingQueue, Stands
from wayhome.application.sending.safe_now import DELIVERED
from wayhome.casework.telling.carried import BY
from wayhome.kernel.moments import as_utc
from wayhome.record.effective import effective
from wayhome.record.envelope import Event

NOT_POSSIBLE = "victim.notice_not_possible"
AT_ONCE = 50


def told_since(stands: Stands, log: EventLog) -> Dealt | None:
    """Return how what a notice was to tell was settled since by itself; None where it still lies there."""
    if stands.outgoing.kind != "notice":
        return None
    events = effective(each.event for each in log.read(stands.outgoing.record).events)
    written = next((event for event in events if event.id == stands.outgoing.entry), None)
    if written is None:
        return "no_longer_needed"
    told = (event for event in events if stands.outgoing.child in event.subjects and _is_to(event, written))
    later = [event for event in told if event.recorded_at > written.recorded_at]
    if _covers([event for event in later if event.type == DELIVERED], written):
        return "told_otherwise"
    return "with_a_supervisor" if _covers([event for event in later if event.type == NOT_POSSIBLE], written) else None


def _is_to(event: Event, written: Event) -> bool:
    """Say whether an entry is about the very person a notice was for: by reference where both name one."""
    if event.type not in (DELIVERED, NOT_POSSIBLE) or event.body.get("to") != written.body["to"]:
        return False
    return event.body.get("holder") in (None, written.body.get("holder"))


def _covers(events: list[Event], written: Event) -> bool:
    about = set(written.body.get("about") or ())  # type: ignore[arg-type] # ids, as its type of event says
    told = {one for event in events for one in event.body.get("about") or ()}  # type: ignore[union-attr]
    return bool(events) and about <= told


def tidy(queue: OutgoingQueue, log: EventLog, at: datetime) -> int:
    """Note what lay there and was told otherwise since; returns how much."""
    lying = (*queue.undelivered(AT_ONCE), *queue.without_receipt(as_utc(at), AT_ONCE))
    settled = ((one, how) for one in lying if (how := told_since(one, log)) is not None)
    return sum(queue.deal(one.outgoing.reference, how, by=BY, at=at) for one, how in settled)
