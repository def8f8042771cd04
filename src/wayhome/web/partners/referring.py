"""Referrals and strategy discussions: made, answered, called and attended, on an investigation as on a missing case."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.partners.refer import (
    AttendStrategy,
    CallStrategy,
    FearHarm,
    RecordReferralAnswer,
    ReferChild,
    ReportToConference,
)
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.web.acting.boxes import day as a_day
from wayhome.web.acting.boxes import time_of_day as a_time
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.partners.beside import with_partners
from wayhome.web.partners.choices import YES_NO, in_words, line, one_of
from wayhome.web.partners.of_one_child import OneChildForm

REFERRALS: Choices = [
    ("harm_feared", "Significant harm is suspected"),
    ("safeguarding", "A referral to children’s services was made"),
    ("answered", "Children’s services answered the referral"),
    ("called", "A strategy discussion was called"),
    ("strategy", "The police took part in a strategy discussion"),
]
OUTCOMES: Choices = [
    ("enquiry_agreed", "An enquiry was agreed"), ("conference", "A conference was agreed"),
    ("no_further_action", "Nothing further"), ("other", "Something else"), ("unknown", "Not known"),
]  # fmt: skip
SOON: Choices = [("high", "Within hours"), ("other", "Later, or not known")]
RECEIPTS: Choices = [
    ("sent", "Sent, not yet acknowledged"), ("acknowledged", "They say they have it"), ("failed", "It did not arrive"),
]  # fmt: skip
DECISIONS: Choices = [
    ("enquiry", "A child protection enquiry"), ("assessment", "An assessment"), ("early_help", "Family help"),
    ("no_further_action", "No action"), ("unknown", "Not said"),
]  # fmt: skip
RECENT: Choices = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]


class ReferForm(OneChildForm):
    """Which referrals were made and discussions held, each with its reference or outcome."""

    which = forms.MultipleChoiceField(
        label="What was done or is feared?", choices=REFERRALS, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one"},
    )  # fmt: skip
    urgency = one_of("How soon may harm come?", SOON)
    grounds = in_words("What it rests on", hint="In the words of whoever saw or was told it.")
    receipt = one_of("Did the referral arrive?", RECEIPTS)
    reference = line("Their reference, if they gave one")
    decision = one_of("What do they do?", DECISIONS)
    recent = one_of("Is recent sexual abuse or a serious injury suspected?", RECENT)
    on_day = a_day("When is it held? Date")
    at_time = a_time("Time")
    checks = one_of("Was everything that the police hold searched and brought?", YES_NO)
    minutes = one_of("Do the police hold its record?", YES_NO)
    outcome = one_of("What was agreed?", OUTCOMES)

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "which": {
            "harm_feared": ("urgency", "grounds"), "safeguarding": ("receipt", "reference"), "answered": ("decision",),
            "called": ("recent", "on_day", "at_time"), "strategy": ("checks", "minutes", "outcome"),
        },
    }  # fmt: skip

    def clean(self) -> dict[str, object]:
        """Ask for what the council decided, where it answered; and for both parts of a time, where one is given."""
        cleaned = super().clean()
        if "answered" in (cleaned.get("which") or ()) and not cleaned.get("decision"):  # type: ignore[operator]
            self.add_error("decision", ValidationError("Say what they decided, or that it was not said"))
        if bool(cleaned.get("on_day")) != bool(cleaned.get("at_time")):
            self.add_error(
                "at_time" if cleaned.get("on_day") else "on_day", ValidationError("Give the date and the time")
            )
        return cleaned

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return one command for each."""
        return {name: self._command(name, entering) for name in self.cleaned_data["which"]}

    def _command(self, name: str, entering: Entering) -> Command:
        given, about = self.cleaned_data, self.about_child(entering)
        match name:
            case "harm_feared":
                return FearHarm(**about, urgency=given["urgency"] or "other", grounds=given["grounds"] or None)
            case "safeguarding":
                return ReferChild(**about, reference=given["reference"] or None, receipt=given["receipt"] or None)
            case "answered":
                return RecordReferralAnswer(**about, decision=given["decision"])
            case "called":
                return CallStrategy(**about, recent_sexual_abuse=given["recent"] or "unknown", at=self._held_at())
            case _:
                return self._attended(entering)

    def _attended(self, entering: Entering) -> AttendStrategy:
        given = self.cleaned_data
        return AttendStrategy(
            **self.about_child(entering),
            checks_brought=given["checks"] == "yes",
            minutes_held={"yes": True, "no": False}.get(given["minutes"]),
            outcome=given["outcome"] or "unknown",
        )

    def _held_at(self) -> datetime | None:
        day, at = self.cleaned_data["on_day"], self.cleaned_data["at_time"]
        return as_utc(datetime.combine(day, at, LONDON)) if day and at else None


class ConferenceForm(OneChildForm):
    """That the police reported to the conference; when is all it asks."""

    def command(self, entering: Entering) -> ReportToConference:
        """Return the command."""
        return ReportToConference(**self.about_child(entering))


REFER = ActPage(
    name="refer-child",
    title="Referrals and strategy discussion",
    lead="A child needs no permission to be referred, and nobody asks them for it.",
    form=ReferForm,
    template="partners/act.html",
    beside=with_partners,
)
CONFERENCE = ActPage(
    name="conference-report",
    title="Report to the child protection conference",
    lead="The police attended, or sent what they hold and what they fear.",
    form=ConferenceForm,
    template="partners/act.html",
    beside=with_partners,
)
