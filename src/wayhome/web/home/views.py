"""The first page, and what this system is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.web.given_back import Sent, sent_from_here
from wayhome.web.guides import guides_for
from wayhome.web.home.permissions import permitted
from wayhome.web.home.presenters import of_messages, owed_by, tiles, waiting, watches, ways
from wayhome.web.http import Page, Visit, open_to_anyone, shows_no_record, shows_records
from wayhome.web.invited.answers import gone_wrong
from wayhome.web.invited.visiting import is_of_a_door
from wayhome.web.presenting.case_rows import CaseRow, rows
from wayhome.web.presenting.owed import OwedRow
from wayhome.web.presenting.queues import Queues
from wayhome.web.presenting.second_grades import second_grades
from wayhome.web.presenting.vacant_posts import comes_to


@shows_records()
def show_home(visit: Visit) -> Page:
    """Show what whoever asks owes, how much is pressing, which children are missing now, and where to go from here."""
    sees_cases = may(visit.actor, Permission.READ_CASES)
    reading = visit.parts.reading
    queues, names = Queues(reading, visit.now) if sees_cases else None, reading.names()
    missing = rows(queues.page("missing"), queues, names) if queues else ()
    mine = owed_by(visit.actor, reading, visit.now) if queues else None
    content: dict[str, object] = {
        "mine": mine,
        "missing": missing,
        "tiles": (*tiles(queues), *of_messages(visit)) if queues else (),
        "waiting": () if queues else waiting(visit),
        "warning": queues.warning if queues else "",
        "empty": queues is not None and queues.is_empty,
        "comes_to_you": tuple(comes_to(visit)) if mine else (),
        "second_grades": tuple(second_grades(reading, visit.actor, visit.now)),
        "ways": ways(visit.actor),
        "watches": watches(visit.actor),
        "guides": guides_for(visit.account),
    }
    shown_rows: tuple[CaseRow | OwedRow, ...] = (*missing, *(mine.first if mine else ()))
    shows = tuple(shown for row in shown_rows for shown in (row.record, *row.children))
    return Page(template="home/home.html", content=content, shows=shows)


@shows_no_record()
def show_permissions(visit: Visit) -> Page:
    """Show who may do what, and what whoever asks may do."""
    return Page(template="home/permissions.html", content={"permitted": permitted(visit.actor)})


@open_to_anyone
def show_about(request: HttpRequest) -> HttpResponse:
    """Say what the system is, what it is not, and that the demonstration is invented."""
    return render(request, "home/about.html")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Say that nothing is at this address."""
    if is_of_a_door(request):
        return gone_wrong(request, "not_here", 404)
    return render(request, "errors/not_found.html", status=404)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Say that the request was not accepted."""
    return render(request, "errors/not_permitted.html", status=403)


def form_not_accepted(request: HttpRequest, **_: object) -> HttpResponse:
    """Say that a form was too old to be trusted, and give back what was sent with it, to be sent again."""
    if is_of_a_door(request):
        return gone_wrong(request, "too_old", 403)
    sent = (Sent.unsealed(request) or Sent.of(request)) if sent_from_here(request) else None
    page = render(request, "errors/form_not_accepted.html", {"sent": sent}, status=403)
    patch_cache_control(page, no_store=True, private=True)
    return page


def something_broke(request: HttpRequest) -> HttpResponse:
    """Say that something broke on our side, without asking anything that may be what broke."""
    if is_of_a_door(request):
        return HttpResponse(render_to_string("invited/gone_wrong.html", {"what": "broke"}), status=500)
    content: dict[str, object] = {
        "navigation": [],
        "signed_in": None,
        "reference": getattr(request, "fault_reference", ""),
    }
    page = render_to_string("errors/broken.html", content)
    return HttpResponse(page, status=500)
