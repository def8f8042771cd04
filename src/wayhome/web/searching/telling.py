"""Who is told, and who is asked: partners, the family, social care, the carer's profile."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.record_done import RecordDone
from wayhome.casework.tell_partner import TellPartner
from wayhome.casework.update_family import UpdateFamily
from wayhome.record.events.missing import ProfileReceived
from wayhome.record.events.partner import NrmStatusChecked, SocialCareConsulted
from wayhome.web.acting.boxes import choice as choice_field
from wayhome.web.acting.boxes import line as line_field
from wayhome.web.acting.boxes import words as words_field
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.kept_before import kept_before
from wayhome.web.presenting.times import when
from wayhome.web.searching import partners
from wayhome.web.searching.choices import BY_WHEN, DueForm
from wayhome.web.searching.saying import PARTNERS, PROFILES

NRM: Choices = [
    ("none", "Not referred"), ("referred", "Referred"), ("reasonable_grounds", "Reasonable grounds found"),
    ("conclusive_grounds", "Conclusive grounds found"), ("negative", "Decided against"), ("unknown", "Not known"),
]  # fmt: skip
ANSWERED: Choices = [("yes", "Yes, a named professional"), ("no", "No, nobody yet")]
YES_NO: Choices = [("yes", "Yes"), ("no", "No")]


class TellPartnersForm(ActForm):
    """Who was told that the child is missing, each with the reference they gave."""

    status = choice_field("Is the child in the National Referral Mechanism?", NRM, hint="For an unaccompanied child.")

    def prepare(self) -> None:
        """Ask for each partner; those who are still owed it come first, and those told before say when."""
        owed, hints = partners.owed(self.desk), _hints(self.desk)
        codes = sorted(PARTNERS, key=lambda one: (one[0] not in owed, one[0] in hints))
        self.fields["whom"] = forms.MultipleChoiceField(
            label="Who was told?", choices=codes, required=False, widget=forms.CheckboxSelectMultiple
        )
        vars(self.fields["whom"])["hints"] = hints
        for code, _ in PARTNERS:
            self.fields[f"{code}_reference"] = line_field("Their reference, if they gave one", most=80)
        self.reveals = {**ActForm.reveals, "whom": {code: (f"{code}_reference",) for code, _ in PARTNERS}}  # type: ignore[misc]
        if self.desk.case.known.value("unaccompanied", self.desk.visit.now) != "yes":
            del self.fields["status"]
        self.order_fields(["whom"])

    def clean(self) -> dict[str, object]:
        """Ask for at least one."""
        cleaned = super().clean()
        if not cleaned.get("whom") and not cleaned.get("status"):
            self.add_error("whom", ValidationError("Choose who was told"))
        return cleaned

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return one command for each partner, and one for the status where it was asked."""
        given, common = self.cleaned_data, self.common(entering)
        asked: dict[str, Command] = {
            code: TellPartner(**common, whom=code, reference=given[f"{code}_reference"] or None)
            for code in given["whom"]
        }
        if given.get("status"):
            asked["status"] = RecordDone(**common, fact=NrmStatusChecked(status=given["status"]))
        return asked


class TellFamilyForm(DueForm):
    """What whoever reported was told, whether they know who owns the case, and when they hear next."""

    owner_named = choice_field("Do they know who owns the case and how to reach them?", YES_NO, lacking="Say yes or no")
    told = words_field("What they were told, and what they said")
    due = choice_field("When do they hear next?", BY_WHEN, initial="4")

    field_order = ("owner_named", "told", "due")
    due_words: ClassVar[str] = "you promised"
    reveals: ClassVar[Reveals] = DueForm.reveals

    def command(self, entering: Entering) -> UpdateFamily:
        """Return the command."""
        given = self.cleaned_data
        return UpdateFamily(
            **self.common(entering), owner_named=given["owner_named"], next_at=self.due_by(entering.now),
            told=given["told"] or None,
        )  # fmt: skip


class AskSocialCareForm(ActForm):
    """Whether somebody answered, who, and what they said."""

    answered = choice_field("Did they answer?", ANSWERED, lacking="Say whether somebody answered")
    out_of_hours = forms.BooleanField(label="It was the emergency duty team", required=False)
    professional = line_field("Who answered, and how to reach them")
    content = words_field("What they know that bears on the risk")

    def command(self, entering: Entering) -> RecordDone:
        """Return the command."""
        given = self.cleaned_data
        fact = SocialCareConsulted(
            answered=given["answered"] == "yes",
            out_of_hours=given["out_of_hours"],
            professional=given["professional"] or None,
            content=given["content"] or None,
        )
        return RecordDone(**self.common(entering), fact=fact)


class ObtainProfileForm(ActForm):
    """Whether those who care for the child gave the profile they keep for this moment."""

    result = choice_field("What came of it?", PROFILES, lacking="Say what came of it")

    def command(self, entering: Entering) -> RecordDone:
        """Return the command."""
        return RecordDone(**self.common(entering), fact=ProfileReceived(result=self.cleaned_data["result"]))


def _hints(desk: Desk) -> Mapping[str, str]:
    """Say of each partner by when they are owed it, or else when they were told."""
    now = desk.visit.now
    said = {code: f"Told {when(event.happened_at, now)}" for code, event in partners.told(desk)}
    return said | {code: f"Owed by {when(at, now)}" for code, at in partners.owed(desk).items()}


TELL_PARTNERS = ActPage(
    name="tell-partners",
    title="Tell partners",
    lead="Record who was told that the child is missing. Several at once is fine.",
    form=TellPartnersForm,
    then="looking",
)
TELL_FAMILY = ActPage(
    name="tell-family",
    title="Tell whoever reported the child",
    lead="They are told who owns the case, what is being done, and when they hear next. Keep that time.",
    form=TellFamilyForm,
    then="looking",
)
ASK_SOCIAL_CARE = ActPage(
    name="ask-social-care",
    title="Ask social care what they know",
    form=AskSocialCareForm,
)


def kept_already(desk: Desk) -> Mapping[str, object]:
    """Return what those who care for the child keep, where it came through their own door."""
    kept = kept_before(desk.visit.parts, desk.facing.child, desk.visit.now, besides=desk.record)
    return {"kept": kept, "shows": kept.shows}


OBTAIN_PROFILE = ActPage(
    name="obtain-profile",
    title="The carer’s profile of the child",
    lead="Homes and foster carers keep one for this moment: who the child sees, where they go, what frightens them.",
    form=ObtainProfileForm,
    template="carers/obtained.html",
    beside=kept_already,
)
