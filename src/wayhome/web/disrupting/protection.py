"""Police protection: taken, told to those who must know, inquired into, ended."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from wayhome.casework.commands import Command
from wayhome.casework.disrupting.protection import FollowUpProtection, TakeIntoProtection, protection_of
from wayhome.web.acting.boxes import words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.disrupting.asking import one_of, tick
from wayhome.web.presenting.times import when

WHAT: Choices = [("taken", "The child was taken into police protection"), ("since", "What was done since")]
TOLD: Choices = [("child", "The child"), ("parent", "The parents"), ("council", "The council")]
COURT: Choices = [("sought", "Yes"), ("not_needed", "It is not needed"), ("unknown", "Not decided")]
WHERE: Choices = [
    ("", "It goes on"), ("with_council", "With the council"), ("with_parent", "With a parent"),
    ("under_court_order", "Under a court order"), ("elsewhere", "Somewhere else that is safe"),
]  # fmt: skip


SINCE = ("told", "child_said", "inquired", "findings", "court_order", "ended")


class ProtectionForm(OfChildForm):
    """That the child was taken somewhere safe; or, since then, who was told and what was found."""

    reveals: ClassVar[Reveals] = {
        **OfChildForm.reveals,
        "what": {"taken": ("grounds",), "since": SINCE},
    }

    def prepare(self) -> None:
        """Ask what happened; while the child is in protection, what was done since comes first."""
        super().prepare()
        self.fields["what"] = one_of("What happened?", WHAT, "Say what happened")
        self.fields["what"].initial = "since" if protection_of(self.desk.facing) else "taken"
        self.fields["grounds"] = words("What gave cause to believe that the child would come to significant harm?")
        self.fields["told"] = forms.MultipleChoiceField(
            label="Who was told?", choices=TOLD, required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["child_said"] = spoken("What did the child say, in their words?", rows=2)
        self.fields["inquired"] = tick("I inquired as the designated officer (inspector or above)")
        self.fields["findings"] = words("What did the inquiry find? Is there still cause?", rows=2)
        self.fields["court_order"] = one_of("Is an emergency protection order sought?", COURT)
        self.fields["ended"] = one_of("Has it ended? Where is the child?", WHERE)

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        about: dict[str, Any] = {**self.common(entering), "child": self.chosen()}
        if given["what"] == "taken":
            return TakeIntoProtection(**about, grounds=given["grounds"] or None)
        return FollowUpProtection(
            **about,
            told=tuple(given["told"]),
            child_said=given["child_said"] or None,
            inquired=given["inquired"],
            findings=given["findings"] or None,
            court_order=given["court_order"] or "unknown",
            ended=given["ended"],
        )


def beside(desk: Desk) -> Mapping[str, Any]:
    """Say since when the child is in police protection."""
    taken = protection_of(desk.facing)
    return {"since": when(taken.happened_at, desk.visit.now) if taken else ""}


PROTECTION = ActPage(
    name="police-protection",
    title="Police protection",
    lead="For 72 hours at most. The council, the child and the parents are told; a designated officer inquires.",
    form=ProtectionForm,
    template="disrupting/protection.html",
    beside=beside,
)
PAGES = (PROTECTION,)
