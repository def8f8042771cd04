"""Help for the child, as pages: rights, support offered and offered again, compensation, a personal statement."""

from datetime import datetime, time
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.needs.assess import NoteNeedsChanged
from wayhome.casework.needs.standing import needs_of, services_wanted
from wayhome.casework.needs.support import (
    ExplainCompensation,
    ExplainRights,
    KeepStatement,
    OfferStatement,
    ReferToSupport,
    SupportDidNotCome,
)
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.acting.boxes import choice, day_to_come, line, words
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.of_holder import THE_CHILD, OfHolderForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken

TOLD: Choices = [
    ("child", "The child"), ("parent_or_carer", "A parent or carer who may safely know"),
    ("other_adult", "Another adult"),
]  # fmt: skip
CHANGED: Choices = [
    ("new_suspect", "Somebody new is suspected"), ("placement_move", "They moved, or are about to"),
    ("child_asked", "They asked for it"), ("safety", "They are less safe, or safer"), ("school", "School or college"),
    ("health", "Their health"), ("birthday", "A birthday"), ("other", "Something else"),
]  # fmt: skip
SUPPORT: Choices = [
    ("referred", "A referral was made"), ("declined", "The child said no for now"),
    ("parent_or_carer", "A parent or carer said no"), ("service", "The service could not help"),
]  # fmt: skip
STATEMENT: Choices = [("later", "Perhaps later"), ("declined", "No"), ("made", "Yes, and it was made")]
READ_BY: Choices = [
    ("child", "The child reads it"), ("somebody_for_them", "Somebody reads it for them"),
    ("prosecutor", "The prosecutor reads it"), ("not_read", "It is not read out"), ("unknown", "Not settled"),
]  # fmt: skip


class RightsForm(OfChildForm):
    """To whom rights were explained, and whether they were told that these are enhanced."""

    to = choice("To whom?", TOLD, lacking="Say who was told")
    enhanced = forms.BooleanField(
        label="They were told that the child has enhanced rights", required=False,
        help_text="It follows from age: news within one working day, and special measures.",
    )  # fmt: skip

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return ExplainRights(
            **self.common(entering), child=self.chosen(), to=given["to"], enhanced=given["enhanced"]
        )  # fmt: skip


class ChangedForm(OfChildForm):
    """What changed."""

    why = choice("What changed for the child?", CHANGED, lacking="Say what changed")

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        return NoteNeedsChanged(**self.common(entering), child=self.chosen(), why=self.cleaned_data["why"])


class SupportForm(OfChildForm):
    """Which service, and what came of it; who said no, and when it is offered again."""

    service = choice("Which service?", [])
    result = choice("What came of it?", SUPPORT, lacking="Say what came of it")
    reference = line("Reference of the referral", most=60)
    offer_again_on = day_to_come("Offer it again by", "Empty: in four weeks.")
    not_again = forms.BooleanField(label="They asked not to be offered it again", required=False)
    said = spoken("What did the child say?", "In their own words.", rows=2)
    reason = words("Which reason was given?", rows=2)

    field_order = ("child", "service", "result")
    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "result": {
            "referred": ("reference",), "declined": ("offer_again_on", "not_again", "said"), "service": ("reason",),
        },
    }  # fmt: skip

    def prepare(self) -> None:
        """Offer the services of the rulebook, those the child would like first."""
        super().prepare()
        self.wanted = services_wanted(needs_of(self.desk.facing.stories.get(self.desk.facing.child)), self.desk.pack)
        services = self.desk.pack.support_services
        rows = [(one, services[one]) for one in sorted(services, key=lambda one: one not in self.wanted)]
        field = self.fields["service"]
        field.choices = [*((name, one.title) for name, one in rows), ("", "Not said")]  # type: ignore[attr-defined]
        helps = {name: ("They asked for this. " if name in self.wanted else "") + one.helps for name, one in rows}
        field.hints = helps  # type: ignore[attr-defined]
        if self.wanted:
            field.initial = self.wanted[0]

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        service, result = given["service"] or None, given["result"]
        if result in ("parent_or_carer", "service"):
            return SupportDidNotCome(
                **common, child=self.chosen(), said_no=result, service=service, reason=given["reason"] or None
            )
        on = given["offer_again_on"]
        return ReferToSupport(
            **common, child=self.chosen(), result=result, service=service, reference=given["reference"] or None,
            offer_again_by=as_utc(datetime.combine(on, time(23, 59), LONDON)) if on else None,
            not_again=given["not_again"], said=given["said"] or None,
        )  # fmt: skip


class CompensationForm(OfHolderForm):
    """To whom it was explained."""

    holder = choice("Who heard it?", [THE_CHILD], lacking="Say who heard it")

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        return ExplainCompensation(**self.common(entering), child=self.chosen(), holder=self.chosen_holder())


class StatementForm(OfChildForm):
    """What the child answered; the statement itself, where it was made or added to."""

    answer = choice("What did the child say to it?", STATEMENT, lacking="Say what the child answered")
    statement = spoken("How has it affected them?", "As they said it.", rows=6)
    recording = line("Reference of the recording or statement", most=60)
    to_be_read_by = choice("Who reads it in court, if it comes to that?", READ_BY, initial="unknown")

    field_order = ("child", "answer")
    reveals: ClassVar[Reveals] = {
        **ActForm.reveals, "answer": {"made": ("statement", "recording", "to_be_read_by")},
    }  # fmt: skip

    def clean(self) -> dict[str, object]:
        """Ask for the statement or for where it is recorded, where one was made."""
        cleaned = super().clean()
        if cleaned.get("answer") == "made" and not cleaned.get("statement") and not cleaned.get("recording"):
            self.add_error("statement", ValidationError("Write what they said, or give the reference of the recording"))
        return cleaned

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        if given["answer"] != "made":
            return OfferStatement(**common, child=self.chosen(), answer=given["answer"])
        return KeepStatement(
            **common, child=self.chosen(), statement=given["statement"] or None, recording=given["recording"] or None,
            to_be_read_by=given["to_be_read_by"] or "unknown",
        )  # fmt: skip


RIGHTS = ActPage(
    name="explain-rights",
    title="The child's rights, explained",
    lead="In words the child can follow. Explaining them to a parent does not explain them to the child.",
    form=RightsForm,
    then="needs",
)
CHANGES = ActPage(
    name="needs-changed",
    title="Something changed for the child",
    lead="Then what they need is asked again, within five working days. That time is a default of ours.",
    form=ChangedForm,
    then="needs",
)
SUPPORTED = ActPage(
    name="refer-support",
    title="Refer the child to support",
    lead="Within two working days of the report. Only the child's own no settles it, and it is offered again.",
    form=SupportForm,
    then="needs",
)
COMPENSATED = ActPage(
    name="compensation",
    title="Compensation, explained",
    lead=(
        "A child harmed by a crime may apply, whether or not anybody is charged, and a court may order it. Say who "
        "helps with it, and until when they may ask. Each hears it for themselves."
    ),
    form=CompensationForm,
    then="needs",
)
STATED = ActPage(
    name="personal-statement",
    title="A personal statement",
    lead="Offered with the child's account. They may add to it at any time, and say whether it is read out.",
    form=StatementForm,
    then="needs",
)
