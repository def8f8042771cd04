"""The offer of a case to the next shift that still waits: nobody accepted or declined it, or took it back."""

from collections.abc import Iterable

from wayhome.record.envelope import Event

OFFERED, ACCEPTED = "missing.handover_offered", "missing.handover_accepted"
TAKEN_BACK, DECLINED = "missing.handover_taken_back", "missing.handover_declined"


def waiting_offer(events: Iterable[Event]) -> Event | None:
    """Return the last offer of a case while it waits for somebody to accept it; None where none waits."""
    told = list(events)
    offer, accepted = last_of(told, OFFERED), last_of(told, ACCEPTED)
    if offer is None or (accepted is not None and accepted.happened_at >= offer.happened_at):
        return None
    return None if over(offer, told) else offer


def over(offer: Event, events: Iterable[Event]) -> Event | None:
    """Return how an offer ended without being accepted: taken back, or declined; None where it did not.

    What ends an offer names it, so that one made at the same minute stands.
    """
    return next((one for one in events if one.type in (TAKEN_BACK, DECLINED) and one.body["offer"] == offer.id), None)


def last_of(events: Iterable[Event], name: str) -> Event | None:
    """Return the last event of a type, as things happened."""
    return max((one for one in events if one.type == name), key=lambda one: (one.happened_at, one.id), default=None)
