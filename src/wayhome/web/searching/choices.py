"""What several forms of the search ask in the same way: who does it, by when, and in whose words."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Reveals
from wayhome.web.presenting.entries import capital

OWNERS = ("response", "investigator", "supervisor", "inspector", "detective_inspector", "coordinator", "command")
WITHIN: Mapping[str, timedelta] = {str(hours): timedelta(hours=hours) for hours in (1, 2, 4, 8)}
BY_WHEN: Choices = [
    *((hours, f"Within {hours} {'hour' if hours == '1' else 'hours'}") for hours in WITHIN),
    ("at", "At another time"),
]
NOBODY: Choices = [("", "Choose a post")]
TASKED: Choices = [("", "Not yet"), ("yes", "Yes"), ("no", "No")]


def owners(desk: Desk) -> Choices:
    """Return the posts that a task can go to, as the rulebook calls them; the person is whoever holds one then."""
    roles = desk.pack.head.roles
    return [*NOBODY, *((role, capital(roles[role])) for role in OWNERS if role in roles)]


def owner_field(label: str = "Who does it?", *, required: bool = False) -> forms.ChoiceField:
    """Return a field for the post that a task goes to; a form fills its choices from the case."""
    lacking = {"required": "Choose who does it"}
    return forms.ChoiceField(label=label, required=required, error_messages=lacking)


def choice_field(
    label: str, choices: Choices, *, hint: str = "", lacking: str = "", initial: str = ""
) -> forms.ChoiceField:
    """Return a field that takes one of a few answers; ``lacking`` is said where there is none, and makes it needed."""
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, required=bool(lacking), widget=forms.RadioSelect,
        initial=initial or None, error_messages={"required": lacking},
    )  # fmt: skip


def words_field(label: str, hint: str = "", *, rows: int = 3, lacking: str = "") -> forms.CharField:
    """Return a field for somebody's own words; ``lacking`` is said where there are none, and makes them needed."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(lacking), widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": lacking},
    )  # fmt: skip


def line_field(label: str, hint: str = "", *, lacking: str = "", most: int = 200) -> forms.CharField:
    """Return a field for a few words on one line."""
    lacking_or_long = {"required": lacking, "max_length": f"Use {most} characters or fewer"}
    return forms.CharField(
        label=label, help_text=hint, required=bool(lacking), max_length=most, error_messages=lacking_or_long
    )


def date_field(label: str = "Date") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a date"},
    )  # fmt: skip


def time_field(label: str = "Time") -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": "Enter a time, such as 02:30"},
    )  # fmt: skip


def london(on: object, at: object) -> datetime | None:
    """Return a day and a time on London's clock as an instant; an hour that the clocks repeat is the earlier one."""
    return as_utc(datetime.combine(on, at, LONDON)) if isinstance(on, date) and isinstance(at, time) else None


class DueForm(ActForm):
    """An act that says by when something is to be done: so many hours from now, or at a time that is named."""

    due = choice_field("By when?", BY_WHEN, initial="2")
    due_on = date_field()
    due_time = time_field()

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "due": {"at": ("due_on", "due_time")}}
    due_words: ClassVar[str] = "it is due"

    def clean(self) -> dict[str, object]:
        """Ask for the time where another one was chosen, and for one that has not gone."""
        cleaned = super().clean()
        if cleaned.get("due") != "at":
            return cleaned
        at = london(cleaned.get("due_on"), cleaned.get("due_time"))
        if at is None:
            self.add_error("due_on", ValidationError(f"Enter the date and time {self.due_words}"))
        elif at <= self.desk.visit.now:
            self.add_error("due_on", ValidationError("That time has gone: enter one that is to come"))
        return cleaned

    def due_by(self, now: datetime) -> datetime | None:
        """Return when it is due, as an instant; hours are elapsed hours, whatever the clocks do in between."""
        chosen = str(self.cleaned_data.get("due") or "")
        if chosen == "at":
            return london(self.cleaned_data["due_on"], self.cleaned_data["due_time"])
        return now + WITHIN[chosen] if chosen in WITHIN else None
