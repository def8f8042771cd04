"""A day and an hour as forms ask them, on London's clock."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django import forms

from wayhome.kernel.moments import LONDON, as_utc

NOON = time(12, 0)


def day_field(label: str, *, hint: str = "") -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, help_text=hint, required=False, widget=widget)


def hour_field(label: str, *, hint: str = "Noon, if you give none.") -> forms.TimeField:
    """Return a field for an hour; noon where none is given."""
    widget = forms.TimeInput(attrs={"type": "time"})
    return forms.TimeField(label=label, help_text=hint, required=False, widget=widget)


def moment(given: Mapping[str, object], day: str, hour: str) -> datetime | None:
    """Return the instant that a day and an hour come to, in UTC; None without a day."""
    on, at = given.get(day), given.get(hour)
    if not isinstance(on, date):
        return None
    return as_utc(datetime.combine(on, at if isinstance(at, time) else NOON, LONDON))
