"""Saying what became of the copies of a sheet once the child is found, or once a newer sheet is out."""

from typing import Any

from django import forms

from wayhome.casework.sheets import sheets
from wayhome.casework.take_back_briefing import TakeBackBriefing
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.briefing.printing import MOST_COPIES, Printed, listed


def _count(label: str, hint: str = "", *, lacking: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=hint, min_value=0, max_value=MOST_COPIES, required=bool(lacking), initial=None,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "classes": "govuk-input--width-3"}),
        error_messages={"required": lacking, "invalid": "Enter a number", "min_value": "Enter 0 or more"},
    )  # fmt: skip


class TakeBackForm(ActForm):
    """Which sheet, how many copies came back and were destroyed, and how many could not be found."""

    sheet = forms.ChoiceField(
        label="Which sheet?", widget=forms.RadioSelect, error_messages={"required": "Choose the sheet"}
    )
    back = _count("How many copies are back and destroyed?", lacking="Enter how many copies are back, 0 if none is")
    not_back = _count("How many cannot be found?", "Leave it open if some are still to come.")
    reason = forms.CharField(
        label="How they were lost, and what was done about it", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def prepare(self) -> None:
        """Offer the sheets that have copies out; the one the page was opened for is chosen."""
        out = [one for one in listed(self.desk) if one.out]
        field = self.fields["sheet"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (str(one.number), f"Sheet {one.number}: {one.out} out, {one.handed_to}{_wrong(one)}") for one in out
            ]
            field.initial = self.desk.about or (str(out[0].number) if len(out) == 1 else None)

    def command(self, entering: Entering) -> TakeBackBriefing:
        """Return the command."""
        given = self.cleaned_data
        return TakeBackBriefing(
            **self.common(entering),
            sheet=int(given["sheet"]),
            back=given["back"],
            not_back=given["not_back"] or 0,
            reason=given["reason"] or None,
        )


def _wrong(one: Printed) -> str:
    return "; it shows a photograph that is not to be used" if one.collect else ""


def what_is_out(desk: Desk) -> dict[str, Any]:
    """Return whether anything is out."""
    return {"out": sum(sheet.out for sheet in sheets(desk.facing.story))}


TAKE_BACK = ActPage(
    name="take-back-sheets",
    title="Take the sheets back",
    lead="A sheet that stays in a car has a child who is home stopped, and shows their picture to whoever finds it.",
    form=TakeBackForm,
    template="briefing/take_back.html",
    beside=what_is_out,
    then="briefing-prints",
)
