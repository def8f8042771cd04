"""What the system of record says otherwise than the record, as far as nobody has settled it yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from wayhome.application.ports import EventLog
from wayhome.application.reconciling.register import Unsettled
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.web.http import Visit

SETTLED, PUT_RIGHT = "record.difference_settled", "record_corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """That a case differs: in what, the most pressing first, and where both sides stand."""

    words: tuple[str, ...]
    href: str


def settled(log: EventLog) -> Mapping[str, Event]:
    """Return, for each difference that was settled, the entry that settled it last."""
    found = effective(held.event for held in log.of_type(SETTLED))
    ordered = sorted(found, key=lambda event: (event.recorded_at, event.id))
    return {str(event.body["difference"]): event for event in ordered}


def settling(one: Unsettled, by: Mapping[str, Event]) -> Event | None:
    """Return the entry that settled a difference; none where the record was said to be put right and differs still.

    An export that came after it and shows the same difference says that it was not put right.
    """
    found = by.get(one.difference.id)
    if found is not None and found.body["way"] == PUT_RIGHT and one.last_seen > found.recorded_at:
        return None
    return found


def differs_in(record: str, visit: Visit) -> Differs | None:
    """Return in what the system of record says otherwise about a case; None where it says the same, or is settled."""
    found = visit.parts.exports.differing_in(record)
    by = settled(visit.parts.ledger) if found else {}
    words = dict.fromkeys(one.difference.kind.words for one in found if settling(one, by) is None)
    return Differs(words=tuple(words), href=reverse("case-differences", args=[record])) if words else None
