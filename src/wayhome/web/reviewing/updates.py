"""Ask whoever investigates how the case stands, and their answer; and take the case up with a higher rank."""

from collections.abc import Mapping

from django import forms

from wayhome.casework.reviewing.ask_update import AskUpdate, GiveUpdate
from wayhome.casework.reviewing.escalate_case import EscalateCase
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when
from wayhome.web.reviewing.stalls import beside
from wayhome.web.reviewing.times import day_field, hour_field, moment

TO: Choices = [
    ("inspector", "A detective inspector"),
    ("superintendent", "A superintendent or above"),
]
ASKED = "investigation.update_asked"


class AskForm(ActForm):
    """What is asked, and by when."""

    asks = forms.CharField(
        label="What do you ask?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )  # fmt: skip
    due_on = day_field("By which day?")
    due_at = hour_field("By what time?")

    def clean(self) -> dict[str, object]:
        """Ask for the day."""
        cleaned = super().clean()
        if not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the day by which you ask for an answer")
        return cleaned

    def command(self, entering: Entering) -> AskUpdate:
        """Return the command."""
        due = moment(self.cleaned_data, "due_on", "due_at")
        assert due is not None  # noqa: S101 - clean has asked for it
        return AskUpdate(**self.common(entering), due=due, asks=self.cleaned_data["asks"])


class GiveForm(ActForm):
    """How the case stands."""

    update = forms.CharField(label="How does it stand?", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def command(self, entering: Entering) -> GiveUpdate:
        """Return the command."""
        return GiveUpdate(**self.common(entering), update=self.cleaned_data["update"])


class EscalateForm(ActForm):
    """To whom, and why."""

    to = forms.ChoiceField(
        label="To whom was it taken?",
        choices=TO,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose to whom"},
    )
    why = forms.CharField(
        label="What is not being done, and what do you ask for?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def command(self, entering: Entering) -> EscalateCase:
        """Return the command."""
        return EscalateCase(**self.common(entering), to=self.cleaned_data["to"], why=self.cleaned_data["why"])


def what_was_asked(desk: Desk) -> Mapping[str, object]:
    """Return what was asked last, by whom and until when."""
    last = desk.facing.last(ASKED)
    if last is None:
        return {}
    words = desk.facing.words.get((last.id, "asks"), "")
    said = f"Asked by {Called((last.actor,))(last.actor)} at {when(last.happened_at, desk.facing.now)}."
    return {"asked_for": f"{said} {words}".strip()}


ASK = ActPage(
    name="ask-update",
    title="Ask how the case stands",
    lead="Whoever investigates owes you an answer by the time you set.",
    button="Ask",
    form=AskForm,
    template="reviewing/beside_whole.html",
    beside=beside,
)
GIVE = ActPage(
    name="give-update",
    title="Say how the case stands",
    lead="In your own words. What was found out or done is recorded where it belongs, not only here.",
    form=GiveForm,
    template="reviewing/update.html",
    beside=what_was_asked,
)
ESCALATE = ActPage(
    name="escalate-case",
    title="Take the case to a higher rank",
    lead="When it does not move, or nobody takes it on. Tell them; then record it here. They owe an answer in a day.",
    button="Record that it was taken up",
    form=EscalateForm,
    template="reviewing/beside_whole.html",
    beside=beside,
)
