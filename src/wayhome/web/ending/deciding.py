"""How a crime ends: propose it, agree to it or not, and decide it, each with everything that stands in the way."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.concerns.crimes import Crime
from wayhome.casework.ending.agreed import proposal
from wayhome.casework.ending.decide_outcome import DecideOutcome
from wayhome.casework.ending.propose_outcome import AnswerProposal, ProposeOutcome
from wayhome.casework.ending.standing_in_the_way import crimes_without_outcome
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.ending.in_the_way import InTheWay, in_the_way
from wayhome.web.presenting.entries import entered_by, sentence
from wayhome.web.presenting.times import when

OFFENCE_NAMES: Mapping[str, str] = {
    "sexual": "Sexual offence", "modern_slavery": "Slavery or trafficking", "violence": "Violence", "drugs": "Drugs",
    "criminal_exploitation": "Criminal exploitation", "images": "Images of a child", "other": "Another offence",
    "unknown": "Offence not recorded",
}  # fmt: skip


class OutcomeForm(ActForm):
    """Which outcome, of which crime, and why."""

    crime = forms.ChoiceField(
        label="Which crime?", widget=forms.RadioSelect, required=False,
        error_messages={"invalid_choice": "Choose one of the crimes that have no outcome"},
    )  # fmt: skip
    code = forms.ChoiceField(
        label="Outcome", error_messages={"required": "Choose an outcome", "invalid_choice": "Choose an outcome"}
    )
    reason = forms.CharField(
        label="Why it ends so", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What was done, what it showed, and what keeps the child safe from here on.",
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer the rulebook's outcomes, and the crimes that have none yet."""
        codes = [("", "Choose"), *((one.code, f"{one.code}. {one.title}") for one in self.desk.pack.outcomes.values())]
        self.fields["code"].choices = codes  # type: ignore[attr-defined]  # django's stubs know no choices here
        left = crimes_without_outcome(self.desk.facing)
        if len(left) > 1:
            self.fields["crime"].choices = _crimes(self.desk, left)  # type: ignore[attr-defined]
            self.fields["crime"].required = True
            self.fields["crime"].error_messages["required"] = "Say which crime this is the outcome of"
        else:
            del self.fields["crime"]
        waiting = proposal(self.desk.facing)
        if waiting is not None:
            self.fields["code"].initial = str(waiting.body.get("code"))

    @property
    def chosen(self) -> str:
        """Return the outcome that is chosen so far; empty where none is."""
        sent = self.data.get("code") if self.is_bound else self.desk.visit.request.GET.get("outcome")
        return str(sent or self.initial.get("code") or self.fields["code"].initial or "")

    @property
    def in_the_way(self) -> InTheWay | None:
        """Return what stands in the way of the outcome that is chosen so far."""
        return in_the_way(self.desk, self.chosen, str(self.data.get("crime") or "") or None)


class DecideForm(OutcomeForm):
    """The decision."""

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return DecideOutcome(
            **self.common(entering), code=given["code"], crime=given.get("crime") or None,
            reason=given["reason"] or None,
        )  # fmt: skip


class ProposeForm(OutcomeForm):
    """The proposal."""

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return ProposeOutcome(
            **self.common(entering), code=given["code"], crime=given.get("crime") or None,
            reason=given["reason"] or None,
        )  # fmt: skip


class AnswerForm(OutcomeForm):
    """Agreed to, or not and what is missing."""

    agreed = forms.ChoiceField(
        label="Do you agree?",
        choices=[("yes", "Yes, to this outcome"), ("no", "No, something is missing")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you agree"},
    )
    overrides = forms.BooleanField(label="I let it through although it is held back", required=False)

    field_order = ("crime", "code", "agreed", "overrides", "reason")
    reveals: ClassVar[Reveals] = {**ActForm.reveals, "agreed": {"yes": ("overrides",)}}

    def prepare(self) -> None:
        """Ask why, whichever it is."""
        super().prepare()
        self.fields["reason"].label = "What you looked at, and why; or what is missing"
        self.fields["reason"].help_text = ""

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return AnswerProposal(
            **self.common(entering),
            agreed=given["agreed"] == "yes",
            code=given["code"],
            crime=given.get("crime") or None,
            overrides=given["overrides"],
            reason=given["reason"] or None,
        )


def _crimes(desk: Desk, left: tuple[Crime, ...]) -> Choices:
    return [(one.event.id, _called(desk, one)) for one in left]


def _called(desk: Desk, crime: Crime) -> str:
    offence = OFFENCE_NAMES.get(crime.offence, crime.offence.replace("_", " "))
    name = desk.visit.parts.reading.names().get(crime.child, "")
    parts = (offence, name, crime.reference, when(crime.event.happened_at, desk.facing.now))
    return ", ".join(part for part in parts if part)


def beside(desk: Desk) -> Mapping[str, object]:
    """Return what was proposed, and the outcomes that crimes of the case have already."""
    facing = desk.facing
    waiting = proposal(facing)
    ended = facing.story.of_type("investigation.crime_outcome_decided")
    return {
        "proposed": None if waiting is None else {
            "words": sentence(waiting), "by": entered_by(waiting), "when": when(waiting.happened_at, facing.now),
            "reason": facing.words.get((waiting.id, "reason"), ""),
        },
        "ended": [f"{sentence(event)}, {when(event.happened_at, facing.now)}" for event in ended],
        "has_ended": facing.is_closed,
        "no_outcomes": not desk.pack.outcomes,
    }  # fmt: skip


PROPOSE = ActPage(
    name="propose-outcome",
    title="Propose how it ends",
    lead="See what stands in the way before anybody decides. Somebody of rank looks at it where that is asked for.",
    form=ProposeForm,
    button="Propose it",
    template="ending/outcome.html",
    beside=beside,
)
ANSWER = ActPage(
    name="endorse-ending",
    title="Look at the proposed ending",
    lead="Agree only to what you have looked at yourself. What is missing goes back to who investigates.",
    form=AnswerForm,
    button="Record it",
    template="ending/outcome.html",
    beside=beside,
)
DECIDE = ActPage(
    name="decide-outcome",
    title="Decide the outcome",
    lead="The case ends with the outcome of its last crime. Nothing ends while something on this list is not so.",
    form=DecideForm,
    button="Record the outcome",
    template="ending/outcome.html",
    beside=beside,
)
