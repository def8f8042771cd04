"""A request by somebody who was invited: who they are, what they came for, and the page that answers it.

``@for_invited("child", "parent")`` serves a page of a door to those kinds of holder. Nobody else learns that there is
one: without a visit, at another's door, and after an invitation ended, the answer is the same way in. A page is shown
covered until whoever is there uncovers it, and every look is written in the who-looked log.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import Concatenate, ParamSpec, Protocol, TypeAlias

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from wayhome.application.rights_holders import invitable
from wayhome.casework.holders.standing import holder_called, may_reach
from wayhome.kernel.refusals import Refused
from wayhome.record.events.door import SentWhat
from wayhome.web.http import READING, Methods, Page, marked, parts_behind
from wayhome.web.invited.answers import InvitedAnswer, gone_wrong, sent, the_way_in
from wayhome.web.invited.late import begun_visit, keep_late
from wayhome.web.invited.models import DoorVisit
from wayhome.web.invited.opening import visit_of
from wayhome.web.invited.visit import PARTNERS, TICKET, InvitedVisit

P = ParamSpec("P")

InvitedView: TypeAlias = Callable[Concatenate[InvitedVisit, P], InvitedAnswer]


class Served(Protocol[P]):
    """What Django calls."""

    def __call__(self, request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase: ...


def for_invited(
    *kinds: str, methods: Methods = READING, keeps: Callable[..., SentWhat] | None = None
) -> Callable[[InvitedView[P]], "Served[P]"]:
    """Serve a page of a door to some kinds of holder, covered until it is uncovered; to anybody else, the way in.

    ``keeps`` says what is sent from it: that is kept, though the visit in which it was begun has ended; then nothing is
    shown. What cannot be known as anybody's is given back to be copied.
    """

    def decorate(view: InvitedView[P]) -> "Served[P]":
        @wraps(view)
        def served(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            visit = _let_in(request, kinds)
            if keeps is not None and request.method == "POST":
                begun = _begun_by_another(request, visit, kinds)
                if begun is not None:
                    return keep_late(partial(view, begun, *args, **kwargs), begun, keeps(*args, **kwargs), is_welcome)
            if visit is None:
                return _outside(request, keeps is not None)
            return _answered(request, visit, partial(view, visit, *args, **kwargs), view.__name__)

        return login_not_required(marked(served, "records", methods))

    return decorate


def _answered(request: HttpRequest, visit: InvitedVisit, view: Callable[[], InvitedAnswer], page: str) -> HttpResponse:
    """Answer whoever is in at their door: covered first, and written in the who-looked log."""
    if visit.covered and request.method != "POST":
        return sent(request, covered_page(request))
    try:
        answer = view()
    except Refused:
        return gone_wrong(request, "refused", 422)
    if isinstance(answer, Page):
        note_look(visit, page, answer)
        answer = replace(answer, content={"about_child": about_child(visit), **answer.content})
    return sent(request, answer)


def about_child(visit: InvitedVisit) -> str:
    """Return whom a page is about, where it shows one child's and whoever reads it may care for two."""
    return "" if visit.covered or visit.kind in PARTNERS else visit.about


def _let_in(request: HttpRequest, kinds: tuple[str, ...]) -> InvitedVisit | None:
    """Return the visit of whoever is in at a door of theirs now; None for anybody else, and whoever may not see it."""
    visit = invited_visit(request)
    return visit if visit is not None and visit.kind in kinds and is_welcome(visit) else None


def _begun_by_another(request: HttpRequest, visit: InvitedVisit | None, kinds: tuple[str, ...]) -> InvitedVisit | None:
    """Return the visit in which a page was begun, where nobody is in by that invitation any more."""
    begun = begun_visit(request)
    is_now = begun is not None and visit is not None and visit.reference == begun.reference
    return begun if begun is not None and begun.kind in kinds and not is_now else None


def _outside(request: HttpRequest, keeps: bool) -> HttpResponse:
    """Answer whoever is in at no door of theirs: the way in, and what they typed where it was not sent."""
    return gone_wrong(request, "not_sent", 200) if keeps and request.method == "POST" else the_way_in()


def is_welcome(visit: InvitedVisit) -> bool:
    """Say whether it is safe, at this moment, that somebody sees anything at their door.

    Whoever came to be suspected, or may not know, or was let go, is back outside at once; so is a child for whom no way
    is safe. An hour that was agreed on for messages keeps nobody out who comes by themselves.
    """
    holder = holder_called(visit.holder, invitable(visit.child, visit.parts.ledger, at=visit.now))
    if holder is None:
        return visit.kind in PARTNERS
    reach = may_reach(holder, "door", visit.now)
    return reach.ok or reach.why == "not_now"


def at_the_door(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> "Served[P]":
    """Serve a page that anybody may open on their way in or out. It shows nothing of anybody."""
    return login_not_required(marked(view, "no record", ("GET", "HEAD", "POST")))


def invited_visit(request: HttpRequest) -> InvitedVisit | None:
    """Return the visit of whoever is in at a door on this browser; None where nobody is."""
    visit = kept_visit(request)
    if visit is None:
        return None
    parts = parts_behind()
    return InvitedVisit(
        request=request,
        invitation=visit.invitation,
        now=parts.supplies.now(),
        parts=parts,
        covered=not visit.uncovered,
    )


def kept_visit(request: HttpRequest) -> DoorVisit | None:
    """Return the visit as it is kept. Somebody signed in as staff is at no door."""
    ticket = request.COOKIES.get(TICKET, "")
    if not ticket or getattr(request.user, "is_authenticated", False):
        return None
    return visit_of(ticket, parts_behind().supplies.now())


def note_look(visit: InvitedVisit, page: str, answer: Page) -> None:
    """Write in the who-looked log that somebody invited saw what is theirs."""
    shown = tuple(dict.fromkeys((visit.record, visit.child, *answer.shows)))
    visit.parts.looks.note(actor=visit.actor.id, page=page, shown=shown, at=visit.now)


def covered_page(request: HttpRequest) -> Page:
    """Return the page that shows nothing until it is asked for."""
    return Page(template="invited/covered.html", content={"back_to": request.path})


def is_of_a_door(request: HttpRequest) -> bool:
    """Say whether somebody is at a door, or on their way in, whatever became of what they asked for."""
    return request.path.startswith(("/door/", "/d/"))


def sign_staff_out(request: HttpRequest) -> None:
    """End a sign-in of staff on this browser: nobody is both."""
    if getattr(request.user, "is_authenticated", False):
        logout(request)
