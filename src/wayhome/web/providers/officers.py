"""The return interview on the police's side: asked of a council or provider, and put in where it came on paper."""

from datetime import datetime, time, timedelta

from wayhome.casework.commands import Command
from wayhome.casework.providers.interviews import FOUND, HELD
from wayhome.casework.providers.put_down_interviewer import PutDownInterviewer
from wayhome.casework.providers.steps import AskForInterview, SendReturnInterview
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.acting.boxes import choice, day_to_come, line, words
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import OfferingWords
from wayhome.web.http import Visit
from wayhome.web.providers.content import content_fields, content_of
from wayhome.web.providers.held import WHEN, wrong_with

NAMING = ("partner.interviewer_put_down", "partner.return_interview_asked", "contact.holder_named")
SEEN_FOR, END_OF_DAY = timedelta(days=14), time(23, 59)
NEEDED = {
    "agency": "Say which council or provider it is", "name": "Say who holds it",
    "email": "Enter their e-mail address at work", "telephone": "Enter their telephone at work",
}  # fmt: skip


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
        if self._is_held:
            for name in WHEN:
                del self.fields[name]

    @property
    def _is_held(self) -> bool:
        return bool(self.desk.facing.story.of_type(HELD))

    def clean(self) -> dict[str, object]:
        """Ask when it was held, where that is not on record: its 72 hours end then."""
        cleaned = super().clean()
        back = self.desk.facing.story.of_type(FOUND)
        if back and not self._is_held and self.errors.keys().isdisjoint(WHEN):
            for name, words in wrong_with(cleaned, back[0].happened_at, self.now).items():
                self.add_error(name, words)
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return SendReturnInterview(**self.common(entering), whom=given["whom"], **content_of(given))


class InterviewerForm(ActForm):
    """Who holds it, how they are reached at work, and until when they see it."""

    of = choice(
        "For whom do they hold it?", [("council", "The council"), ("provider", "Whoever holds interviews for it")],
        lacking="Say for whom they hold it",
    )  # fmt: skip
    agency = line(
        "Which council or provider?",
        "By its reference here. It sees together the children it was invited for.",
        most=60,
        widget=OfferingWords,
    )
    name = line("Who holds it?", "Their name, and what they do.")
    email = line("Their e-mail address at work", "The agency’s own, never a private one. The link goes there.")
    telephone = line(
        "Their mobile telephone at work", "The code goes there, never the way that the link went.", most=40
    )
    until = day_to_come(
        "Until when may they see it?", "Left empty: for 14 days. It ends sooner, once they have sent it."
    )

    field_order = ("of", "agency", "name", "email", "telephone", "until")

    def prepare(self) -> None:
        """Ask for what nobody can be invited without, and offer the councils and providers that are known here."""
        self.fields["agency"].widget.offers = _known(self.desk.visit)
        for name, lacking in NEEDED.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = lacking

    def command(self, entering: Entering) -> Command:
        """Return the command; a day ends at its last minute, on London's clock."""
        given = self.cleaned_data
        common = self.common(entering)
        last = given["until"] or (common["happened_at"].astimezone(LONDON) + SEEN_FOR).date()
        return PutDownInterviewer(
            **common, of=given["of"], agency=given["agency"], name=given["name"], email=given["email"],
            telephone=given["telephone"], until=as_utc(datetime.combine(last, END_OF_DAY, LONDON)),
        )  # fmt: skip


def _known(visit: Visit) -> tuple[str, ...]:
    """Return every council and provider that the force's records name by a reference, so that it is written alike."""
    told = (held.event.body.get("agency") for name in NAMING for held in visit.parts.ledger.of_type(name))
    return tuple(sorted({str(one) for one in told if one}))


ASK = ActPage(
    name="ask-for-interview",
    title="Ask for the return interview",
    lead="Each return owes the child an independent talk, within 72 hours. Whoever was invited sees it at their door.",
    form=AskForm,
    button="Ask",
)
PAPER = ActPage(
    name="interview-on-paper",
    title="Put in a return interview that came on paper",
    lead="Part by part, in the child's words. It is read first if the child is missing again.",
    form=PaperForm,
)
INTERVIEWER = ActPage(
    name="interviewer",
    title="Invite whoever holds the return interview",
    lead="They see the interview, the child’s initials and age, and nothing else; a council that looks after the child "
    "reads the first name. You invite them on the next page.",
    form=InterviewerForm,
    button="Go on to the invitation",
    then="doors",
)
PAGES = (ASK, INTERVIEWER, PAPER)
