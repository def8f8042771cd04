"""Everything that somebody asked through a door and nobody has answered yet: what is due first stands first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.web.answering.answering import child_of
from wayhome.web.answering.choosing import KINDS
from wayhome.web.http import Page, Visit, opens, shows_records
from wayhome.web.presenting.times import when

MOST = 200  # as many as anybody goes through in a day; what is due first stands first
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of thing asked: what answers it and names it, the field of its words, and the page that answers."""

    answered: str
    names_it: str
    text: str
    page: str
    words: str


ASKED: Mapping[str, Kind] = {
    "door.question_asked": Kind(
        answered="door.question_answered", names_it="question", text="question", page="answer-question", words="asked"
    ),
    "door.said_wrong": Kind(
        answered="door.wrong_answered", names_it="said", text="what", page="answer-wrong", words="says it is wrong"
    ),
    "door.opened_elsewhere": Kind(
        answered="door.opening_looked_at", names_it="opening", text="", page="look-at-opening",
        words="door opened again: was it them?",
    ),
    "door.codes_used_up": Kind(
        answered="door.opening_looked_at", names_it="opening", text="", page="look-at-opening",
        words="five wrong codes at a door: was it them?",
    ),
    "door.codes_asked_often": Kind(
        answered="door.opening_looked_at", names_it="opening", text="", page="look-at-opening",
        words="codes asked for again and again: was it them?",
    ),
    "door.sent_late": Kind(
        answered="door.sent_late_looked_at", names_it="sent", text="said", page="look-at-sent-late",
        words="wrote this, and it came too late",
    ),
    "door.grade_disputed": Kind(
        answered="door.dispute_answered", names_it="dispute", text="why", page="answer-grade-dispute",
        words="disputes the grade",
    ),
    "door.information_given": Kind(
        answered="door.told_what_came_of_it", names_it="about", text="what", page="owed-back",
        words="told us, and waits to hear what was done with it",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One open thing: about which child, who said what and when, by when it is owed, and where it is answered."""

    child: str
    who: str
    words: str
    at: str
    due: str
    overdue: bool
    href: str
    record: RecordId


@shows_records(Permission.CARE_FOR_VICTIMS)
def show_asked(visit: Visit) -> Page:
    """Show what is open, over all cases."""
    open_now = ((_due(visit, event), event) for event in open_ones(visit))
    found = sorted(open_now, key=lambda one: (one[0] or NEVER, one[1].happened_at, one[1].id))
    rows = tuple(_row(visit, event, due) for due, event in found[:MOST])
    content = {"rows": rows, "more": max(len(found) - MOST, 0)}
    shows = tuple(dict.fromkeys(row.record for row in rows))
    return Page(template="answering/asked_of_us.html", content=content, shows=shows)


def open_ones(visit: Visit) -> Iterator[Event]:
    """Yield every entry that asks something, is still read as entered, and has no answer."""
    log = visit.parts.ledger
    for name, kind in ASKED.items():
        if not opens(visit.actor, reverse(kind.page, args=["M-1"])):
            continue  # nobody is led to a page that is not theirs
        done = {sealed.event.body.get(kind.names_it) for sealed in log.of_type(kind.answered)}
        for sealed in log.of_type(name):
            if sealed.event.id not in done and _still_read(visit, sealed.event):
                yield sealed.event


def _still_read(visit: Visit, event: Event) -> bool:
    """Say whether an entry was not corrected away."""
    child = child_of(event)
    return child is not None and any(
        one.id == event.id for one in visit.parts.reading.story(child).of_type(event.type, with_child=True)
    )


def _row(visit: Visit, event: Event, due: datetime | None) -> Row:
    kind, reading = ASKED[event.type], visit.parts.reading
    child = child_of(event) or Subject("")
    who = KINDS.get(str(event.body.get("kind")), "")
    said = reading.words(event.record).get((event.id, kind.text), "")
    return Row(
        child=reading.names().get(child, "") or "A child",
        who=" ".join(filter(None, (who, kind.words))),
        words=said,
        at=when(event.happened_at, visit.now),
        due=when(due, visit.now) if due else "",
        overdue=due is not None and due < visit.now,
        href=f"{reverse(kind.page, args=[event.record])}?{urlencode({'about': event.id})}",
        record=event.record,
    )


def _due(visit: Visit, event: Event) -> datetime | None:
    case = visit.parts.reading.case(event.record, visit.now)
    duties = case.open_duties if case else ()
    return min((duty.due_at for duty in duties if duty.raised_by == event.id), default=None)
