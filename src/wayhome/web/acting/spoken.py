"""A box for what somebody said, as they said it: nothing in it is prompted, or asked about at save.

The record reads it for risk and leaves it as it was spoken; a page that asked for better words would have an officer
tidy what a child said.
"""

from django import forms


class SpokenWords(forms.Textarea):
    """What a child, a suspect or somebody asked said, left as it was spoken."""


class OfferingWords(forms.TextInput):
    """A few words, with those offered that were written in this place before; others may be written."""

    offers: tuple[str, ...] = ()


def is_written(widget: forms.Widget) -> bool:
    """Say whether a box is for words of the writer's own, which are read for wording."""
    return isinstance(widget, forms.Textarea) and not isinstance(widget, SpokenWords)


def spoken(label: str, hint: str = "", *, rows: int = 3, lacking: str = "") -> forms.CharField:
    """Return a field for words as they were spoken; ``lacking`` is said where there are none, and makes them needed."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(lacking), widget=SpokenWords(attrs={"rows": rows}),
        error_messages={"required": lacking},
    )  # fmt: skip
