"""The door of a council or provider: the return interviews it holds, each with its 72 hours, and what came of them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from wayhome.casework.carers.owed_back import Owed, PartnerReadWhatCameOfIt, owed_back
from wayhome.casework.commands import Command
from wayhome.casework.providers.interviews import SENT
from wayhome.casework.providers.steps import (
    AppointReturnInterview,
    DeclineReturnInterview,
    OfferReturnInterview,
    PutReturnInterviewOff,
)
from wayhome.casework.reasons import ours
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.kernel.refusals import Refused
from wayhome.web.acting.boxes import choice, day, words
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.forms import Reveals
from wayhome.web.acting.written import as_written
from wayhome.web.http import READING, READING_AND_SENDING, Page
from wayhome.web.invited.begun import begun_of
from wayhome.web.invited.visit import InvitedVisit, enter, enter_once, new_key, sent_key
from wayhome.web.invited.visiting import for_invited
from wayhome.web.providers.held import before_return
from wayhome.web.providers.standing import Row, row_called, rows, told_of

PARTNERS = ("council", "provider")


@for_invited(*PARTNERS, methods=READING)
def show_partner_door(visit: InvitedVisit) -> Page:
    """Show the interviews that are theirs, the soonest due first."""
    found = rows(visit)
    return Page(template="providers/door.html", content={"rows": found, "may_cover": True}, shows=shown_of(found))


class StepForm(forms.Form):
    """What happened about one interview."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    step = choice(
        "What happened?",
        [
            ("offered", "It was offered to the child"), ("appointed", "A time is agreed"),
            ("declined", "Somebody said no"), ("not_possible", "It could not be held yet"),
        ],
        lacking="Say what happened",
    )  # fmt: skip
    on = day("Day")
    at = forms.TimeField(label="Time", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    where = forms.CharField(label="Where", required=False, max_length=200)
    said_no = choice(
        "Who said no?",
        [
            ("child", "The child"), ("carer", "Somebody who cares for them, not the child"),
            ("not_reached", "Nobody: the child was not reached"),
        ],
    )  # fmt: skip
    said = words("What they said")
    carer_heard = forms.BooleanField(
        label="Whoever cares for them had the chance to say what they know", required=False
    )
    why = choice(
        "Why not?",
        [
            ("missing_again", "The child is missing again"), ("not_reached", "The child was not reached"),
            ("child_unwell", "The child is unwell"), ("in_custody", "The child is in custody"),
            ("moved_away", "The child was moved away"), ("no_interviewer", "There was nobody to hold it"),
            ("other", "Another reason"),
        ],
    )  # fmt: skip
    tried = words("What was tried, and when is it tried next?")

    reveals: ClassVar[Reveals] = {
        "step": {
            "appointed": ("on", "at", "where"),
            "declined": ("said_no", "said", "carer_heard"),
            "not_possible": ("why", "tried"),
        }
    }

    def __init__(self, returned: datetime, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.returned = returned

    def clean(self) -> dict[str, Any]:
        """Ask for what a step cannot do without, and for a time that is after the return."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        lacking = {"appointed": ("on", "at"), "declined": ("said_no",), "not_possible": ("why",)}
        asked = {"on": "Say on which day", "at": "Say at what time", "said_no": "Say who said no", "why": "Say why not"}
        for name in lacking.get(cleaned.get("step") or "", ()):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(asked[name]))
        is_agreed = cleaned.get("step") == "appointed" and cleaned.get("on") and cleaned.get("at")
        if is_agreed and (before := before_return(_agreed(cleaned), self.returned)):
            self.add_error("on", ValidationError(f"{before} Say for when it is agreed"))
        return cleaned


def _agreed(given: Mapping[str, Any]) -> datetime:
    return as_utc(datetime.combine(given["on"], given["at"], LONDON))


@for_invited(*PARTNERS, methods=READING_AND_SENDING, keeps=lambda interview: "interview_step")
def show_interview(visit: InvitedVisit, interview: str) -> Page | HttpResponse:
    """Show one interview, and keep what happened about it."""
    row = row_called(visit, interview)
    if row is None:
        return not_theirs(visit)
    if "read" in visit.request.POST:
        _note_read(visit, row)
        return redirect("partner-interview", interview)
    form = StepForm(row.interview.returned.happened_at, visit.request.POST or None, initial={"key": new_key(visit)})
    as_written(form)
    if form.is_valid():
        enter_once(visit, _step(visit, row, form))
        return redirect("partner-interview", interview)
    return _shown_one(visit, row, form)


def not_theirs(visit: InvitedVisit) -> HttpResponse:
    """Lead back from an interview that is not theirs, or not any more; what was typed is given back to be copied."""
    if visit.request.method != "POST":
        return redirect("partner-door")
    raise Refused(ours("not_your_interview", "This interview is not yours to write up any more.", "Ring 101."))


def _shown_one(visit: InvitedVisit, row: Row, form: StepForm) -> Page:
    errors = errors_of(form) if form.is_bound else []
    owed, said = _came_of(visit, row)
    content = {
        "begun": visit.begun, "row": row, "told": told_of(visit, row.interview.record, row), "form": form,
        "fields": fields_of(form), "errors": errors, "came_of_it": said,
        "has_begun": begun_of(visit, row.key) is not None,
        "unread": bool(said) and owed is not None and not owed.read,
        "may_cover": True,
    }  # fmt: skip
    return Page(
        template="providers/interview.html", content=content, shows=shown_of([row]), status=422 if errors else 200
    )


def _common(visit: InvitedVisit, row: Row, form: forms.Form) -> dict[str, Any]:
    return {
        "by": visit.acting,
        "happened_at": visit.now,
        "key": sent_key(visit, form),
        "record": row.interview.record,
        "whom": visit.kind,
    }


def _step(visit: InvitedVisit, row: Row, form: StepForm) -> Command:
    given, common = form.cleaned_data, _common(visit, row, form)
    match given["step"]:
        case "appointed":
            return AppointReturnInterview(**common, at=_agreed(given), where=given["where"] or None)
        case "declined":
            return DeclineReturnInterview(
                **common, said_no=given["said_no"], said=given["said"] or None, carer_heard=given["carer_heard"]
            )
        case "not_possible":
            return PutReturnInterviewOff(**common, why=given["why"], tried=given["tried"] or None)
        case _:
            return OfferReturnInterview(**common)


def _came_of(visit: InvitedVisit, row: Row) -> tuple[Owed | None, str]:
    """Return what the police say came of the interview that this partner sent."""
    sent = row.interview.last(SENT)
    if sent is None or sent.body.get("by") not in (visit.kind, "unknown"):
        return None, ""
    found = owed_back(visit.parts.reading.story(row.interview.child))
    owed = next((one for one in found if one.to == "partner" and one.given.id == sent.id), None)
    if owed is None or not owed.told:
        return owed, ""
    told = owed.told[-1]
    return owed, visit.parts.reading.words(told.record).get((told.id, "what"), "")


def _note_read(visit: InvitedVisit, row: Row) -> None:
    owed, said = _came_of(visit, row)
    if owed is None or not said or owed.read:
        return
    told = owed.told[-1]
    command = PartnerReadWhatCameOfIt(
        by=visit.acting, happened_at=visit.now, key=f"read:{visit.reference}:{told.id}", record=told.record,
        child=row.interview.child, told=told.id, holder=visit.holder,
    )  # fmt: skip
    enter(visit, command)


def shown_of(found: Iterable[Row]) -> tuple[str, ...]:
    """Return what a page of interviews shows: the record and the child of each."""
    return tuple(dict.fromkeys(name for row in found for name in (row.interview.record, row.interview.child)))
