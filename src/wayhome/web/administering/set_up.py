"""Setting up for a force, step by step: what is done, what is missing, and why it matters."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, who_may
from wayhome.application.setting_up import Step, force_name, name_force, steps
from wayhome.store.around import what_stands_around
from wayhome.web.asking import Asked, Asking, asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, needed_for, shows_no_record

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One step as it is placed: where it is done by whoever reads, or else in words whom it is for."""

    step: Step
    href: str = ""
    who: str = ""


@shows_no_record(Permission.SET_RULES)
def show_set_up(visit: Visit) -> Page:
    """Show every step with whether it is done, and where to go on."""
    every = steps(visit.parts.ledger, what_stands_around(visit.parts.holdings))
    rows = [_row(one, visit) for one in every]
    missing = [row for row in rows if not row.step.done]
    content = {
        "steps": rows,
        "done": len(every) - len(missing),
        "all": len(every),
        "next": next((row for row in missing if row.href), missing[0] if missing else None),
        "sees_system": may(visit.actor, Permission.LOOK_AFTER_SYSTEM),
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


def _row(step: Step, visit: Visit) -> StepRow:
    href = _href(step.page)
    needs = needed_for(href) if href else None
    if needs is None or may(visit.actor, needs):
        return StepRow(step=step, href=href)
    return StepRow(step=step, who=f"It is for people who {who_may(needs)}.")


def _href(page: str) -> str:
    try:
        return reverse(page) if page else ""
    except NoReverseMatch:
        return ""
