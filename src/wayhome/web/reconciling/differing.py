"""The queue of what the system of record says otherwise, and what became of it, for a page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.application.ports import EventLog
from wayhome.application.reconciling.difference import Difference
from wayhome.application.reconciling.register import Unsettled
from wayhome.record.envelope import Event
from wayhome.web.presenting.differs import PUT_RIGHT, SETTLED, settling
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.times import when

WAYS = {
    PUT_RIGHT: "The record was wrong, and was put right",
    "system_to_be_corrected": "The system is wrong, and whoever keeps it was told",
    "both_right": "Both are right: they speak of two things",
    "of_no_account": "Nothing hangs on it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One difference as the queue places it: of which case, what each says, since when, and where it is settled."""

    record: str
    case: str
    case_href: str
    entry_href: str
    words: str
    there: str
    here: str
    since: str
    pressing: bool
    settle_href: str
    settled: str


def was_put_right(one: Unsettled, log: EventLog) -> bool:
    """Say whether anything was entered in the record of a difference since it was last compared, but settlings."""
    entered = (held.event for held in log.read(one.difference.record).events)
    return any(event.recorded_at > one.last_seen and event.type != SETTLED for event in entered)


def rows(found: Iterable[Unsettled], by: Mapping[str, Event], now: datetime) -> Iterator[Row]:
    """Yield differences as rows, in their order."""
    for one in found:
        yield _row(one, settling(one, by), now)


def _row(one: Unsettled, settled_by: Event | None, now: datetime) -> Row:
    difference = one.difference
    return Row(
        record=difference.record,
        case=f"{kind_of_record(difference.record)} {reference(difference.record)}",
        case_href=reverse("case", args=[difference.record]),
        entry_href=reverse("entry", args=[difference.event]) if difference.event else "",
        words=difference.kind.words,
        there=difference.there,
        here=difference.here,
        since=when(one.first_seen, now),
        pressing=difference.kind.key == "still_missing_there",
        settle_href=settle_href(difference),
        settled=_settled(settled_by, now),
    )


def kind_of_record(record: str) -> str:
    """Return what kind of record it is, as a heading says it."""
    return {"child": "Child", "investigation": "Investigation"}.get(record.partition(":")[0], "Case")


def settle_href(difference: Difference) -> str:
    """Return where a difference is settled."""
    return f"{reverse('settle-difference', args=[difference.record])}?{urlencode({'about': difference.id})}"


def _settled(event: Event | None, now: datetime) -> str:
    if event is None:
        return ""
    return f"{WAYS[str(event.body['way'])]}. Settled by {event.actor}, {when(event.happened_at, now)}"
