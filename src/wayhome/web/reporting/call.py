"""The call as a page: the case is open as soon as it is sent, and everything asked afterwards is added to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.application.handling import Handled
from wayhome.holdings.asking import Asked
from wayhome.kernel.ids import Subject
from wayhome.kernel.moments import in_london
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting.desk import acting_as, enter, in_force_now
from wayhome.web.acting.drafts import answers_of, as_sent
from wayhome.web.acting.entered import Told, tell_next, told
from wayhome.web.acting.pages import KEEPING
from wayhome.web.acting.several import enter_each
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.presenting.kept_before import KeptBefore, kept_before
from wayhome.web.presenting.times import clock
from wayhome.web.reporting.calling import BECOMES, CONTACT, DEFERRED, REPORT, CallForm
from wayhome.web.reporting.journey import Journey, Missing, finish, journey_of, keep
from wayhome.web.reporting.opening import after_opening, no_report, opened, report, rung_back_at
from wayhome.web.reporting.searched import searches
from wayhome.web.reporting.searching import open_cases
from wayhome.web.reporting.steps import back_home, steps
from wayhome.web.reporting.who import begin_child, with_others

OPENED = "The report was taken"
MEANT_FOR = {"send": REPORT, "open": REPORT, "contact": CONTACT, "ring": DEFERRED}
BUTTONS = ("key", "csrfmiddlewaretoken", "back", *MEANT_FOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One child on the call's page: who, and the case that is open already, which the call joins."""

    child: str
    who: str
    note: str
    joins: str


@shows_records(Permission.TAKE_REPORTS, methods=READING_AND_SENDING)
def take_call(visit: Visit, draft: str) -> Page | HttpResponse:
    """Ask about the call, and open or join the case of each child."""
    journey = journey_of(visit, draft)
    if journey is None:
        return Page(template="reporting/gone.html", content={})
    if journey.record:
        return redirect("describe-child", journey.record)
    if visit.request.method == "POST":
        return _sent(visit, _filled(visit, journey))
    form = CallForm(journey, as_sent(journey.call) if journey.call else None, areas=visit.parts.areas())
    return _shown(visit, journey, form)


def _filled(visit: Visit, journey: Journey) -> Journey:
    """Keep what was filled in before anything else is done with it."""
    sent = {name: given for name, given in answers_of(visit.request.POST).items() if name not in BUTTONS}
    pressed = visit.now.isoformat() if sent != journey.call or not journey.sent_at else journey.sent_at
    if visit.request.headers.get(KEEPING):
        pressed = journey.sent_at
    return keep(visit, begin_child(visit, replace(journey, call=sent, sent_at=pressed)))


def _sent(visit: Visit, journey: Journey) -> Page | HttpResponse:
    if visit.request.headers.get(KEEPING):
        return HttpResponse(status=204)
    form = CallForm(journey, as_sent(journey.call), areas=visit.parts.areas())
    form.is_valid()  # what cannot be read counts as not filled in: no report waits for a date or a choice
    becomes = form.cleaned_data.get("becomes") or REPORT
    try:
        _as_meant(visit, becomes)
        if becomes == CONTACT:
            return _contact(visit, journey, form)
        if becomes == DEFERRED:
            return _deferred(visit, journey, form)
        return _opened(visit, journey, form)
    except Refused as refused:
        return _shown(visit, journey, form, reasons=refused.reasons, status=422)


def _as_meant(visit: Visit, becomes: str) -> None:
    """Refuse a button that does something else than what was said of the call, so that neither is done by mistake."""
    pressed = next((name for name in MEANT_FOR if name in visit.request.POST), None)
    if pressed is not None and MEANT_FOR[pressed] != becomes:
        said, does = dict(BECOMES)[becomes], dict(BECOMES)[MEANT_FOR[pressed]]
        words = f"You chose “{said}”, and pressed a button for “{does}”. Nothing was recorded yet."
        raise Refused(Reason(rule="casework.button_and_choice", words=words, remedy="Choose what is so, and send it."))


def _opened(visit: Visit, journey: Journey, form: CallForm) -> HttpResponse:
    by = acting_as(visit, Permission.TAKE_REPORTS)
    journey = keep(visit, with_others(visit, journey, form.given("others")))
    handled = enter(visit, report(journey, form, by))
    journey = keep(visit, opened(journey, handled))
    handled = _without_known_ages(visit, journey, handled)
    handled = replace(handled, notices=(*form.notices(), *handled.notices, *perhaps_the_same(visit, journey)))
    commands = after_opening(journey, form, by, visit, send="send" in visit.request.POST)
    if commands:
        handled = _together(handled, enter_each(visit, commands).handled)
    if looked := searches(visit, journey, by):
        done = enter_each(visit, looked).handled
        handled = _together(handled, replace(done, notices=()))  # what each system said is told to whoever grades
    tell_next(visit.request, OPENED, handled, in_force_now(visit).pack, visit.now, case=journey.record)
    home = back_home(journey.record) if "back" in visit.request.POST else ""
    return redirect(home or reverse("describe-child", args=[journey.record]))


def perhaps_the_same(visit: Visit, journey: Journey) -> tuple[Reason, ...]:
    """Say of each new child that another call may be about them, which came between the search and now.

    Whoever was on the list when the child was looked up was seen, and it was said that it is not them.
    """
    caseload = visit.parts.reading.caseload(visit.now)
    ours = {one.child for one in journey.children}
    found = []
    for one in (one for one in journey.children if one.name and not one.known and (one.line or not one.came_back)):
        asked = Asked(name=one.name, birth_date=date.fromisoformat(one.born) if one.born else None)
        others = (each for each in visit.parts.known_children.search(asked) if each.child not in ours)
        found += [record for each in others for record in open_cases(caseload, each.child)]
    return tuple(
        Reason(
            rule="casework.perhaps_the_same",
            words=f"A child of this name, or one like it, is missing in {record}.",
            remedy="If it is the same child, join the two records; until then both are looked for.",
        )
        for record in dict.fromkeys(found)
    )


def _without_known_ages(visit: Visit, journey: Journey, handled: Handled) -> Handled:
    """Leave out that an age is not known where the record knows every child's."""
    caseload = visit.parts.reading.caseload(visit.now)
    cases = [caseload.case(one.record) for one in journey.children]
    if any(case is None or case.known.value("age", visit.now) is None for case in cases):
        return handled
    return replace(handled, notices=tuple(one for one in handled.notices if one.rule != "MC-14"))


def _noticed(handled: Handled, form: CallForm) -> Handled:
    return replace(handled, notices=(*form.notices(), *handled.notices))


def _together(first: Handled, then: Handled) -> Handled:
    """Return what a report and what went with it changed; what one raised and the other met is not to be done."""
    met = {duty.identity: duty for duty in (*first.met, *then.met)}
    raised = {duty.identity: duty for duty in (*first.raised, *then.raised) if duty.identity not in met}
    notices = tuple(dict.fromkeys((*first.notices, *then.notices)))
    return replace(first, met=tuple(met.values()), raised=tuple(raised.values()), notices=notices)


def _contact(visit: Visit, journey: Journey, form: CallForm) -> HttpResponse:
    """Record a contact about a child whose whereabouts are known; no case is opened."""
    by = acting_as(visit, Permission.TAKE_REPORTS)
    handled = _noticed(enter_each(visit, no_report(journey, form, by, visit)).handled, form)
    finish(visit.account, journey)
    tell_next(visit.request, "The contact was recorded", handled, in_force_now(visit).pack, visit.now)
    return redirect("report")


def _deferred(visit: Visit, journey: Journey, form: CallForm) -> Page:
    """Keep that the caller looks first, say what the rule says of it, and leave the report one press away."""
    by = acting_as(visit, Permission.TAKE_REPORTS)
    handled = _noticed(enter_each(visit, no_report(journey, form, by, visit)).handled, form)
    back = rung_back_at(form)
    journey = keep(visit, replace(journey, ring_back=clock(back) if back else ""))
    said = told("The caller looks first", handled, in_force_now(visit).pack, visit.now)
    again = CallForm(journey, as_sent({**journey.call, "becomes": ["report"]}), areas=visit.parts.areas())
    return _shown(visit, journey, again, told_now=said)


def _shown(
    visit: Visit,
    journey: Journey,
    form: CallForm,
    *,
    reasons: tuple[Reason, ...] = (),
    told_now: Told | None = None,
    status: int = 200,
) -> Page:
    lines = tuple(_lines(visit, journey))
    kept = _kept(visit, journey)
    content: Mapping[str, object] = {
        "form": form,
        "journey": journey,
        "lines": lines,
        "kept": kept,
        "joins": bool(lines) and all(line.joins for line in lines),
        "began": f"{in_london(journey.began):%H:%M}",
        "reasons": reasons,
        "told": told_now,
        "steps": steps("report-call", journey),
        "who_href": reverse("report-who", args=[journey.draft]),
        "can_be_back": bool(back_home("M")),
    }
    shows = [line.joins for line in lines if line.joins] + [one.child for one in journey.children if one.known]
    shows += [record for one in kept for record in one.shows]
    return Page(template="reporting/call.html", content=content, shows=tuple(shows), status=status)


def _kept(visit: Visit, journey: Journey) -> tuple[KeptBefore, ...]:
    """Return what is there already of each child who is known: the carer's profile, and what the child said before."""
    known = (one for one in journey.children if one.known)
    return tuple(kept_before(visit.parts, Subject(one.child), visit.now) for one in known)


def _lines(visit: Visit, journey: Journey) -> list[Line]:
    caseload = visit.parts.reading.caseload(visit.now)
    lines = []
    for one in journey.children:
        joins = next(iter(open_cases(caseload, Subject(one.child))), "") if one.known else ""
        lines.append(Line(child=one.child, who=one.who, note=_note(one, joins), joins=joins))
    return lines


def _note(one: Missing, joins: str) -> str:
    if joins:
        return f"Missing now in {joins}: this call joins it"
    if one.known:
        return "Known here"
    return f"A new child: {one.nothing}" if one.nothing else "A new child"
