"""Help: for a page, for a role, and what words mean. It works without a script and shows no record."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.actors import TO_BE_GIVEN, Role, role_called
from wayhome.web.glossary import explained, parts
from wayhome.web.guides import guide_to, put_away
from wayhome.web.helping.help import help_for
from wayhome.web.http import SENDING, Page, Visit, shows_no_record


@shows_no_record()
def show_help(visit: Visit) -> Page:
    """Show where help is: the guides to one's roles first, then those to others, and the glossary."""
    mine = [guide_to(role) for role in Role if role in visit.actor.roles]
    others = [{"words": role.words, "href": _of(role)} for role in TO_BE_GIVEN if role not in visit.actor.roles]
    return Page(template="helping/help.html", content={"mine": mine, "others": others})


@shows_no_record()
def show_page_help(_visit: Visit, name: str) -> Page:
    """Show what a page is for, what to do first, what happens next and what its words mean."""
    found = help_for(name)
    if found is None:
        raise Http404
    return Page(template="helping/page.html", content={"help": found, "terms": explained(found.words)})


@shows_no_record()
def show_words(_visit: Visit) -> Page:
    """Show what words mean."""
    return Page(template="helping/words.html", content={"parts": parts()})


@shows_no_record()
def show_role(visit: Visit, role: str) -> Page:
    """Show the guide to a role."""
    try:
        found = role_called(role)
    except KeyError:
        raise Http404 from None
    return Page(template="helping/role.html", content={"guide": guide_to(found), "own": found in visit.actor.roles})


@shows_no_record(methods=SENDING)
def put_guide_away(visit: Visit, role: str) -> HttpResponse:
    """Put the guide to a role away from one's first page."""
    try:
        put_away(visit.account, role_called(role))
    except KeyError:
        raise Http404 from None
    return redirect("home")


def _of(role: Role) -> str:
    return reverse("help-role", args=[role.key])
