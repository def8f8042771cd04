"""How a door answers what is not its page: kept nowhere, found by no search, and no word of whose house it is."""

from typing import TypeAlias

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from wayhome.web.http import Page, send
from wayhome.web.invited.visit import HOMES
from wayhome.web.invited.written import written_in

InvitedAnswer: TypeAlias = "Page | HttpResponse"


def home_of(kind: str) -> str:
    """Return where somebody of a kind comes in; the way in again where there is no door for them yet."""
    try:
        return reverse(HOMES.get(kind, "door-in"))
    except NoReverseMatch:
        return reverse("door-in")


def the_way_in() -> HttpResponse:
    """Answer whoever may not be where they are: the same for everybody and for whatever reason."""
    return guarded(redirect("door-in"))


def gone_wrong(request: HttpRequest, what: str, status: int) -> HttpResponse:
    """Answer at a door what is not there, was refused, came too late or broke, with what was typed to copy."""
    content = {"what": what, "written": written_in(request)}
    return sent(request, Page(template="invited/gone_wrong.html", content=content, status=status))


def sent(request: HttpRequest, answer: InvitedAnswer) -> HttpResponse:
    """Send a page of a door: kept nowhere, found by no search, and led to from nowhere."""
    return guarded(send(request, answer))


def guarded(answer: HttpResponse) -> HttpResponse:
    """Say in the headers that an answer is for nobody else and for no search."""
    answer.headers["Cache-Control"] = "no-store, private"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer
