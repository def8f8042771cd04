"""Answering somebody who holds that a rule on words is wrong."""

from django import forms

from wayhome.application.wording.disputes import disputes
from wayhome.casework.commands import Command
from wayhome.casework.wording.answer_dispute import AnswerDispute
from wayhome.kernel.ids import OUR_FORCE
from wayhome.web.governing.forms import Doing, GovernForm
from wayhome.web.governing.serving import ForcePage
from wayhome.web.http import Visit


class DisputeForm(GovernForm):
    """What comes of a dispute of a rule on words."""

    period = forms.CharField(label="Which dispute?")
    answer = forms.ChoiceField(
        label="What comes of it?",
        choices=[
            ("stays", "The rule stays"), ("will_change", "It changes with the next edition"),
            ("is_looked_at", "It is being looked at"),
        ],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = forms.CharField(
        label="Why?", help_text="This is shown on the rule’s page, to anyone.", max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return AnswerDispute(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE,
            disputed=given["period"].rpartition(" ")[2], answer=given["answer"], reason=given["reason"],
        )  # fmt: skip


def waiting(visit: Visit) -> tuple[str, ...]:
    """Name each dispute that is not answered: its rule, what was said, and the entry it stands in."""
    open_now = (one for one in disputes(visit.parts.ledger) if not one.answer)
    return tuple(f"{one.rule}: {one.said}, {one.id}" for one in open_now)


DISPUTE = ForcePage(
    name="answer-dispute",
    title="Answer a dispute of a rule on words",
    lead="Somebody holds that a rule points out what is right, or offers words that are not. They are owed an answer.",
    form=DisputeForm,
    periods=waiting,
    nothing="Nobody is waiting for an answer.",
)
