"""The second person: endorse that a case is not viable without the child, with what was decided before them."""

from collections.abc import Mapping

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.without_the_child.endorse_not_viable import EndorseNotViable
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.without_the_child.decided import decided


class EndorseForm(ActForm):
    """Why it stands."""

    reasons = forms.CharField(
        label="What you looked at, and why it cannot go on", required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        return EndorseNotViable(**self.common(entering), reasons=self.cleaned_data["reasons"] or None)


def beside(desk: Desk) -> Mapping[str, object]:
    """Return the decision that is to be endorsed."""
    return {"decided": decided(desk)}


ENDORSE = ActPage(
    name="endorse-not-viable",
    title="Endorse that it cannot go on",
    lead="Somebody else decided that the case cannot go on without the child. Agree only on what you have looked at "
    "yourself: if you do not, leave it, and tell the supervisor what to gather.",
    form=EndorseForm,
    button="Endorse it",
    template="without_the_child/endorse.html",
    beside=beside,
)
