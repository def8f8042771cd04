"""Who is missing: look the child up first, then say that it is this one, or a new one; nothing is asked twice."""

from dataclasses import replace
from datetime import date
from itertools import count

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.kernel.moments import in_london
from wayhome.web.acting.ages import name_and_age
from wayhome.web.acting.fields import errors_of
from wayhome.web.acting.pages import KEEPING, new_key
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.presenting.new_names import new_case, new_child, new_record
from wayhome.web.reporting.journey import PREFIX, Answers, Journey, Missing, Outcome, finish, journey_of, keep
from wayhome.web.reporting.searching import Known, Results, SearchForm, search
from wayhome.web.reporting.steps import steps
from wayhome.web.reporting.unfinished import unfinished_of

FIELDS = ("name", "born", "age", "older", "phone", "address", "vehicle")


@shows_records(Permission.TAKE_REPORTS, methods=READING_AND_SENDING)
def take_report(visit: Visit) -> Page | HttpResponse:
    """Begin a report: ask what the child is looked up with; nothing has to be known."""
    if visit.request.method != "POST":
        return _first(visit, SearchForm(initial={"key": new_key(visit)}, today=today(visit)))
    sent = visit.request.POST
    journey = _begun(visit, sent.get("key", ""))
    if journey.children and visit.request.headers.get(KEEPING):
        return HttpResponse(status=204)  # it arrived after the child was looked up, and is no draft of anything
    keep(visit, replace(journey, asked=_asked(visit)))
    if visit.request.headers.get(KEEPING):
        return HttpResponse(status=204)
    form = SearchForm(sent, today=today(visit))
    if not form.is_valid():
        return _first(visit, form, 422)
    asked = replace(journey, asked=_asked(visit))
    return _added(visit, asked) if "child" in sent else _looked_up(visit, asked)


@shows_records(Permission.TAKE_REPORTS, methods=READING_AND_SENDING)
def choose_child(visit: Visit, draft: str) -> Page | HttpResponse:
    """Show what came back, and take which child it is; or look again, or add another who is missing too."""
    journey = journey_of(visit, draft)
    if journey is None:
        return Page(template="reporting/gone.html", content={})
    return _chosen(visit, journey) if visit.request.method == "POST" else _found(visit, journey)


def _begun(visit: Visit, key: str) -> Journey:
    key = key if key.startswith(PREFIX) else new_key(visit)
    return journey_of(visit, key.removeprefix(PREFIX)) or Journey(key=key, began=visit.now)


def _asked(visit: Visit) -> Answers:
    return {name: visit.request.POST.getlist(name) for name in FIELDS}


def _first(visit: Visit, form: SearchForm, status: int = 200) -> Page:
    unfinished = tuple(unfinished_of(visit))
    content = {
        "form": form,
        "errors": errors_of(form) if form.is_bound else [],
        "unfinished": unfinished,
        "steps": (),
    }
    shows = tuple(dict.fromkeys(name for one in unfinished for name in one.shows))
    return Page(template="reporting/start.html", content=content, shows=shows, status=status)


def _found(visit: Visit, journey: Journey, form: SearchForm | None = None, status: int = 200) -> Page:
    form = form or _form(visit, journey)
    found = _searched(visit, journey) if form.is_bound and form.is_valid() else None
    named = "named" in visit.request.GET
    content = {
        "named": named,
        "form": form,
        "errors": errors_of(form) if form.is_bound else [],
        "found": found,
        "asked": _was_asked(journey),
        "journey": journey,
        "steps": steps("report-who", journey),
        "call_href": reverse("report-call", args=[journey.draft]),
    }
    held = tuple(one.record for one in journey.children if one.known) if journey.record else ()
    known = tuple(one.child for one in journey.children if one.known)
    shows = (*(found.shows(named=named) if found else ()), *held, *known)
    return Page(template="reporting/who.html", content=content, shows=shows, status=status)


def _form(visit: Visit, journey: Journey) -> SearchForm:
    if _was_asked(journey):
        return SearchForm(_sent(journey), today=today(visit))
    return SearchForm(initial={"key": journey.key}, today=today(visit))


def today(visit: Visit) -> date:
    """Return the day it is in London."""
    return in_london(visit.now).date()


def _sent(journey: Journey) -> dict[str, object]:
    return {"key": journey.key, **{name: (values or [""])[-1] for name, values in journey.asked.items()}}


def _was_asked(journey: Journey) -> bool:
    return bool(journey.asked)


def _says_something(journey: Journey) -> bool:
    return any(
        value.strip() for name in FIELDS if name not in ("age", "older") for value in journey.asked.get(name, ())
    )


def _chosen(visit: Visit, journey: Journey) -> Page | HttpResponse:
    sent = visit.request.POST
    here = reverse("report-who", args=[journey.draft])
    if "discard" in sent:
        finish(visit.account, journey)
        return redirect("report")
    if "remove" in sent:
        left = tuple(one for one in journey.children if one.child != sent["remove"])
        keep(visit, replace(journey, children=left))
        return redirect(here)
    if "child" in sent or "new" in sent:
        return _added(visit, journey)
    asked = keep(visit, replace(journey, asked=_asked(visit)))
    if visit.request.headers.get(KEEPING):
        return HttpResponse(status=204)
    form = SearchForm(sent, today=today(visit))
    return _looked_up(visit, asked) if form.is_valid() else _found(visit, asked, form, status=422)


def _looked_up(visit: Visit, journey: Journey) -> HttpResponse:
    """Go on to what came back; where nothing did, the child is a new one, and the call comes next."""
    found = _searched(visit, journey)
    nothing = found is None or (not found.came_back and found.reached)
    here = reverse("report-who", args=[journey.draft])
    named = "?named=yes#named" if "named" in visit.request.POST else "#found"
    return _added(visit, journey) if nothing else redirect(here + named)


def _searched(visit: Visit, journey: Journey) -> Results | None:
    """Search with what is asked; None where nothing is known to search with."""
    form = SearchForm(_sent(journey), today=today(visit))
    return search(visit, form.asked()) if form.is_valid() and _says_something(journey) else None


def _added(visit: Visit, journey: Journey) -> HttpResponse:
    """Add the child who was chosen, or a new one, with the search as its receipt, and go on to the call."""
    form = SearchForm(_sent(journey), today=today(visit))
    form.is_valid()
    found = _searched(visit, journey)
    named = visit.request.POST.get("child", "")
    known = next((one for one in found.known if one.child == named), None) if found else None
    place = _place(journey)
    outcome: Outcome = "matched" if known else "not_sure" if visit.request.POST.get("new") == "unsure" else "no_match"
    child = _missing(journey, form, place, known=known, found=found, outcome=outcome)
    others = tuple(one for one in journey.children if one.child != child.child)
    keep(visit, replace(journey, children=(*others, child), asked={}))
    return redirect("report-call", journey.draft)


def _place(journey: Journey) -> int:
    """Return a number that no child of the report has; one that was taken out leaves a gap."""
    taken = {one.record for one in journey.children}
    return next(place for place in count(1) if new_record(journey.key, place) not in taken)


def _missing(
    journey: Journey,
    form: SearchForm,
    place: int,
    *,
    known: Known | None = None,
    found: Results | None = None,
    outcome: Outcome = "",
) -> Missing:
    given = form.cleaned_data
    born = given.get("born")
    return Missing(
        child=known.child if known else new_child(journey.key, place),
        record=new_record(journey.key, place),
        case=new_case(journey.key, place),
        known=known is not None,
        name=known.name if known else given.get("name", "").strip(),
        born=born.isoformat() if born and not known else "",
        said_name=given.get("name", "").strip() if known else "",
        said_born=born.isoformat() if born and known else "",
        age=given.get("age", "").strip(),
        phone=given.get("phone", "").strip(),
        address=given.get("address", "").strip(),
        outcome=outcome if found else "",
        came_back=found.came_back if found else 0,
        asked_with=found.asked_with if found else "",
        nothing=found.held.nothing if found and not found.came_back else "",
    )


def begin_child(visit: Visit, journey: Journey) -> Journey:
    """Return a report with a child in it: one whom nobody looked up, where the call came before anybody was named."""
    if journey.children:
        return journey
    form = SearchForm(_sent(journey), today=today(visit))
    form.is_valid()
    return replace(journey, children=(_missing(journey, form, 1),))


def with_others(visit: Visit, journey: Journey, lines: str) -> Journey:
    """Return a report with the children who were named beside the first, a line each, each looked up as it is added.

    One that comes back is not taken for the same child by that alone: the receipt says that it is not sure.
    """
    for line in filter(None, map(str.strip, lines.splitlines())):
        if any(one.line == line for one in journey.children):
            continue
        name, age = name_and_age(line)
        asking = replace(journey, asked={"name": [name], "age": [age], "older": ["on"]})
        found = _searched(visit, asking)
        form = SearchForm(_sent(asking), today=today(visit))
        form.is_valid()
        outcome: Outcome = "not_sure" if found and found.known else "no_match"
        one = _missing(journey, form, _place(journey), found=found, outcome=outcome)
        journey = replace(journey, children=(*journey.children, replace(one, line=line)))
    return journey
