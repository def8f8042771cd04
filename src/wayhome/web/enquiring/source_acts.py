"""Something that may be lost: put on record with its time, asked for, and what became of it."""

from datetime import time
from typing import ClassVar

from django.core.exceptions import ValidationError

from wayhome.casework.enquiring.keep_sources import AskToKeep, IdentifySource, SayWhatBecame
from wayhome.web.acting.asked import london
from wayhome.web.acting.boxes import choice, day, time_of_day, words
from wayhome.web.acting.boxes import line as short
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.enquiring.choices import no_or_line, one_of
from wayhome.web.enquiring.perishable import Perishable, perishable_of

OTHER = "other"
FIRST_MINUTE = time(0, 0)
KNOWN: Choices = [("no", "No: count the typical time"), ("yes", "Yes, its holder said so")]
ASKED: Choices = [("no", "Not yet"), ("yes", "Yes, just now")]
BECAME: Choices = [
    ("secured", "We have it"), ("kept_by_holder", "Its holder keeps it for us"), ("refused", "Its holder refuses"),
    ("nothing_there", "Nothing is there"), ("lost", "It is lost"),
]  # fmt: skip
CAUSES: Choices = [
    ("overwritten", "It was overwritten"), ("deleted", "It was deleted"), ("destroyed", "It was destroyed"),
    ("not_known", "Not known"),
]  # fmt: skip


class IdentifyForm(ActForm):
    """What it is, who holds it, when what it shows happened, and until when it is kept."""

    keeping = one_of("What is it?", lacking="Choose what it is")
    what = words("What may it show?", "The place, the day and what to look for.", rows=2)
    holder = short("Who holds it?", "The shop, council, network or company.")
    made_on = day("When did what it shows happen?")
    made_time = time_of_day("At about what time?")
    known = choice("Is it known until when it is kept?", KNOWN, initial="no")
    kept_on = day()
    kept_time = time_of_day()
    asked = choice("Was its holder asked to keep it?", ASKED, initial="no")
    line = one_of("Which line of enquiry does it belong to?", hint="Left open, the usual one is taken.")

    field_order = ("keeping", "what", "holder", "made_on", "made_time", "known", "asked", "line")
    reveals: ClassVar[Reveals] = {**ActForm.reveals, "known": {"yes": ("kept_on", "kept_time")}}

    def prepare(self) -> None:
        """Offer what the rulebook has a typical time for, and anything else."""
        typical = [(code, one.title) for code, one in self.desk.pack.keeping_times.items()]
        offered = [("", "Choose"), *typical, (OTHER, "Something else")]
        self.fields["keeping"].choices = offered  # type: ignore[attr-defined]
        self.fields["line"].choices = no_or_line(self.desk)  # type: ignore[attr-defined]
        self.fields["line"].initial = self.desk.about

    def clean(self) -> dict[str, object]:
        """Ask for both parts of a time that is given."""
        cleaned = super().clean()
        if cleaned.get("known") == "yes" and london(cleaned.get("kept_on"), cleaned.get("kept_time")) is None:
            self.add_error("kept_on", ValidationError("Enter the date and time until which it is kept"))
        return cleaned

    def command(self, entering: Entering) -> IdentifySource:
        """Return the command; a day without a time is counted from its first minute, so that nothing counts late."""
        given = self.cleaned_data
        made_on, made_time = given["made_on"], given["made_time"]
        midnight = made_time or (FIRST_MINUTE if made_on else None)
        return IdentifySource(
            **self.common(entering),
            keeping=given["keeping"] if given["keeping"] != OTHER else None,
            line=given["line"] or None,
            made_at=london(made_on, midnight),
            kept_until=london(given["kept_on"], given["kept_time"]) if given["known"] == "yes" else None,
            holder=given["holder"] or None,
            what=given["what"] or None,
            asked=given["asked"] == "yes",
        )


class AskForm(ActForm):
    """Which of the things that may be lost its holder was asked to keep."""

    reference = one_of("What was asked for?", lacking="Choose what was asked for")

    def prepare(self) -> None:
        """Offer what is not secured; begin with the one the link names."""
        self.fields["reference"].choices = running(self.desk)  # type: ignore[attr-defined]
        self.fields["reference"].initial = self.desk.about

    def command(self, entering: Entering) -> AskToKeep:
        """Return the command."""
        return AskToKeep(**self.common(entering), reference=self.cleaned_data["reference"])


class BecameForm(ActForm):
    """What became of one of the things that may be lost."""

    reference = one_of("Of what?", lacking="Choose of what")
    result = choice("What became of it?", BECAME, lacking="Say what became of it")
    cause = choice("How was it lost?", CAUSES, initial="not_known")
    detail = words("In your words", "What was said and by whom, or what may stand in its place.")

    field_order = ("reference", "result", "detail")
    reveals: ClassVar[Reveals] = {**ActForm.reveals, "result": {"lost": ("cause",)}}

    def prepare(self) -> None:
        """Offer everything that was put on record; begin with the one the link names."""
        self.fields["reference"].choices = everything(self.desk)  # type: ignore[attr-defined]
        self.fields["reference"].initial = self.desk.about

    def command(self, entering: Entering) -> SayWhatBecame:
        """Return the command."""
        given = self.cleaned_data
        return SayWhatBecame(
            **self.common(entering), reference=given["reference"], result=given["result"],
            cause=given["cause"] or "not_known", detail=given["detail"] or None,
        )  # fmt: skip


def running(desk: Desk) -> Choices:
    """Return what may be lost and is not secured."""
    return [("", "Choose"), *(_named(one) for one in perishable_of(desk) if one.is_running or _is_named(one, desk))]


def everything(desk: Desk) -> Choices:
    """Return everything that was put on record as what may be lost."""
    return [("", "Choose"), *map(_named, perishable_of(desk))]


def about_source(desk: Desk) -> dict[str, object]:
    """Return the thing that a page is about, as it stands."""
    return {"one": next((one for one in perishable_of(desk) if _is_named(one, desk)), None)}


def _is_named(one: Perishable, desk: Desk) -> bool:
    return one.source.reference == desk.about


def _named(one: Perishable) -> tuple[str, str]:
    return one.source.reference, ": ".join(filter(None, (one.title, one.what[:60])))


IDENTIFY = ActPage(
    name="identify-source",
    title="Something that may be lost",
    lead="Recordings, accounts, devices and bookings are kept only for a time. Put it down now and look at it later.",
    form=IdentifyForm,
    then="perishable",
)
ASK_TO_KEEP = ActPage(
    name="ask-to-keep",
    title="Asked to keep it",
    lead="Asking is not having. The time until which it is kept goes on running until it is secured.",
    form=AskForm,
    template="enquiring/source.html",
    beside=about_source,
    then="perishable",
)
WHAT_BECAME = ActPage(
    name="what-became",
    title="What became of it",
    lead="What is lost is said as well: what may stand in its place is looked for sooner.",
    form=BecameForm,
    template="enquiring/source.html",
    beside=about_source,
    then="perishable",
)
