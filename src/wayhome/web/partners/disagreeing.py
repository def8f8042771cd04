"""We disagree: whose decision, which, why, what is asked for; then answered, taken up, or settled."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.partners.disagree import (
    LADDER,
    Disagree,
    RecordAnswer,
    SettleDisagreement,
    TakeUpDisagreement,
)
from wayhome.casework.partners.standing import RUNGS, Disagreement, partners_of
from wayhome.kernel.ids import Subject
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.acting.boxes import day as a_day
from wayhome.web.acting.boxes import time_of_day as a_time
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.partners.beside import with_partners
from wayhome.web.partners.choices import WITH, agency_words, in_words, one_of
from wayhome.web.partners.of_one_child import OneChildForm
from wayhome.web.presenting.entries import capital

DECISIONS: Choices = [
    ("referral_not_taken", "They did not take the referral"),
    ("no_strategy_discussion", "They held no strategy discussion"),
    ("no_enquiry", "They made no child protection enquiry"), ("plan_ended", "They ended a plan"),
    ("placement", "Where the child was placed"), ("not_shared", "They did not share what they know"),
    ("other", "Another decision"),
]  # fmt: skip
ANSWERS: Choices = [("agreed", "They agree"), ("partly", "They agree in part"), ("refused", "They stand by it")]
STEPS: Choices = [
    ("answered", "The partner answered"), ("taken_up", "It was taken up with someone senior"),
    ("settled", "It is settled, and the child is safe with that"),
]  # fmt: skip
HOW: Choices = [
    ("partner_changed", "They changed their decision"), ("another_way", "The child is kept safe another way"),
    ("police_changed", "We changed our view"),
]  # fmt: skip


class DisagreeForm(OneChildForm):
    """What the police disagree with."""

    partner = one_of("Whose decision is it?", WITH, "Choose whose decision it is", initial="local_authority")
    decision = one_of("Which decision?", DECISIONS, "Choose the decision")
    about_it = in_words("How does it leave the child unsafe?", "Say how it leaves the child unsafe")
    asked = in_words("What do you ask them to do instead?", "Say what you ask for, so that it can be answered")

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return Disagree(
            **self.about_child(entering), partner=given["partner"], decision=given["decision"],
            about=given["about_it"], asked=given["asked"],
        )  # fmt: skip


class GoesOnForm(ActForm):
    """What became of a disagreement."""

    step = one_of("What happened?", STEPS, "Say what happened")
    answer = one_of("What did they say?", ANSWERS)
    answer_words = in_words("Their answer, in their words")
    to = one_of("With whom, on both sides?", [(rung, capital(RUNGS[rung])) for rung in LADDER])
    by_day = a_day("They answer by: date")
    by_time = a_time("Time")
    how = one_of("How was it settled?", HOW)
    reason = in_words("Why is the child safe with that?")

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "step": {
            "answered": ("answer", "answer_words"), "taken_up": ("to", "by_day", "by_time"),
            "settled": ("how", "reason"),
        },
    }  # fmt: skip
    needed: ClassVar[dict[str, dict[str, str]]] = {
        "answered": {"answer": "Say what they said", "answer_words": "Write their answer"},
        "taken_up": {"to": "Choose whom it was taken to"},
        "settled": {"how": "Say how it was settled", "reason": "Say why the child is safe with that"},
    }

    def prepare(self) -> None:
        """Offer the disagreements that are open; the one the link is about is chosen."""
        self.open = {f"{child} {one.name}": (child, one) for child, one in self._open()}
        about = next((key for key, (_, one) in self.open.items() if one.name == self.desk.about), None)
        self.fields["which"] = forms.ChoiceField(
            label="Which disagreement?",
            choices=[(key, self._said(one)) for key, (_, one) in self.open.items()],
            widget=forms.RadioSelect,
            initial=about or (next(iter(self.open)) if len(self.open) == 1 else None),
            error_messages={"required": "Choose the disagreement"},
        )
        self.order_fields(["which"])

    def _open(self) -> Iterator[tuple[Subject, Disagreement]]:
        facing = self.desk.facing
        for child in facing.children:
            if story := facing.stories.get(child):
                yield from ((child, one) for one in partners_of(story, facing.words).open_disagreements)

    def _said(self, one: Disagreement) -> str:
        return f"{one.name}, with {agency_words(one.partner)}, that {one.decision}: {one.stands}"

    def clean(self) -> dict[str, object]:
        """Ask for what belongs to what happened."""
        cleaned = super().clean()
        for name, lacking in self.needed.get(str(cleaned.get("step")), {}).items():
            if not cleaned.get(name):
                self.add_error(name, ValidationError(lacking))
        if bool(cleaned.get("by_day")) != bool(cleaned.get("by_time")):
            lacking = "by_time" if cleaned.get("by_day") else "by_day"
            self.add_error(lacking, ValidationError("Give the date and the time"))
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        child, one = self.open[given["which"]]
        common = self.common(entering)
        if given["step"] == "answered":
            return RecordAnswer(
                **common, child=child, disagreement=one.name, answer=given["answer"], words=given["answer_words"]
            )
        if given["step"] == "settled":
            return SettleDisagreement(
                **common, child=child, disagreement=one.name, how=given["how"], reason=given["reason"]
            )
        return TakeUpDisagreement(
            **common, child=child, disagreement=one.name, to=given["to"], answer_by=self._answer_by()
        )

    def _answer_by(self) -> datetime | None:
        day, at = self.cleaned_data["by_day"], self.cleaned_data["by_time"]
        return as_utc(datetime.combine(day, at, LONDON)) if day and at else None


DISAGREE = ActPage(
    name="disagree",
    title="We disagree",
    lead="Where a partner’s decision leaves the child unsafe, say so. It is answered, or it goes up rung by rung.",
    form=DisagreeForm,
    template="partners/act.html",
    beside=with_partners,
)
GOES_ON = ActPage(
    name="disagreement",
    title="What became of a disagreement",
    lead="It ends when the partner agrees, or when somebody says why the child is safe all the same.",
    form=GoesOnForm,
    template="partners/act.html",
    beside=with_partners,
)
