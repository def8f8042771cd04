"""Hand one case to another supervisor, and take one on, with what is outstanding on the page."""

from collections.abc import Mapping

from django import forms

from wayhome.casework.reviewing.hand_supervision_over import AcceptSupervision, OfferSupervision, waiting_offer
from wayhome.kernel.ids import ActorId
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when
from wayhome.web.presenting.whole_case import whole_case
from wayhome.web.reviewing.supervisors import supervisors


class OfferForm(ActForm):
    """To whom, and what they must know."""

    to = forms.ChoiceField(label="To whom?", required=False)
    risks = forms.CharField(
        label="What must whoever takes it on know?",
        help_text="What worries you, and what you would do next. What the record holds is below already.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def prepare(self) -> None:
        """Offer the supervisors who hold a post, and whoever takes it on."""
        self.fields["to"].choices = [("", "Whoever takes it on"), *supervisors(self.desk.visit)]  # type: ignore[attr-defined]

    def command(self, entering: Entering) -> OfferSupervision:
        """Return the command; what is outstanding is counted, not asked."""
        given = self.cleaned_data
        return OfferSupervision(**self.common(entering), to=ActorId(given["to"]), risks=given["risks"])


class AcceptForm(ActForm):
    """Nothing but when: what is outstanding stands above."""

    def command(self, entering: Entering) -> AcceptSupervision:
        """Return the command."""
        return AcceptSupervision(**self.common(entering))


def sheet(desk: Desk) -> Mapping[str, object]:
    """Return the case in one look, and what whoever offers it says."""
    offer = waiting_offer(desk.facing)
    found: dict[str, object] = {"whole": whole_case(desk.case, desk.facing, desk.visit.parts.reading.rulebook)}
    if offer is not None:
        by = Called((offer.actor,))(offer.actor)
        found["offered"] = f"Offered by {by} at {when(offer.happened_at, desk.facing.now)}."
        found["risks"] = desk.facing.words.get((offer.id, "risks"), "")
    return found


OFFER = ActPage(
    name="offer-supervision",
    title="Offer the case to another supervisor",
    lead="It stays yours until somebody accepts it. If nobody does within a day, it goes up the ladder.",
    button="Offer it",
    form=OfferForm,
    template="reviewing/offered.html",
    beside=sheet,
)
ACCEPT = ActPage(
    name="accept-supervision",
    title="Take the case on as its supervisor",
    lead="Read what is outstanding. From then on you answer for it.",
    button="I have read it and take it on",
    form=AcceptForm,
    template="reviewing/offered.html",
    beside=sheet,
)
