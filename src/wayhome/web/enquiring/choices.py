"""What several forms of this part ask in the same way: who does it, by when, and in whose words."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.enquiring.classify_lines import standing_of
from wayhome.casework.enquiring.lines import Line, LinesStanding, Points
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Reveals
from wayhome.web.presenting.catalogue import catalogue
from wayhome.web.presenting.entries import capital

OWNERS = ("investigator", "supervisor", "detective_inspector", "response", "coordinator", "inspector")
WITHIN: Mapping[str, timedelta] = {
    "24": timedelta(hours=24), "72": timedelta(hours=72), "168": timedelta(days=7), "336": timedelta(days=14),
    "672": timedelta(days=28),
}  # fmt: skip
BY_WHEN: Choices = [
    ("24", "Within 24 hours"), ("72", "Within 3 days"), ("168", "Within 7 days"), ("336", "Within 14 days"),
    ("672", "Within 28 days"), ("at", "At another time"),
]  # fmt: skip
POINTS: Choices = [
    ("toward", "Toward a suspect"), ("away", "Away from a suspect"), ("neither", "Neither"),
    ("not_recorded", "I cannot say yet"),
]  # fmt: skip
OWN = "Own line"


def owners(desk: Desk) -> Choices:
    """Return the posts that a line can go to, as the rulebook calls them."""
    roles = desk.pack.head.roles
    return [(role, capital(roles[role])) for role in OWNERS if role in roles]


def radios(label: str, choices: Choices, *, hint: str = "", lacking: str = "", initial: str = "") -> forms.ChoiceField:
    """Return a field that takes one of a few answers; ``lacking`` is said where there is none, and makes it needed."""
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, required=bool(lacking), widget=forms.RadioSelect,
        initial=initial or None, error_messages={"required": lacking},
    )  # fmt: skip


def one_of(label: str, *, hint: str = "", lacking: str = "") -> forms.ChoiceField:
    """Return a list to choose from, which the form fills from the case."""
    return forms.ChoiceField(label=label, help_text=hint, required=bool(lacking), error_messages={"required": lacking})


def words(label: str, hint: str = "", *, rows: int = 3, lacking: str = "") -> forms.CharField:
    """Return a field for somebody's own words; ``lacking`` is said where there are none, and makes them needed."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(lacking), widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": lacking},
    )  # fmt: skip


def short(label: str, hint: str = "", *, lacking: str = "") -> forms.CharField:
    """Return a field for a few words on one line."""
    errors = {"required": lacking, "max_length": "Use 200 characters or fewer"}
    return forms.CharField(label=label, help_text=hint, required=bool(lacking), max_length=200, error_messages=errors)


def day(label: str = "Date") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a date"},
    )  # fmt: skip


def time_of_day(label: str = "Time") -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": "Enter a time, such as 02:30"},
    )  # fmt: skip


def london(on: object, at: object) -> datetime | None:
    """Return a day and a time on London's clock as an instant; an hour that the clocks repeat is the earlier one."""
    return as_utc(datetime.combine(on, at, LONDON)) if isinstance(on, date) and isinstance(at, time) else None


class DueForm(ActForm):
    """An act that says by when something is to be done: so long from now, or at a time that is named."""

    due = radios("By when?", BY_WHEN, initial="168")
    due_on = day()
    due_time = time_of_day()

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "due": {"at": ("due_on", "due_time")}}

    def clean(self) -> dict[str, object]:
        """Ask for the time where another one was chosen, and for one that has not gone."""
        cleaned = super().clean()
        if cleaned.get("due") != "at":
            return cleaned
        at = london(cleaned.get("due_on"), cleaned.get("due_time"))
        if at is None:
            self.add_error("due_on", ValidationError("Enter the date and time by when"))
        elif at <= self.desk.visit.now:
            self.add_error("due_on", ValidationError("That time has gone: enter one that is to come"))
        return cleaned

    def due_by(self, now: datetime) -> datetime | None:
        """Return by when, as an instant; hours are elapsed hours, whatever the clocks do in between."""
        chosen = str(self.cleaned_data.get("due") or "")
        if chosen == "at":
            return london(self.cleaned_data["due_on"], self.cleaned_data["due_time"])
        return now + WITHIN[chosen] if chosen in WITHIN else None


def standing(desk: Desk) -> LinesStanding:
    """Return how the lines of the case stand."""
    return standing_of(desk.facing)


def title_of(desk: Desk, name: str) -> str:
    """Return a line's name in plain words, and which of several it is; its own name where no catalogue has it."""
    code, _, rest = name.partition(" ")
    listed = desk.pack.investigation_lines.get(code)
    known = listed.title if listed else catalogue(desk.pack).get(code, "")
    return f"{capital(known)}{f', {rest}' if rest else ''}" if known else name


def what_of(desk: Desk, line: Line) -> str:
    """Return what a line is to find out, in the words it was raised with; empty where none are held."""
    return desk.facing.words.get((line.raised_by, "what"), "") if line.raised_by else ""


def open_lines(desk: Desk) -> Choices:
    """Return the lines that are still to be finished; the one the link names is offered even where it is finished."""
    found = standing(desk)
    named = [line for line in found.lines if line.is_open or line.name == desk.about]
    return [("", "Choose a line"), *((line.name, title_of(desk, line.name)) for line in named)]


def pointing(given: object) -> Points:
    """Return which way something points, as it was answered; what nobody answered is not recorded."""
    answers: Mapping[object, Points] = {"toward": "toward", "away": "away", "neither": "neither"}
    return answers.get(given, "not_recorded")


def every_line(desk: Desk) -> Choices:
    """Return the lines of the catalogue, and one of the case's own."""
    listed = [(code, line.title) for code, line in desk.pack.investigation_lines.items()]
    return [("", "Choose a line"), *listed, (OWN, "A line of our own")]


def no_or_line(desk: Desk) -> Choices:
    """Return the lines to which something may belong, or none."""
    listed = [(code, line.title) for code, line in desk.pack.investigation_lines.items()]
    return [("", "None, or not known"), *listed]
