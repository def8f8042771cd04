"""The forms of acts about the people on duty: what each asks, and the command it comes to.

Times are on London's clock. An hour that the clocks repeat is read as the earlier of the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypedDict

from django import forms
from django.core.exceptions import ValidationError

from wayhome.application.people.known import key_of_words
from wayhome.casework.commands import Acting, OnSubject
from wayhome.casework.people.hold_post import ChangeHolding, HoldPost
from wayhome.casework.people.posts import ClosePost, DeclarePost
from wayhome.casework.people.units import CloseUnit, DeclareUnit
from wayhome.kernel.ids import ActorId, Subject, SubjectKind, subject
from wayhome.kernel.moments import LONDON, as_utc, in_london
from wayhome.web.acting.forms import LONGEST_KEY, Reveals
from wayhome.web.acting.pressing import Press
from wayhome.web.acting.written import as_written
from wayhome.web.rostering.bench import Bench, Choices
from wayhome.web.rostering.signing_in import as_recorded
from wayhome.web.rostering.words import stretch

NOBODY: Choices = [("", "Nobody")]
NO_UNIT: Choices = [("", "None")]
LONGEST = 120


class Common(TypedDict):
    """What every act carries."""

    by: Acting
    happened_at: datetime
    key: str
    about: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Who does an act, with which press of the button, and the key of the post, unit or officer it is about."""

    by: Acting
    press: Press
    key: str

    def common(self, kind: SubjectKind, key: str = "") -> Common:
        """Return what the act carries."""
        about = subject(kind, key or self.key)
        return Common(by=self.by, happened_at=self.press.at, key=self.press.key, about=about)


def a_day(label: str, *, help_text: str = "", required: bool = True) -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


def a_time(label: str, *, required: bool = True) -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(label=label, required=required, widget=forms.TimeInput(attrs={"type": "time"}))


def somebody(label: str, help_text: str = "") -> forms.CharField:
    """Return a field for a person, as they are known: it becomes a list where they are few enough."""
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST)


class PeopleForm(forms.Form):
    """What one act asks; ``about`` is the key of the post, unit or officer that it is about."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_KEY)
    reveals: ClassVar[Reveals] = {}
    people: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        bench: Bench,
        about: str,
        sent: Mapping[str, object] | None = None,
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data=sent, initial=initial)
        self.bench = bench
        self.about = about
        for name in self.people:
            self._listed(name)
        self.prepare()
        as_written(self)

    def prepare(self) -> None:
        """Fill in what depends on who and what is there."""

    def begin(self) -> dict[str, object]:
        """Return what the form begins with."""
        return {}

    def command(self, doing: Doing) -> OnSubject:
        """Return the command that what was filled in comes to; only called when nothing is wrong with it."""
        raise NotImplementedError

    def moment(self, on: str, at: str) -> datetime:
        """Return the instant that a day and a time come to, in UTC."""
        return as_utc(datetime.combine(self.cleaned_data[on], self.cleaned_data[at], LONDON))

    def offer(self, name: str, choices: Choices) -> None:
        """Offer choices that depend on what is there."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def ask_for(self, cleaned: Mapping[str, object], **words: str) -> None:
        """Ask for fields that are wanted after an answer."""
        for name, asked in words.items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(asked))

    def _listed(self, name: str) -> None:
        field, people = self.fields[name], self.bench.officers()
        if people:
            first = [("", "Choose")] if field.required else NOBODY
            self.fields[name] = forms.ChoiceField(
                label=field.label, help_text=field.help_text, required=field.required, choices=[*first, *people]
            )


class PutOnForm(PeopleForm):
    """Somebody is put on a post for a time."""

    people: ClassVar[tuple[str, ...]] = ("officer", "covering")
    officer = somebody("Who")
    on = a_day("From day")
    at = a_time("From time")
    until = forms.ChoiceField(
        label="Until", choices=[("time", "A day and time"), ("notice", "Further notice")], widget=forms.RadioSelect
    )
    until_on = a_day("Until day", required=False)
    until_at = a_time("Until time", required=False)
    covering = forms.CharField(
        label="Whose absence does this cover?", required=False, max_length=LONGEST, help_text="Leave it if nobody’s."
    )
    reveals: ClassVar[Reveals] = {"until": {"time": ("until_on", "until_at")}}

    def prepare(self) -> None:
        """Offer first whose usual role is that of the post, and say so: of many people, few do its work."""
        post, people = self.bench.post(self.about), self.bench.officers()
        usual = {one.id for one in self.bench.roster.officers.values() if post and one.role == post.role}
        if post and not usual.isdisjoint(name for name, _ in people):
            self.offer("officer", [("", "Choose"), *sorted(people, key=lambda one: one[0] not in usual)])
            self.fields["officer"].help_text = f"Whoever is usually {self.bench.role(post.role)} comes first."

    def begin(self) -> dict[str, object]:
        """Begin now, with the end left open."""
        london = in_london(self.bench.visit.now)
        return {"on": london.date(), "at": f"{london:%H:%M}", "until": "time"}

    def clean(self) -> dict[str, object]:
        """Ask for the end where there is to be one, and for the name by which the record knows whoever signs in."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        typed = str(cleaned.get("officer", ""))
        if not self.bench.is_known(typed) and (named := as_recorded(typed)):
            self.add_error("officer", f"Enter “{named}”: that is what the record calls whoever signs in as “{typed}”")
        if cleaned.get("until") == "time":
            self.ask_for(cleaned, until_on="Enter the day it ends", until_at="Enter the time it ends")
        return cleaned

    def command(self, doing: Doing) -> OnSubject:
        """Put them on it."""
        given = self.cleaned_data
        return HoldPost(
            **doing.common(SubjectKind.POST),
            officer=ActorId(given["officer"]),
            start=self.moment("on", "at"),
            end=self.moment("until_on", "until_at") if given["until"] == "time" else None,
            covering=ActorId(given["covering"]),
        )


class ChangeShiftForm(PeopleForm):
    """A shift ends otherwise than was said, or does not come about."""

    shift = forms.ChoiceField(label="Which shift", widget=forms.RadioSelect)
    what = forms.ChoiceField(
        label="What happened",
        choices=[("ends", "It ends at another time"), ("not", "It does not come about")],
        widget=forms.RadioSelect,
    )
    on = a_day("Ends on day", required=False)
    at = a_time("Ends at", required=False)
    reveals: ClassVar[Reveals] = {"what": {"ends": ("on", "at")}}

    def prepare(self) -> None:
        """Offer the shifts that run or are to come."""
        self.offer("shift", shifts_to_change(self.bench, self.about))

    def clean(self) -> dict[str, object]:
        """Ask for the end where there is to be another."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if cleaned.get("what") == "ends":
            self.ask_for(cleaned, on="Enter the day it ends", at="Enter the time it ends")
        return cleaned

    def command(self, doing: Doing) -> OnSubject:
        """Say how it ends."""
        given = self.cleaned_data
        start, _, officer = given["shift"].partition(" ")
        begins = datetime.fromisoformat(start)
        end = self.moment("on", "at") if given["what"] == "ends" else begins
        return ChangeHolding(**doing.common(SubjectKind.POST), officer=ActorId(officer), start=begins, end=end)


def shifts_to_change(bench: Bench, post: str) -> Choices:
    """Return the shifts of a post that run now or are to come, as they are said, the next first."""
    now, found = bench.visit.now, bench.post(post)
    said = bench.roster.said(found.id).values() if found else ()
    open_ones = [one for one in said if one.end is None or (one.end > now and one.end > one.said_from)]
    return [
        (f"{one.said_from.isoformat()} {one.officer}", f"{one.officer}, {stretch(one.said_from, one.end, now)}")
        for one in sorted(open_ones, key=lambda one: one.rank)[:30]
    ]


class PostForm(PeopleForm):
    """A post is set up, or changed."""

    name = forms.CharField(label="What is the post called?", max_length=LONGEST)
    role = forms.ChoiceField(label="Which role does it carry?")
    unit = forms.ChoiceField(label="Unit", required=False)
    always_held = forms.BooleanField(
        label="It is meant to be held at every hour; a vacancy then stands first on the page", required=False
    )

    def prepare(self) -> None:
        """Offer the roles and units that are there."""
        self.offer("role", [("", "Choose"), *self.bench.roles()])
        self.offer("unit", [*NO_UNIT, *self.bench.units()])

    def begin(self) -> dict[str, object]:
        """Begin with how it is set up now."""
        post = self.bench.post(self.about)
        if post is None:
            return {}
        return {"name": post.name, "role": post.role, "unit": post.unit, "always_held": post.always_held}

    def command(self, doing: Doing) -> OnSubject:
        """Set it up; a new one is known by its name, as one word."""
        given = self.cleaned_data
        return DeclarePost(
            **doing.common(SubjectKind.POST, doing.key or key_of_words(given["name"])),
            name=given["name"],
            role=given["role"],
            unit=given["unit"],
            always_held=given["always_held"],
        )


class ClosePostForm(PeopleForm):
    """A post is closed."""

    def command(self, doing: Doing) -> OnSubject:
        """Close it."""
        return ClosePost(**doing.common(SubjectKind.POST))


class UnitForm(PeopleForm):
    """A unit is set up."""

    name = forms.CharField(label="What is the unit called?", max_length=LONGEST)
    within = forms.ChoiceField(label="Which unit does it belong to?", required=False)
    investigates = forms.BooleanField(label="Investigations of exploitation fall to it first", required=False)

    def prepare(self) -> None:
        """Offer the units that are there."""
        self.offer("within", [*NO_UNIT, *self.bench.units()])

    def command(self, doing: Doing) -> OnSubject:
        """Set it up."""
        given = self.cleaned_data
        about = doing.common(SubjectKind.UNIT, doing.key or key_of_words(given["name"]))
        return DeclareUnit(
            **about, name=given["name"], within=given["within"], investigates=given["investigates"] or None
        )


class CloseUnitForm(PeopleForm):
    """A unit is closed."""

    def command(self, doing: Doing) -> OnSubject:
        """Close it."""
        return CloseUnit(**doing.common(SubjectKind.UNIT))
