"""The crimes of the case: recorded for each child, cancelled only by who may, and put back."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from wayhome.casework.concerns.crimes import CancelCrime, Crime, RecordOffence, ReinstateCrime, crimes_of
from wayhome.kernel.ids import Subject
from wayhome.web.acting.boxes import choice, ticks, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.of_child import children_of
from wayhome.web.acting.pages import ActPage
from wayhome.web.concerns.choices import INFORMANTS, OFFENCES, short
from wayhome.web.presenting.times import when

YES_NO: Choices = [("yes", "Yes"), ("no", "No")]
DECIDED_BY: Choices = [
    ("force_crime_registrar", "The force crime registrar"),
    ("designated_decision_maker", "A designated decision maker"), ("other", "Somebody else"),
]  # fmt: skip


class OffenceForm(ActForm):
    """One offence, and the children it was done to: a crime for each."""

    offence = choice("What was done?", OFFENCES, lacking="Say which offence it was")
    children = ticks("To which children?", [], hint="One crime is recorded for each.")
    told_by = choice("Who told the police?", INFORMANTS, initial="unknown")
    reference = short("The crime’s reference", "If it has one already.")
    order_last: ClassVar[tuple[str, ...]] = ("when",)

    def prepare(self) -> None:
        """Ask which children, where there are several."""
        offered = children_of(self.desk)
        if len(offered) < 2:
            del self.fields["children"]
            return
        self.fields["children"] = ticks("To which children?", offered, hint="One crime is recorded for each.")
        self.order_fields(["offence", "children"])

    def clean(self) -> dict[str, object]:
        """Ask for at least one child, where there are several."""
        cleaned = super().clean()
        if "children" in self.fields and not cleaned.get("children") and "children" not in self.errors:
            self.add_error("children", ValidationError("Say to which children it was done"))
        return cleaned

    def command(self, entering: Entering) -> RecordOffence:
        """Return the command."""
        given = self.cleaned_data
        return RecordOffence(
            **self.common(entering), offence=given["offence"], told_by=given["told_by"] or "unknown",
            children=tuple(map(Subject, given.get("children") or ())), reference=given["reference"] or None,
        )  # fmt: skip


class CrimeForm(ActForm):
    """An act on one crime of the case."""

    crime = choice("Which crime?", [], lacking="Say which crime")
    standing: ClassVar[bool] = True

    def prepare(self) -> None:
        """Offer the crimes that stand, or those that were cancelled."""
        offered = [_offered(one, self.desk) for one in crimes_of(self.desk.facing) if one.stands is self.standing]
        self.fields["crime"] = choice("Which crime?", offered, lacking="Say which crime")
        if len(offered) == 1:
            self.fields["crime"].initial = offered[0][0]
        self.fields["crime"].required = bool(offered)
        self.order_fields(["crime"])


class CancelForm(CrimeForm):
    """Who decided that it did not happen, on what, and whether the child was told before."""

    decided_by = choice("Who decided it?", DECIDED_BY, lacking="Say who decided it")
    verifiable = choice("Is there other information that can be checked?", YES_NO, lacking="Say whether there is")
    told = choice("Was the child, or whoever acts for them, told first?", YES_NO, lacking="Say whether they were told")
    reasons = words("The information, and what it shows", "That a child does not support the case is not information.")

    def command(self, entering: Entering) -> CancelCrime:
        """Return the command."""
        given = self.cleaned_data
        return CancelCrime(
            **self.common(entering), crime=given["crime"] or None, decided_by=given["decided_by"],
            verifiable_information=given["verifiable"] == "yes", told=given["told"] == "yes", reasons=given["reasons"],
        )  # fmt: skip


class ReinstateForm(CrimeForm):
    """Which crime stands again, and why."""

    standing: ClassVar[bool] = False
    reasons = words("Why it stands again")

    def command(self, entering: Entering) -> ReinstateCrime:
        """Return the command."""
        given = self.cleaned_data
        return ReinstateCrime(**self.common(entering), crime=given["crime"] or None, reasons=given["reasons"])


def crimes_beside(desk: Desk) -> Mapping[str, Any]:
    """Return every crime of the case, in words."""
    return {"crimes": [crime_words(one, desk) for one in crimes_of(desk.facing)]}


def crime_words(crime: Crime, desk: Desk) -> str:
    """Say what a crime is for, which child it was done to, and whether it stands."""
    offence = dict(OFFENCES).get(crime.offence, "An offence")
    who = dict(children_of(desk)).get(crime.child, "")
    named = ", ".join(part for part in (offence, crime.reference or "no reference yet", who) if part)
    at = when(crime.event.happened_at, desk.visit.now)
    return f"{named}, recorded {at}{'' if crime.stands else ', cancelled'}"


def _offered(crime: Crime, desk: Desk) -> tuple[str, str]:
    return crime.event.id, crime_words(crime, desk)


RECORD_OFFENCE = ActPage(
    name="record-offence", title="Record a crime", form=OffenceForm, template="concerns/crimes.html",
    lead="A crime is recorded within 24 hours of being told of it, by whomever. It needs no proof, and no word of the "
    "child. One for each child.",
    button="Record the crime", beside=crimes_beside,
)  # fmt: skip
CANCEL_CRIME = ActPage(
    name="cancel-crime", title="Cancel a crime", form=CancelForm, template="concerns/crimes.html",
    lead="Only where other information that can be checked shows that it did not happen, decided by the registrar or a "
    "designated decision maker, and with the child told first.",
    button="Cancel the crime", beside=crimes_beside,
)  # fmt: skip
REINSTATE_CRIME = ActPage(
    name="reinstate-crime", title="Put a crime back", form=ReinstateForm, template="concerns/crimes.html",
    lead="A crime that was cancelled stands again.", button="Put it back", beside=crimes_beside,
)  # fmt: skip
