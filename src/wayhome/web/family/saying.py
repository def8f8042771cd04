"""Asking, saying what is needed, saying that something is wrong, and telling us something: one box, and it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wayhome.application.at_the_door.carer import last_case
from wayhome.casework.answering.asking import AskQuestion, GiveInformation, SayNeed, SayWrong
from wayhome.casework.carers.add_information import AddInformation
from wayhome.casework.commands import Command
from wayhome.kernel.ids import RecordId
from wayhome.record.events.door import SentWhat
from wayhome.record.states import Episode, fold
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.family.page import FAMILY
from wayhome.web.http import READING, READING_AND_SENDING, Page
from wayhome.web.invited.visit import InvitedVisit, enter_once, new_key, sent_key
from wayhome.web.invited.visiting import for_invited

LONGEST = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One thing that somebody may say: what the page asks, and what is said once it is kept."""

    title: str
    label: str
    then: str
    command: Callable[..., Command]
    field: str


SAYINGS: Mapping[str, Saying] = {
    "ask": Saying(
        title="Ask a question",
        label="What do you want to know?",
        then="You get an answer here within 2 working days.",
        command=AskQuestion,
        field="question",
    ),
    "need": Saying(
        title="Say what you need",
        label="What would help you?",
        then="Somebody looks at it within 5 working days, and talks with you.",
        command=SayNeed,
        field="need",
    ),
    "wrong": Saying(
        title="Say that something is wrong",
        label="What is wrong, and how should it be?",
        then="You get an answer here within 5 working days.",
        command=SayWrong,
        field="what",
    ),
    "tell": Saying(
        title="Tell us something",
        label="What do you want us to know?",
        then="We read it, and tell you what we did with it.",
        command=GiveInformation,
        field="what",
    ),
}


SENT: Mapping[str, SentWhat] = {"ask": "question", "need": "need", "wrong": "wrong", "tell": "information"}


class SayingForm(forms.Form):
    """One box, and the key under which it is kept once."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    words = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LONGEST,
        error_messages={
            "required": "Write something first",
            "max_length": f"That is too long for one go. Write {LONGEST} letters or fewer, and the rest after",
        },
    )

    def __init__(self, saying: Saying, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["words"].label = saying.label


@for_invited(*FAMILY, methods=READING_AND_SENDING, keeps=lambda what: SENT.get(what, "information"))
def say(visit: InvitedVisit, what: str) -> Page | HttpResponse:
    """Keep what somebody says, in their words; none of it is refused for what it says."""
    saying = SAYINGS.get(what)
    if saying is None:
        raise Http404
    form = SayingForm(saying, visit.request.POST or None, initial={"key": new_key(visit)})
    if form.is_valid():
        enter_once(visit, _command(visit, saying, form))
        return redirect("door-said", what)
    errors = errors_of(form) if form.is_bound else []
    content = {
        "saying": saying, "form": form, "fields": fields_of(form), "errors": errors, "begun": visit.begun,
        "may_cover": True,
    }  # fmt: skip
    return Page(template="family/say.html", content=content, status=422 if errors else 200)


@for_invited(*FAMILY, methods=READING)
def show_said(visit: InvitedVisit, what: str) -> Page:  # noqa: ARG001 - every page of a door takes the visit
    """Say that it was kept, and what happens next."""
    saying = SAYINGS.get(what)
    if saying is None:
        raise Http404
    return Page(template="family/said.html", content={"saying": saying, "may_cover": True})


def _command(visit: InvitedVisit, saying: Saying, form: SayingForm) -> Command:
    looking = _missing_in(visit) if saying.command is GiveInformation else None
    if looking is not None:  # what is told of a child who is missing now is news for whoever looks for them
        return AddInformation(
            by=visit.acting, happened_at=visit.now, key=sent_key(visit, form), record=looking, holder=visit.holder,
            of=visit.child, kind=visit.kind, what=form.cleaned_data["words"],  # type: ignore[arg-type]
        )  # fmt: skip
    return saying.command(
        by=visit.acting,
        happened_at=visit.now,
        key=sent_key(visit, form),
        record=visit.record,
        child=visit.child,
        holder=visit.holder,
        kind=visit.kind,
        **{saying.field: form.cleaned_data["words"]},
    )


def _missing_in(visit: InvitedVisit) -> RecordId | None:
    """Return the record of the case in which the child is missing now; None where they are not missing."""
    reading = visit.parts.reading
    found = last_case(reading.story(reading.one(visit.child)))
    if found is None:
        return None
    record, case = found
    return record if fold(Episode(), reading.story(case).own).phase == "missing" else None
