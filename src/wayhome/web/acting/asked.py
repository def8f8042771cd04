"""What acts of several parts ask in the same way: by when something is to be done."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from django.core.exceptions import ValidationError

from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.acting.boxes import choice, day_to_come, time_of_day
from wayhome.web.acting.forms import ActForm, Reveals


def london(on: object, at: object) -> datetime | None:
    """Return a day and a time on London's clock as an instant; an hour that the clocks repeat is the earlier one."""
    return as_utc(datetime.combine(on, at, LONDON)) if isinstance(on, date) and isinstance(at, time) else None


class ByWhenForm(ActForm):
    """An act that says by when something is to be done: so long from now, or at a time that is named.

    ``within`` are the times that its own form offers under ``due``, beside another time, which is ``at``.
    """

    due = choice("By when?", [("at", "At another time")])
    due_on = day_to_come()
    due_time = time_of_day()

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "due": {"at": ("due_on", "due_time")}}
    within: ClassVar[Mapping[str, timedelta]] = {}
    due_words: ClassVar[str] = "by when"

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
        """Return by when, as an instant; hours are elapsed hours, whatever the clocks do in between."""
        chosen = str(self.cleaned_data.get("due") or "")
        if chosen == "at":
            return london(self.cleaned_data["due_on"], self.cleaned_data["due_time"])
        return now + self.within[chosen] if chosen in self.within else None
