"""What is decided in a search: an alert, what goes by rank, and the powers against those who hold or draw a child."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.consider_alert import ConsiderAlert
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.record_done import RecordDone
from wayhome.record.events.missing import Decided, PowersConsidered
from wayhome.web.acting.boxes import choice as choice_field
from wayhome.web.acting.boxes import words as words_field
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import KNOWN, ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.times import when
from wayhome.web.searching.choices import DueForm, owner_field, owners
from wayhome.web.searching.lines import open_names
from wayhome.web.searching.saying import DECIDED, DECISIONS, POWERS

ASK = "Say what is known; not known is an answer"
LINK = "ML-17"
OUTCOMES: Choices = [
    ("used", "One was used"), ("to_be_used", "One is to be used"), ("none_apply", "None applies, for the reason below"),
]  # fmt: skip


class ConsiderAlertForm(ActForm):
    """Each published criterion as it is known, what was decided, and why."""

    under_18 = choice_field("The child is under 18", KNOWN, lacking=ASK)
    taken = choice_field("It is reasonably believed that the child was kidnapped or abducted", KNOWN, lacking=ASK)
    imminent_danger = choice_field(
        "It is reasonably believed that serious harm or death is imminent", KNOWN, lacking=ASK
    )
    public_can_help = choice_field("Enough is known for the public to help", KNOWN, lacking=ASK)
    decision = choice_field("What was decided?", DECIDED, lacking="Say what was decided")
    reason = words_field("Why?")

    def prepare(self) -> None:
        """Say what each answer to the decision means."""
        self.fields["decision"].choices = [  # type: ignore[attr-defined]
            ("taken_up", "Ask for an alert"), ("not_taken_up", "Not now"), ("deferred", "Put off"),
        ]  # fmt: skip

    def command(self, entering: Entering) -> ConsiderAlert:
        """Return the command."""
        given = self.cleaned_data
        criteria = {name: given[name] for name in ("under_18", "taken", "imminent_danger", "public_can_help")}
        return ConsiderAlert(**self.common(entering), **criteria, decision=given["decision"], reason=given["reason"])


class DecideForm(ActForm):
    """Each decision that a search calls for, either way, with why; one that is left open is not entered."""

    def prepare(self) -> None:
        """Ask for each decision, and say of those that were taken when and how."""
        self.made = _made(self.desk)
        for code, words in DECISIONS:
            self.fields[code] = choice_field(words, DECIDED, hint=self.made.get(code, ""))
            self.fields[f"{code}_reason"] = words_field("Why, and who", rows=2)

    def clean(self) -> dict[str, object]:
        """Ask for at least one decision, and why of each."""
        cleaned = super().clean()
        taken = [code for code, _ in DECISIONS if cleaned.get(code)]
        if not taken:
            self.add_error(DECISIONS[0][0], ValidationError("Say of at least one what was decided"))
        for code in taken:
            if not cleaned.get(f"{code}_reason"):
                self.add_error(f"{code}_reason", ValidationError("Say why in your words"))
        return cleaned

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the decisions that nobody took yet, each with its reason."""
        return [(self[code], self[f"{code}_reason"]) for code, _ in DECISIONS if code not in self.made]

    def pairs_before(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the decisions that were taken, which can be taken afresh."""
        return [(self[code], self[f"{code}_reason"]) for code, _ in DECISIONS if code in self.made]

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return one command for each decision."""
        given = self.cleaned_data
        taken = [code for code, _ in DECISIONS if given.get(code)]
        return {code: RecordDone(**self.common(entering), fact=self._fact(code)) for code in taken}

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return the fields of one decision."""
        return (name, f"{name}_reason")

    def _fact(self, code: str) -> Decided:
        given = self.cleaned_data
        reason = given[f"{code}_reason"] or None
        return Decided.model_validate({"on": code, "decision": given[code], "reason": reason})


class PursueLinkForm(DueForm):
    """The person or place made a line of enquiry, and the powers considered."""

    what = words_field("Which person or place?", "It is kept with the child's record and never in a list.", rows=2)
    owner = owner_field("Who goes there?")
    outcome = choice_field("Powers against those who hold or draw the child", OUTCOMES)
    powers = forms.MultipleChoiceField(
        label="Which powers were considered?", choices=POWERS, required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = words_field("Why they are used or not")

    field_order = ("what", "owner", "due")
    reveals: ClassVar[Reveals] = DueForm.reveals

    def prepare(self) -> None:
        """Fill in the posts."""
        self.fields["owner"].choices = owners(self.desk)  # type: ignore[attr-defined]
        self.fields["owner"].initial = "response"

    def clean(self) -> dict[str, object]:
        """Ask for one of the two, and why no power applies."""
        cleaned = super().clean()
        if not cleaned.get("what") and not cleaned.get("outcome"):
            self.add_error("what", ValidationError("Name the person or place, or say what was considered"))
        if cleaned.get("outcome") == "none_apply" and not cleaned.get("reason"):
            self.add_error("reason", ValidationError("Say why none applies"))
        return cleaned

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return a command for the line, and one for the powers."""
        given, asked = self.cleaned_data, dict[str, Command]()
        if given["what"]:
            asked["line"] = RaiseLine(
                **self.common(entering), line=self._line(), owner=given["owner"] or None, due=self.due_by(entering.now),
                what=given["what"],
            )  # fmt: skip
        if given["outcome"]:
            fact = PowersConsidered(
                outcome=given["outcome"], powers=tuple(given["powers"]), reason=given["reason"] or None
            )
            asked["powers"] = RecordDone(**self.common(entering), fact=fact)
        return asked

    def _line(self) -> str:
        """Return the line's name; while one is open in a search, another person or place is another of its kind."""
        being_followed = self.desk.facing.state.phase == "missing" and LINK in open_names(self.desk)
        return self.desk.facing.names_for(LINK, 1)[0] if being_followed else LINK

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return the fields of one of the two."""
        return ("what", "owner") if name == "line" else ("outcome", "powers", "reason")


def _made(desk: Desk) -> Mapping[str, str]:
    """Return what was decided on before, in words, by what it was on."""
    decided = dict(DECIDED)
    return {
        str(event.body["on"]): f"Decided {when(event.happened_at, desk.visit.now)}: "
        f"{decided.get(str(event.body.get('decision')), '').lower()}"
        for event in desk.facing.story.of_type("missing.decided")
    }


CONSIDER_ALERT = ActPage(
    name="consider-alert",
    title="Child Rescue Alert",
    lead="Answer each published criterion as it is known, and say what was decided. A superintendent or above asks for "
    "an alert; anyone may consider one.",
    form=ConsiderAlertForm,
    then="looking",
)
DECIDE = ActPage(
    name="decide",
    title="Decide",
    lead="Decided either way, with why. Your rank is the one you are signed in with. Leave open what is not decided.",
    form=DecideForm,
    template="searching/decide.html",
    then="looking",
)
PURSUE_LINK = ActPage(
    name="pursue-link",
    title="A person or place that draws the child",
    lead="Somebody goes there, and what the law offers against them is considered.",
    form=PursueLinkForm,
    then="looking",
)
