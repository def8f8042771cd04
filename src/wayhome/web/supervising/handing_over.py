"""One case handed over: the sheet of what is inherited, the offer, and somebody taking it on or declining it."""

from collections.abc import Mapping

from django import forms
from django.http import Http404

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.board.handing import handed_on, said_last
from wayhome.application.caseload import Case
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.decline_handover import DeclineHandover
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.take_back_handover import TakeBackHandover
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage, new_key
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.open_lines import open_lines
from wayhome.web.presenting.times import when
from wayhome.web.supervising.inheriting import Inherited, inherited


class OfferForm(ActForm):
    """What whoever comes on must know, in the words of whoever goes."""

    risks = forms.CharField(
        label="What must whoever comes on know?",
        help_text="What worries you, and what you would do next. What the record holds is on the sheet already.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    again = forms.BooleanField(required=False)

    def prepare(self) -> None:
        """Offer to say again what was said at the last handover, where anything was."""
        self.before = said_last(self.desk.case, self.desk.facing.words)
        if self.before.at is None:
            del self.fields["again"]
        else:
            said = f"{self.before.by}, {when(self.before.at, self.desk.visit.now)}"
            self.fields["again"].label = f"Say again what {said}, said: {self.before.words}"

    def command(self, entering: Entering) -> OfferHandover:
        """Return the command; how many lines are open is counted, not asked."""
        count = len(open_lines(self.desk.case, self.desk.facing.words, self.desk.pack))
        given = self.cleaned_data
        said = handed_on(given["risks"], self.before.words, again=bool(given.get("again")))
        return OfferHandover(**self.common(entering), open_lines=count, risks=said or None)


class AcceptForm(ActForm):
    """Nothing but when: the sheet stands above."""

    def command(self, entering: Entering) -> AcceptHandover:
        """Return the command."""
        return AcceptHandover(**self.common(entering))


class TakeBackForm(ActForm):
    """Nothing but when: the offer is the last one, which whoever asks made."""

    def command(self, entering: Entering) -> TakeBackHandover:
        """Return the command."""
        return TakeBackHandover(**self.common(entering))


class DeclineForm(ActForm):
    """Why whoever is offered the case does not take it on."""

    reason = forms.CharField(
        label="Why do you not take it on?",
        help_text="Whoever offered it reads this, and so does everybody who reads the case.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why you do not take it on"},
    )

    def command(self, entering: Entering) -> DeclineHandover:
        """Return the command."""
        return DeclineHandover(**self.common(entering), reason=self.cleaned_data["reason"])


def sheet(desk: Desk) -> Mapping[str, object]:
    """Return what the next shift inherits."""
    reading, facing = desk.visit.parts.reading, desk.facing
    return {"sheet": inherited(desk.case, facing.rulebook, reading.names(), facing.words, reading.people())}


@shows_records(Permission.READ_CASES)
def show_handover(visit: Visit, record: str) -> Page:
    """Show what the next shift inherits with a case, on one page that prints."""
    case = visit.parts.reading.case(record, visit.now)
    if case is None or not case.children:
        raise Http404
    found = sheet_of(visit, case)
    content = {
        "sheet": found,
        "may": may(visit.actor, Permission.SUPERVISE_SEARCHES),
        "own": found.handing.offered_by == visit.actor.id,
        "key": new_key(visit),
        "at": when(visit.now, visit.now),
    }
    return Page(template="supervising/handover.html", content=content, shows=shown(case))


def sheet_of(visit: Visit, case: Case) -> Inherited:
    """Return the sheet of a case."""
    reading = visit.parts.reading
    rulebook, words = reading.rulebook.at(visit.now), reading.words(case.record)
    return inherited(case, rulebook, reading.names(), words, reading.people())


def shown(case: Case) -> tuple[str, ...]:
    """Return every record that the sheet of a case shows."""
    return tuple(dict.fromkeys((case.record, *case.children, *(held.event.record for held in case.background))))


OFFER = ActPage(
    name="offer-handover",
    title="Offer the case to the next shift",
    lead="It stays yours until somebody else accepts it.",
    button="Offer it",
    form=OfferForm,
    template="supervising/offer.html",
    beside=sheet,
    then="handover",
)
ACCEPT = ActPage(
    name="accept-handover",
    title="Take the case on",
    lead="Read what you inherit. From then on the search is yours.",
    button="I have read it and take it on",
    form=AcceptForm,
    template="supervising/accept.html",
    beside=sheet,
)
TAKE_BACK = ActPage(
    name="take-back-handover",
    title="Take the offer back",
    lead="Nobody has accepted the case. It stays yours, and is no longer offered to the next shift.",
    button="Take it back",
    form=TakeBackForm,
    template="supervising/take_back.html",
    beside=sheet,
    then="handover",
)
DECLINE = ActPage(
    name="decline-handover",
    title="Decline the case",
    lead="It stays with whoever offered it. They are told that you declined it, and why.",
    button="Decline it",
    form=DeclineForm,
    template="supervising/decline.html",
    beside=sheet,
    then="handover",
)
