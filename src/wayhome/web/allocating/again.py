"""The investigator's competence runs out, or they are not here: renewed, or somebody found to carry the case."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.urls import reverse

from wayhome.application.allocating.candidates import why_not_here
from wayhome.casework.allocating.carrying import in_date_until, who_investigates
from wayhome.casework.allocating.looking_again import CoverInvestigator, FindInvestigatorNotHere, RenewCompetence
from wayhome.casework.allocating.recommending import day
from wayhome.casework.allocating.skills import INVESTIGATING
from wayhome.casework.allocating.workload import carried_of
from wayhome.casework.commands import Command
from wayhome.kernel.ids import ActorId
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.allocating.choosing import choice_for, force_of, in_a_line
from wayhome.web.presenting.times import when

WHY: Choices = [
    ("left", "They left the force"),
    ("away", "They are away for longer than the case can wait"),
    ("no_post", "They hold no post for it any more"),
    ("other", "Something else"),
]
HOW: Choices = [("covered", "Somebody carries it meanwhile"), ("is_back", "They are back")]


class RenewForm(ActForm):
    """Nothing is asked: until when it is in date is read from the record of their training."""

    def command(self, entering: Entering) -> RenewCompetence:
        """Return the command."""
        return RenewCompetence(**self.common(entering), officer=has_it(self.desk))


class CarrierForm(ActForm):
    """That whoever has the case is not here; or, once that is on record, who carries it."""

    why = forms.ChoiceField(
        label="Why do they not carry it?", choices=WHY, widget=forms.RadioSelect,
        error_messages={"required": "Choose why"},
    )  # fmt: skip
    until = forms.DateField(
        label="Until which day, if you know?", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a date"},
    )  # fmt: skip
    how = forms.ChoiceField(
        label="Who carries it?", choices=HOW, widget=forms.RadioSelect, error_messages={"required": "Choose who"}
    )
    officer = forms.ChoiceField(label="Who?", required=False)

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "why": {"away": ("until",)}, "how": {"covered": ("officer",)}}

    def prepare(self) -> None:
        """Ask what is open: that they are not here, or who carries the case then."""
        if carried_of(self.desk.facing.story, self.desk.record).not_here_since is None:
            del self.fields["how"], self.fields["officer"]
            self.fields["why"].initial = why_not_here(force_of(self.desk.visit), has_it(self.desk)) or None
            return
        del self.fields["why"], self.fields["until"]
        found = choice_for(self.desk).may
        self.fields["officer"].choices = [("", "Choose somebody"), *((one.officer, one.officer) for one in found)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """Ask for whom, where somebody carries it."""
        cleaned = super().clean()
        if cleaned.get("how") == "covered" and not cleaned.get("officer"):
            self.add_error("officer", "Choose who carries it")
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command that what was filled in comes to."""
        given = self.cleaned_data
        if "why" in given:
            return FindInvestigatorNotHere(**self.common(entering), why=given["why"], until=given["until"])
        officer = has_it(self.desk) if given["how"] == "is_back" else ActorId(given["officer"])
        return CoverInvestigator(**self.common(entering), how=given["how"], officer=officer)


def has_it(desk: Desk) -> ActorId:
    """Return who has the case; empty where nobody has, or nobody said who."""
    return who_investigates(desk.facing.story) or ActorId("")


def _competence(desk: Desk) -> Mapping[str, object]:
    found = force_of(desk.visit).standing(has_it(desk), INVESTIGATING)
    before = in_date_until(desk.facing.story)
    return {
        "officer": has_it(desk),
        "lines": found.lines,
        "before": day(before) if before else "",
        "allocate_href": reverse("allocate-case", args=[desk.record]),
    }


def _carrying(desk: Desk) -> Mapping[str, object]:
    force, officer = force_of(desk.visit), has_it(desk)
    gone = carried_of(desk.facing.story, desk.record).not_here_since
    return {
        "officer": officer,
        "away": force.away(officer),
        "since": when(gone, desk.visit.now) if gone else "",
        "may": [(one.officer, in_a_line(one)) for one in choice_for(desk).may],
        "allocate_href": reverse("allocate-case", args=[desk.record]),
    }


RENEW = ActPage(
    name="renew-competence",
    title="The investigator’s competence is renewed",
    lead="The training lead records the evidence; here it is said that the case rests on it again.",
    form=RenewForm,
    button="It is renewed",
    template="allocating/renew.html",
    beside=_competence,
)
CARRIER = ActPage(
    name="find-carrier",
    title="Who carries the investigation",
    lead="A case does not wait for somebody who left, lost the post or is away for long.",
    form=CarrierForm,
    template="allocating/carrier.html",
    beside=_carrying,
)
