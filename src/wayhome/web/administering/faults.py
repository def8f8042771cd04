"""The register of faults: what broke, what people say is wrong, and what was done about it."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, get_resolver, reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.store import faults as register
from wayhome.web.administering.presenters import fault_row, said_row
from wayhome.web.asking import Asked, Asking, asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record
from wayhome.web.pages_by_name import page_in_words

LONGEST = 1_000
GONE = Page(template="administering/gone.html", content={})


class DoneForm(Asked):
    """What was done about something that is wrong."""

    words = forms.CharField(
        label="What was done about it?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what was done about it"},
    )


class SayForm(Asked):
    """What somebody says is wrong on a page."""

    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    words = forms.CharField(
        label="What is wrong?",
        help_text="What you did, what you saw, what you expected. Do not name a child or a case.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what is wrong"},
    )


@shows_no_record(Permission.LOOK_AFTER_SYSTEM)
def list_faults(_visit: Visit) -> Page:
    """Show what stands, what people say, and what was done about earlier ones."""
    standing = register.faults(standing=True)
    content = {
        "said": [said_row(one) for one in register.said(seen=False)],
        "standing": [fault_row(one) for one in standing if not one.is_of_a_file],
        "files": [fault_row(one) for one in standing if one.is_of_a_file],
        "answered": [said_row(one) for one in register.said(seen=True)],
        "cleared": [fault_row(one) for one in register.faults(standing=False)],
    }
    return Page(template="administering/faults.html", content=content)


@shows_no_record(Permission.LOOK_AFTER_SYSTEM, methods=READING_AND_SENDING)
def show_fault(visit: Visit, number: int) -> Page | HttpResponse:
    """Show one fault with where it arose, and clear it with what was done."""
    fault = register.fault(number)
    if fault is None:
        return GONE
    form = DoneForm(visit.request.POST) if visit.request.method == "POST" else DoneForm(initial=fresh(visit))
    if form.is_bound and form.is_valid():
        register.clear_fault(number, by=visit.actor.id, why=form.cleaned_data["words"], at=visit.now)
        return redirect("faults")
    row = fault_row(fault)
    return asked(_about(row.title, "administering/fault.html", "Clear it"), form, more={"row": row})


@shows_no_record(Permission.LOOK_AFTER_SYSTEM, methods=READING_AND_SENDING)
def answer_said(visit: Visit, number: int) -> Page | HttpResponse:
    """Show what somebody said is wrong, and answer it; whoever said it reads the answer."""
    found = next((one for seen in (False, True) for one in register.said(seen=seen) if one.number == number), None)
    if found is None:
        return GONE
    form = DoneForm(visit.request.POST) if visit.request.method == "POST" else DoneForm(initial=fresh(visit))
    if form.is_bound and form.is_valid():
        register.answer(number, by=visit.actor.id, words=form.cleaned_data["words"], at=visit.now)
        return redirect("faults")
    row = said_row(found)
    return asked(_about(f"Said to be wrong: {row.page}", "administering/said.html", "Answer"), form, more={"row": row})


@shows_no_record(methods=READING_AND_SENDING)
def say_fault(visit: Visit) -> Page:
    """Let anybody say that something is wrong on a page, and read what was answered before."""
    sent = visit.request.method == "POST"
    page = _known(visit.request.POST.get("page", "") if sent else visit.request.GET.get("page", ""))
    form = SayForm(visit.request.POST) if sent else SayForm(initial={**fresh(visit), "page": page})
    thanks = sent and form.is_valid()
    if thanks:
        register.say_fault(page=page, words=form.cleaned_data["words"], by=visit.actor.id, at=visit.now)
        form = SayForm(initial={**fresh(visit), "page": page})
    asking = Asking(
        title="Something is wrong on this page",
        lead="Say it in your own words. An administrator reads it, and you read the answer here.",
        button="Send it",
        back=reverse("home"),
        back_words="Home",
        template="administering/say.html",
    )
    more = {
        "page": page_in_words(page) if page else "",
        "thanks": thanks,
        "mine": [said_row(one) for one in register.said_by(visit.actor.id)],
        "looks_after": may(visit.actor, Permission.LOOK_AFTER_SYSTEM),
    }
    return asked(asking, form, more=more)


def _known(name: str) -> str:
    """Return the name of a page of ours; anything else that was sent is not kept."""
    try:
        return name if name in get_resolver().reverse_dict else ""
    except NoReverseMatch:
        return ""


def _about(title: str, template: str, button: str) -> Asking:
    return Asking(title=title, button=button, back=reverse("faults"), back_words="Faults", template=template)
