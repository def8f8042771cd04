"""What an ending rests on, put on file; and that the child, and the parent who may safely know, were told."""

from collections.abc import Mapping

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.ending.settle_for_ending import SettleForEnding
from wayhome.casework.ending.tell_of_ending import TellOfEnding, told_of
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.times import when


def _area(label: str, hint: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class SettleForm(ActForm):
    """Any of it; what is left empty is not said to be so."""

    compared = forms.ChoiceField(
        label="The times the child was missing, compared with what is alleged",
        choices=[
            ("", "Not compared now"), ("overlap", "They overlap"), ("no_overlap", "They do not overlap"),
            ("never_missing", "The child was never reported missing"), ("unknown", "It cannot be said"),
        ],
        required=False,
    )  # fmt: skip
    comparison = _area("What the comparison shows", rows=2)
    no_suspect = _area(
        "Why no suspect is identified", "Which ways were tried, what each showed, and why none succeeded."
    )
    intelligence = _area(
        "What was linked to intelligence", "People, places and vehicles, where the next case will find them.", 2
    )
    intelligence_reference = forms.CharField(label="Reference of the intelligence", required=False, max_length=80)
    taken_on_by = forms.CharField(
        label="Which body takes the case on", required=False, max_length=120, help_text="The body, never a person."
    )
    their_reference = forms.CharField(label="Their reference", required=False, max_length=80)
    words_for_child = _area(
        "It is decided not to go on: what the child will be told", "In words they can follow. Only for outcome 21.", 3
    )
    no_child_suspect = forms.BooleanField(label="No child is under suspicion in this case", required=False)

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return SettleForEnding(
            **self.common(entering),
            no_child_suspect=given["no_child_suspect"],
            **{
                name: given[name] or None
                for name in (
                    "compared", "comparison", "no_suspect", "intelligence", "intelligence_reference", "taken_on_by",
                    "their_reference", "words_for_child",
                )
            },
        )  # fmt: skip


class TellForm(OfChildForm):
    """Whom it reached, and how that is known."""

    to = forms.ChoiceField(
        label="Who was told?",
        choices=[
            ("child", "The child"), ("parent_or_carer", "A parent or carer who may safely know"),
            ("other_adult", "Another adult"),
        ],
        initial="child", widget=forms.RadioSelect,
    )  # fmt: skip
    receipt = forms.ChoiceField(
        label="How is it known that it reached them?",
        choices=[
            ("heard_in_person", "Told in person"), ("heard_by_telephone", "Told by telephone"),
            ("through_advocate", "Through an advocate"), ("letter_signed_for", "A letter they signed for"),
            ("message_delivered", "A message that arrived"),
        ],
        initial="heard_in_person", widget=forms.RadioSelect,
    )  # fmt: skip
    reasons = forms.BooleanField(label="They were given the reasons, in words they could follow", required=False)
    support = forms.BooleanField(label="They were told what support there is", required=False)

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return TellOfEnding(
            **self.common(entering), child=self.chosen(), to=given["to"], receipt=given["receipt"],
            reasons=given["reasons"], support=given["support"],
        )  # fmt: skip


def beside(desk: Desk) -> Mapping[str, object]:
    """Return what they are told of."""
    event = told_of(desk.facing)
    if event is None:
        return {"of": ""}
    words = desk.facing.words.get((event.id, "reason"), "")
    return {"of": f"{sentence(event)}, {when(event.happened_at, desk.facing.now)}", "words": words}


SETTLE = ActPage(
    name="settle-for-ending",
    title="What an ending rests on",
    lead="Fill in what is so, and leave the rest: it is kept as it is, whichever outcome it comes to.",
    form=SettleForm,
)
TELL = ActPage(
    name="tell-of-ending",
    title="They were told that it does not go on here",
    lead="The child, and the parent who may safely know, are told one by one; one does not stand for the other.",
    form=TellForm,
    template="ending/told.html",
    beside=beside,
)
