"""One act as a page: shown with the case beside it, kept as a draft, done, refused in words, or asked again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.application.refusals import Conflict
from wayhome.kernel.ids import kind_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting import drafts
from wayhome.web.acting.at_save import Asked, asked_about, keep_with_reason
from wayhome.web.acting.desk import Desk, acting_as, desk_for
from wayhome.web.acting.elsewhere import done_elsewhere
from wayhome.web.acting.entered import Told, tell_next, told
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.forms import LONGEST_KEY, MOST_ENTRIES, ActForm, Entering
from wayhome.web.acting.pressing import keep_unless_entered, let_go, note_same, said_before
from wayhome.web.acting.several import Several, enter_each
from wayhome.web.acting.where_found import where_found
from wayhome.web.doing import CLOSED, ENDED, Doing, doing, is_done_in
from wayhome.web.http import READING_AND_SENDING, Page, Served, Visit, shows_records
from wayhome.web.presenting.times import when
from wayhome.web.whole_numbers import whole

KEEPING = "X-Keep-Draft"  # what our script sends with a draft it keeps while somebody types
Beside = Callable[[Desk], Mapping[str, Any]]


def nothing_beside(_desk: Desk) -> Mapping[str, Any]:
    """Show nothing beside the form but the case."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPage:
    """One act as a page.

    ``name`` is its address, which ``doing`` lists; ``lead`` says in a sentence or two what the act is for and what the
    rules ask; ``beside`` gathers what the template shows besides the form, naming every other record it shows under
    ``shows``; ``then`` is the address of the case's page that follows. ``meanwhile`` is a page of the case to which a
    button of the template (``aside``) leads before the act is finished: what was typed is kept.
    """

    name: str
    title: str
    form: type[ActForm]
    lead: str = ""
    button: str = "Record"
    template: str = "acting/act.html"
    beside: Beside = nothing_beside
    then: str = "case"
    meanwhile: str = ""

    @property
    def doing(self) -> Doing:
        """Return the act as cases offer it."""
        return doing(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An act's page as it is sent: the form with what was typed, and why it was not done, if it was not.

    ``before`` is when its author entered the same from another window, which is why it was not entered again. ``since``
    is how many entries the case has had since it was begun, which the page says, so that sending it is on all of them.
    """

    form: ActForm
    reasons: tuple[Reason, ...] = ()
    moved_on: bool = False
    status: int = 200
    restored: str = ""
    since: int = 0
    told: Told | None = None
    asked: tuple[Asked, ...] = ()
    before: datetime | None = None


def serve(page: ActPage) -> Served[[str]]:
    """Serve an act for a case, at an address that ends in its name and takes the record."""

    def view(visit: Visit, record: str) -> Page | HttpResponse:
        desk = desk_for(visit, record)
        if desk is None:
            raise Http404
        if not _is_for(page, desk):
            return done_elsewhere(page.doing, desk)
        return _sent(page, desk) if visit.request.method == "POST" else _shown(page, desk, _begun(page, desk))

    view.__name__ = page.name
    served = shows_records(page.doing.permission, methods=READING_AND_SENDING)(view)
    vars(served)["act"] = page  # so that help can say what the page says it is for
    return served


def _is_for(page: ActPage, desk: Desk) -> bool:
    """Say whether an act is one of this kind of record: a missing episode, an investigation, or a child's own."""
    case = desk.facing.case
    return is_done_in(page.doing, (kind_of(case),) if case else ())


def _begun(page: ActPage, desk: Desk) -> Shown:
    """Return the form as its author left it, or a new one."""
    draft = drafts.draft_of(desk.visit.account, page.name, desk.record, desk.about)
    if draft is None:
        return Shown(form=page.form(desk, initial={"key": new_key(desk.visit), "seen": desk.facing.sequence}))
    sent = drafts.as_sent(draft.answers)
    before = whole(sent.get("seen", ""))
    since = max(desk.facing.sequence - before, 0) if before is not None else 0
    return Shown(form=_unfinished(page, desk, _seen_now(sent, desk)), restored=draft.key, since=since)


def _unfinished(page: ActPage, desk: Desk, sent: QueryDict) -> ActForm:
    """Return the form with what there is so far; nothing is wrong with what is not finished."""
    form = page.form(desk, sent)
    form.is_valid()
    form.errors.clear()
    return form


def _sent(page: ActPage, desk: Desk) -> Page | HttpResponse:
    """Keep what was sent as a draft, so that nothing typed is lost whatever comes of it; enter it where it is to be."""
    sent = desk.visit.request.POST
    typing, asking = (name in desk.visit.request.headers for name in (KEEPING, "HX-Request"))
    _keep(page, desk, sent, keep_unless_entered if typing or asking else drafts.keep)
    if typing:
        return HttpResponse(status=204)
    if "keep" in sent or "aside" in sent:
        return redirect(page.meanwhile if "aside" in sent and page.meanwhile else "case", desk.record)
    if "discard" in sent:
        drafts.drop(desk.visit.account, sent.get("key", ""))
        return redirect("case", desk.record)
    if "more" in sent:
        return _shown(page, desk, Shown(form=_unfinished(page, desk, sent)))
    return _looked_over(page, desk, page.form(desk, sent))


def _looked_over(page: ActPage, desk: Desk, form: ActForm) -> Page | HttpResponse:
    """Enter a form, or show what is wrong in it or has to be said first: sent before, or asked about once."""
    if not form.is_valid():
        return _shown(page, desk, Shown(form=form, status=422))
    if before := _before(form, desk):
        return _shown(page, desk, Shown(form=form, before=before, status=409))
    if asked := asked_about(form, desk):
        return _shown(page, desk, Shown(form=form, asked=asked, status=422))
    return _done(page, desk, form)


def _before(form: ActForm, desk: Desk) -> datetime | None:
    """Return when the same was entered from another window; None where it was not, or is entered again on purpose."""
    visit = desk.visit
    if form.weighs_repeats or "once_more" in visit.request.POST or not isinstance(form.data, QueryDict):
        return None
    return said_before(visit.account, form.data, page=visit.request.get_full_path(), now=visit.now)


def _done(page: ActPage, desk: Desk, form: ActForm) -> Page | HttpResponse:
    visit = desk.visit
    try:
        by = acting_as(visit, page.doing.permission)
        several = enter_each(visit, form.commands(Entering(by=by, record=desk.record, now=visit.now)))
    except Conflict as moved_on:
        again = page.form(desk, _seen_now(visit.request.POST, desk))
        again.is_valid()
        return _shown(page, desk, Shown(form=again, reasons=moved_on.reasons, moved_on=True, status=409))
    except Refused as refused:
        return _shown(page, desk, Shown(form=form, reasons=refused.reasons, status=422))
    let_go(visit.account, form.cleaned_data["key"])
    keep_with_reason(desk, by, several.handled)
    if several.reasons:
        return _done_in_part(page, desk, form, several)
    if isinstance(form.data, QueryDict):
        note_same(visit.account, form.data, page=visit.request.get_full_path(), now=visit.now)
    if several.entered:  # a last screen may have nothing left to enter
        held = (*desk.case.entries, *desk.case.background)
        tell_next(visit.request, page.title, several.handled, desk.pack, visit.now, case=desk.record, held=held)
    return redirect(page.then, desk.record)


def _done_in_part(page: ActPage, desk: Desk, form: ActForm, several: Several) -> Page:
    """Show what is left of a form of which some was entered, under a new key, and say what was and why not the rest."""
    left = desk.visit.request.POST.copy()
    for name in (field for done in several.entered for field in form.fields_of(done)):
        left.pop(name, None)
    left["key"] = new_key(desk.visit)
    _keep(page, desk, left)
    now = told(page.title, several.handled, desk.pack, desk.visit.now, held=desk.case.entries)
    again = _unfinished(page, desk, left)
    return _shown(page, desk, Shown(form=again, reasons=several.reasons, status=422, told=now))


def _shown(page: ActPage, desk: Desk, shown: Shown) -> Page:
    beside = page.beside(desk)
    there = where_found(desk, page.doing.group)
    content = {
        "act": page,
        "desk": desk,
        "form": shown.form,
        "fields": fields_of(shown.form),
        "errors": errors_of(shown.form) if shown.form.is_bound else [],
        "reasons": shown.reasons,
        "moved_on": shown.moved_on,
        "restored": shown.restored,
        "since": shown.since,
        "is_over": desk.facing.is_closed and {CLOSED, ENDED}.isdisjoint(page.doing.phases),
        "told": shown.told,
        "asked": shown.asked,
        "recorded_once": _said_before(shown, desk.visit.now),
        "case_href": reverse("case", args=[desk.record]),
        "where_found": there,
        **beside,
    }
    shows = (*desk.shows, *beside.get("shows", ()), *(one.reference for one in there if not one.closed))
    return Page(template=page.template, content=content, shows=shows, status=shown.status)


def _said_before(shown: Shown, now: datetime) -> Mapping[str, object] | None:
    """Return when the same was entered, and all that was sent, to be sent again on purpose."""
    if shown.before is None or not isinstance(shown.form.data, QueryDict):
        return None
    sent = drafts.answers_of(shown.form.data)
    answers = [(name, value) for name, values in sent.items() for value in values]
    return {"at": when(shown.before, now), "answers": answers}


def _keep(page: ActPage, desk: Desk, sent: QueryDict, keep: Callable[..., object] = drafts.keep) -> None:
    """Keep what was typed before anything else is done with it, so that no refusal and no failure loses it."""
    key = sent.get("key", "")
    if 0 < len(key) <= LONGEST_KEY:
        keep(
            desk.visit.account, page=page.name, record=desk.record, key=key, seen=_number(sent.get("seen", "")),
            answers=drafts.answers_of(sent), now=desk.visit.now,
        )  # fmt: skip


def _seen_now(sent: QueryDict, desk: Desk) -> QueryDict:
    """Return what was sent, for somebody who now has everything before them."""
    again = sent.copy()
    again["seen"] = str(desk.facing.sequence)
    return again


def _number(text: str) -> int | None:
    given = whole(text)
    return given if given is not None and given <= MOST_ENTRIES else None


def new_key(visit: Visit) -> str:
    """Return a key under which one act is entered once, however often it is sent."""
    return f"page:{visit.parts.supplies.event_id()}"
