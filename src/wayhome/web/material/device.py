"""The child's own device: looked at as agreed in writing, and for no more than is needed."""

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.material.examine_device import ExamineDevice
from wayhome.web.acting.forms import Entering
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage


class DeviceForm(OfChildForm):
    """Who agreed, what the child said to it, and to what it is limited."""

    agreed_by = forms.ChoiceField(
        label="Who agreed in writing?",
        choices=[
            ("", "Nobody, or it is not known"), ("parent_or_guardian", "A parent or guardian"),
            ("care_body", "The body that has care of them"), ("other_adult", "Another adult who may"),
            ("child", "The child"),
        ],
        required=False, help_text="Never somebody who is a suspect.",
    )  # fmt: skip
    views = forms.CharField(label="What the child said to it", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    scope = forms.CharField(
        label="To what it is limited", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What is looked for, of which time, where on the device; and when they have it back.",
    )  # fmt: skip

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return ExamineDevice(
            **self.common(entering),
            child=self.chosen(),
            written_agreement=bool(given["agreed_by"]),
            agreed_by=given["agreed_by"] or "unknown",
            views=given["views"] or None,
            scope=given["scope"] or None,
        )


DEVICE = ActPage(
    name="examine-device",
    title="Look at the child's device",
    lead="It is theirs. It is given up by agreement in writing, they are asked, and only what is needed is looked at.",
    form=DeviceForm,
    button="Record that it was looked at",
)
