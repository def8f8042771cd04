"""Who has to know that the child is back, where the child will be safe, and circulations taken down."""

from django import forms

from wayhome.casework.cancel_circulations import CancelCirculations
from wayhome.casework.commands import OnCase
from wayhome.casework.decide_safe_place import DecideSafePlace
from wayhome.casework.record_done import RecordDone
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn
from wayhome.record.events.missing_return import TakenHome
from wayhome.web.acting.forms import KNOWN, ActForm, Entering
from wayhome.web.acting.pages import ActPage


class CouncilToldForm(ActForm):
    """Nothing but when."""

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        return TellCouncilOfReturn(**self.common(entering))


class CirculationsForm(ActForm):
    """Nothing but when."""

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        return CancelCirculations(**self.common(entering))


class TakenHomeForm(ActForm):
    """Nothing but when."""

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        return RecordDone(**self.common(entering), fact=TakenHome())


class SafePlaceForm(ActForm):
    """Where the child goes, whether the council took part, and why they will be safe there."""

    place = forms.ChoiceField(
        label="Where will the child be safe?",
        choices=[
            ("home_with_plan", "Home, with a plan"), ("relative", "With a relative"),
            ("council_accommodation", "A place the council finds"), ("police_protection", "Police protection"),
            ("hospital", "Hospital"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say where the child will be safe"},
    )  # fmt: skip
    with_council = forms.ChoiceField(
        label="Did the council take part?", choices=KNOWN[:3], initial="unknown", widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="Why the child will be safe there", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What the child wants, what was said of home, who decided.",
    )  # fmt: skip

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return DecideSafePlace(
            **self.common(entering),
            place=given["place"],
            with_council=given["with_council"],
            reason=given["reason"] or None,
        )


COUNCIL_TOLD = ActPage(
    name="council-told",
    title="The council was told the child is back",
    lead="The council's 72 hours to hold the return interview run from the return. What it learns late, it is late "
    "for because of us.",
    form=CouncilToldForm,
)
CIRCULATIONS = ActPage(
    name="circulations-cancelled",
    title="Circulations taken down",
    lead="Every circulation of the child as missing: national computer, bulletins, borders, media, partners.",
    form=CirculationsForm,
)
SAFE_PLACE = ActPage(
    name="safe-place",
    title="Where the child will be safe",
    lead="Before the child is taken home, where home may not be safe. Decide it with the council.",
    form=SafePlaceForm,
)
TAKEN_HOME = ActPage(
    name="taken-home",
    title="The child was taken home",
    lead="Record when the child was taken back to their home or placement.",
    form=TakenHomeForm,
)
