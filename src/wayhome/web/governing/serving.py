"""An act for the force as a page: shown, done, or refused in words with everything typed still there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.kernel.ids import OUR_FORCE, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting.desk import acting_as, enter
from wayhome.web.acting.entered import tell_next
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.pages import new_key
from wayhome.web.acting.pressing import note_entered, pressed
from wayhome.web.governing.forms import Doing, GovernForm
from wayhome.web.http import READING_AND_SENDING, Page, Served, Visit, shows_no_record

Periods = Callable[[Visit], tuple[str, ...]]


def no_periods(_visit: Visit) -> tuple[str, ...]:
    """Ask for no period."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcePage:
    """One act for the force: its address, what it is for in a sentence or two, and what it asks."""

    name: str
    title: str
    lead: str
    form: type[GovernForm]
    button: str = "Record"
    periods: Periods = no_periods
    nothing: str = "Nothing is owed here now."
    then: str = "force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of a form that was sent: where to go next, or why it was not done."""

    answer: HttpResponse | None = None
    form: GovernForm | None = None
    reasons: tuple[Reason, ...] = ()
    status: int = 422


def serve(page: ForcePage) -> Served[[]]:
    """Serve an act for the force at an address of its own."""

    def view(visit: Visit) -> Page | HttpResponse:
        periods = page.periods(visit)
        if visit.request.method == "POST":
            form = page.form(visit.request.POST, periods=periods)
            sent = send(visit, form, title=page.title, then=redirect(page.then))
            return sent.answer or _shown(page, form, periods, sent)
        return _shown(page, page.form(initial={"key": new_key(visit)}, periods=periods), periods, None)

    view.__name__ = page.name
    return shows_no_record(Permission.GOVERN, methods=READING_AND_SENDING)(view)


def send(
    visit: Visit, form: GovernForm, *, title: str, then: HttpResponse, about: Subject = OUR_FORCE,
    permission: Permission = Permission.GOVERN,
) -> Sent:  # fmt: skip
    """Do what a form asks; say why not where it is refused. One press is one act, however often it is sent."""
    if not form.is_valid():
        return Sent(form=form)
    by = acting_as(visit, permission)
    press = pressed(visit.account, visit.request.POST, form.cleaned_data["key"], visit.now)
    try:
        handled = enter(visit, form.command(Doing(visit=visit, by=by, press=press, about=about)))
    except Refused as refused:
        return Sent(form=form, reasons=refused.reasons)
    note_entered(visit.account, form.cleaned_data["key"])
    tell_next(visit.request, title, handled, visit.parts.reading.rulebook.pack, visit.now)
    return Sent(answer=then)


def _shown(page: ForcePage, form: GovernForm, periods: tuple[str, ...], sent: Sent | None) -> Page:
    content = {
        "act": page,
        **form_content(form, sent),
        "asks": page.periods is no_periods or bool(periods),
    }
    return Page(template="governing/act.html", content=content, status=sent.status if sent else 200)


def form_content(form: GovernForm, sent: Sent | None) -> Mapping[str, object]:
    """Return what a template places of a form."""
    return {
        "form": form,
        "fields": fields_of(form),
        "errors": errors_of(form) if form.is_bound else [],
        "reasons": sent.reasons if sent else (),
    }
