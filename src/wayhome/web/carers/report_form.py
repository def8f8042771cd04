"""The report that a child is missing, as it is written at a door: nothing is required, and nothing typed is wrong."""

from typing import Any, ClassVar

from django import forms

from wayhome.record.events.questions import Question
from wayhome.web.acting.forms import Reveals
from wayhome.web.whole_numbers import whole

OLDEST = 26  # years that somebody may write for a child whose age they do not know
LONGEST = 10_000  # letters of one box that are kept; nobody is told off for writing more
THIS_CHILD = "The child this page is about"
WHO: list[tuple[str, str]] = [
    ("parent", "A parent"), ("carer", "I care for them"), ("placement", "I work where they live"),
    ("social_worker", "Their social worker"), ("school", "Their school"), ("other", "Somebody else"),
]  # fmt: skip
WORRIES: list[tuple[Question, str]] = [
    ("likely_to_be_harmed", "Somebody may hurt them"),
    ("self_harm_suicide", "They may hurt themselves"),
    ("medication_due", "They need medicine soon"),
    ("with_adult_of_concern", "They may be with an adult I worry about"),
    ("exploitation_concern", "Somebody may be using them: for sex, drugs, stealing or money"),
    ("out_of_character", "This is not like them"),
]
# Any of it is a report; who writes it alone is none.
TELLS = ("name", "age", "seen", "worries", "looks", "number", "more")
BOX = forms.Textarea(attrs={"rows": 3})


class ReportForm(forms.Form):
    """What is known now. Nothing is required, and nothing that is typed can be wrong."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    via = forms.CharField(widget=forms.HiddenInput, required=False)
    other = forms.ChoiceField(
        label="Who is missing?", choices=[("", THIS_CHILD), ("other", "Another child")], required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    name = forms.CharField(label="Their name", required=False)
    age = forms.CharField(label="Their age, or date of birth", required=False)
    who = forms.ChoiceField(label="Who are you to them?", choices=WHO, required=False, widget=forms.RadioSelect)
    seen = forms.CharField(
        label="When and where were they last seen?", required=False, widget=BOX,
        help_text="Say too where they may be, and who with.",
    )  # fmt: skip
    worries = forms.MultipleChoiceField(
        label="What worries you?", choices=WORRIES, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Tick what is so. Leave what you do not know.",
    )  # fmt: skip
    looks = forms.CharField(label="What are they wearing, and what do they look like?", required=False, widget=BOX)
    number = forms.CharField(
        label="What number can we ring you on?", required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )  # fmt: skip

    reveals: ClassVar[Reveals] = {}

    def __init__(self, *given: Any, entered: bool | None, about: str = "", **more: Any) -> None:
        """``entered``: by somebody inside a door, whose child is ``about``; None takes whatever was sent."""
        super().__init__(*given, **more)
        if entered:
            del self.fields["who"]
            self.reveals = {"other": {"other": ("name", "age")}}  # type: ignore[misc]  # on this page alone
            self.fields["other"].choices = [("", about or THIS_CHILD), ("other", "Another child")]  # type: ignore[attr-defined]
        elif entered is False:
            del self.fields["other"]

    @property
    def is_of_another(self) -> bool:
        """Say whether the child is another than the one whose door it is."""
        return self.cleaned_data.get("other") == "other"

    @property
    def tells_nothing(self) -> bool:
        """Say whether nothing at all was written or ticked; what cannot be read was written all the same."""
        return not any(str(self.data.get(name) or "").strip() for name in TELLS)

    def said(self, name: str) -> str:
        """Return what was typed, as far as it is kept."""
        return str(self.cleaned_data.get(name) or "").strip()[:LONGEST]


class MoreForm(forms.Form):
    """What comes to mind afterwards; ``report`` is the report it belongs to, sealed so that nobody can guess one."""

    report = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    more = forms.CharField(label="Anything else?", required=False, widget=forms.Textarea(attrs={"rows": 4}))


def said_of(form: ReportForm, *, known: bool) -> str:
    """Return what was written, with a name that may be another's where the link is somebody's."""
    named = " ".join(filter(None, (form.said("name"), form.said("age"))))
    lines = [form.said("seen"), f"Of whom, as written: {named}" if named else ""]
    who = dict(WHO).get(form.cleaned_data.get("who") or "", "")
    lines.append(f"Written by: {who}" if who and known else "")
    return "\n".join(filter(None, lines))


def age_of(form: ReportForm) -> int | None:
    """Return an age that was typed as a number."""
    typed = form.said("age")
    years = whole(typed)
    return years if years is not None and years < OLDEST else None
