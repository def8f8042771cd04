"""The forms of acts about one person: joining, leaving, being away and being back."""

from datetime import datetime
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnSubject
from wayhome.casework.people.absence import EndAbsence, RecordAbsence
from wayhome.casework.people.staff import RecordJoining, RecordLeaving
from wayhome.kernel.ids import ActorId, SubjectKind
from wayhome.kernel.moments import in_london
from wayhome.web.acting.forms import Reveals
from wayhome.web.rostering.forms import LONGEST, NO_UNIT, Doing, PeopleForm, a_day, a_time
from wayhome.web.rostering.words import stretch


class StaffForm(PeopleForm):
    """Somebody joins, or their rank, unit or role changes."""

    officer = forms.CharField(
        label="How are they known?", help_text="The id they sign in with, such as PS Hallam 4471", max_length=LONGEST
    )
    called = forms.CharField(label="Name", required=False, max_length=LONGEST)
    rank = forms.CharField(label="Rank or grade", required=False, max_length=LONGEST)
    unit = forms.ChoiceField(label="Unit", required=False)
    role = forms.ChoiceField(label="Role they usually work in", required=False)

    def prepare(self) -> None:
        """Offer the roles and units that are there; who it is about is not asked where it is known."""
        self.offer("role", [("", "None"), *self.bench.roles()])
        self.offer("unit", [*NO_UNIT, *self.bench.units()])
        if self.about:
            del self.fields["officer"]

    def begin(self) -> dict[str, object]:
        """Begin with what is on record."""
        known = self.bench.roster.officers.get(ActorId(self.about))
        return {"rank": known.rank, "unit": known.unit, "role": known.role} if known else {}

    def command(self, doing: Doing) -> OnSubject:
        """Record it."""
        given = self.cleaned_data
        key = doing.key or " ".join(given["officer"].split())
        return RecordJoining(
            **doing.common(SubjectKind.OFFICER, key),
            rank=given["rank"],
            unit=given["unit"],
            role=given["role"],
            called=given["called"] or None,
        )


class LeaveForm(PeopleForm):
    """Somebody leaves."""

    on = a_day("Leaves on", help_text="From this day and time they hold no post, whatever a rota says.")
    at = a_time("At")

    def command(self, doing: Doing) -> OnSubject:
        """Record it."""
        return RecordLeaving(**doing.common(SubjectKind.OFFICER), leaves_at=self.moment("on", "at"))


class AwayForm(PeopleForm):
    """Somebody is away. Why is not asked."""

    on = a_day("Away from day")
    at = a_time("Away from time")
    until = forms.ChoiceField(
        label="Until", choices=[("time", "A day and time"), ("back", "They are back")], widget=forms.RadioSelect
    )
    until_on = a_day("Until day", required=False)
    until_at = a_time("Until time", required=False)
    kind = forms.ChoiceField(
        label="Was it known before?",
        choices=[("unplanned", "No, just now"), ("planned", "Yes, planned")],
        widget=forms.RadioSelect,
    )
    reveals: ClassVar[Reveals] = {"until": {"time": ("until_on", "until_at")}}

    def begin(self) -> dict[str, object]:
        """Begin now."""
        london = in_london(self.bench.visit.now)
        return {"on": london.date(), "at": f"{london:%H:%M}", "until": "back", "kind": "unplanned"}

    def clean(self) -> dict[str, object]:
        """Ask for the end where there is to be one."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if cleaned.get("until") == "time":
            self.ask_for(cleaned, until_on="Enter the day they are back", until_at="Enter the time they are back")
        return cleaned

    def command(self, doing: Doing) -> OnSubject:
        """Record it."""
        given = self.cleaned_data
        return RecordAbsence(
            **doing.common(SubjectKind.OFFICER),
            start=self.moment("on", "at"),
            end=self.moment("until_on", "until_at") if given["until"] == "time" else None,
            kind="planned" if given["kind"] == "planned" else "unplanned",
        )


class BackForm(PeopleForm):
    """Somebody who was away is back."""

    absence = forms.ChoiceField(label="Which absence", widget=forms.RadioSelect)
    on = a_day("Back on day")
    at = a_time("Back at time")

    def prepare(self) -> None:
        """Offer the absences that run or are to come."""
        now = self.bench.visit.now
        absences = self.bench.roster.absences(ActorId(self.about))
        running = [one for one in absences if one.end is None or one.end > now]
        said = ((one.start.isoformat(), stretch(one.start, one.end, now).capitalize()) for one in running)
        self.offer("absence", list(said))

    def begin(self) -> dict[str, object]:
        """Begin now."""
        london = in_london(self.bench.visit.now)
        return {"on": london.date(), "at": f"{london:%H:%M}"}

    def command(self, doing: Doing) -> OnSubject:
        """Record it."""
        start = datetime.fromisoformat(self.cleaned_data["absence"])
        return EndAbsence(**doing.common(SubjectKind.OFFICER), start=start, back_at=self.moment("on", "at"))
