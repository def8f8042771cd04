"""The form of an act: when it was done, and whatever the act asks. Each act's own form builds its command."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar, TypedDict

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from wayhome.casework.commands import Acting, Command
from wayhome.kernel.ids import RecordId
from wayhome.kernel.moments import LONDON, Precision, as_utc, in_london
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.pressing import pressed
from wayhome.web.acting.written import as_written

Choices = list[tuple[str, str]]
Reveals = Mapping[str, Mapping[str, tuple[str, ...]]]
LONGEST_KEY = 80
AHEAD = timedelta(minutes=5)  # by which somebody's watch may be before ours
MOST_ENTRIES = 10**9  # no record holds more; what is sent beyond it was not sent by our page
KNOWN: Choices = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known"), ("not_asked", "Not asked")]


class Common(TypedDict):
    """What every command on a case carries: ``SendOfficers(**common)``."""

    by: Acting
    happened_at: datetime
    key: str
    precision: Precision
    record: RecordId
    seen: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """Who enters an act, in which case, and when: what a form does not ask."""

    by: Acting
    record: RecordId
    now: datetime


class WhenForm(forms.Form):
    """When something was done: now, unless it is said to have been earlier. Times are on London's clock.

    An hour that the clocks repeat is read as the earlier of the two, so that nothing counts as done later than it was.
    """

    key = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_KEY)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=MOST_ENTRIES)
    when = forms.ChoiceField(
        label="When was this?",
        choices=[("now", "Just now"), ("earlier", "Earlier")],
        initial="now",
        widget=forms.RadioSelect,
        required=False,
    )
    on = forms.DateField(label="Date", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    at = forms.TimeField(label="Time", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    about = forms.BooleanField(label="The time is not exact", required=False)

    about_a_child: ClassVar[bool] = True  # what is written in its boxes is prompted
    weighs_repeats: ClassVar[bool] = False  # its act itself asks why the same words stand again
    order_last: ClassVar[tuple[str, ...]] = ("when",)
    hints: ClassVar[Mapping[str, Mapping[str, str]]] = {}  # what stands below each choice of a field
    reveals: ClassVar[Reveals] = {"when": {"earlier": ("on", "at", "about")}}

    @property
    def now(self) -> datetime:
        """Return the moment at which it is sent, in UTC: nothing was done after it."""
        raise NotImplementedError

    def clean(self) -> dict[str, object]:
        """Ask for the time where it was said to be earlier, and for one that has come."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if cleaned.get("when") == "earlier":
            for name, words in (("on", "Enter the date it was done"), ("at", "Enter the time it was done")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(words))
            self.ask_for_what_has_come("on", "at")
        return cleaned

    def ask_for_what_has_come(self, day: str, hour: str) -> None:
        """Refuse a time that is still to come: a duty that it met would count as met before anything was done."""
        on, at, today = self.cleaned_data.get(day), self.cleaned_data.get(hour), in_london(self.now)
        if on and on > today.date():
            self.add_error(day, f"That date is still to come: enter {today:%d.%m.%Y} or an earlier one")
        elif on and at and _london(on, at) > self.now + AHEAD:
            self.add_error(hour, f"That time is still to come: enter {today:%H:%M} or an earlier one")

    def happened(self, now: datetime) -> tuple[datetime, Precision]:
        """Return when it was done, in UTC, and how surely that is known."""
        given = self.cleaned_data
        if given.get("when") != "earlier":
            return now, Precision.EXACT
        return min(_london(given["on"], given["at"]), now), Precision.ABOUT if given.get("about") else Precision.EXACT


def _london(on: date, at: time) -> datetime:
    return as_utc(datetime.combine(on, at, LONDON))


class ActForm(WhenForm):
    """What one act asks of whoever does it; it knows the case before them, so that it can offer what is there."""

    def __init__(self, desk: Desk, sent: Mapping[str, object] | None = None, initial: dict[str, object] | None = None):
        super().__init__(data=sent, initial=initial)
        self.desk = desk
        self.prepare()
        as_written(self)

    @property
    def now(self) -> datetime:
        """Return the moment at which the page is sent."""
        return self.desk.visit.now

    def prepare(self) -> None:
        """Fill in what depends on the case: the choices it offers, and what is known already."""

    def common(self, entering: Entering) -> Common:
        """Return what every command on a case carries; the same words sent again are the same act, done then."""
        sent = self.data if isinstance(self.data, QueryDict) else QueryDict()
        press = pressed(self.desk.visit.account, sent, self.cleaned_data["key"], entering.now)
        happened_at, precision = self.happened(press.at)
        return Common(
            by=entering.by,
            happened_at=happened_at,
            key=press.key,
            precision=precision,
            record=entering.record,
            seen=self.cleaned_data["seen"],
        )

    def command(self, entering: Entering) -> Command:
        """Return the command that what was filled in comes to; only called when nothing is wrong with it."""
        raise NotImplementedError

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return what was filled in as commands, each under a name that is the same when it is sent again.

        Most acts are one command. Of several, each is entered by itself, so that one that is refused stops no other.
        """
        return {"": self.command(entering)}

    def fields_of(self, name: str) -> tuple[str, ...]:  # noqa: ARG002 - most acts are one command
        """Return the fields that one of several commands was made of, which are empty again once it is entered."""
        return ()
