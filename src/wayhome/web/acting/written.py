"""Dates and times as they are written: 25.11.2026, 25/11/2026 and 3 Dec; 22:35, 22.35, 2235, 935, 7am and 7.30 pm.

What cannot be read, and what was left out, is asked for by the name of its field.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import partial

from django import forms

from wayhome.kernel.moments import in_london
from wayhome.web.acting.days import said_day
from wayhome.web.http import parts_behind

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%d.%m.%y")
TIMES = ("%H:%M", "%H:%M:%S", "%H.%M", "%H%M")
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(:\d\d)?|\d{4}")  # two digits of minutes: 1:5 may be 01:05, and may be 1:50
NOON = re.compile(r"(0?[1-9]|1[0-2])(?:[:.]?([0-5]\d))? ?([ap])\.?m\.?", re.IGNORECASE)
THREE = 3  # digits of a time before ten, written without a colon
A_MONTH = timedelta(days=30)
BORN = "14.03.2012"
NAMELESS = ("Enter a valid date.", "Enter a valid time.", "Enter a date", "This field is required.")


class DayToCome(forms.DateField):
    """A day that is still to come, as the example shows where it cannot be read."""


def as_written(form: forms.BaseForm) -> None:
    """Have a form read its dates and times so, and show how where it cannot."""
    for name, field in form.fields.items():
        called = field.label or name.replace("_", " ")
        if isinstance(field, forms.DateField):
            field.strptime = partial(_day, form, field, str(called))  # type: ignore[method-assign]
            _read(field, DAYS, f"Enter “{called}” as {_example(form, field, str(called))}")
        elif isinstance(field, forms.TimeField):
            field.strptime = _clock  # type: ignore[method-assign,assignment]  # as the form library calls it
            _read(field, TIMES, f"Enter “{called}” as 22:35, with both digits of the minutes")
        if field.error_messages.get("required") in NAMELESS:
            field.error_messages["required"] = f"Answer “{called}”" if "?" in called else f"Fill in “{called}”"


class _Born(forms.Form):
    born = forms.DateField(label="Birth date")


def day_of_birth(text: str) -> date | None:
    """Return a day of birth as people write one; None for anything else."""
    form = _Born({"born": text})
    as_written(form)
    return form.cleaned_data["born"] if form.is_valid() else None


def _example(form: forms.BaseForm, field: forms.DateField, called: str) -> str:
    """Return a day as it is written, such as the field may ask for."""
    now = getattr(form, "now", None)
    if isinstance(field, DayToCome) and isinstance(now, datetime):
        return f"{in_london(now) + A_MONTH:%d.%m.%Y}"
    return BORN if _is_birth(called) else "25.11.2026"


def _is_birth(called: str) -> bool:
    return "irth" in called


def _day(form: forms.BaseForm, field: forms.DateField, called: str, text: str, written: str) -> date:
    """Read a day as it is said, or as one way of writing it has it; of a birth no year is ever guessed."""
    said = said_day(
        text, _today(form), to_come=isinstance(field, DayToCome), example=_example(form, field, called),
        lacks_year=f"Enter the year of birth too, as {BORN}" if _is_birth(called) else "",
    )  # fmt: skip
    return said or datetime.strptime(text, written).date()  # noqa: DTZ007 - a day has no zone


def _today(form: forms.BaseForm) -> date:
    now = getattr(form, "now", None)
    return in_london(now if isinstance(now, datetime) else parts_behind().supplies.now()).date()


def _read(field: forms.DateField | forms.TimeField, formats: tuple[str, ...], words: str) -> None:
    field.input_formats = formats
    field.widget.format = formats[0]
    if field.error_messages["invalid"] in NAMELESS:
        field.error_messages["invalid"] = words


def _clock(text: str, form: str) -> time:
    """Read a time; one from which minutes are missing is no time, and is asked for again."""
    if said := NOON.fullmatch(text):
        hour, minutes, half = said.groups()
        return time(int(hour) % 12 + (12 if half in "pP" else 0), int(minutes or 0))
    whole = f"0{text}" if len(text) == THREE and text.isdecimal() else text
    if not CLOCK.fullmatch(whole):
        raise ValueError(text)
    return datetime.strptime(whole, form).time()  # noqa: DTZ007 - a time of day has no zone
