"""What the forms of telling ask alike: of which events, and what is given besides."""

from django import forms

from wayhome.casework.telling.triggers import CALLED, trigger_of
from wayhome.record.envelope import Event
from wayhome.web.acting.forms import ActForm, Choices
from wayhome.web.presenting.times import when
from wayhome.web.telling.aiming import Aim, aimed_at

GIVES: Choices = [
    ("reasons", "It gives the reasons"),
    ("support", "It offers support, or says how it goes on"),
    ("review_right", "It says that they may ask for a review, or why not"),
]
SAYS: Choices = [
    ("reasons", "The reasons"),
    ("support", "That there is support, and how to have it"),
    ("review_right", "That they may ask for a review, or why not"),
]


def ticks(label: str, choices: Choices, *, hint: str = "", lacking: str = "") -> forms.MultipleChoiceField:
    """Return a field of which several may be ticked."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=bool(lacking), help_text=hint,
        error_messages={"required": lacking},
    )  # fmt: skip


def event_words(event: Event, aim: Aim) -> str:
    """Return what an event is called in a list, with when it was."""
    trigger = trigger_of(event)
    return f"{CALLED[trigger] if trigger else event.type}, {when(event.happened_at, aim.desk.visit.now)}"


class AimedForm(ActForm):
    """An act about one rights-holder, whom the link names."""

    events = ticks("Of what?", [])

    def prepare(self) -> None:
        """Offer what they are still to be told, with what the link names ticked."""
        self.aim = aimed_at(self.desk)
        field = self.fields["events"]
        field.choices = [(event.id, event_words(event, self.aim)) for event in self.aim.open_events]  # type: ignore[attr-defined]
        field.initial = [event.id for event in self.aim.events]
        if not field.choices:  # type: ignore[attr-defined]
            del self.fields["events"]

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the events that were ticked."""
        return tuple(self.cleaned_data.get("events", ()))


class WithoutWhen(AimedForm):
    """An act that is done as it is entered, at no other time."""

    def prepare(self) -> None:
        """Ask for no time."""
        super().prepare()
        for name in ("when", "on", "at", "about"):
            del self.fields[name]
