"""The return interview on the police's side: asked of a council or provider, and put in where it came on paper."""

from wayhome.casework.commands import Command
from wayhome.casework.providers.steps import AskForInterview, SendReturnInterview
from wayhome.web.acting.boxes import choice, words
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.providers.content import content_fields, content_of


class AskForm(ActForm):
    """Whom it is asked of, and what they are told of the child."""

    of = choice(
        "Who is asked?", [("council", "The council"), ("provider", "Whoever holds interviews for the council")],
        lacking="Say who is asked",
    )  # fmt: skip
    shared = words(
        "What they are told of the child, and what you ask them to talk about",
        "No more than they need to see the child safely. It is kept with the basis: keeping a child safe.", rows=5,
    )  # fmt: skip

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return AskForInterview(**self.common(entering), of=given["of"], shared=given["shared"] or None)


class PaperForm(ActForm):
    """Who sent it, and what it says."""

    whom = choice(
        "Who sent it?", [("council", "The council"), ("provider", "Whoever holds interviews for the council")],
        lacking="Say who sent it",
    )  # fmt: skip

    def prepare(self) -> None:
        """Ask for the content as it is asked for at a door."""
        self.fields.update(content_fields())

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return SendReturnInterview(**self.common(entering), whom=given["whom"], **content_of(given))


ASK = ActPage(
    name="ask-for-interview",
    title="Ask for the return interview",
    lead="Each return owes the child an independent talk, within 72 hours. Whoever was invited to a door sees it.",
    form=AskForm,
    button="Ask",
)
PAPER = ActPage(
    name="interview-on-paper",
    title="Put in a return interview that came on paper",
    lead="Part by part, in the child's words. It is read first if the child is missing again.",
    form=PaperForm,
)
PAGES = (ASK, PAPER)
