"""Orders of a court: what was applied for, what came of it, renewal, breach, review, name and address."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.disrupting.orders import (
    ApplyForOrder,
    DecideOrderBreach,
    DecideRenewal,
    ListReview,
    RecordOrder,
    RecordOrderBreach,
    VerifyAddress,
)
from wayhome.casework.disrupting.standing import Applied
from wayhome.web.acting.boxes import day_to_come, words
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.disrupting.asking import need, one_of, orders, pick, stands, suspect_field, tick, title_of

WHAT: Choices = [
    ("applied", "An order was applied for"), ("interim", "An interim order was made"), ("made", "An order was made"),
    ("refused", "It was refused"), ("ended", "An order ended before its time"),
]  # fmt: skip
APPEAL: Choices = [
    ("considered", "It is considered"), ("lodged", "It is brought"), ("none_for_a_reason", "No, for a reason"),
]  # fmt: skip
RENEW: Choices = [("renew", "Another is sought"), ("let_it_end_for_a_reason", "It is let to end, for a reason")]
BREACH: Choices = [
    ("arrest", "Arrest"), ("charge", "Charge"), ("return_to_court", "Return to court"),
    ("none_for_a_reason", "Nothing, for a reason"),
]  # fmt: skip
GIVEN: Choices = [("yes", "Yes, both"), ("no", "No: it is kept as a breach"), ("unknown", "Not known")]
UNNAMED = "None of these"
OF_COURTS = ("court-order", "closure-notice")


class CourtOrderForm(ActForm):
    """An application, or what came of one."""

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "what": {"applied": ("interim", "hearing")}}

    def prepare(self) -> None:
        """Ask what happened, under which power, against whom, and until when."""
        self.fields["what"] = one_of("What happened?", WHAT, "Say what happened")
        self.fields["interim"] = tick("An interim order was asked for as well")
        self.fields["hearing"] = day_to_come("The day of the hearing, if one was set")
        held = [*self._waiting(), *orders(self.desk)]
        if held:
            named = list(dict(reversed(held)).items())
            self.fields["order"] = pick("Of which is this?", [*named, ("", UNNAMED)], "", self.desk.about)
            self.fields["order"].required = False
        self.fields["power"] = self._powers()
        self.fields["suspect"] = suspect_field(self.desk)
        self.fields["expires"] = day_to_come("Its last day", "Of an order that was made, where it has one.")
        self.fields["over_a_year"] = tick("A term of it lasts longer than a year")
        self.fields["name_and_address"] = tick("The person must give name and address")
        self.fields["terms"] = words("What it rests on, forbids or requires; or why it was refused")
        self.fields["appeal"] = one_of("Is an appeal brought?", APPEAL, hint="Only of one that was refused.")

    def _waiting(self) -> Choices:
        return [(one.reference, self._called(one)) for one in stands(self.desk).applied]

    def _called(self, one: Applied) -> str:
        return f"{one.reference}: {title_of(self.desk, one.power)}, applied for"

    def _powers(self) -> forms.ChoiceField:
        listed = [(one.id, one.title) for one in self.desk.pack.powers.values() if one.step in OF_COURTS]
        choices = [("", "Another order"), *sorted(listed, key=lambda each: each[1])]
        initial = self.desk.about if self.desk.about in dict(choices) else None
        return forms.ChoiceField(label="Which order?", choices=choices, required=False, initial=initial)

    def clean(self) -> dict[str, object]:
        """Ask which order is applied for, and which one came to something."""
        cleaned = super().clean()
        if cleaned.get("what") == "applied":
            need(self, "power", "Say which order was applied for")
        if cleaned.get("what") in ("refused", "ended") and not cleaned.get("order"):
            field = "order" if "order" in self.fields else "what"
            self.add_error(field, ValidationError("Say which order this is of; none is on record"))
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        if given["what"] == "applied":
            return ApplyForOrder(
                **common, power=given["power"], suspect=given["suspect"], interim=given["interim"],
                hearing=given["hearing"], grounds=given["terms"] or None,
            )  # fmt: skip
        return RecordOrder(
            **common,
            result=given["what"],
            order=given.get("order") or "",
            power=given["power"],
            suspect=given["suspect"],
            expires=given["expires"],
            over_a_year=given["over_a_year"],
            name_and_address=given["name_and_address"],
            terms=given["terms"] or None,
            appeal=given["appeal"] or "not_stated",
        )


class _OfOrder(ActForm):
    """A form about one order of the case."""

    def prepare(self) -> None:
        """Ask which order."""
        self.fields["order"] = pick("Which order?", orders(self.desk), "Say which order", self.desk.about)

    def given(self, entering: Entering) -> dict[str, Any]:
        """Return what every command about the order carries."""
        return {**self.common(entering), "order": self.cleaned_data["order"]}


class RenewForm(_OfOrder):
    """Whether another is sought before this one runs out."""

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "decision": {"let_it_end_for_a_reason": ("reason",)}}

    def prepare(self) -> None:
        """Ask for the decision."""
        super().prepare()
        self.fields["decision"] = one_of("What is decided?", RENEW, "Say what is decided")
        self.fields["reason"] = words("Why, and what keeps the child safe without it?")

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        asked = self.cleaned_data
        return DecideRenewal(**self.given(entering), decision=asked["decision"], reason=asked["reason"] or None)


class OrderBreachForm(_OfOrder):
    """What was seen, and what follows."""

    def prepare(self) -> None:
        """Ask for a new breach, and for a decision."""
        super().prepare()
        self.fields["what"] = words("New breach: what was seen or told, and by whom?", "Leave empty to decide only.")
        self.fields["decision"] = one_of("What follows?", BREACH)
        self.fields["reason"] = words("Why?", "Where nothing follows.", rows=2)

    def clean(self) -> dict[str, object]:
        """Ask for one of the two."""
        cleaned = super().clean()
        if not cleaned.get("what") and not cleaned.get("decision"):
            self.add_error("what", ValidationError("Say what was seen, or decide what follows"))
        return cleaned

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return the breach, the decision, or both."""
        asked, of_it = self.cleaned_data, self.given(entering)
        found: dict[str, Command] = {}
        if asked["what"]:
            found["breach"] = RecordOrderBreach(**of_it, what=asked["what"])
        if asked["decision"]:
            found["decision"] = DecideOrderBreach(**of_it, decision=asked["decision"], reason=asked["reason"] or None)
        return found

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return what each command was made of."""
        return ("what",) if name == "breach" else ("decision", "reason")


class ReviewForm(_OfOrder):
    """That the court's review was listed."""

    def prepare(self) -> None:
        """Ask for the day."""
        super().prepare()
        self.fields["listed"] = day_to_come("The day of the hearing")

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        return ListReview(**self.given(entering), on=self.cleaned_data["listed"])


class AddressForm(_OfOrder):
    """Whether name and address were given."""

    def prepare(self) -> None:
        """Ask what was found."""
        super().prepare()
        self.fields["found"] = one_of("Did the person give name and address?", GIVEN, "Say what was found")

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        return VerifyAddress(**self.given(entering), given=self.cleaned_data["found"])


COURT_ORDER = ActPage(
    name="court-order",
    title="Order of a court",
    lead="Applied for, made, refused or ended. What is not in force cannot be applied for.",
    form=CourtOrderForm,
)
RENEW_ORDER = ActPage(
    name="renew-order",
    title="Decide whether the order is renewed",
    lead="No order that protects a child runs out unnoticed: a supervisor decides 28 days before, 14 for a closure.",
    form=RenewForm,
)
ORDER_BREACH = ActPage(
    name="order-breach",
    title="Breach of an order",
    lead="What follows is decided within 24 hours: arrest, charge, or back to the court.",
    form=OrderBreachForm,
)
ORDER_REVIEW = ActPage(
    name="order-review",
    title="The court's review of a gang injunction",
    lead="Where a term lasts longer than a year, the court reviews it in the last four weeks of the first.",
    form=ReviewForm,
)
ORDER_ADDRESS = ActPage(
    name="order-address",
    title="Name and address under the order",
    lead="The order may ask for both within three days. We check on the day after.",
    form=AddressForm,
)
PAGES = (COURT_ORDER, RENEW_ORDER, ORDER_BREACH, ORDER_REVIEW, ORDER_ADDRESS)
