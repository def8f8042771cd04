"""Find out why nothing has moved: how long it is, and what last moved the case, beside the answer."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.reviewing.resolve_stall import ResolveStall
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.whole_case import whole_case
from wayhome.web.reviewing.times import day_field, hour_field, moment

RESULTS: Choices = [
    ("set_going", "It was set going"),
    ("given_to_another", "It is given to somebody else"),
    ("waits_for_a_reason", "It has to wait"),
]


class StallForm(ActForm):
    """What came of it, why, and until when it waits."""

    result = forms.ChoiceField(
        label="What came of it?",
        choices=RESULTS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it"},
    )
    until_on = day_field("Until which day?")
    until_at = hour_field("Until what time?")
    why = forms.CharField(
        label="What stood in the way, and what is done now?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reveals: ClassVar[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
        **ActForm.reveals,
        "result": {"waits_for_a_reason": ("until_on", "until_at")},
    }

    def command(self, entering: Entering) -> ResolveStall:
        """Return the command."""
        given = self.cleaned_data
        waits = given["result"] == "waits_for_a_reason"
        until = moment(given, "until_on", "until_at") if waits else None
        return ResolveStall(**self.common(entering), result=given["result"], why=given["why"], until=until)


def beside(desk: Desk) -> Mapping[str, object]:
    """Return the case in one look."""
    return {"whole": whole_case(desk.case, desk.facing, desk.visit.parts.reading.rulebook)}


STALL = ActPage(
    name="resolve-stall",
    title="Find out why nothing has moved",
    lead="Ask whoever investigates. A review or a note is not movement: something has to be found out or done.",
    form=StallForm,
    template="reviewing/beside_whole.html",
    beside=beside,
)
