"""The council's independent return interview: offered, held, not taken up, received, chased and used."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnCase
from wayhome.casework.record_done import RecordDone
from wayhome.record.events.enquiry import IntelligenceSubmitted
from wayhome.record.events.partner import (
    CarerHeard,
    ReturnInterviewChased,
    ReturnInterviewDeclined,
    ReturnInterviewHeld,
    ReturnInterviewOffered,
    ReturnInterviewReceived,
)
from wayhome.record.vocabulary import Fact
from wayhome.web.acting.boxes import choice
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken


class ReturnInterviewForm(ActForm):
    """Which step, and, once the interview is received, what the child said."""

    step = forms.ChoiceField(
        label="What happened?",
        choices=[
            ("offered", "The council offered the interview"),
            ("held", "It was held"),
            ("declined", "It was not taken up"),
            ("carer", "The carer was given the chance to say what they know"),
            ("received", "We received what it says"),
            ("chased", "We asked for it again"),
            ("intelligence", "An intelligence report was made of what it says"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what happened"},
    )
    said_no = choice(
        "Who said no?",
        [
            ("child", "The child, when it was offered to them"),
            ("carer", "Somebody who cares for them, not the child"),
            ("not_reached", "Nobody: the child was not reached"), ("unknown", "It is not known who"),
        ],
        hint="Only the child’s own no means that it was offered. Else it stays owed: have it offered to the child.",
    )  # fmt: skip
    said = spoken("What they said")
    content = forms.CharField(
        label="What the child said", required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="As far as the child agreed to share it. It is read first if the child is missing again.",
    )  # fmt: skip
    places = forms.CharField(
        label="Places the child named, one a line", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    people = forms.CharField(
        label="People the child named, one a line", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reference = forms.CharField(label="The report’s reference, if there is one", required=False, max_length=80)

    hints: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "step": {"intelligence": "The child’s trigger plan is brought up to date as well, on its own page."}
    }
    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "step": {
            "declined": ("said_no", "said"), "received": ("content", "places", "people"),
            "intelligence": ("reference",),
        },
    }  # fmt: skip

    def clean(self) -> dict[str, object]:
        """Ask who said no: only the child's own no means that it was offered to them."""
        cleaned = super().clean()
        if cleaned.get("step") == "declined" and not cleaned.get("said_no") and "said_no" not in self.errors:
            self.add_error("said_no", "Say who said no, or that it is not known")
        return cleaned

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        return RecordDone(**self.common(entering), fact=self._fact())

    def _fact(self) -> Fact:
        given = self.cleaned_data
        match given["step"]:
            case "offered":
                return ReturnInterviewOffered(provider="council")
            case "held":
                return ReturnInterviewHeld()
            case "declined":
                return ReturnInterviewDeclined(by=given["said_no"], said=given["said"] or None)
            case "carer":
                return CarerHeard()
            case "chased":
                return ReturnInterviewChased()
            case "intelligence":
                return IntelligenceSubmitted(learned_from="return_interview", reference=given["reference"] or None)
            case _:
                said = {name: given[name] or None for name in ("content", "places", "people")}
                return ReturnInterviewReceived(**said)


RETURN_INTERVIEW = ActPage(
    name="return-interview",
    title="The return interview",
    lead="Owed by the council, by someone independent, within 72 hours of the return, after every episode.",
    form=ReturnInterviewForm,
    template="returning/heard.html",
)
