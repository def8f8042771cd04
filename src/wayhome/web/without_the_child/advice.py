"""Early advice from the prosecutor: asked for, or not and why."""

from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.without_the_child.decide_early_advice import DecideEarlyAdvice
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage


class AdviceForm(ActForm):
    """Whether advice is asked for, with what; or why not."""

    decision = forms.ChoiceField(
        label="Is the prosecutor asked for early advice?",
        choices=[("sought", "Yes"), ("not_sought_for_a_reason", "No, and I say why")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether advice is asked for"},
    )
    reference = forms.CharField(label="The prosecutor's reference", required=False, max_length=80)
    asks = forms.CharField(
        label="What is asked", required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What was done, what is going on, what is planned and by when, and what is to be advised on.",
    )  # fmt: skip
    reason = forms.CharField(label="Why not", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "decision": {"sought": ("reference", "asks"), "not_sought_for_a_reason": ("reason",)},
    }

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return DecideEarlyAdvice(
            **self.common(entering),
            decision=given["decision"],
            reference=given["reference"] or None,
            asks=given["asks"] or None,
            reason=given["reason"] or None,
        )


ADVICE = ActPage(
    name="early-advice",
    title="Early advice from the prosecutor",
    lead="Asked early, the prosecutor says what more would carry the case without the child.",
    form=AdviceForm,
)
