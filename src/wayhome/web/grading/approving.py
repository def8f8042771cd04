"""The second person: approving a lower level, recording why a level stands below the floor, looking at a pair."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from django import forms

from wayhome.access.actors import Role
from wayhome.casework.approve_grade import ApproveGrade
from wayhome.casework.record_done import RecordDone
from wayhome.casework.review_search import Outstanding, ReviewSearch
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.record.events.risk import FloorDepartureRecorded, Grade
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import KNOWN, ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.disputing import read_of
from wayhome.web.grading.factors import grounds_of
from wayhome.web.grading.given import lacking, last_grade
from wayhome.web.grading.hits import unweighed
from wayhome.web.grading.levels import GRADES, LIKELIHOODS, meanings, table

BELOW_MEDIUM = "MC-15"
NARROW = "govuk-input--width-10"
DAY, CLOCK = {"type": "date", "classes": NARROW}, {"type": "time", "classes": NARROW}
WHY = forms.Textarea(attrs={"rows": 4})


class AgainForm(ActForm):
    """A form with a time at which something is looked at again."""

    again_on = forms.DateField(
        label="Looked at again: date", required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    again_at = forms.TimeField(
        label="Looked at again: time", required=False, widget=forms.TimeInput(attrs=CLOCK, format="%H:%M")
    )

    def clean(self) -> dict[str, object]:
        """Ask for the other half of a time of which one half was given."""
        cleaned = super().clean()
        for name, other, words in (("again_on", "again_at", "date"), ("again_at", "again_on", "time")):
            if cleaned.get(other) and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, f"Enter the {words} as well")
        return cleaned

    def again(self) -> datetime | None:
        """Return the time, in UTC; None where none was given."""
        on, at = self.cleaned_data.get("again_on"), self.cleaned_data.get("again_at")
        return as_utc(datetime.combine(on, at, LONDON)) if on and at else None


class ApproveForm(AgainForm):
    """A level that the approver agrees to, what changed, and why."""

    grade = forms.ChoiceField(label="Which level do you approve?", choices=GRADES[1:], widget=forms.RadioSelect)
    changed = forms.ChoiceField(
        label="Did something change, or become known, that explains it?", choices=KNOWN[:3], widget=forms.RadioSelect,
        initial="unknown",
    )  # fmt: skip
    reason = forms.CharField(label="Why you approve it", required=False, widget=WHY)
    informant_agreed = forms.ChoiceField(
        label="Does whoever reported the child agree?", choices=KNOWN, widget=forms.RadioSelect,
        required=False, initial="not_asked",
    )  # fmt: skip
    order_last = ("informant_agreed", "again_on", "again_at", "when")

    def prepare(self) -> None:
        """Choose the level that the link is about."""
        if self.desk.about in dict(GRADES):
            self.fields["grade"].initial = self.desk.about

    def command(self, entering: Entering) -> ApproveGrade:
        """Return the command."""
        given = self.cleaned_data
        return ApproveGrade(
            **self.common(entering), grade=cast("Grade", given["grade"]), changed=given["changed"],
            informant_agreed=given["informant_agreed"] or "not_asked", review_at=self.again(),
            reason=given["reason"] or None,
        )  # fmt: skip


class DepartForm(ActForm):
    """Why the level stands below the floor."""

    reason = forms.CharField(
        label="Why the risk is not graded at the floor", widget=WHY,
        error_messages={"required": "Say why, in your words"},
    )  # fmt: skip

    def command(self, entering: Entering) -> RecordDone:
        """Return the command; the rank is that of whoever is signed in."""
        fact = FloorDepartureRecorded(by=entering.by.rank, reason=self.cleaned_data["reason"])
        return RecordDone(**self.common(entering), fact=fact)


class LookForm(AgainForm):
    """What somebody of rank says of a level that likelihood and severity do not settle."""

    directions = forms.CharField(
        label="What you looked at, and what is to be done", widget=WHY,
        error_messages={"required": "Say what you looked at and what is to be done"},
    )  # fmt: skip
    left = forms.ChoiceField(
        label="Is anything still to be done?", widget=forms.RadioSelect,
        choices=[("something", "Yes"), ("nothing", "No, I looked and nothing is")],
        error_messages={"required": "Say whether anything is still to be done"},
    )  # fmt: skip
    what = forms.CharField(label="What", required=False)
    who = forms.CharField(label="Which post does it", required=False)
    reveals = {**ActForm.reveals, "left": {"something": ("what", "who", "again_on", "again_at")}}  # noqa: RUF012

    def clean(self) -> dict[str, object]:
        """Ask for the whole of what is outstanding."""
        cleaned = super().clean()
        if cleaned.get("left") == "something":
            asked = {
                "what": "Say what",
                "who": "Say which post",
                "again_on": "Enter the date",
                "again_at": "Enter the time",
            }
            for name, words in asked.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    def command(self, entering: Entering) -> ReviewSearch:
        """Return the command."""
        given, due = self.cleaned_data, self.again()
        left = (Outstanding(what=given["what"], who=given["who"], due=due),) if due else ()
        return ReviewSearch(
            **self.common(entering), directions=given["directions"], outstanding=left, nothing_outstanding=not left
        )


def beside(desk: Desk) -> Mapping[str, object]:
    """Gather the grade before the second person, what it rests on, and what an approval asks for."""
    below = desk.pack.duties.get(BELOW_MEDIUM)
    return {
        "grade": last_grade(desk),
        "lacking": lacking(desk),
        "grounds": grounds_of(desk),
        "read": read_of(desk),
        "unweighed": len(unweighed(desk)),
        "needs": tuple(need.words for need in below.needs) if below else (),
        "below_rule": BELOW_MEDIUM,
        "own": (last := desk.facing.last("risk.graded")) is not None and last.actor == desk.visit.actor.id,
        "second": Role.INSPECTOR.words.lower(),
        "meanings": meanings(desk.pack),
        "rows": _pair(desk),
        "likelihoods": LIKELIHOODS,
    }


def _pair(desk: Desk) -> object:
    last = desk.facing.last("risk.graded")
    body = last.body if last else {}
    return table(str(body.get("likelihood") or ""), str(body.get("severity") or ""))


APPROVE_GRADE = ActPage(
    name="approve-grade",
    title="Approve a lower level",
    lead="You are the second person. The level takes effect when the grader grades again.",
    button="Approve",
    form=ApproveForm,
    template="grading/approve.html",
    beside=beside,
    then="grade-given",
)
DEPART_FROM_FLOOR = ActPage(
    name="depart-from-floor",
    title="Record why the level stands below the floor",
    lead="The response follows the floor all the same.",
    form=DepartForm,
    template="grading/approve.html",
    beside=beside,
    then="grade-given",
)
LOOK_AT_GRADE = ActPage(
    name="look-at-grade",
    title="Look at a grade between the levels",
    lead="Likelihood and severity meet in a cell that national practice does not define. Say whether the level fits.",
    form=LookForm,
    template="grading/look.html",
    beside=beside,
    then="grade-given",
)
