"""Officers sent to look for the child, or not sent yet and why."""

from wayhome.casework.send_officers import SendOfficers
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage


class SendOfficersForm(ActForm):
    """Nothing but when: nothing stands before sending officers."""

    def command(self, entering: Entering) -> SendOfficers:
        """Return the command."""
        return SendOfficers(**self.common(entering))


SEND_OFFICERS = ActPage(
    name="send-officers",
    title="Send officers",
    lead="Record that officers were sent to look for the child.",
    button="Officers were sent",
    form=SendOfficersForm,
)
