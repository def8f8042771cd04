"""Dates and times as they are written at work: 25.11.2026 and 25/11/2026; 22:35, 22.35 and 2235."""

from django import forms

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d/%m/%y", "%d.%m.%y")
TIMES = ("%H:%M", "%H:%M:%S", "%H.%M", "%H%M")


def as_written(form: forms.BaseForm) -> None:
    """Have a form read its dates and times so, and show how where it cannot."""
    for field in form.fields.values():
        if isinstance(field, forms.DateField):
            _read(field, DAYS, "Enter the date as 25.11.2026")
        elif isinstance(field, forms.TimeField):
            _read(field, TIMES, "Enter the time as 22:35")


def _read(field: forms.DateField | forms.TimeField, formats: tuple[str, ...], words: str) -> None:
    field.input_formats = formats
    field.widget.format = formats[0]
    if field.error_messages["invalid"] in ("Enter a valid date.", "Enter a valid time."):
        field.error_messages["invalid"] = words
