"""Fields that the forms of all parts ask in the same way: one of a few answers, somebody's own words, a day, a time."""

from django import forms

from wayhome.web.acting.forms import Choices
from wayhome.web.acting.written import DayToCome


def choice(label: str, choices: Choices, *, lacking: str = "", hint: str = "", initial: str = "") -> forms.ChoiceField:
    """Return a field that takes one of a few answers; ``lacking`` is said where there is none, and makes it needed."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, required=bool(lacking), help_text=hint,
        initial=initial or None, error_messages={"required": lacking},
    )  # fmt: skip


def ticks(label: str, choices: Choices, *, hint: str = "") -> forms.MultipleChoiceField:
    """Return a field that takes any number of some answers."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple
    )


def words(label: str, hint: str = "", *, rows: int = 3, lacking: str = "") -> forms.CharField:
    """Return a field for somebody's own words; ``lacking`` is said where there are none, and makes them needed."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(lacking), widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": lacking},
    )  # fmt: skip


def line(
    label: str, hint: str = "", *, lacking: str = "", most: int = 200, widget: type[forms.TextInput] = forms.TextInput
) -> forms.CharField:
    """Return a field for a few words on one line."""
    errors = {"required": lacking, "max_length": f"Use {most} characters or fewer"}
    return forms.CharField(
        label=label, help_text=hint, required=bool(lacking), max_length=most, error_messages=errors, widget=widget
    )


def day(label: str = "Date", hint: str = "", *, lacking: str = "") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label, help_text=hint, required=bool(lacking), widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": lacking, "invalid": "Enter a date"},
    )  # fmt: skip


def day_to_come(label: str = "Date", hint: str = "") -> DayToCome:
    """Return a field for a day that is still to come."""
    return DayToCome(
        label=label, help_text=hint, required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a date"},
    )  # fmt: skip


def time_of_day(label: str = "Time") -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": "Enter a time, such as 02:30"},
    )  # fmt: skip
