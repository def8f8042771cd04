"""Officers sent to look for the child, or not sent yet and why."""

from typing import ClassVar

from wayhome.casework.commands import Command
from wayhome.casework.delay_officers import DelayOfficers
from wayhome.casework.send_officers import SendOfficers
from wayhome.web.acting.boxes import choice as choice_field
from wayhome.web.acting.boxes import words as words_field
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.meeting import meeting
from wayhome.web.acting.pages import ActPage

SENT: Choices = [("sent", "Officers were sent"), ("not_yet", "Not sent yet")]


class SendOfficersForm(ActForm):
    """Sent, which nothing stands before; or not yet, which excuses nothing unless somebody of rank says why."""

    sent = choice_field("Have officers been sent?", SENT, initial="sent", lacking="Say whether officers were sent")
    reason = words_field(
        "What is exceptional?",
        "Such as open water or woodland in the dark. Only an inspector or above, signed in, may put officers off; "
        "from anybody else this is kept, and officers are still owed.",
    )

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "sent": {"not_yet": ("reason",)}}

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        if self.cleaned_data["sent"] == "not_yet":
            return DelayOfficers(**self.common(entering), reason=self.cleaned_data["reason"])
        return SendOfficers(**self.common(entering))


SEND_OFFICERS = ActPage(
    name="send-officers",
    title="Send officers",
    lead="Where the risk is high, officers go at once. Nothing has to be filled in first.",
    form=SendOfficersForm,
    template="needs/meeting.html",
    beside=meeting,
)
