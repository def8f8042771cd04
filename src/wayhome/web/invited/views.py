"""The way in and the way out: a link, a code, covering and uncovering, and leaving at once."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.web.http import Page, parts_behind
from wayhome.web.invited import opening
from wayhome.web.invited.answers import guarded, home_of, sent
from wayhome.web.invited.codes import note_asked
from wayhome.web.invited.models import DoorVisit, Invitation
from wayhome.web.invited.telling_officers import tell_of_coming_in
from wayhome.web.invited.visit import TICKET
from wayhome.web.invited.visiting import at_the_door, invited_visit, is_welcome, kept_visit, sign_staff_out

LINK = "door-link"  # the cookie that keeps a link while its code is typed, so that no address and no form shows it
LINK_KEPT = 15 * 60
NO_PART_OF_IT = re.compile(r"[^A-Za-z0-9_-].*", re.DOTALL)  # what a telephone put behind a link, such as a full stop
ELSEWHERE = "https://www.bbc.co.uk/weather"
NOT_OPEN = (
    "This does not open. Check the code, or ask for a new one. "
    "A code is good for 10 minutes, for one time and for 5 tries"
)


@at_the_door
def follow_link(request: HttpRequest, link: str) -> HttpResponse:
    """Take the link out of the address and ask for the code. Whether there is such a link is not looked up.

    Whoever is in by another link is not any more: a telephone is passed on, and a page is one person's.
    """
    answer = guarded(redirect("door-in"))
    kept = NO_PART_OF_IT.sub("", link)[:200]
    keep(answer, LINK, kept, seconds=LINK_KEPT, path="/door/")
    visit = kept_visit(request)
    if visit is not None and visit.invitation.link != opening.digest_of(kept):
        opening.leave(request.COOKIES.get(TICKET, ""))
        answer.delete_cookie(TICKET)
    return answer


@at_the_door
def come_in(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and let in whoever has the link and its code."""
    if request.method != "POST":
        visit = invited_visit(request)
        if visit is not None and is_welcome(visit) and (home := home_of(visit.kind)) != request.path:
            return guarded(redirect(home))
        return sent(request, _asking())
    parts = parts_behind()
    now, ticket = parts.supplies.now(), parts.supplies.salt()
    found = opening.come_in(request.COOKIES.get(LINK, ""), request.POST.get("code", "")[:40], ticket, now)
    if found is None:
        return sent(request, _asking(wrong=True))
    sign_staff_out(request)
    tell_of_coming_in(found, parts, now)
    answer = guarded(redirect(home_of(found.invitation.kind)))
    keep(answer, TICKET, ticket)
    answer.delete_cookie(LINK, path="/door/")
    return answer


@at_the_door
def ask_for_code(request: HttpRequest) -> HttpResponse:
    """Send a code by another way than the link came, where one is safe; the same is said whatever came of it."""
    if request.method == "POST":
        note_asked(request.COOKIES.get(LINK, ""), parts_behind().supplies.now())
    return sent(request, Page(template="invited/code_sent.html", content={}))


@at_the_door
def uncover(request: HttpRequest) -> HttpResponse:
    """Show what is covered, until it is covered again or left."""
    return _covered(request, uncovered=True)


@at_the_door
def cover(request: HttpRequest) -> HttpResponse:
    """Cover the page again."""
    return _covered(request, uncovered=False)


@at_the_door
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit and go to a page that says nothing of where somebody was. A link does, so that no script must."""
    opening.leave(request.COOKIES.get(TICKET, ""))
    answer = guarded(HttpResponse(status=302, headers={"Location": ELSEWHERE}))
    answer.delete_cookie(TICKET)
    answer.delete_cookie(LINK, path="/door/")
    return answer


@at_the_door
def show_tracks(request: HttpRequest) -> HttpResponse:
    """Say how to leave no trace on a telephone or computer that somebody else may look at."""
    return sent(request, Page(template="invited/tracks.html", content={}))


def link_followed(request: HttpRequest) -> Invitation | None:
    """Return the invitation of the link that was followed, ended or not: for a report that a child is missing alone.

    It says nothing about the child to whoever came, who gave no code.
    """
    return Invitation.objects.filter(link=opening.digest_of(request.COOKIES.get(LINK, ""))).first()


def _asking(*, wrong: bool = False) -> Page:
    errors = [{"text": NOT_OPEN, "href": "#code"}] if wrong else []
    content = {
        "errors": errors,
        "wrong": {"text": NOT_OPEN} if wrong else None,
        "label": {"text": "What is the code?", "classes": "govuk-label--m"},
        "hint": {"text": "6 numbers. They come another way than the link."},
    }
    return Page(template="invited/come_in.html", content=content, status=422 if wrong else 200)


def _covered(request: HttpRequest, *, uncovered: bool) -> HttpResponse:
    visit = kept_visit(request)
    if visit is None or request.method != "POST":
        return guarded(redirect("door-in"))
    DoorVisit.objects.filter(pk=visit.pk).update(uncovered=uncovered)
    return guarded(redirect(_within(request.POST.get("back_to", "")) or home_of(visit.invitation.kind)))


def _within(path: str) -> str:
    """Return a path of a door; empty for any other address, so that no form leads away."""
    parts = urlsplit(path)
    inside = path.startswith(reverse("door-in").removesuffix("in/")) and not parts.scheme and not parts.netloc
    return path if inside and "\\" not in path else ""


def keep(answer: HttpResponseBase, name: str, value: str, *, seconds: int | None = None, path: str = "/") -> None:
    """Keep a secret on a browser, out of the reach of scripts and of other sites."""
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_cookie(name, value, max_age=seconds, path=path, httponly=True, secure=secure, samesite="Lax")
