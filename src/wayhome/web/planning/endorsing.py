"""Read the plan and endorse it: a supervisor who wrote none of it, and only once nothing needed is missing."""

from collections.abc import Mapping

from django import forms

from wayhome.casework.planning.endorse_plan import EndorsePlan
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.planning.document import document_of


class EndorseForm(ActForm):
    """What the supervisor adds."""

    reasons = forms.CharField(
        label="What do you add?",
        help_text="What goes first, what you want to see, what you would have done otherwise. It may stay empty.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def command(self, entering: Entering) -> EndorsePlan:
        """Return the command."""
        return EndorsePlan(**self.common(entering), reasons=self.cleaned_data["reasons"] or None)


def _read(desk: Desk) -> Mapping[str, object]:
    return {"plan": document_of(desk)}


ENDORSE = ActPage(
    name="endorse-plan",
    title="Endorse the plan",
    lead="Read it whole. Endorsing it says that it holds what it must, and that you answer for it.",
    form=EndorseForm,
    button="Endorse it",
    template="planning/endorse.html",
    beside=_read,
    then="investigation-plan",
)
