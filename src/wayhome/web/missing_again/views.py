"""The page of a child missing again and again, reached from any of the child's cases."""

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.web.acting.desk import desk_for
from wayhome.web.doing import doing
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.missing_again.history import history

LEADS_TO = ("trigger-plan", "meeting-asked", "meeting-held")


@shows_records(Permission.READ_CASES)
def show_missing_again(visit: Visit, record: str) -> Page:
    """Show every time a child was missing, and what is done about it."""
    desk = desk_for(visit, record)
    if desk is None:
        raise Http404
    found = history(desk)
    offered = [doing(name) for name in LEADS_TO if may(visit.actor, doing(name).permission)]
    content = {
        **found,
        "desk": desk,
        "case_href": reverse("case", args=[record]),
        "acts": [(one.words, one.href(record)) for one in offered],
    }
    return Page(template="missing_again/history.html", content=content, shows=(*desk.shows, *found["shows"]))
