"""One line: raised, ended with which way it points, chased past its date, or looked at where it was set aside."""

from typing import ClassVar

from django.core.exceptions import ValidationError

from wayhome.casework.commands import Command
from wayhome.casework.enquiring.follow_line import ChaseLine, EndLine, FollowLine, LookAtSetAside
from wayhome.web.acting.boxes import choice, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.enquiring.choices import (
    OWN,
    POINTS,
    DueForm,
    every_line,
    one_of,
    open_lines,
    owners,
    pointing,
    standing,
    title_of,
    what_of,
)
from wayhome.web.enquiring.lines_page import because_said, reason_of

RESULTS: Choices = [
    ("done", "It was followed, and showed something"), ("done_nil", "It was followed, and showed nothing"),
    ("not_applicable", "It is not followed: it does not fit this case"),
    ("not_reasonable", "It is not followed: it would not be reasonable"), ("deferred", "It is put off"),
    ("refused", "Whoever was asked refused"), ("impossible", "It cannot be followed"),
]  # fmt: skip
FOLLOWED = ("done", "done_nil")
HOW: Choices = [("retasked", "Task it again, with a new date"), ("escalated", "Take it up with somebody senior")]
AGREED: Choices = [("agreed", "I agree: it is not followed"), ("to_be_followed", "It is to be followed")]
POINTS_ARE_ASKED = "What clears somebody counts as much as what points to them."


class FollowLineForm(DueForm):
    """Which line, what it is to find out, who follows it and by when."""

    line = one_of("Which line?", lacking="Choose a line")
    what = words("What is it to find out?", "The place, the person or the task, in a sentence.", rows=2)
    owner = one_of("Who follows it?", lacking="Choose who follows it")

    field_order = ("line", "what", "owner", "due")

    def prepare(self) -> None:
        """Offer the catalogue, and a line of the case's own; begin with the one the link names."""
        self.fields["line"].choices = every_line(self.desk)  # type: ignore[attr-defined]
        self.fields["line"].initial = self._meant()
        self.fields["owner"].choices = owners(self.desk)  # type: ignore[attr-defined]
        self.fields["owner"].initial = "investigator"

    def _meant(self) -> str:
        """Return the line that the link names; where it names none, the one that follows an explanation that waits."""
        if not self.desk.about:
            return "EL-25" if self.desk.facing.owed("follow_explanation") else ""
        return OWN if self.desk.about == OWN else self.desk.about.partition(" ")[0]

    def clean(self) -> dict[str, object]:
        """Ask for words where the name of the line says nothing."""
        cleaned = super().clean()
        if cleaned.get("line") == OWN and not cleaned.get("what"):
            self.add_error("what", ValidationError("Say what it is to find out"))
        return cleaned

    def command(self, entering: Entering) -> FollowLine:
        """Return the command."""
        given = self.cleaned_data
        return FollowLine(
            **self.common(entering), line=given["line"], owner=given["owner"], due=self.due_by(entering.now),
            what=given["what"] or None,
        )  # fmt: skip


class EndLineForm(DueForm):
    """What became of a line, which way it points, and why where it was not followed."""

    line = one_of("Which line?", lacking="Choose a line")
    ended = choice("What became of it?", RESULTS, lacking="Say what became of it")
    points = choice("Which way does what it showed point?", POINTS, hint=POINTS_ARE_ASKED)
    reason = words("In your words", "What it showed, or why it is not followed, and who refused.")
    due = choice("Until when?", DueForm.base_fields["due"].choices, initial="168")  # type: ignore[attr-defined]

    field_order = ("line", "ended", "reason")
    reveals: ClassVar[Reveals] = {
        **DueForm.reveals, "ended": {"done": ("points",), "done_nil": (), "deferred": ("due",)},
    }  # fmt: skip

    def prepare(self) -> None:
        """Offer the lines that are still to be finished, and the one the link names."""
        self.fields["line"].choices = open_lines(self.desk)  # type: ignore[attr-defined]
        self.fields["line"].initial = self.desk.about

    def clean(self) -> dict[str, object]:
        """Ask for words where a line is not followed."""
        cleaned = super().clean()
        if cleaned.get("ended") not in (None, "", *FOLLOWED) and not cleaned.get("reason"):
            self.add_error("reason", ValidationError("Say why it is not followed"))
        return cleaned

    def command(self, entering: Entering) -> EndLine:
        """Return the command; what showed nothing points neither way."""
        given, ended = self.cleaned_data, self.cleaned_data["ended"]
        aside = ended in ("not_applicable", "not_reasonable")
        points = pointing(given["points"] if ended == "done" else "neither")
        return EndLine(
            **self.common(entering),
            line=given["line"],
            result="not_applicable" if aside else ended,
            points=points,
            ground=("not_reasonable" if ended == "not_reasonable" else "does_not_fit") if aside else None,
            until=self.due_by(entering.now) if ended == "deferred" else None,
            reason=given["reason"] or None,
        )


class ChaseLineForm(DueForm):
    """A line past its date: task it again, or take it up."""

    line = one_of("Which line?", lacking="Choose a line")
    how = choice("What is done about it?", HOW, lacking="Say what is done about it")
    due = choice("By when?", DueForm.base_fields["due"].choices, initial="72")  # type: ignore[attr-defined]

    field_order = ("line", "how")
    reveals: ClassVar[Reveals] = {**DueForm.reveals, "how": {"retasked": ("due",)}}

    def prepare(self) -> None:
        """Offer the lines that are still to be finished."""
        self.fields["line"].choices = open_lines(self.desk)  # type: ignore[attr-defined]
        self.fields["line"].initial = self.desk.about

    def command(self, entering: Entering) -> ChaseLine:
        """Return the command."""
        given = self.cleaned_data
        due = self.due_by(entering.now) if given["how"] == "retasked" else None
        return ChaseLine(**self.common(entering), line=given["line"], how=given["how"], due=due)


class SetAsideForm(DueForm):
    """What a supervisor holds of a line that is said not to be reasonable."""

    line = one_of("Which line?", lacking="Choose a line")
    result = choice("What do you hold?", AGREED, lacking="Say what you hold")
    owner = one_of("Who follows it?")
    reason = words("Why", rows=2)

    field_order = ("line", "result", "reason")
    reveals: ClassVar[Reveals] = {**DueForm.reveals, "result": {"to_be_followed": ("owner", "due")}}

    def prepare(self) -> None:
        """Offer the lines that nobody has looked at."""
        waiting = [(line.name, title_of(self.desk, line.name)) for line in standing(self.desk).to_look_at]
        self.fields["line"].choices = [("", "Choose a line"), *waiting]  # type: ignore[attr-defined]
        self.fields["line"].initial = self.desk.about
        self.fields["owner"].choices = owners(self.desk)  # type: ignore[attr-defined]

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        follow = given["result"] == "to_be_followed"
        return LookAtSetAside(
            **self.common(entering), line=given["line"], result=given["result"],
            owner=given["owner"] or "investigator", due=self.due_by(entering.now) if follow else None,
            reason=given["reason"] or None,
        )  # fmt: skip


def about_line(desk: Desk) -> dict[str, object]:
    """Return what the catalogue and the record say of the line that a page is about."""
    lines = standing(desk)
    listed, line = lines.listed(desk.about.partition(" ")[0]), lines.line(desk.about)
    because = listed.because if listed else ()
    return {
        "listed": listed.line if listed else None,
        "because": tuple(because_said(reason, desk.visit.now) for reason in because),
        "what": what_of(desk, line) if line else "",
        "why": reason_of(line, desk) if line else "",
    }


FOLLOW_LINE = ActPage(
    name="follow-line",
    title="Raise a line of enquiry",
    form=FollowLineForm,
    template="enquiring/line.html",
    beside=about_line,
    then="inquiry-lines",
)
END_LINE = ActPage(
    name="end-line",
    title="What became of a line of enquiry",
    lead="Each line ends with what it showed and which way it points, or with why it is not followed.",
    form=EndLineForm,
    template="enquiring/line.html",
    beside=about_line,
    then="inquiry-lines",
)
CHASE_LINE = ActPage(
    name="chase-line",
    title="A line past its date",
    lead="A line does not stand still: it is finished, tasked again with a new date, or taken up.",
    form=ChaseLineForm,
    template="enquiring/line.html",
    beside=about_line,
    then="inquiry-lines",
)
SET_ASIDE = ActPage(
    name="set-aside",
    title="A line held not to be reasonable",
    lead="Whether a line is reasonable is looked at by somebody other than whoever set it aside.",
    form=SetAsideForm,
    template="enquiring/line.html",
    beside=about_line,
    then="inquiry-lines",
)
