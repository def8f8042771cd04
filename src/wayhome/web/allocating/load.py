"""Somebody carries more than their post can hold: a case goes to another, or it is said why the cases stay."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from django import forms
from django.urls import reverse

from wayhome.application.allocating.candidates import Workforce
from wayhome.application.reading import Names
from wayhome.casework.allocating.carrying import passing, who_investigates
from wayhome.casework.allocating.decide_load import DecideLoad
from wayhome.casework.allocating.recommending import points
from wayhome.casework.allocating.skills import INVESTIGATING
from wayhome.casework.allocating.workload import Carried, Load, weight
from wayhome.kernel.ids import ActorId
from wayhome.kernel.worktime import london_day
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.allocating.choosing import force_of, owing_now
from wayhome.web.presenting.children import everybody
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.owing import due_mark
from wayhome.web.presenting.times import when

HOW: Choices = [
    ("carries_on", "The cases stay with them until a day"),
    ("nobody_free", "Nobody with the skills has room: it goes up"),
]
A_FORTNIGHT = timedelta(days=14)
ACTS = ("decide_load", "answer_load")


class LoadForm(ActForm):
    """That the cases stay, and until when; or that nobody has room."""

    result = forms.ChoiceField(
        label="Where no case is given on, what do you decide?",
        choices=HOW,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide"},
    )
    again_on = forms.DateField(
        label="When is it looked at again?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a date"},
    )
    reasons = forms.CharField(
        label="Why, and what is done so that no child waits for it?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "result": {"carries_on": ("again_on",)}}

    def prepare(self) -> None:
        """Offer a day in a fortnight; whoever answers for it decides, and passes it no further."""
        self.fields["again_on"].initial = london_day(self.desk.visit.now + A_FORTNIGHT)
        stands = passing(self.desk.facing.story)
        if stands is not None and stands.is_up:
            self.fields["result"].choices = HOW[:1]  # type: ignore[attr-defined]
            self.fields["result"].initial = "carries_on"

    def clean(self) -> dict[str, object]:
        """Ask for the day of the next look, where the cases stay."""
        cleaned = super().clean()
        if cleaned.get("result") == "carries_on" and not cleaned.get("again_on") and "again_on" not in self.errors:
            self.add_error("again_on", "Enter the date on which it is looked at again")
        return cleaned

    def command(self, entering: Entering) -> DecideLoad:
        """Return the command."""
        given = self.cleaned_data
        return DecideLoad(
            **self.common(entering),
            officer=whose(self.desk),
            result=given["result"],
            reasons=given["reasons"],
            again_on=given["again_on"],
        )


def whose(desk: Desk) -> ActorId:
    """Return whose load it is: as it stands on record in this case, else whoever has the case."""
    stands = passing(desk.facing.story)
    return stands.officer if stands else who_investigates(desk.facing.story) or ActorId("")


def _beside(desk: Desk) -> Mapping[str, object]:
    force, officer = force_of(desk.visit), whose(desk)
    stands, load = passing(desk.facing.story), force.load(officer)
    cases = sorted(force.cases_of(officer), key=lambda one: (weight(one, force.weights), one.record))
    names = desk.visit.parts.reading.names()
    names.read([child for one in cases for child in one.children])
    owed = min(desk.facing.owed(*ACTS), key=lambda duty: duty.due_at, default=None)
    return {
        "officer": officer,
        "due": due_mark(owed, desk.case) if owed else None,
        "due_at": when(owed.due_at, desk.visit.now) if owed else "",
        "load": points(load),
        "is_full": load.is_over,
        "shows": tuple(one for case in cases for one in (case.record, *case.children)),
        "is_up": stands is not None and stands.is_up,
        "stands": stands is not None,
        "cases": [_case(one, force, desk, names) for one in cases],
        "room": [(one, points(found)) for one, found in _with_room(force, officer)],
    }


def _case(one: Carried, force: Workforce, desk: Desk, names: Names) -> Mapping[str, object]:
    owing = owing_now(desk.visit).get(one.record)
    return {
        "reference": reference(one.record),
        "who": everybody(one.children, names),
        "href": reverse("allocate-case", args=[one.record]),
        "risk": f"{one.risk} risk" if one.risk else "risk not assessed",
        "points": weight(one, force.weights),
        "overdue": owing.overdue if owing else 0,
    }


def _with_room(force: Workforce, officer: ActorId) -> list[tuple[ActorId, Load]]:
    """Return who is here, holds the skills and carries less than they can, those with most room first."""
    others = (one for one in force.who(INVESTIGATING) if one != officer and not force.away(one))
    found = ((one, force.load(one)) for one in others if force.standing(one, INVESTIGATING).holds)
    return sorted((pair for pair in found if pair[1].percent < 100), key=lambda pair: (pair[1].percent, pair[0]))


LOAD = ActPage(
    name="decide-load",
    title="A load that is more than the post can hold",
    lead="Give a case on, or say why the cases stay and until when. The weights are ours: they measure cases, never a "
    "person.",
    form=LoadForm,
    template="allocating/load.html",
    beside=_beside,
)
