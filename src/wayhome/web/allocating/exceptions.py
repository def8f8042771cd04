"""Nobody with the skills can take the case: an exception is asked for, and answered for by somebody else."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from django import forms

from wayhome.casework.allocating.carrying import exception_asked, held_without_skills, is_owned
from wayhome.casework.allocating.exceptions import ApproveException, RefuseException, RequestException
from wayhome.casework.allocating.looking_again import RecheckAllocation
from wayhome.casework.commands import Command
from wayhome.kernel.ids import ActorId
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.allocating.choosing import choice_for, in_a_line
from wayhome.web.presenting.times import when

LESSENS = "What is done meanwhile, so that the child is not worse off?"
SOON = timedelta(days=2)
MEANING: Choices = [("approve", "I answer for it: the case is theirs"), ("refuse", "No, somebody else has to take it")]
FREE: Choices = [("nobody_free", "Nobody with the skills can take it yet"), ("somebody_free", "Somebody with them can")]


def said(label: str, hint: str = "", rows: int = 3) -> forms.CharField:
    """Return a box for a sentence or two; what is missing is said by the rule that asks for it."""
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class AskForm(ActForm):
    """Who would be given the case, why nobody with the skills can take it, and what lessens the risk."""

    officer = forms.ChoiceField(label="Who would take it?", error_messages={"required": "Choose who would take it"})
    reasons = said("Why can nobody with the skills take it?", "Whom you asked, and when the first of them is free.")
    mitigation = said(LESSENS, "Such as: who reads every decision, who hears the child, who is asked beside them.")

    def prepare(self) -> None:
        """Offer those who are here without the skills."""
        found = [one.officer for one in choice_for(self.desk).here if not one.standing.holds]
        self.fields["officer"].choices = [("", "Choose somebody"), *((one, one) for one in found)]  # type: ignore[attr-defined]
        self.fields["officer"].initial = self.desk.about if self.desk.about in found else ""

    def command(self, entering: Entering) -> RequestException:
        """Return the command."""
        given = self.cleaned_data
        officer = ActorId(given["officer"])
        return RequestException(
            **self.common(entering),
            officer=officer,
            on_post=choice_for(self.desk).post_of(officer),
            reasons=given["reasons"],
            mitigation=given["mitigation"],
        )


class OwnForm(ActForm):
    """Answer for the exception that is asked for or stands; or, once it is answered for, look at it again."""

    answer = forms.ChoiceField(label="What do you decide?", choices=MEANING, widget=forms.RadioSelect)
    mitigation = said(LESSENS)
    recheck_on = forms.DateField(
        label="When is it looked at again?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a date"},
    )
    refusal = said("Why not, and who is to take it?")
    result = forms.ChoiceField(
        label="Can somebody with the skills take it now?", choices=FREE, widget=forms.RadioSelect
    )
    reasons = said("Whom did you ask, and why does the exception go on or end?")

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "answer": {"approve": ("mitigation", "recheck_on"), "refuse": ("refusal",)},
    }

    def prepare(self) -> None:
        """Ask what is open: a decision, or another look."""
        asked, facing = exception_asked(self.desk.facing.story), self.desk.facing
        if asked is None and is_owned(facing.story):
            for name in ("answer", "mitigation", "recheck_on", "refusal"):
                del self.fields[name]
            return
        for name in ("result", "reasons"):
            del self.fields[name]
        if asked is None:
            self.fields["answer"].choices = MEANING[:1]  # type: ignore[attr-defined]
            self.fields["answer"].initial = "approve"
        self.fields["mitigation"].initial = facing.words.get((asked.id, "mitigation"), "") if asked else ""
        self.fields["recheck_on"].initial = london_day(self.desk.visit.now + SOON)

    def clean(self) -> dict[str, object]:
        """Ask for the day of the next look, where one answers for it."""
        cleaned = super().clean()
        if cleaned.get("answer") == "approve" and not cleaned.get("recheck_on") and "recheck_on" not in self.errors:
            self.add_error("recheck_on", "Enter the date on which it is looked at again")
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command that what was filled in comes to."""
        given = self.cleaned_data
        if "result" in given:
            return RecheckAllocation(**self.common(entering), result=given["result"], reasons=given["reasons"] or None)
        if given["answer"] == "refuse":
            return RefuseException(**self.common(entering), reasons=given["refusal"])
        return ApproveException(
            **self.common(entering),
            officer=_whose(self.desk),
            mitigation=given["mitigation"],
            recheck_on=given["recheck_on"],
        )


def _meant(desk: Desk) -> Event | None:
    return exception_asked(desk.facing.story) or held_without_skills(desk.facing.story)


def _whose(desk: Desk) -> ActorId:
    meant = _meant(desk)
    return ActorId(str(meant.body.get("officer") or "")) if meant else ActorId("")


def beside_exception(desk: Desk) -> Mapping[str, object]:
    """Return what was asked for, by whom, and whether somebody with the skills is free after all."""
    found, asked, words = choice_for(desk), exception_asked(desk.facing.story), desk.facing.words
    meant = _meant(desk)
    about = found.of(_whose(desk)) if meant else None
    return {
        "meant": {
            "officer": _whose(desk),
            "by": meant.actor,
            "when": when(meant.happened_at, desk.visit.now),
            "is_asked": asked is not None,
            "why": words.get((meant.id, "reasons"), ""),
            "lessens": words.get((meant.id, "mitigation"), ""),
            "stands": in_a_line(about) if about else "",
        }
        if meant
        else None,
        "free": [(one.officer, in_a_line(one)) for one in found.may],
        "unskilled": [(one.officer, in_a_line(one)) for one in found.here if not one.may],
    }


ASK = ActPage(
    name="ask-exception",
    title="Ask for an exception",
    lead="Only where nobody with the skills can take the case. Somebody who answers for cases decides, signed in as "
    "themselves; the case is given in the same moment.",
    form=AskForm,
    button="Ask for it",
    template="allocating/exception.html",
    beside=beside_exception,
)
OWN = ActPage(
    name="own-unskilled",
    title="Answer for an investigator without the skills",
    lead="You take on the risk by name, say what lessens it, and look again until somebody with them has the case.",
    form=OwnForm,
    button="Record it",
    template="allocating/exception.html",
    beside=beside_exception,
)
