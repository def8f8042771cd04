"""Keeping a photograph of the child, and saying that one is not to be used any more."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from wayhome.application.files import FileName
from wayhome.application.photographs import NotAPhotograph, cleaned, weigh
from wayhome.application.pictured import Photograph, photographs
from wayhome.casework.keep_photograph import KeepPhotograph
from wayhome.casework.withdraw_photograph import WithdrawPhotograph
from wayhome.kernel.ids import EventId
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.briefing.saying import GIVERS, PUBLISH, WHYS
from wayhome.web.briefing.sheet import Picture, pictured
from wayhome.web.presenting.times import when

FILE = "file"
TAKEN: Choices = [("day", "The day is known"), ("unknown", "Not known")]


class KeepForm(ActForm):
    """The photograph, when it was taken, who gave it, and, apart from that, whether it may be published.

    A file is looked at as soon as it arrives. One that can be kept is kept, and ``held`` is what it is called, so that
    nobody has to choose it again because something else was left out.
    """

    file = forms.Field(label="The photograph", required=False, widget=forms.FileInput)
    held = forms.CharField(widget=forms.HiddenInput, required=False, max_length=140)
    taken = forms.ChoiceField(
        label="When was it taken?", choices=TAKEN, widget=forms.RadioSelect,
        error_messages={"required": "Say when it was taken, or that it is not known"},
    )  # fmt: skip
    taken_on = forms.DateField(label="Day", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    given_by = forms.ChoiceField(
        label="Who gave it?", choices=GIVERS, error_messages={"required": "Say who gave it"},
    )  # fmt: skip
    may_publish = forms.ChoiceField(
        label="May it be published?", choices=PUBLISH, widget=forms.RadioSelect,
        help_text="In the press or online. Officers may see it either way.",
        error_messages={"required": "Say whether it may be published, or that nobody was asked"},
    )  # fmt: skip

    reveals: ClassVar[Any] = {**ActForm.reveals, "taken": {"day": ("taken_on",)}}

    def prepare(self) -> None:
        """Look at the file that was sent, if one was, before anything else is asked of the form."""
        self.wrong = ""
        self.fields["when"].label = "When was it given to you?"
        sent = self.desk.visit.request.FILES.get(FILE)
        if isinstance(self.data, QueryDict) and isinstance(sent, UploadedFile):
            name = self._received(sent)
            self.data = self.data.copy()
            self.data["held"] = name or self.data.get("held", "")

    def clean(self) -> dict[str, object]:
        """Ask for a photograph, and for the day where it is said to be known."""
        given = super().clean()
        name = FileName(str(given.get("held") or ""))
        if self.wrong:
            self.add_error("file", ValidationError(self.wrong))
        elif not name or self.desk.visit.parts.files.read(name, record=self.desk.record) is None:
            self.add_error("file", ValidationError("Choose a photograph"))
        if given.get("taken") == "day" and not given.get("taken_on") and "taken_on" not in self.errors:
            self.add_error("taken_on", ValidationError("Enter the day on which it was taken"))
        return given

    def command(self, entering: Entering) -> KeepPhotograph:
        """Return the command."""
        given = self.cleaned_data
        return KeepPhotograph(
            **self.common(entering),
            photograph=given["held"],
            taken_on=given["taken_on"] if given["taken"] == "day" else None,
            given_by=given["given_by"],
            may_publish=given["may_publish"],
        )

    def _received(self, sent: "UploadedFile[bytes]") -> str:
        """Return what a photograph is called that arrived and can be kept; empty where it cannot, and why is noted."""
        try:
            weigh(sent.size or 0)
            picture = cleaned(sent.read())
        except NotAPhotograph as no:
            self.wrong = no.words
            return ""
        parts, about = self.desk.visit.parts, self.desk.facing.child
        return parts.files.keep(picture, record=self.desk.record, about=about, at=self.desk.visit.now)


class WithdrawForm(ActForm):
    """Which photograph, and why it is not to be used."""

    entry = forms.ChoiceField(
        label="Which photograph?", widget=forms.RadioSelect, error_messages={"required": "Choose one"}
    )
    why = forms.ChoiceField(
        label="Why is it not to be used?", choices=WHYS, widget=forms.RadioSelect,
        error_messages={"required": "Say why"},
    )  # fmt: skip
    reason = forms.CharField(label="More about why", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def prepare(self) -> None:
        """Offer those that are in use; the one the page was opened for is chosen."""
        now = self.desk.visit.now
        used = [one for one in _kept(self.desk) if not one.withdrawn]
        choices = [(one.entry, f"Kept {when(one.kept_at, now)}. {pictured(one, now).taken}") for one in used]
        field = self.fields["entry"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
            field.initial = self.desk.about or (choices[0][0] if len(choices) == 1 else None)

    def command(self, entering: Entering) -> WithdrawPhotograph:
        """Return the command."""
        given = self.cleaned_data
        return WithdrawPhotograph(
            **self.common(entering), entry=EventId(given["entry"]), why=given["why"], reason=given["reason"] or None
        )


def _kept(desk: Desk) -> tuple[Photograph, ...]:
    return photographs(desk.facing.stories.get(desk.facing.child))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One photograph in the list of those that are kept."""

    picture: Picture
    kept: str
    given: str
    withdrawn: str


def kept_before(desk: Desk) -> dict[str, Any]:
    """Return the photographs of the child that are kept, the last first."""
    kept = _kept(desk)
    return {
        "kept": tuple(_listed(one, desk) for one in kept),
        "shown": desk.visit.request.GET.get("photograph", ""),
        "shows": tuple(one.record for one in kept),
    }


def _listed(one: Photograph, desk: Desk) -> Listed:
    now, why = desk.visit.now, dict(WHYS).get(one.withdrawn, "")
    return Listed(
        picture=pictured(one, now),
        kept=f"Kept {when(one.kept_at, now)}",
        given=dict(GIVERS).get(one.given_by, "Not known"),
        withdrawn=f"Not to be used: {why[:1].lower()}{why[1:]}" if why else "",
    )


KEEP_PHOTOGRAPH = ActPage(
    name="keep-photograph",
    title="Add a photograph",
    lead="Ask for the last good one of the face, and for one of the whole child. Only the picture is kept: where and "
    "with what it was taken is thrown away.",
    form=KeepForm,
    button="Add the photograph",
    template="briefing/keep.html",
    beside=kept_before,
    then="keep-photograph",
)
WITHDRAW_PHOTOGRAPH = ActPage(
    name="withdraw-photograph",
    title="A photograph is not to be used",
    lead="From then on no page and no sheet shows it. It is destroyed with the child’s other personal words.",
    form=WithdrawForm,
    template="briefing/withdraw.html",
    beside=kept_before,
    then="keep-photograph",
)
