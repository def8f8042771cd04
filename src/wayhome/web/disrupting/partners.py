"""Powers that others hold: the licensing authority told, and an agency asked by a day."""

from django import forms

from wayhome.casework.commands import Command
from wayhome.casework.disrupting.partners import AskPartner, RecordPartnerAnswer, TellLicensing
from wayhome.web.acting.boxes import day, words
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.disrupting.asking import need, one_of, pick, stands, tick, title_of

TRADES: Choices = [
    ("", "No new concern"), ("taxi", "A taxi or private hire driver or firm"),
    ("licensed_premises", "Licensed premises"), ("hotel", "A hotel"), ("other", "Another licensed trade"),
]  # fmt: skip
AGENCIES: Choices = [
    ("licensing_authority", "The licensing authority"), ("local_authority", "The council"), ("housing", "The landlord"),
    ("probation", "Probation"), ("immigration_enforcement", "Immigration enforcement"),
    ("crime_agency", "The National Crime Agency"), ("vehicle_agencies", "The vehicle agencies and insurers"),
    ("online_platform", "An online platform"), ("police", "Another part of the police"), ("other", "Somebody else"),
]  # fmt: skip
RESULTS: Choices = [
    ("used", "They used it"), ("refused", "They refused"), ("under_way", "It is under way"),
    ("withdrawn", "We took the request back"),
]  # fmt: skip


class LicensingForm(ActForm):
    """A concern about somebody who needs a licence, and that the authority was told."""

    def prepare(self) -> None:
        """Ask for the concern and for the telling."""
        self.fields["trade"] = one_of("Which trade gives cause for concern?", TRADES)
        self.fields["concern"] = words("What is the concern?", rows=2)
        self.fields["told"] = tick("The licensing authority was told")
        self.fields["authority"] = forms.CharField(label="Which authority?", required=False, max_length=120)
        self.fields["disclosed"] = words("What was it told?", "No more than it needs in order to act.", rows=2)

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return TellLicensing(
            **self.common(entering), trade=given["trade"], concern=given["concern"] or None, told=given["told"],
            authority=given["authority"], disclosed=given["disclosed"] or None,
        )  # fmt: skip


class PartnerForm(ActForm):
    """An agency is asked to use a power of theirs; or what they answered."""

    def prepare(self) -> None:
        """Ask for the power, the agency and the day; or for the answer to what was asked before."""
        waiting = [one for one in stands(self.desk).asked if one.result in ("", "under_way")]
        if waiting:
            named = [(one.reference, f"{one.reference}: {title_of(self.desk, one.power)}") for one in waiting]
            initial = self.desk.about if self.desk.about in dict(named) else ""
            choices = [("", "Something new is asked"), *named]
            self.fields["ask"] = pick("Is this an answer?", choices, "", initial)
            self.fields["ask"].required = False
            self.fields["result"] = one_of("What did they answer?", RESULTS)
        self._ask_anew()
        self.fields["said"] = words("What were they asked, or what did they say?")

    def _ask_anew(self) -> None:
        held = {one.id: one for one in self.desk.pack.powers.values() if one.held_by}
        choices = [("", "Another power"), *((one.id, one.title) for one in held.values())]
        power = forms.ChoiceField(label="Which power of theirs?", choices=choices, required=False)
        agency = one_of("Who holds it?", AGENCIES)
        if self.desk.about in held:
            power.initial, agency.initial = self.desk.about, held[self.desk.about].held_by
        self.fields |= {"power": power, "agency": agency, "due": day("By when are they to answer?")}

    def clean(self) -> dict[str, object]:
        """Ask for the answer to something, or for all that is asked."""
        cleaned = super().clean()
        if cleaned.get("ask"):
            need(self, "result", "Say what they answered")
        else:
            need(self, "agency", "Say who is asked")
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given, said = self.cleaned_data, self.cleaned_data["said"] or None
        if given.get("ask"):
            return RecordPartnerAnswer(**self.common(entering), ask=given["ask"], result=given["result"], answer=said)
        power = given["power"] or "other"
        return AskPartner(**self.common(entering), power=power, agency=given["agency"], due=given["due"], asked=said)


LICENSING = ActPage(
    name="licensing",
    title="Tell the licensing authority",
    lead="It can suspend or revoke where it knows of a danger. It is told within 24 hours, and no more than it needs.",
    form=LicensingForm,
)
ASK_PARTNER = ActPage(
    name="ask-partner",
    title="Ask a partner to use a power of theirs",
    lead="With a day by which they answer; they are asked after until they do.",
    form=PartnerForm,
)
PAGES = (LICENSING, ASK_PARTNER)
