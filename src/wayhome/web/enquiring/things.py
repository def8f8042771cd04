"""A vehicle or place that came to light, the hotel that keeps what may be lost, and whether others are harmed."""

from typing import ClassVar

from django.urls import reverse

from wayhome.casework.commands import Command
from wayhome.casework.enquiring.identifiers import identifiers_of
from wayhome.casework.enquiring.keep_sources import AskToKeep
from wayhome.casework.enquiring.link_things import CheckVehicle, LinkPremises, LinkVehicle, LookForOthers
from wayhome.web.acting.boxes import choice, line, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.doing import DOINGS
from wayhome.web.enquiring.choices import POINTS, one_of, pointing

VEHICLE, PREMISES = "suspect.vehicle_linked", "suspect.premises_linked"
PLACES: Choices = [
    ("hotel", "Hotel"), ("short_let", "Short let"), ("home", "Home"), ("takeaway", "Takeaway"),
    ("licensed_premises", "Pub, club or other licensed place"), ("other", "Another place"), ("unknown", "Not known"),
]  # fmt: skip
HOTELS = ("hotel", "short_let")
MARKER: Choices = [
    ("placed", "It carries a marker"),
    ("not_placed_for_a_reason", "It carries none, for the reason below"),
]
OTHERS: Choices = [
    ("found", "Yes: other children may be harmed"), ("none_found", "No other child was found"),
    ("not_settled", "Not settled yet: the line stays open"),
]  # fmt: skip


class LinkVehicleForm(ActForm):
    """A vehicle: its plate, and where it came from."""

    plate = line("Registration mark", "Write it as it was given. A part of it helps too.")
    where = words("How is it linked to the case?", rows=2)

    def command(self, entering: Entering) -> LinkVehicle:
        """Return the command."""
        given = self.cleaned_data
        return LinkVehicle(**self.common(entering), plate=given["plate"] or None, where=given["where"] or None)


class CheckVehicleForm(ActForm):
    """Which vehicle, whether it is marked, and what the search showed."""

    vehicle = one_of("Which vehicle?", lacking="Choose the vehicle")
    marker = choice(
        "Number-plate data was searched. Does the vehicle carry a marker?", MARKER, lacking="Say which it is"
    )
    reason = words("What did the search show, or why is there no marker?")

    def prepare(self) -> None:
        """Offer the vehicles of the case by what is known of each."""
        self.fields["vehicle"].choices = things(self.desk, VEHICLE, "vehicle")  # type: ignore[attr-defined]
        self.fields["vehicle"].initial = self.desk.about

    def command(self, entering: Entering) -> CheckVehicle:
        """Return the command."""
        given = self.cleaned_data
        return CheckVehicle(
            **self.common(entering), vehicle=given["vehicle"], marker=given["marker"], reason=given["reason"] or None
        )


class LinkPremisesForm(ActForm):
    """A place: what kind, where, and how it is linked."""

    kind = choice("What kind of place is it?", PLACES, lacking="Say what kind of place")
    address = line("Its name or address")
    where = words("How is it linked to the case?", rows=2)

    def command(self, entering: Entering) -> LinkPremises:
        """Return the command."""
        given = self.cleaned_data
        return LinkPremises(
            **self.common(entering), kind=given["kind"], address=given["address"] or None, where=given["where"] or None
        )


class HotelForm(ActForm):
    """Which hotel was asked to keep its recordings and register."""

    premises = one_of("Which place was asked?", lacking="Choose the place")

    def prepare(self) -> None:
        """Offer the hotels and short lets of the case."""
        self.fields["premises"].choices = things(self.desk, PREMISES, "premises", HOTELS)  # type: ignore[attr-defined]
        self.fields["premises"].initial = self.desk.about

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        return AskToKeep(**self.common(entering), reference=self.cleaned_data["premises"])


class LookForOthersForm(ActForm):
    """Whether other children are harmed by the same people, where it was looked, and which way it points."""

    result = choice("Are other children being harmed by the same people?", OTHERS, lacking="Say what was found")
    points = choice("Which way does it point?", POINTS)
    reason = words(
        "Where was it looked, and what was found?",
        "Friends, brothers and sisters, children missing together, contacts online, earlier reports.",
    )

    field_order = ("result", "reason")
    reveals: ClassVar[Reveals] = {**ActForm.reveals, "result": {"found": ("points",)}}

    def command(self, entering: Entering) -> LookForOthers:
        """Return the command."""
        given = self.cleaned_data
        points = pointing(given["points"] if given["result"] == "found" else "neither")
        return LookForOthers(
            **self.common(entering), result=given["result"], points=points, reason=given["reason"] or None
        )


def things(desk: Desk, linked: str, field: str, kinds: tuple[str, ...] = ()) -> Choices:
    """Return the vehicles or places of a case: each by its reference, and by what is known of it."""
    known = {one.reference: one.value for one in identifiers_of(desk.facing.story, desk.facing.words)}
    events = [one for one in desk.facing.story.of_type(linked) if not kinds or one.body.get("kind") in kinds]
    names = dict.fromkeys(str(event.body[field]) for event in events)
    return [("", "Choose"), *((name, ": ".join(filter(None, (name, known.get(name, ""))))) for name in names)]


def notice_beside(desk: Desk) -> dict[str, object]:
    """Return where a notice to the hotel is decided on."""
    known = {one.name: one for one in DOINGS}
    place = known.get("hotel-notice")
    return {"notice_href": place.href(desk.record, desk.about) if place else reverse("case", args=[desk.record])}


LINK_VEHICLE = ActPage(
    name="link-vehicle",
    title="Link a vehicle",
    lead="Its plate is kept as something to find people by: what comes in later is matched with it.",
    form=LinkVehicleForm,
    then="identifiers",
)
CHECK_VEHICLE = ActPage(
    name="check-vehicle",
    title="Number-plate data and a marker",
    lead="The next officer who meets a marked vehicle looks for the child.",
    form=CheckVehicleForm,
    then="inquiry-lines",
)
LINK_PREMISES = ActPage(
    name="link-premises",
    title="Link a place",
    form=LinkPremisesForm,
    then="inquiry-lines",
)
HOTEL = ActPage(
    name="hotel",
    title="Have a hotel keep what it has",
    lead="Its recordings and its register go within days. Whether it is given notice is decided as well.",
    form=HotelForm,
    template="enquiring/hotel.html",
    beside=notice_beside,
    then="inquiry-lines",
)
LOOK_FOR_OTHERS = ActPage(
    name="look-for-others",
    title="Other children who may be harmed",
    lead="Answered by the first review, and again within a day of anything that points to another child.",
    form=LookForOthersForm,
    then="inquiry-lines",
)
