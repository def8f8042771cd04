"""What follows at court, complaints and reviews, as one page that is read: what came, what waits, where it is done."""

from collections.abc import Iterator, Mapping

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.court.asking import (
    ACKNOWLEDGED,
    ASKED,
    COMPLAINT,
    COMPLAINT_ACKNOWLEDGED,
    COMPLAINT_ANSWERED,
    DECIDED,
    is_outside_the_scheme,
    waiting,
)
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.entered import take
from wayhome.web.acting.of_holder import of_whom
from wayhome.web.court.kept import kept, next_hearing
from wayhome.web.doing import doing
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import until, when

WAITING = (
    (COMPLAINT, COMPLAINT_ACKNOWLEDGED, "complaint", "A complaint to acknowledge", "acknowledge-complaint"),
    (COMPLAINT, COMPLAINT_ANSWERED, "complaint", "A complaint to answer", "answer-complaint"),
    (ASKED, ACKNOWLEDGED, "request", "A review to acknowledge", "acknowledge-review"),
    (ASKED, DECIDED, "request", "A review to decide", "decide-review"),
)
ACTS = (
    "court-news", "witness-needs", "personal-statement", "contact-scheme", "compensation", "complaint", "ask-review",
    "offer-internal-review",
)  # fmt: skip


@shows_records(Permission.READ_CASES)
def show_court(visit: Visit, record: str) -> Page:
    """Show what follows at court, and what was asked and complained of."""
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.is_investigation:
        raise Http404
    content = {
        "desk": desk,
        "case_href": reverse("case", args=[record]),
        "entered": take(visit.request),
        "waiting": tuple(_waiting(desk)),
        "kept": kept(desk),
        "next_hearing": next_hearing(desk),
        "links": tuple(_links(desk)),
        "outside": any(map(is_outside_the_scheme, desk.facing.story.of_type("investigation.outcome_reached"))),
    }
    return Page(template="court/court.html", content=content, shows=desk.shows)


def _waiting(desk: Desk) -> Iterator[Mapping[str, str]]:
    for asked, answered, named_in, title, page in WAITING:
        for event in waiting(desk.facing, asked, answered, named_in):
            place = doing(page)
            href = place.href(desk.record, event.id) if may(desk.visit.actor, place.permission) else ""
            act = page.replace("-", "_")
            owed = [one.due_at for one in desk.case.open_duties if one.act == act and one.raised_by == event.id]
            yield {
                "title": title,
                "from": of_whom(event, desk),
                "due": until(min(owed), desk.visit.now) if owed else "",
                "since": when(event.happened_at, desk.visit.now),
                "href": href,
                "for": "" if href else "the inspector" if page == "decide-review" else "a supervisor",
            }


def _links(desk: Desk) -> Iterator[Link]:
    for one in map(doing, ACTS):
        if may(desk.visit.actor, one.permission):
            yield Link(text=one.words, href=one.href(desk.record))
