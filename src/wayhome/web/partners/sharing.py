"""Information shared with a partner to keep a child safe: the lawful basis, and that it was no more than needed."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.partners.share import RecordSharing, ShareInformation
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.partners.beside import with_partners
from wayhome.web.partners.choices import WITH, in_words, one_of
from wayhome.web.partners.of_one_child import OneChildForm

WHAT: Choices = [
    ("shared", "Information was shared"), ("afterwards", "The record of an earlier sharing is made now"),
]  # fmt: skip
LAWFUL: Choices = [
    ("safeguarding_of_children", "Keeping a child safe"), ("law_enforcement", "Preventing or detecting crime"),
    ("public_task", "A task the law gives the police"), ("vital_interests", "A life is in danger"),
    ("other", "Another basis"),
]  # fmt: skip


class ShareForm(OneChildForm):
    """What was shared, with whom, on which basis."""

    what = one_of("What is recorded?", WHAT, "Say what is recorded", initial="shared")
    partner = one_of("With whom?", WITH)
    basis = one_of("On which lawful basis?", LAWFUL, hint="Agreement is not the basis for keeping a child safe.")
    minimum = forms.BooleanField(label="It was no more than they need", required=False)
    shared = in_words("What was shared, what for, and what was left out")

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "what": {"shared": ("partner", "basis", "minimum", "shared"), "afterwards": ()},
    }

    def clean(self) -> dict[str, object]:
        """Ask with whom."""
        cleaned = super().clean()
        if cleaned.get("what") == "shared" and not cleaned.get("partner"):
            self.add_error("partner", ValidationError("Choose with whom it was shared"))
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given, about = self.cleaned_data, self.about_child(entering)
        if given["what"] == "afterwards":
            return RecordSharing(**about)
        return ShareInformation(
            **about, partner=given["partner"], basis=given["basis"] or None, minimum=given["minimum"],
            shared=given["shared"] or None,
        )  # fmt: skip


SHARE = ActPage(
    name="share-information",
    title="Information shared with a partner",
    lead="Sharing to keep a child safe needs a lawful basis and no more than they need. Nobody waits for agreement.",
    form=ShareForm,
    template="partners/act.html",
    beside=with_partners,
)
