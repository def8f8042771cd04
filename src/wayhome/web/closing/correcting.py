"""Put an entry right: the old one stays and can be read, and the correction says what was wrong with it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnCase
from wayhome.casework.correct_entry import CorrectEntry
from wayhome.kernel.ids import EventId, Subject
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.record.envelope import Event
from wayhome.record.field_values import takes
from wayhome.record.vocabulary import event_type
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.called import told
from wayhome.web.presenting.times import when
from wayhome.web.whole_numbers import whole


class CorrectForm(ActForm):
    """Which entry, what is wrong with it, what it should say, and how the mistake came about."""

    corrects = forms.ChoiceField(label="Which entry?", error_messages={"required": "Say which entry is wrong"})
    kind = forms.ChoiceField(
        label="What is wrong?",
        choices=[
            ("entered_in_error", "It should not have been entered"),
            ("wrong_time", "The time is wrong"),
            ("wrong_subject", "It is about another child"),
            ("wrong_field", "Something it says is wrong"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what is wrong with it"},
    )
    right_on = forms.DateField(label="Right date", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    right_at = forms.TimeField(label="Right time", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    subject = forms.CharField(
        label="Which child it is about", help_text="The child's reference, as their page shows it.", required=False
    )
    field = forms.ChoiceField(label="What it says of", required=False)
    value = forms.CharField(label="What it should say", required=False)
    reason = forms.CharField(
        label="How the mistake came about", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "kind": {
            "wrong_time": ("right_on", "right_at"),
            "wrong_subject": ("subject",),
            "wrong_field": ("field", "value"),
        },
    }

    def prepare(self) -> None:
        """Offer the entries of the case, the latest first, and the fields of the one it was opened for."""
        entries = [held.event for held in self.desk.case.entries]
        chosen = next((event for event in entries if event.id == self.desk.about), None)
        self.fields["corrects"].choices = [("", "Choose an entry"), *_offered(entries, self.desk)]  # type: ignore[attr-defined]
        self.fields["corrects"].initial = chosen.id if chosen else ""
        named = {name: name.replace("_", " ") for event in ([chosen] if chosen else entries) for name in event.body}
        self.fields["field"].choices = [("", "Choose"), *sorted(named.items())]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """Ask for a right time that has come."""
        cleaned = super().clean()
        if cleaned.get("kind") == "wrong_time":
            self.ask_for_what_has_come("right_on", "right_at")
        return cleaned

    def command(self, entering: Entering) -> OnCase:
        """Return the command; what it lacks is refused in words."""
        given = self.cleaned_data
        on, at, child = given["right_on"], given["right_at"], given["subject"].strip()
        named = (Subject(child if ":" in child else f"child:{child}"),) if child else ()
        return CorrectEntry(
            **self.common(entering),
            corrects=EventId(given["corrects"]),
            kind=given["kind"],
            right_time=as_utc(datetime.combine(on, at, LONDON)) if on and at else None,
            subjects=named if given["kind"] == "wrong_subject" else (),
            field=given["field"] or None,
            value=self._as_held(given["value"]),
            reason=given["reason"] or None,
        )

    def _as_held(self, text: str) -> str | int | bool | None:
        """Read what was typed as the field holds it; as words where it holds nothing of the kind."""
        named = self.cleaned_data["corrects"]
        entry = next(held.event for held in self.desk.case.entries if held.event.id == named)
        declared, field = event_type(entry.type, entry.version), self.cleaned_data["field"]
        fitting = (one for one in _readings(text) if declared and takes(declared, field, one))
        return next(fitting, text or None)


def _offered(entries: list[Event], desk: Desk) -> Iterator[tuple[str, str]]:
    for event in sorted(entries, key=lambda one: (one.happened_at, one.id), reverse=True):
        yield event.id, f"{when(event.happened_at, desk.visit.now)}: {told(event, desk.pack)}"


def _readings(text: str) -> tuple[str | int | bool, ...]:
    """Return what was typed as words, and as the yes or no of the system or the number that it may be."""
    if text.lower() in ("true", "false"):
        return text, text.lower() == "true"
    number = whole(text)
    return (text,) if number is None else (text, number)


def entry_before(desk: Desk) -> Mapping[str, object]:
    """Return the entry the page was opened for, as it stands."""
    chosen = next((held.event for held in desk.case.entries if held.event.id == desk.about), None)
    return {"entry": chosen and {"said": told(chosen, desk.pack), "by": chosen.actor, "id": chosen.id}}


CORRECT = ActPage(
    name="correct",
    title="Put an entry right",
    lead="The entry stays and can be read; from now on it is read as corrected. What holds a child's risk up, or what "
    "a closing rests on, is taken away only by an inspector who did not make the entry.",
    form=CorrectForm,
    button="Correct the entry",
    beside=entry_before,
)
