"""A form that is not about a case: shown, entered once however often it is sent, and refused in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from django import forms

from wayhome.access.permissions import Permission
from wayhome.casework.commands import Acting
from wayhome.kernel.ids import Subject
from wayhome.kernel.refusals import Reason
from wayhome.web.acting.desk import acting_as
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.forms import LONGEST_KEY
from wayhome.web.acting.pages import new_key
from wayhome.web.acting.pressing import pressed
from wayhome.web.http import Page, Visit

TEMPLATE = "layouts/ask.html"


class Asked(forms.Form):
    """A form under a key, so that sending it again is the same act."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_KEY)


class AskedOfTwo(Asked):
    """What one person proposes and another settles; a pack is chosen to propose it, and a no says why."""

    do = forms.ChoiceField(
        label="What do you want to do?", widget=forms.RadioSelect, error_messages={"required": "Choose one"}
    )
    pack = forms.ChoiceField(label="Which one?", required=False)
    reason = forms.CharField(label="Why not?", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    reveals = {"do": {"propose": ("pack",), "no": ("reason",)}}  # noqa: RUF012 - as the fields read it


class OfSubject(TypedDict):
    """What every command about an officer, a post, a unit or the force carries."""

    by: Acting
    happened_at: datetime
    key: str
    about: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What stands around a form: its heading, a sentence or two, what its button says, and the way back."""

    title: str
    button: str
    back: str
    back_words: str
    lead: str = ""
    template: str = TEMPLATE


def asked(
    asking: Asking, form: forms.Form, *, reasons: tuple[Reason, ...] = (), more: Mapping[str, object] | None = None
) -> Page:
    """Return the page with a form as it stands: new, or with what is wrong with it."""
    wrong = form.is_bound and bool(form.errors or reasons)
    content = {
        "asking": asking,
        "form": form,
        "fields": fields_of(form),
        "errors": errors_of(form) if form.is_bound else [],
        "reasons": reasons,
        **(more or {}),
    }
    return Page(template=asking.template, content=content, status=422 if wrong else 200)


def of_subject(visit: Visit, form: Asked, about: Subject, permission: Permission) -> OfSubject:
    """Return what a command about a subject carries; the same words sent again are the same act, done then."""
    press = pressed(visit.account, visit.request.POST, form.cleaned_data["key"], visit.now)
    return OfSubject(by=acting_as(visit, permission), happened_at=press.at, key=press.key, about=about)


def fresh(visit: Visit) -> dict[str, object]:
    """Return what a new form begins with: a key of its own."""
    return {"key": new_key(visit)}
