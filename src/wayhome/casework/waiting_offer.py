"""The offer of a case to the next shift that still waits: nobody accepted it, and it was not taken back."""

from collections.abc import Iterable

from wayhome.record.envelope import Event

OFFERED, ACCEPTED = "missing.handover_offered", "missing.handover_accepted"
TAKEN_BACK = "missing.handover_taken_back"


def waiting_offer(events: Iterable[Event]) -> Event | None:
    """Return the last offer of a case while it waits for somebody to accept it; None where none waits."""
    told = list(events)
    offer, accepted = last_of(told, OFFERED), last_of(told, ACCEPTED)
    if offer is None or (accepted is not None and accepted.happened_at >= offer.happened_at):
        return None
    return None if offer.id in taken_back(told) else offer


def taken_back(events: Iterable[Event]) -> frozenset[str]:
    """Return the offers that were taken back: each names its offer, so that one made at the same minute stands."""
    return frozenset(str(event.body["offer"]) for event in events if event.type == TAKEN_BACK)


def last_of(events: Iterable[Event], name: str) -> Event | None:
    """Return the last event of a type, as things happened."""
    return max((one for one in events if one.type == name), key=lambda one: (one.happened_at, one.id), default=None)
