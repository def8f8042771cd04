"""Fields that the forms of several parts of an investigation ask in the same way."""

from django import forms

from wayhome.web.acting.forms import Choices


def choice(label: str, choices: Choices, *, lacking: str = "", hint: str = "", initial: str = "") -> forms.ChoiceField:
    """Return a field that takes one of a few answers; ``lacking`` is said where there is none, and makes it needed."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, required=bool(lacking), help_text=hint,
        initial=initial or None, error_messages={"required": lacking},
    )  # fmt: skip


def words(label: str, hint: str = "", *, rows: int = 3, lacking: str = "") -> forms.CharField:
    """Return a field for somebody's own words."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(lacking), widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": lacking},
    )  # fmt: skip


def line(label: str, hint: str = "", *, most: int = 200) -> forms.CharField:
    """Return a field for a few words on one line."""
    long = {"max_length": f"Use {most} characters or fewer"}
    return forms.CharField(label=label, help_text=hint, required=False, max_length=most, error_messages=long)


def day(label: str, hint: str = "", *, lacking: str = "") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label, help_text=hint, required=bool(lacking), widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": lacking, "invalid": "Enter a date"},
    )  # fmt: skip
