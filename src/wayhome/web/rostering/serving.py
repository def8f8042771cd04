"""An act about the people on duty as a page: shown, done, or refused in words with everything typed still there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.handling import Handled
from wayhome.application.people.falling import falling, in_words
from wayhome.casework.commands import OnSubject
from wayhome.casework.people.absence import RecordAbsence
from wayhome.casework.people.hold_post import ChangeHolding
from wayhome.casework.people.posts import ClosePost
from wayhome.casework.people.staff import RecordLeaving
from wayhome.duties.roster import Roster
from wayhome.kernel.ids import key_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting.desk import acting_as, enter
from wayhome.web.acting.entered import tell_next
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.pages import new_key
from wayhome.web.acting.pressing import note_entered, pressed
from wayhome.web.http import READING_AND_SENDING, Page, Served, Visit, shows_no_record, shows_records
from wayhome.web.rostering.bench import Bench
from wayhome.web.rostering.forms import Doing, PeopleForm
from wayhome.web.rostering.signing_in import with_who_cannot_sign_in

Beside = Callable[[Bench, str], Mapping[str, object]]


def something_new(_bench: Bench, _about: str) -> str:
    """Name nothing: the act is about something new."""
    return ""


def a_post(bench: Bench, about: str) -> str:
    """Return what a post is called; raises Http404 for one that is not there."""
    post = bench.post(about)
    if post is None:
        raise Http404
    return post.name or post.id


def a_unit(bench: Bench, about: str) -> str:
    """Return what a unit is called; raises Http404 for one that is not there."""
    if about not in bench.roster.units:
        raise Http404
    return bench.unit(about)


def an_officer(bench: Bench, about: str) -> str:
    """Return somebody's id; raises Http404 for one of whom nothing is on record."""
    if not bench.is_known(about):
        raise Http404
    return about


def nothing_beside(_bench: Bench, _about: str) -> Mapping[str, object]:
    """Show nothing besides the form."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """One act about the people on duty: its address, what it is for in a sentence or two, and what it asks.

    ``about`` says what the post, unit or officer is called, or raises Http404; ``then`` names the page that follows.
    ``beside`` gathers what the template shows besides the form, naming every record it shows under ``shows``.
    """

    name: str
    title: str
    form: type[PeopleForm]
    lead: str = ""
    button: str = "Record"
    about: Callable[[Bench, str], str] = something_new
    then: str = "people"
    template: str = "rostering/act.html"
    beside: Beside = nothing_beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An act's page as it is sent: the form with what was typed, and why it was not done, if it was not."""

    form: PeopleForm
    reasons: tuple[Reason, ...] = ()
    status: int = 200


def serve(page: PeoplePage) -> Served[[str]]:
    """Serve an act about a post, a unit or an officer at an address that takes its key."""
    shows = shows_no_record if page.beside is nothing_beside else shows_records
    view = _viewed(page)
    return shows(Permission.MANAGE_PEOPLE, methods=READING_AND_SENDING)(view)


def serve_new(page: PeoplePage) -> Served[[]]:
    """Serve an act about something new."""
    view = _viewed(page)

    def anew(visit: Visit) -> Page | HttpResponse:
        return view(visit, "")

    anew.__name__ = page.name
    return shows_no_record(Permission.MANAGE_PEOPLE, methods=READING_AND_SENDING)(anew)


def _viewed(page: PeoplePage) -> Callable[[Visit, str], Page | HttpResponse]:
    def view(visit: Visit, about: str) -> Page | HttpResponse:
        bench = Bench(visit)
        called = page.about(bench, about)
        if visit.request.method == "POST":
            return _sent(page, bench, about, called)
        form = page.form(bench, about)
        given = {name: visit.request.GET[name] for name in form.fields if visit.request.GET.get(name)}
        form.initial = {**form.begin(), **given, "key": new_key(visit)}
        return _shown(page, bench, about, called, Shown(form=form))

    view.__name__ = page.name
    return view


def _sent(page: PeoplePage, bench: Bench, about: str, called: str) -> Page | HttpResponse:
    visit = bench.visit
    form = page.form(bench, about, visit.request.POST)
    if not form.is_valid():
        return _shown(page, bench, about, called, Shown(form=form, status=422))
    press = pressed(visit.account, visit.request.POST, form.cleaned_data["key"], visit.now)
    command = form.command(Doing(by=acting_as(visit, Permission.MANAGE_PEOPLE), press=press, key=about))
    try:
        handled = enter(visit, command)
    except Refused as refused:
        return _shown(page, bench, about, called, Shown(form=form, reasons=refused.reasons, status=422))
    note_entered(visit.account, form.cleaned_data["key"])
    handled = with_where_duties_go(visit, command, with_who_cannot_sign_in(command, handled), bench.roster)
    tell_next(visit.request, page.title, handled, visit.parts.reading.rulebook.pack, visit.now)
    return redirect(_then(page, key_of(command.about)))


def _then(page: PeoplePage, key: str) -> str:
    return reverse(page.then, args=[key] if page.then in ("people-post", "people-officer") else [])


def _shown(page: PeoplePage, bench: Bench, about: str, called: str, shown: Shown) -> Page:
    beside = page.beside(bench, about)
    content = {
        "act": page,
        "called": called,
        "form": shown.form,
        "fields": fields_of(shown.form),
        "errors": errors_of(shown.form) if shown.form.is_bound else [],
        "reasons": shown.reasons,
        "back": _then(page, about) if about else reverse("people"),
        **beside,
    }
    shows = beside.get("shows", ())
    return Page(template=page.template, content=content, shows=tuple(map(str, _each(shows))), status=shown.status)


def _each(shows: object) -> Iterator[object]:
    yield from shows if isinstance(shows, tuple) else ()


def with_where_duties_go(visit: Visit, command: OnSubject, handled: Handled, before: Roster) -> Handled:
    """Add where open duties go once an act takes somebody off a post: nothing that is open is ever owed by nobody."""
    moment = leaves_vacant_at(command, visit.now)
    if moment is None or not handled.entered:
        return handled
    reading = visit.parts.reading
    head = reading.rulebook.pack_at(moment).head
    fallen = falling(reading.live(visit.now).cases, before, reading.people(), head, moment)
    return replace(handled, notices=(*handled.notices, *in_words(fallen, head, moment)))


def leaves_vacant_at(command: OnSubject, now: datetime) -> datetime | None:
    """Return from when an act may leave a post vacant; None for one that leaves none so."""
    match command:
        case RecordLeaving():
            return max(now, command.leaves_at)
        case RecordAbsence():
            return max(now, command.start)
        case ChangeHolding():
            return max(now, command.end)
        case ClosePost():
            return now
        case _:
            return None
