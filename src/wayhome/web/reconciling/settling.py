"""Settling a difference: what each side says, who is right, and what was done about it."""

from collections.abc import Mapping
from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.settle_difference import SettleDifference
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.differs import PUT_RIGHT, settled
from wayhome.web.reconciling.differing import WAYS, rows, was_put_right

NOT_PUT_RIGHT = (
    "Nothing was entered in this case since the two were compared, so they still differ: put the entry right first, "
    "or choose another answer"
)


class SettleForm(ActForm):
    """Which of the two is right, and how that is known."""

    way = forms.ChoiceField(
        label="How was it settled?",
        choices=tuple(WAYS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it was settled"},
    )
    reason = forms.CharField(
        label="Which of the two is right, and how do you know?",
        help_text="It comes back if either side says something else again. If the record was put right, it also "
        "comes back if the next export still differs.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, object]:
        """Ask again where the record is said to be put right and nothing was entered since the two were compared."""
        cleaned = super().clean()
        log, found = self.desk.visit.parts.ledger, self.desk.visit.parts.exports.difference(self.desk.about)
        if cleaned.get("way") == PUT_RIGHT and found is not None and not was_put_right(found, log):
            self.add_error("way", ValidationError(NOT_PUT_RIGHT))
        return cleaned

    def command(self, entering: Entering) -> SettleDifference:
        """Return the command."""
        answers = self.cleaned_data
        return SettleDifference(
            **self.common(entering),
            difference=self.desk.about,
            way=answers["way"],
            reason=answers["reason"] or None,
        )


def both_sides(desk: Desk) -> Mapping[str, object]:
    """Return what each side says now; nothing where the difference is there no longer."""
    parts, now = desk.visit.parts, desk.visit.now
    found = parts.exports.difference(desk.about)
    shown = [found] if found is not None and found.difference.record == desk.record else []
    row = next(rows(shown, settled(parts.ledger), now), None)
    return {"differing": replace(row, settle_href="") if row else None}


SETTLE = ActPage(
    name="settle-difference",
    title="Settle what differs",
    lead="The record is never changed by an export. Where it is wrong, put the entry right first; then settle this.",
    button="Settle it",
    form=SettleForm,
    template="reconciling/settle.html",
    beside=both_sides,
    then="case-differences",
)
