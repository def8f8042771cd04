"""How the system is: for people in words, for a monitor in one line."""

from datetime import datetime, time

from django import forms
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.application.health.findings import findings, is_ready, worst
from wayhome.application.health.signs import Finding, Signs
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.store.faults import note_done
from wayhome.store.state import unapplied
from wayhome.web.acting.written import as_written
from wayhome.web.administering.gathering import gather_signs
from wayhome.web.administering.presenters import finding_rows
from wayhome.web.asking import Asked, Asking, asked, fresh
from wayhome.web.http import (
    READING_AND_SENDING,
    Page,
    Visit,
    open_to_anyone,
    parts_behind,
    shows_no_record,
)

THIS_MACHINE = ("127.0.0.1", "::1")
RESTORE = Asking(
    title="Note that a restore was tried",
    lead="A back-up that nobody ever restored is a hope. Restore it elsewhere, run wayhome verify there, and note it.",
    button="Note it",
    back="/system/",
    back_words="System",
)


class RestoreForm(Asked):
    """On which day a back-up was restored, and what came of it."""

    on = forms.DateField(
        label="On which day?",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter the day"},
    )
    came_of_it = forms.CharField(
        label="What came of it?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what came of it"},
    )

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        as_written(self)


@shows_no_record(Permission.LOOK_AFTER_SYSTEM)
def show_system(visit: Visit) -> Page:
    """Show how the system is, what presses most first, and what to do about each."""
    found = findings(gather_signs(visit.parts, visit.now))
    pressing = [one for one in found if one.what_to_do]
    content = {
        "worst": worst(found).words,
        "mark": worst(found).value,
        "pressing": finding_rows(pressing),
        "well": finding_rows(one for one in found if not one.what_to_do),
    }
    return Page(template="administering/system.html", content=content)


@shows_no_record(Permission.LOOK_AFTER_SYSTEM, methods=READING_AND_SENDING)
def note_restore(visit: Visit) -> Page | HttpResponse:
    """Note that a back-up was restored and what came of it."""
    form = RestoreForm(visit.request.POST) if visit.request.method == "POST" else RestoreForm(initial=fresh(visit))
    if form.is_bound and form.is_valid():
        at = as_utc(datetime.combine(form.cleaned_data["on"], time(12), LONDON))
        note_done("restore", min(at, visit.now), form.cleaned_data["came_of_it"])
        return redirect("system")
    return asked(RESTORE, form)


@open_to_anyone
def say_health(request: HttpRequest) -> HttpResponse:
    """Tell a monitor whether the product is alive and ready; on this machine itself, what presses too.

    From outside only that is said: who asks is not known. 503 where pages should not be sent to this process.
    """
    try:
        lacking = unapplied()
    except DatabaseError:  # it may come later, and a page of ours in place of an answer tells a monitor nothing
        return JsonResponse({"live": True, "ready": False}, status=503)
    if not _is_here(request):
        return JsonResponse({"live": True, "ready": not lacking}, status=503 if lacking else 200)
    parts = parts_behind()
    now = parts.supplies.now()
    signs = Signs(now=now, unapplied=lacking) if lacking else gather_signs(parts, now)
    found = tuple(one for one in findings(signs) if not lacking or one.key == "migrations")  # else nothing is known yet
    ready = is_ready(signs)
    said = {"live": True, "ready": ready, "worst": worst(found).value, "findings": [_plainly(one) for one in found]}
    return JsonResponse(said, status=200 if ready else 503)


def _is_here(request: HttpRequest) -> bool:
    """Say whether whoever asks is on this machine. Behind a proxy everybody comes from its address, so nobody is."""
    forwarded = settings.BEHIND_PROXY or request.META.get("HTTP_X_FORWARDED_FOR")
    return not forwarded and request.META.get("REMOTE_ADDR") in THIS_MACHINE


def _plainly(one: Finding) -> dict[str, str]:
    return {name: str(getattr(one, name)) for name in ("key", "title", "level")}
