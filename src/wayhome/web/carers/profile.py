"""The profile at the door of those who keep it: written whole each time, and read over when it is old."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wayhome.casework.carers.keep_profile import KeepProfile, LookOverProfile
from wayhome.casework.carers.profile import PARTS
from wayhome.casework.commands import Command
from wayhome.kernel.ids import RecordId, SubjectKind, key_of
from wayhome.web.acting.fields import fields_of
from wayhome.web.carers.door import CARING, CarerShown, carer_shown
from wayhome.web.http import READING_AND_SENDING, Page
from wayhome.web.invited.visit import InvitedVisit, enter_once, new_key, sent_key
from wayhome.web.invited.visiting import for_invited

LONGEST = 10_000
HINTS = {
    "ring": "One on each line, with the number.",
    "health": "Say how soon it gets dangerous without their medicine.",
    "places": "One on each line.",
    "friends": "One on each line. Say how to reach them, if you know.",
    "phones": "One on each line.",
    "accounts": "One on each line: which app, and which name.",
    "wants_known": "In their own words. Ask them.",
}


class ProfileForm(forms.Form):
    """Each part of a profile; anything helps, and nothing is required."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for name, words in PARTS.items():
            box = forms.Textarea(attrs={"rows": 3})
            self.fields[name] = forms.CharField(
                label=words, help_text=HINTS.get(name, ""), required=False, widget=box, max_length=LONGEST
            )
        self.fields["asked_child"] = forms.BooleanField(label="I asked them what to put in", required=False)


@for_invited(*CARING, methods=READING_AND_SENDING, keeps=lambda: "profile")
def profile(visit: InvitedVisit) -> Page | HttpResponse:
    """Show the profile that stands, and keep what is written as a new version."""
    shown = carer_shown(visit)
    if shown.barred or visit.invitation.ended_at is not None:
        raise Http404  # a version stands in place of the one before: only whoever is let in still writes one
    form = ProfileForm(visit.request.POST or None, initial=_now(shown, visit))
    if form.is_valid():
        enter_once(visit, _command(visit, form))
        return redirect("carer-door")
    content = {"shown": shown, "form": form, "fields": fields_of(form), "begun": visit.begun, "may_cover": True}
    return Page(template="carers/profile.html", content=content, status=422 if form.is_bound else 200)


def _now(shown: CarerShown, visit: InvitedVisit) -> dict[str, object]:
    held = dict(shown.profile.now.words) if shown.profile else {}
    return {**held, "key": new_key(visit)}


def _command(visit: InvitedVisit, form: ProfileForm) -> Command:
    given = form.cleaned_data
    common: dict[str, Any] = {
        "by": visit.acting,
        "happened_at": visit.now,
        "key": sent_key(visit, form),
        "record": own_record(visit),
        "child": visit.as_read[0],
        "by_whom": visit.kind,
        "holder": visit.as_read[1],
    }
    if "same" in visit.request.POST:
        return LookOverProfile(**common)
    words: dict[str, Any] = {name: given[name] or None for name in PARTS}
    return KeepProfile(**{**common, **words}, asked_child=given["asked_child"])


def own_record(visit: InvitedVisit) -> RecordId:
    """Return the record of the child that is no case: theirs where they have one, else one called as they are."""
    child = visit.parts.reading.one(visit.child)
    about = visit.parts.reading.caseload(visit.now).about(child)
    own = next((case.record for case in about if case.kinds == (SubjectKind.CHILD,)), None)
    return own or RecordId(key_of(child))
