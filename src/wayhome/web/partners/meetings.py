"""The meetings of partners: those to come and those that were, each with its list; planned here, or called off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.meeting_pack.meetings import Listed, Meeting, listed, meeting_called, meetings, proposed
from wayhome.casework.commands import Command
from wayhome.casework.partners.plan_meeting import CallOffMeeting, OnTheList, PlanMeeting
from wayhome.kernel.ids import OUR_FORCE, Subject
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting.desk import acting_as, enter
from wayhome.web.acting.entered import tell_next
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.forms import LONGEST_KEY, Choices
from wayhome.web.acting.pages import new_key
from wayhome.web.acting.pressing import note_entered, pressed
from wayhome.web.acting.written import as_written
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.partners.choices import in_words, one_of
from wayhome.web.presenting.children import name_of
from wayhome.web.presenting.times import clock, day, when

KINDS: Choices = [
    ("exploitation", "Children who are exploited"), ("missing", "Children missing again and again"), ("both", "Both"),
]  # fmt: skip


class PlanForm(forms.Form):
    """When a meeting is, for which area, and what it looks at."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_KEY)
    on = forms.DateField(
        label="Date", widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter the date of the meeting", "invalid": "Enter a date"},
    )  # fmt: skip
    at = forms.TimeField(
        label="Time", widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"required": "Enter when it begins", "invalid": "Enter a time, such as 09:30"},
    )  # fmt: skip
    area = forms.CharField(
        label="For which area?", max_length=80, error_messages={"required": "Say for which area the meeting is"}
    )
    kind = one_of("What does it look at?", KINDS, "Choose what it looks at", initial="exploitation")

    def begins(self) -> datetime:
        """Return when it begins, in UTC."""
        return as_utc(datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"], LONDON))


class CallOffForm(forms.Form):
    """Why a meeting is not held."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_KEY)
    reason = in_words("Why is it not held?", "Say why it is not held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A child on a list or proposed for one: who, what is said of it, and what may be done."""

    who: str
    note: str
    case_href: str
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of a form: where to go next, or the form again with why not."""

    answer: HttpResponse | None
    form: forms.Form
    reasons: tuple[Reason, ...] = ()


@shows_records(Permission.PREPARE_MEETINGS, methods=READING_AND_SENDING)
def show_meetings(visit: Visit) -> Page | HttpResponse:
    """Show the meetings, and the children who are owed a place on a list; plan another."""
    sent = _planned(visit) if visit.request.method == "POST" else None
    if sent and sent.answer:
        return sent.answer
    reading, form = visit.parts.reading, sent.form if sent else PlanForm(initial={"key": new_key(visit)})
    as_written(form)
    every = meetings(reading)
    owed = proposed(reading, visit.now)
    names = reading.names()
    rows = tuple(
        Row(
            who=name_of(one.child, names),
            note=f"owed a place by {when(one.due, visit.now)}",
            case_href=reverse("case", args=[one.record]),
            acts=(("List", _act("list-for-meeting", one.record, "", one.child)),),
        )
        for one in owed
    )
    content = {
        "to_come": [_line(one, visit) for one in every if one.at >= visit.now and not one.called_off],
        "past": [_line(one, visit) for one in reversed(every) if one.at < visit.now or one.called_off],
        "owed": rows,
        **_form(form, sent),
    }
    return Page(
        template="partners/meetings.html", content=content, shows=tuple(one.record for one in owed),
        status=422 if sent else 200,
    )  # fmt: skip


@shows_records(Permission.PREPARE_MEETINGS, methods=READING_AND_SENDING)
def show_meeting(visit: Visit, meeting: str) -> Page | HttpResponse:
    """Show a meeting with the children on its list; call it off."""
    reading = visit.parts.reading
    found = meeting_called(meeting, reading)
    if found is None:
        raise Http404
    on_list = listed(meeting, reading)
    sent = _called_off(visit, found, on_list) if visit.request.method == "POST" else None
    if sent and sent.answer:
        return sent.answer
    form = sent.form if sent else CallOffForm(initial={"key": new_key(visit)})
    as_written(form)
    content = {
        "meeting": found,
        "title": title(found),
        "begins": f"{day(found.at)}, {clock(found.at)}",
        "is_over": found.at < visit.now,
        "rows": tuple(_rows(found, on_list, visit)),
        "noted": any(one.held for one in on_list),
        "may_read_pack": may(visit.actor, Permission.LOOK_ACROSS_CHILDREN),
        **_form(form, sent),
    }
    return Page(
        template="partners/meeting.html", content=content, shows=tuple(one.record for one in on_list),
        status=422 if sent else 200,
    )  # fmt: skip


def title(meeting: Meeting) -> str:
    """Return what a meeting is called."""
    return f"Meeting of partners, {meeting.area}"


def _line(one: Meeting, visit: Visit) -> Mapping[str, str | int]:
    note = "called off" if one.called_off else when(one.at, visit.now)
    count = len(listed(one.key, visit.parts.reading))
    children = f"{count} child{'' if count == 1 else 'ren'} listed"
    return {"href": reverse("meeting", args=[one.key]), "words": one.area, "note": f"{note}, {children}"}


def _rows(meeting: Meeting, on_list: tuple[Listed, ...], visit: Visit) -> Iterator[Row]:
    names = visit.parts.reading.names()
    for one in on_list:
        act = "meeting-minutes" if meeting.at <= visit.now else "take-off-list"
        words = "Record what was decided" if act == "meeting-minutes" else "Take off the list"
        yield Row(
            who=name_of(one.child, names),
            note=f"listed {when(one.at, visit.now)}" + (", decided on" if one.held else ""),
            case_href=reverse("case", args=[one.record]),
            acts=() if meeting.called_off else ((words, _act(act, one.record, meeting.key, one.child)),),
        )


def _act(name: str, record: str, meeting: str, child: Subject) -> str:
    return f"{reverse(name, args=[record])}?{urlencode({'about': f'{meeting} {child}'})}"


def _planned(visit: Visit) -> Sent:
    form = PlanForm(visit.request.POST)
    if not form.is_valid():
        return Sent(answer=None, form=form)
    press = pressed(visit.account, visit.request.POST, form.cleaned_data["key"], visit.now)
    key = f"MM-{visit.parts.supplies.event_id()[-8:]}"
    command = PlanMeeting(
        by=acting_as(visit, Permission.PREPARE_MEETINGS), happened_at=press.at, key=press.key, about=OUR_FORCE,
        meeting=key, at=form.begins(), area=form.cleaned_data["area"], kind=form.cleaned_data["kind"],
    )  # fmt: skip
    return _done(visit, form, command, "Plan a meeting of partners", "meetings")


def _called_off(visit: Visit, meeting: Meeting, on_list: tuple[Listed, ...]) -> Sent:
    form = CallOffForm(visit.request.POST)
    if not form.is_valid():
        return Sent(answer=None, form=form)
    press = pressed(visit.account, visit.request.POST, form.cleaned_data["key"], visit.now)
    command = CallOffMeeting(
        by=acting_as(visit, Permission.PREPARE_MEETINGS), happened_at=press.at, key=press.key, about=OUR_FORCE,
        meeting=meeting.key, reason=form.cleaned_data["reason"],
        listed=tuple(OnTheList(record=one.record, child=one.child) for one in on_list),
    )  # fmt: skip
    return _done(visit, form, command, "Call a meeting off", "meeting", meeting.key)


def _done(visit: Visit, form: forms.Form, command: Command, words: str, then: str, *args: str) -> Sent:
    try:
        handled = enter(visit, command)
    except Refused as refused:
        return Sent(answer=None, form=form, reasons=refused.reasons)
    note_entered(visit.account, form.cleaned_data["key"])
    tell_next(visit.request, words, handled, visit.parts.reading.rulebook.pack, visit.now)
    return Sent(answer=redirect(then, *args), form=form)


def _form(form: forms.Form, sent: Sent | None) -> dict[str, object]:
    return {
        "form": form,
        "fields": fields_of(form),
        "errors": errors_of(form) if form.is_bound else [],
        "reasons": sent.reasons if sent else (),
    }
