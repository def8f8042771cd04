"""What every judgement of held records asks, on whichever page: whom they are about, and why."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.web.acting.forms import ActForm, Choices, Reveals

VERDICTS: Choices = [("same", "The same person"), ("somebody_else", "Somebody else"), ("not_sure", "Not sure")]
FEWEST = 5  # letters: "ok" and "same" say nothing to whoever has to decide it again
TOO_SHORT = "Say what shows it, such as “His mother named this street”"
OF_AN_ACT = ("when", "on", "at", "about")


class JudgingForm(ActForm):
    """One of three answers and a reason. A judgement is made now, whenever it is entered."""

    verdict = forms.ChoiceField(
        label="Whom is it about?", choices=VERDICTS, widget=forms.HiddenInput,
        error_messages={"required": "Press one of the three answers"},
    )  # fmt: skip
    reason = forms.CharField(
        label="Why, in your own words",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why, in your own words"},
    )

    reveals: ClassVar[Reveals] = {}
    asks_why: ClassVar[str]

    def prepare(self) -> None:
        """Leave out when it was: that is now."""
        for name in OF_AN_ACT:
            del self.fields[name]
        self.fields["reason"].help_text = self.asks_why

    def clean_reason(self) -> str:
        """Ask for more than two letters: it is what the judgement is judged by later."""
        reason: str = self.cleaned_data["reason"]
        if sum(map(str.isalnum, reason)) < FEWEST:
            raise ValidationError(TOO_SHORT)
        return reason
