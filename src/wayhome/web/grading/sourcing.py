"""Who supplied a piece of information, how to reach them, and when they knew it."""

from datetime import datetime

from django import forms

from wayhome.casework.commands import OnCase
from wayhome.casework.record_done import RecordDone
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.record.events.risk import InformationUsed
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage

SUPPLIERS: Choices = [
    ("child", "The child"), ("parent", "A parent"), ("carer", "A carer"), ("placement", "The placement"),
    ("relative", "A relative"), ("friend", "A friend"), ("school", "School"), ("social_worker", "A social worker"),
    ("health", "Health staff"), ("police", "Police"), ("police_other_force", "Another force"),
    ("public", "A member of the public"), ("record", "A record"), ("other", "Somebody else"),
    ("unknown", "Nobody knows who"),
]  # fmt: skip


class SourceForm(ActForm):
    """What is known, by a short name; who said it, how to reach them, when they knew it."""

    item = forms.CharField(
        label="What it is called in this case", max_length=60,
        help_text="A short name that says nothing of the child: the bus, the message, the second phone.",
        error_messages={"required": "Give it a short name"},
    )  # fmt: skip
    content = forms.CharField(label="What was said", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    supplied_by = forms.ChoiceField(label="Who supplied it?", choices=SUPPLIERS, initial="unknown")
    can_be_reached = forms.ChoiceField(
        label="Can they be reached?",
        choices=[("yes", "Yes"), ("no", "No, it was asked"), ("unknown", "Not known"), ("not_asked", "Not asked")],
        initial="not_asked", widget=forms.RadioSelect,
    )  # fmt: skip
    contact = forms.CharField(label="How to reach them", required=False)
    known_on = forms.DateField(
        label="The day they knew it", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    known_at = forms.TimeField(label="At", required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    def prepare(self) -> None:
        """Begin with what the duty it was opened for is about."""
        self.fields["item"].initial = self.desk.about

    def command(self, entering: Entering) -> OnCase:
        """Return the command; what it lacks stays owed."""
        given = self.cleaned_data
        on, at = given["known_on"], given["known_at"]
        fact = InformationUsed(
            item=given["item"],
            supplied_by=given["supplied_by"],
            can_be_reached=given["can_be_reached"],
            obtained_at=as_utc(datetime.combine(on, at, LONDON)) if on and at else None,
            content=given["content"] or None,
            contact=given["contact"] or None,
        )
        return RecordDone(**self.common(entering), fact=fact)


RECORD_SOURCE = ActPage(
    name="record-source",
    title="Who said it",
    lead="For everything the risk is judged on: what, who supplied it and how to reach them, and when they knew it.",
    form=SourceForm,
)
