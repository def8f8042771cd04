"""How a request becomes a page: who asks, may they, what is shown, and the entry that says they saw it.

Every view is wrapped by exactly one of two decorators. ``shows_records`` is for pages about children and cases: the
view must name every record it shows, and the entry in the who-looked log is written before anything is sent.
``shows_no_record`` is for the rest, and refuses to send a page that names a record.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.access.rules import may, require, require_to_see
from wayhome.kernel.refusals import Refused
from wayhome.web.accounts.models import Account
from wayhome.web.wiring import Wiring, wiring

Methods = tuple[str, ...]
READING: Methods = ("GET", "HEAD")
READING_AND_SENDING: Methods = ("GET", "HEAD", "POST")
SENDING: Methods = ("POST",)

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to send: its template, what the template places, and the record of each thing it shows.

    ``purpose`` is what somebody said they look for, where a page opens only for one that is listed.
    """

    template: str
    content: Mapping[str, object]
    shows: tuple[str, ...] = ()
    status: int = 200
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request by someone signed in, with the one reading of the clock it is answered by."""

    request: HttpRequest
    account: Account
    actor: Actor
    now: datetime
    parts: Wiring


Answer: TypeAlias = "Page | HttpResponse"
View: TypeAlias = Callable[Concatenate[Visit, P], Answer]
Served: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class RecordNotNamed(Exception):
    """A page shows records it did not name, or names records where none may be shown."""


def shows_records(
    permission: Permission | None = None, *, methods: Methods = READING
) -> Callable[[View[P]], Served[P]]:
    """Serve a view that shows records, with an entry in the who-looked log for each that it shows.

    Without a permission, the view shows records only to those who may read them, and may show none.
    """

    def decorate(view: View[P]) -> Served[P]:
        @wraps(view)
        def served(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            visit = visit_by(request, permission)
            answer = view(visit, *args, **kwargs)
            if isinstance(answer, Page) and (permission or answer.shows):
                note_look(visit, view.__name__, answer)
            return send(request, answer)

        return marked(served, "records", methods, permission)

    return decorate


def shows_no_record(
    permission: Permission | None = None, *, methods: Methods = READING
) -> Callable[[View[P]], Served[P]]:
    """Serve a view that shows nothing about any child or case."""

    def decorate(view: View[P]) -> Served[P]:
        @wraps(view)
        def served(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            answer = view(visit_by(request, permission), *args, **kwargs)
            if isinstance(answer, Page) and answer.shows:
                raise RecordNotNamed(f"{view.__name__} shows records: serve it with shows_records")
            return send(request, answer)

        return marked(served, "no record", methods, permission)

    return decorate


def open_to_anyone(view: Served[P]) -> Served[P]:
    """Serve a view to people who are not signed in. It shows no record."""
    return login_not_required(marked(view, "no record", READING_AND_SENDING))


def marked(served: Served[P], shows: str, methods: Methods, needs: Permission | None = None) -> Served[P]:
    """Mark a view with what it shows, which a test requires of every address, and what it needs; limit its methods."""
    limited = require_http_methods(methods)(served)
    vars(limited)["shows"] = shows
    vars(limited)["needs"] = needs
    return limited


def needed_for(path: str) -> Permission | None:
    """Return the permission that the page at a path needs; None where it needs none, or there is no such page."""
    try:
        view = resolve(path).func
    except Resolver404:
        return None
    needs = getattr(view, "needs", None)
    return needs if isinstance(needs, Permission) else None


def opens(actor: Actor, path: str) -> bool:
    """Say whether somebody may open the page at a path, so that no link leads them to a refusal."""
    needs = needed_for(path)
    return needs is None or may(actor, needs)


def visit_by(request: HttpRequest, permission: Permission | None) -> Visit:
    """Return the visit, or raise Refused when whoever is signed in may not make it."""
    if not isinstance(request.user, Account):
        raise TypeError("a page was reached without signing in: LoginRequiredMiddleware is missing")
    actor = request.user.as_actor()
    if permission:
        (require_to_see if request.method in READING else require)(actor, permission)
    parts = wiring()
    return Visit(request=request, account=request.user, actor=actor, now=parts.supplies.now(), parts=parts)


def parts_behind() -> Wiring:
    """Return the parts behind a page that is open to anyone, which has no visit."""
    return wiring()


def note_look(visit: Visit, page: str, answer: Page) -> None:
    """Write the entry in the who-looked log, once for each page sent, naming each record once."""
    shown = tuple(dict.fromkeys(answer.shows))
    visit.parts.looks.note(actor=visit.actor.id, page=page, shown=shown, at=visit.now, purpose=answer.purpose)


def send(request: HttpRequest, answer: Answer) -> HttpResponse:
    """Render a page, or pass on a redirect or an answer without a page."""
    if isinstance(answer, HttpResponse):
        return answer
    page = render(request, answer.template, dict(answer.content), status=answer.status)
    patch_cache_control(page, no_store=True, private=True)  # a shared computer keeps nothing after signing out
    return page


class RefusalsInWords:
    """Turns a refusal raised anywhere behind a page into a page that gives every reason and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, raised: Exception) -> HttpResponse | None:
        """Answer a refusal; anything else is a bug and is left to surface."""
        if isinstance(raised, Refused):
            return render(request, "errors/refused.html", {"reasons": raised.reasons}, status=403)
        return None
