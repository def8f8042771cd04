"""What is asked of a call: who calls, how and when, what they said, and what the call comes to."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from django import forms

from wayhome.application.gazetteer import Gazetteer
from wayhome.kernel.moments import LONDON, Precision, as_utc, in_london
from wayhome.kernel.refusals import Reason
from wayhome.web.acting.ages import FIGURES, understood
from wayhome.web.acting.forms import AHEAD, Choices, Reveals
from wayhome.web.acting.written import as_written
from wayhome.web.reporting.journey import Journey

INFORMANTS: Choices = [
    ("unknown", "Not known, or they will not say"), ("parent", "Parent"), ("carer", "Carer"),
    ("placement", "Children’s home or placement"), ("relative", "Other relative"), ("self", "The child themself"),
    ("friend", "Friend"), ("school", "School or college"), ("social_worker", "Social worker"), ("health", "Health"),
    ("police_other_force", "Another police force"), ("public", "Member of the public"), ("other", "Someone else"),
]  # fmt: skip
CHANNELS: Choices = [
    ("call", "Call"), ("counter", "Counter"), ("online", "Online"), ("partner", "Partner agency"),
    ("officer", "Officer"),
]  # fmt: skip
REPORT, CONTACT, DEFERRED = "report", "contact", "deferred"
BECOMES: Choices = [
    (REPORT, "Nobody can say where the child is: open a case"),
    (CONTACT, "They know where the child is: record the contact, open no case"),
    (DEFERRED, "They will look first and be rung back"),
]
DANGER: Choices = [
    ("yes", "Yes"),
    ("no", "No, they were asked"),
    ("unknown", "They cannot say"),
    ("not_asked", "Not asked"),
]
HANDLED: Choices = [
    ("away_from_placement", "Away from placement without agreement, whereabouts known"),
    ("welfare", "Worry about the child’s welfare"), ("other", "Something else"),
]  # fmt: skip
ASKED_TO: Choices = [
    ("search_first", "Search the home"), ("ring_round", "Ring round family and friends"), ("wait", "Wait"),
    ("other", "Something else"),
]  # fmt: skip
RING_BACK: Choices = [("15", "In 15 minutes"), ("30", "In 30 minutes"), ("60", "In an hour"), ("", "No time was named")]
DAY = timedelta(days=1)
UNUSUAL = ("careful", "careful_why", "joint_owner", "elsewhere", "other_area")


class CallFields(forms.Form):
    """Who calls, how, how to reach them, and what they said. Nothing is required: a report waits for no answer."""

    about_a_child: ClassVar[bool] = True
    live: ClassVar[bool] = True  # somebody is on the line: what is pointed out waits, folded

    informant = forms.ChoiceField(label="Who is calling?", choices=INFORMANTS, required=False)
    channel = forms.ChoiceField(
        label="How?", choices=CHANNELS, required=False, initial="call", widget=forms.RadioSelect
    )
    informant_contact = forms.CharField(
        label="Their name and number",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    said = forms.CharField(
        label="What they said, in their words", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class CallForm(CallFields):
    """The call of a report that is being taken."""

    others = forms.CharField(
        label="Other children missing with them",
        help_text="One on each line: a name, and an age, as in Cem Marsh, 12. Each is looked up and gets a case.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    came = forms.ChoiceField(label="When did it come?", required=False, initial="now", widget=forms.RadioSelect)
    on = forms.DateField(label="Date", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    at = forms.TimeField(label="Time", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    about = forms.BooleanField(label="The time is not exact", required=False)
    careful = forms.BooleanField(label="Take care what this caller is told", required=False)
    careful_why = forms.CharField(
        label="What makes you careful",
        help_text="What was said or heard. It accuses nobody.",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    elsewhere = forms.BooleanField(label="Another area or force is involved", required=False)
    other_area = forms.CharField(label="Which", required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    joint_owner = forms.CharField(
        label="The post that owns their cases together",
        help_text="Where several are missing together, one post owns their cases.",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "classes": "govuk-input--width-20"}),
    )
    becomes = forms.ChoiceField(
        label="Does anyone know where the child is?",
        choices=BECOMES,
        required=False,
        initial=REPORT,
        widget=forms.RadioSelect,
    )
    handled_as = forms.ChoiceField(label="What is it?", choices=HANDLED, required=False, initial="other")
    danger_stated = forms.ChoiceField(
        label="Is the child in danger?", choices=DANGER, required=False, initial="not_asked", widget=forms.RadioSelect
    )
    asked_to = forms.ChoiceField(label="They were asked to", choices=ASKED_TO, required=False, initial="search_first")
    ring_back = forms.ChoiceField(label="They are rung back", choices=RING_BACK, required=False, initial="15")

    reveals: ClassVar[Reveals] = {
        "came": {"earlier": ("on", "at", "about")},
        "becomes": {CONTACT: ("handled_as",), DEFERRED: ("danger_stated", "asked_to", "ring_back")},
    }

    def __init__(self, journey: Journey, sent: Mapping[str, object] | None, *, areas: Gazetteer) -> None:
        super().__init__(data=sent)
        self.fields["area"] = area_field(areas)
        self.asks_area = bool(areas.areas)  # whether any part of the force's ground can be chosen
        as_written(self)
        self.journey = journey
        began = f"As you began, {in_london(journey.began):%H:%M}"
        came = self.fields["came"]
        if isinstance(came, forms.ChoiceField):
            came.choices = [("now", began), ("earlier", "Earlier")]

    @property
    def more_is_said(self) -> bool:
        """Say whether anything was filled in among what a call of this minute does not need."""
        unusual = self["channel"].value() not in ("call", "", None) or self["came"].value() == "earlier"
        return unusual or any(self[name].value() for name in UNUSUAL)

    def given(self, name: str) -> str:
        """Return what was filled in, or nothing; what is not a time or a choice counts as not filled in."""
        value = self.cleaned_data.get(name)
        return value.strip() if isinstance(value, str) else ""

    def happened(self) -> tuple[datetime, Precision]:
        """Return when the call came, in UTC, and how surely that is known.

        A time without a day is the last time the clock showed it; a call said to be earlier and not when is read as
        when its taking began, and as not known; so is one that is still to come: a report never waits for a time.
        """
        began, given = self.journey.began, self.cleaned_data
        if given.get("came") != "earlier":
            return began, Precision.EXACT
        at = self._said()
        if at is None or at > began + AHEAD:
            return began, Precision.UNKNOWN
        return min(at, began), Precision.ABOUT if given.get("about") else Precision.EXACT

    def notices(self) -> Iterator[Reason]:
        """Yield what was filled in and is not kept: a time that is still to come, an age that cannot be read."""
        began, at = self.journey.began, self._said() if self.cleaned_data.get("came") == "earlier" else None
        if at is not None and at > began + AHEAD:
            kept = f"It is kept as of {in_london(began):%H:%M}, its time as not known."
            words = f"The time you gave for the call is still to come. {kept}"
            yield Reason(rule="casework.time_to_come", words=words, remedy="Ask when it was, and put the entry right.")
        if not all(understood(one.age) for one in self.journey.children):
            yield Reason(
                rule="casework.age_not_read", words="An age was not understood, and is not kept.", remedy=FIGURES
            )

    def _said(self) -> datetime | None:
        at = self.cleaned_data.get("at")
        return _last(at, self.cleaned_data.get("on"), self.journey.began) if at is not None else None


def area_field(areas: Gazetteer) -> forms.ChoiceField:
    """Return the field that asks from which part of the force's ground a child is missing; it may stay empty."""
    choices = [("", "Not known yet"), *((area.key, area.name) for area in areas.areas)]
    return forms.ChoiceField(label="Where are they missing from?", choices=choices, required=False)


def _last(at: time, on: date | None, began: datetime) -> datetime:
    day = on if on is not None else in_london(began).date()
    moment = as_utc(datetime.combine(day, at, LONDON))
    return moment - DAY if on is None and moment > began else moment
