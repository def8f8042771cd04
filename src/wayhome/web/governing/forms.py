"""The forms of acts for the force: what each asks, and the command it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from django import forms

from wayhome.application.governing import samples
from wayhome.application.wording.monthly import digest, month_report
from wayhome.casework.commands import Acting, Command
from wayhome.casework.governing.answer_for import AskEvidence, GiveEvidence
from wayhome.casework.governing.ask_for_policy import AskForPolicy
from wayhome.casework.governing.name_leads import NameLeads
from wayhome.casework.governing.name_provider import NameProvider
from wayhome.casework.governing.publish_patterns import PublishPatterns
from wayhome.casework.governing.raise_policy import RaisePolicy
from wayhome.casework.governing.read_cases import ReadCases
from wayhome.casework.governing.report_period import ReportPeriod
from wayhome.casework.governing.submit_return import SubmitReturn
from wayhome.casework.governing.tell_staff import TellStaff
from wayhome.kernel.ids import OUR_FORCE, Subject
from wayhome.web.acting.forms import KNOWN, LONGEST_KEY
from wayhome.web.acting.pressing import Press
from wayhome.web.acting.written import as_written
from wayhome.web.http import Visit

Choices = list[tuple[str, str]]
KINDS: Choices = [
    ("childrens_home", "Children’s home"), ("supported_accommodation", "Supported accommodation"),
    ("secure_home", "Secure home"), ("fostering_agency", "Fostering agency"),
    ("other", "Something else"),
]  # fmt: skip
MEANS: Choices = [
    ("briefing", "A briefing"),
    ("training", "Training"),
    ("message", "A message"),
    ("several", "Several"),
]
WITH_WHOM: Choices = [("council", "The council"), ("regulator", "The regulator"), ("both", "Both")]
ASKED_BY: Choices = [("local_policing_body", "The local policing body"), ("inspectorate", "The inspectorate")]
DIGEST = r"^[0-9a-fA-F]{64}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Who does an act for the force, in which visit, and what it is about."""

    visit: Visit
    by: Acting
    press: Press
    about: Subject


class GovernForm(forms.Form):
    """What one act asks; ``periods`` are the open weeks, months or years that it may be done for, latest first."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_KEY)
    reveals: ClassVar[Mapping[str, Mapping[str, tuple[str, ...]]]] = {}

    def __init__(
        self, sent: Mapping[str, object] | None = None, initial: dict[str, object] | None = None,
        periods: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(data=sent, initial=initial)
        if "period" in self.fields:
            self.fields["period"] = forms.ChoiceField(
                label=self.fields["period"].label or "", choices=[(one, one) for one in periods]
            )
        as_written(self)

    def command(self, doing: Doing) -> Command:
        """Return the command that what was filled in comes to; only called when nothing is wrong with it."""
        raise NotImplementedError


class LeadsForm(GovernForm):
    """Who leads."""

    strategic = forms.CharField(
        label="Who leads for the force?", help_text="The post or officer of suitable rank", max_length=120
    )
    tactical = forms.CharField(label="Who leads the work from day to day?", max_length=120)

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return NameLeads(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE,
            strategic=given["strategic"], tactical=given["tactical"],
        )  # fmt: skip


class StaffForm(GovernForm):
    """That staff were told."""

    in_force_from = forms.DateField(
        label="From which day do the new rules hold?", widget=forms.DateInput(attrs={"type": "date"})
    )
    means = forms.ChoiceField(label="How were staff told?", choices=MEANS, widget=forms.RadioSelect)

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return TellStaff(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE,
            in_force_from=given["in_force_from"], means=given["means"],
        )  # fmt: skip


class ProviderForm(GovernForm):
    """A provider to put on the register."""

    name = forms.CharField(label="What is it called?", max_length=120)
    kind = forms.ChoiceField(label="What kind of place is it?", choices=KINDS, widget=forms.RadioSelect)

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return NameProvider(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=doing.about,
            name=given["name"], kind=given["kind"],
        )  # fmt: skip


class AskedForm(GovernForm):
    """Whether a policy is held."""

    held = forms.ChoiceField(
        label="Do we hold its written policy for children who are missing?", choices=KNOWN, widget=forms.RadioSelect,
        help_text="“No” and what is not available are raised with the council or the regulator.",
    )  # fmt: skip

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        return AskForPolicy(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=doing.about,
            held=self.cleaned_data["held"],
        )  # fmt: skip


class RaisedForm(GovernForm):
    """That its lack was raised."""

    with_whom = forms.ChoiceField(label="With whom was it raised?", choices=WITH_WHOM, widget=forms.RadioSelect)

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        return RaisePolicy(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=doing.about,
            with_whom=self.cleaned_data["with_whom"],
        )  # fmt: skip


class BreachesForm(GovernForm):
    """That a week's breaches were reported."""

    period = forms.CharField(label="For which week?")
    figures = forms.RegexField(
        DIGEST, label="Digest of the report", help_text="As it stands at the foot of the report.",
    )  # fmt: skip

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return ReportPeriod(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE,
            what="breaches", period=given["period"], figures=given["figures"],
        )  # fmt: skip


class WordingForm(GovernForm):
    """That words about children were reported. The digest is of the report as the record gives it now."""

    period = forms.CharField(label="For which month?")

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        period, parts = self.cleaned_data["period"], doing.visit.parts
        return ReportPeriod(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE, what="wording",
            period=period, figures=digest(month_report(parts.ledger, parts.readings, period)),
        )  # fmt: skip


class ReadForm(GovernForm):
    """That cases were read through."""

    period = forms.CharField(label="For which month?")
    cases = forms.IntegerField(label="How many cases were read through?", min_value=0, max_value=10_000)
    outside_team = forms.ChoiceField(
        label="Does the reader belong to another team?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
    )

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return ReadCases(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE,
            period=given["period"], cases=given["cases"], outside_team=given["outside_team"] == "yes",
        )  # fmt: skip


class EvidenceAskedForm(GovernForm):
    """That evidence was asked for."""

    asked_by = forms.ChoiceField(label="Who asked for evidence?", choices=ASKED_BY, widget=forms.RadioSelect)

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        return AskEvidence(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE,
            asked_by=self.cleaned_data["asked_by"],
        )  # fmt: skip


class EvidenceGivenForm(GovernForm):
    """That it was given."""

    period = forms.CharField(label="Which request does it answer?")
    given = forms.RegexField(DIGEST, label="Digest of what was given")

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return GiveEvidence(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE,
            request=given["period"].rpartition(" ")[2], given=given["given"],
        )  # fmt: skip


class PublishForm(GovernForm):
    """That a month's figures are published."""

    month = forms.CharField(widget=forms.HiddenInput, max_length=7)
    figures = forms.RegexField(DIGEST, widget=forms.HiddenInput)

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return PublishPatterns(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE,
            period=given["month"], figures=given["figures"],
        )  # fmt: skip


class ReturnForm(GovernForm):
    """That the return was sent."""

    year = forms.CharField(widget=forms.HiddenInput, max_length=4)
    figures = forms.RegexField(DIGEST, widget=forms.HiddenInput)
    reference = forms.CharField(label="The national unit’s reference, if it gave one", required=False, max_length=80)

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return SubmitReturn(
            by=doing.by, happened_at=doing.press.at, key=doing.press.key, about=OUR_FORCE,
            period=given["year"], figures=given["figures"], reference=given["reference"],
        )  # fmt: skip


class DrawForm(GovernForm):
    """Which week to draw."""

    week = forms.CharField(widget=forms.HiddenInput, max_length=8)

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        log = doing.visit.parts.ledger
        week = self.cleaned_data["week"]
        return samples.drawing(log, week, by=doing.by, at=doing.press.at, key=doing.press.key)


class CloseForm(GovernForm):
    """That a sample is closed."""

    week = forms.CharField(widget=forms.HiddenInput, max_length=8)
    why_left_out = forms.CharField(
        label="Why can those that are left not be made again?", required=False, max_length=300,
        help_text="Only where some are left. Name no child.",
    )  # fmt: skip

    def command(self, doing: Doing) -> Command:
        """Return the command."""
        given, log = self.cleaned_data, doing.visit.parts.ledger
        return samples.closing(
            log, given["week"], by=doing.by, at=doing.press.at, key=doing.press.key, why_left_out=given["why_left_out"]
        )
