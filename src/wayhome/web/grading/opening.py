"""Asking the post that may open a held record to open it: who holds that post now, and why it matters."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.ask_to_open import AskToOpen
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.hits import hits_of


class AskForm(ActForm):
    """Why it matters now. It may stay empty: asking does not wait for words."""

    why = forms.CharField(
        label="Why it matters now", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What was said or seen that makes it urgent",
    )  # fmt: skip

    reveals: ClassVar[Reveals] = {}

    def prepare(self) -> None:
        """Ask now: nobody asks for a record earlier than they do."""
        for name in ("when", "on", "at", "about"):
            del self.fields[name]

    def command(self, entering: Entering) -> AskToOpen:
        """Return the command."""
        why = self.cleaned_data["why"].strip() or None
        return AskToOpen(**self.common(entering), hit=self.desk.about, why=why)


def beside(desk: Desk) -> Mapping[str, object]:
    """Gather who can open it."""
    return {"hit": next((hit for hit in hits_of(desk) if hit.reference == desk.about), None)}


ASK_TO_OPEN = ActPage(
    name="ask-to-open",
    title="Ask for a closed record to be opened",
    lead="It is owed to the post that may open it from this minute. Until it is weighed, the grade stays provisional.",
    button="Ask now",
    form=AskForm,
    template="grading/ask_to_open.html",
    beside=beside,
    then="already-known",
)
