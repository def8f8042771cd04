"""One line of enquiry: raised with an owner and a date, what became of it, and what is asked for before it is lost."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.record_done import RecordDone
from wayhome.casework.request_evidence import RequestEvidence
from wayhome.record.events.enquiry import LineEscalated, LineRetasked
from wayhome.web.acting.asked import london
from wayhome.web.acting.boxes import choice as choice_field
from wayhome.web.acting.boxes import day as date_field
from wayhome.web.acting.boxes import line as line_field
from wayhome.web.acting.boxes import time_of_day as time_field
from wayhome.web.acting.boxes import words as words_field
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.searching.choices import BY_WHEN, DueForm, owner_field, owners
from wayhome.web.searching.lines import line_called, lines_of, open_names, title_of
from wayhome.web.searching.saying import ENDED

OWN = "Own line"
KEPT: Choices = [("no", "No"), ("yes", "Yes")]


class RaiseLineForm(DueForm):
    """Which line, what it is about, who finishes it and by when; and when what it needs is overwritten."""

    line = forms.ChoiceField(label="Which line of enquiry?", error_messages={"required": "Choose a line"})
    what = words_field(
        "What exactly?",
        "The place, the person or the task. It is kept with the child's record and never in a list.",
        rows=2,
    )
    owner = owner_field(required=True)
    kept = choice_field("Is it known when recordings or data are overwritten?", KEPT, initial="no")
    kept_on = date_field()
    kept_time = time_field()

    field_order = ("line", "what", "owner", "due", "kept")
    reveals: ClassVar[Reveals] = {**DueForm.reveals, "kept": {"yes": ("kept_on", "kept_time")}}

    def prepare(self) -> None:
        """Offer the catalogue, and a line of the officer's own; begin with the one the link names."""
        self.fields["line"].choices = catalogue_of(self.desk)  # type: ignore[attr-defined]
        self.fields["line"].initial = self.desk.about
        self.fields["owner"].choices = owners(self.desk)  # type: ignore[attr-defined]
        self.fields["owner"].initial = "investigator"

    def clean(self) -> dict[str, object]:
        """Ask for words where the name of the line says nothing, and for the time until which its data is kept."""
        cleaned = super().clean()
        if cleaned.get("line") == OWN and not cleaned.get("what"):
            self.add_error("what", ValidationError("Say what is to be found out"))
        if cleaned.get("kept") == "yes" and london(cleaned.get("kept_on"), cleaned.get("kept_time")) is None:
            self.add_error("kept_on", ValidationError("Enter the date and time until which they are kept"))
        return cleaned

    def command(self, entering: Entering) -> RaiseLine:
        """Return the command."""
        given = self.cleaned_data
        return RaiseLine(
            **self.common(entering),
            line=self._name(given["line"]),
            owner=given["owner"],
            due=self.due_by(entering.now),
            data_kept_until=london(given["kept_on"], given["kept_time"]) if given["kept"] == "yes" else None,
            what=given["what"] or None,
        )

    def _name(self, code: str) -> str:
        """Return a line's name; one that is raised again while it stands is another of its kind."""
        another = code == OWN or code in open_names(self.desk)
        return self.desk.facing.names_for(code, 1)[0] if another else code


class SettleLineForm(DueForm):
    """What became of a line: done, not done and why, given again, or taken up with somebody senior."""

    line = forms.ChoiceField(label="Which line of enquiry?", error_messages={"required": "Choose a line"})
    ended = choice_field("What became of it?", ENDED, lacking="Say what became of it")
    reason = words_field("In your words", "What it showed, or why it was not done and who refused.")
    due = choice_field("By when?", BY_WHEN, hint="For a line that is put off or given again.", initial="2")

    field_order = ("line", "ended", "reason", "due")

    def prepare(self) -> None:
        """Offer the lines that are still to be finished."""
        still_open = [(line.name, line.title) for line in lines_of(self.desk) if line.is_open]
        self.fields["line"].choices = still_open  # type: ignore[attr-defined]
        self.fields["line"].initial = self.desk.about

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        match given["ended"]:
            case "retasked":
                return RecordDone(**common, fact=LineRetasked(line=given["line"], due=self.due_by(entering.now)))
            case "escalated":
                return RecordDone(**common, fact=LineEscalated(line=given["line"]))
            case "deferred":
                until = self.due_by(entering.now)
                return FinishLine(**common, line=given["line"], result="deferred", until=until, reason=given["reason"])
            case _:
                return FinishLine(**common, line=given["line"], result=given["ended"], reason=given["reason"] or None)


class RequestDataForm(ActForm):
    """Which line the recordings or data belong to, and who holds them."""

    line = forms.ChoiceField(label="For which line of enquiry?", error_messages={"required": "Choose a line"})
    holder = line_field("Who holds them?", "The shop, council, network or company that was asked.")

    def prepare(self) -> None:
        """Offer the lines that were raised; the one the link names is offered even before."""
        raised = [(line.name, line.title) for line in lines_of(self.desk)]
        about = self.desk.about
        named = [] if not about or about in dict(raised) else [(about, title_of(self.desk, about))]
        self.fields["line"].choices = [*raised, *named]  # type: ignore[attr-defined]
        self.fields["line"].initial = about

    def command(self, entering: Entering) -> RequestEvidence:
        """Return the command."""
        given = self.cleaned_data
        return RequestEvidence(**self.common(entering), line=given["line"], holder=given["holder"] or None)


def catalogue_of(desk: Desk) -> Choices:
    """Return the lines of the rulebook's catalogue, and one of the officer's own."""
    listed = [(code, one.title) for code, one in desk.pack.lines.items()]
    return [("", "Choose a line"), *listed, (OWN, "A line of our own")]


def about_line(desk: Desk) -> dict[str, object]:
    """Return the line that a page is about as it stands, and what the catalogue says of it."""
    code = desk.about.partition(" ")[0]
    return {"line": line_called(desk, desk.about), "listed": desk.pack.lines.get(code)}


RAISE_LINE = ActPage(
    name="raise-line",
    title="Raise a line of enquiry",
    form=RaiseLineForm,
    template="searching/line.html",
    beside=about_line,
    then="lines",
)
SETTLE_LINE = ActPage(
    name="settle-line",
    title="What became of a line of enquiry",
    lead="Each line is followed, or accounted for with a reason, within a shift.",
    form=SettleLineForm,
    template="searching/line.html",
    beside=about_line,
    then="lines",
)
REQUEST_DATA = ActPage(
    name="request-data",
    title="Ask for recordings or data",
    lead="Ask before they are overwritten. An answer can come later.",
    form=RequestDataForm,
    template="searching/line.html",
    beside=about_line,
    then="lines",
)
