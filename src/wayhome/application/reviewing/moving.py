"""What moves an investigation, what bears on its risk, and what may be lost: read from its events as they happened."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

STALL, REVIEWED = "SUP-06", "investigation.reviewed"
BEGUN = ("investigation.opened", "investigation.crime_recorded")
KEPT_UNTIL = ("kept_until", "data_kept_until")
ANSWERED = "enquiry.preservation_answered"
IN_HAND = (
    "enquiry.preservation_requested", "enquiry.data_requested", "enquiry.source_secured", "enquiry.source_lost",
    "enquiry.line_finished", "enquiry.preservation_answered",
)  # fmt: skip
BEARS_ON_RISK: Mapping[str, str] = {
    "exploitation.concern_raised": "a concern",
    "exploitation.crime_disclosed": "a crime disclosed",
    "exploitation.found_with_adult": "the child found with an adult",
    "missing.reported": "the child missing",
    "missing.whereabouts_reported": "where the child may be",
    "missing.information_received": "information about the child",
    "missing.co_missing_indicated": "another child missing with them",
    "child.exploitation_flag_set": "a flag",
    "risk.factor_recorded": "a factor",
    "risk.hit_found": "a held record",
    "suspect.other_child_indicated": "another child near a suspect",
    "disruption.notice_breached": "a notice not kept to",
    "disruption.order_breached": "an order not kept to",
    "investigation.bail_breached": "bail not kept to",
    "victim.support_withdrawn": "the child's support withdrawn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What came in that bears on the risk and that no review has looked at: how many things, and since when."""

    count: int
    words: tuple[str, ...]
    since: datetime


def last_moved(told: Sequence[Event], pack: Pack) -> datetime | None:
    """Return when something last moved the case, as the rule on standstills counts it; its beginning where nothing did.

    Reviews and notes are not movement. A rulebook without that rule counts any event but a review.
    """
    rule = pack.duties.get(STALL)
    moves = {match.event for match in (*rule.since, *rule.raised_by)} if rule else None
    found = [event.happened_at for event in told if (event.type in moves if moves else event.type != REVIEWED)]
    begun = [event.happened_at for event in told if event.type in BEGUN]
    return max((*found, *begun), default=None)


def unread_risk(told: Sequence[Event], own: Sequence[Event]) -> Unread | None:
    """Return what bears on the risk and came in after the last review; None where a review has seen it all.

    ``told`` are the events of the case, ``own``, and of its children besides. Before the first review, all but what
    opened the case waits for it. A record found is read once somebody weighed it.
    """
    reviewed = max((event.recorded_at for event in own if event.type == REVIEWED), default=None)
    begun = min((event.recorded_at for event in own if event.type in BEGUN), default=None)
    since = reviewed or begun
    if since is None:
        return None
    weighed = {event.body["hit"] for event in told if event.type == "risk.hit_marked"}
    found = [event for event in told if event.recorded_at > since and _bears_on_it(event, weighed)]
    if not found:
        return None
    words = tuple(dict.fromkeys(BEARS_ON_RISK[event.type] for event in found))
    return Unread(count=len(found), words=words, since=min(event.recorded_at for event in found))


def _bears_on_it(event: Event, weighed: Collection[object]) -> bool:
    if event.type not in BEARS_ON_RISK or event.body.get("present", "yes") != "yes":
        return False
    return event.type != "risk.hit_found" or event.body["hit"] not in weighed


def lost_next(told: Iterable[Event]) -> datetime | None:
    """Return when the first thing is overwritten or deleted that nobody has asked for yet; None where nothing is.

    What its holder refuses to keep is waiting again.
    """
    waiting: dict[str, datetime] = {}
    known: dict[str, datetime] = {}
    for event in told:
        name = str(event.body.get("reference") or event.body.get("line") or "")
        if event.type == ANSWERED and event.body.get("result") == "refused" and name in known:
            waiting[name] = known[name]
        elif event.type in IN_HAND:
            waiting.pop(name, None)
        elif until := next(_kept_until(event), None):
            waiting[name] = known[name] = until
    return min(waiting.values(), default=None)


def _kept_until(event: Event) -> Iterator[datetime]:
    return (instant(str(event.body[name])) for name in KEPT_UNTIL if event.body.get(name))
