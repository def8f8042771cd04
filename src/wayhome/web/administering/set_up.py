"""Setting up for a force, step by step: what is done, what is missing, and why it matters."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from wayhome.access.permissions import Permission
from wayhome.application.setting_up import Step, force_name, name_force, steps
from wayhome.store.around import what_stands_around
from wayhome.web.asking import Asked, Asking, asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record

FORCE = Asking(
    title="The force",
    lead="Sheets, returns and statements name it.",
    button="Keep it",
    back="/set-up/",
    back_words="Set-up",
)


class ForceForm(Asked):
    """What the force is called, and the area it polices."""

    name = forms.CharField(
        label="What is the force called?", max_length=120, error_messages={"required": "Enter the force's name"}
    )
    area = forms.CharField(label="Which area does it police?", max_length=200, required=False)


@shows_no_record(Permission.SET_RULES)
def show_set_up(visit: Visit) -> Page:
    """Show every step with whether it is done, and where to go on."""
    every = steps(visit.parts.ledger, what_stands_around(visit.parts.holdings))
    missing = [one for one in every if not one.done]
    content = {
        "steps": [_row(one) for one in every],
        "done": len(every) - len(missing),
        "all": len(every),
        "next": _row(missing[0]) if missing else None,
    }
    return Page(template="administering/set_up.html", content=content)


@shows_no_record(Permission.LOOK_AFTER_SYSTEM, methods=READING_AND_SENDING)
def name_the_force(visit: Visit) -> Page | HttpResponse:
    """Take what the force is called."""
    parts = visit.parts
    name, area = force_name(parts.ledger)
    sent = visit.request.method == "POST"
    form = ForceForm(visit.request.POST) if sent else ForceForm(initial={**fresh(visit), "name": name, "area": area})
    if sent and form.is_valid():
        given = form.cleaned_data
        name_force(given["name"], given["area"], by=visit.actor.id, ledger=parts.ledger, supplies=parts.supplies)
        return redirect("set-up")
    return asked(FORCE, form)


def _row(step: Step) -> dict[str, object]:
    return {"step": step, "href": _href(step.page)}


def _href(page: str) -> str:
    try:
        return reverse(page) if page else ""
    except NoReverseMatch:
        return ""
