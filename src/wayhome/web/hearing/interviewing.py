"""The recorded interview: planned, held, or put off for the child's sake."""

from collections.abc import Mapping
from typing import ClassVar

from django.core.exceptions import ValidationError

from wayhome.casework.hearing.accounts import heard
from wayhome.casework.hearing.hear import HearChild
from wayhome.casework.hearing.prepare import PlanInterview, PutOffInterview
from wayhome.kernel.ids import ActorId
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.meeting import meeting
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.hearing.fields import ANOTHER, at, choice, day, hour, interviewers, line, officer_chosen, words
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

PLACES: Choices = [
    ("interview_suite", "An interview suite"), ("home", "At home"), ("placement", "In their placement"),
    ("school", "At school"), ("other", "Elsewhere"), ("unknown", "Not settled"),
]  # fmt: skip
KINDS: Choices = [("recorded_interview", "A recorded interview"), ("statement", "A statement")]
REASONS: Choices = [
    ("child_asked_for_time", "The child asked for time"), ("child_unwell", "The child is unwell"),
    ("intermediary_awaited", "An intermediary is awaited"),
]  # fmt: skip
WHO = "Their id, as it is on the staff list. Where nobody there is trained, it is kept all the same and said."


class WithInterviewerForm(OfChildForm):
    """An act that names who talks with the child."""

    def prepare(self) -> None:
        """Offer those who are trained first."""
        super().prepare()
        self.fields["interviewer"].choices = interviewers(self.desk)  # type: ignore[attr-defined]

    def named(self) -> str:
        """Return the officer that was chosen or written."""
        return officer_chosen(self.cleaned_data["interviewer"], self.cleaned_data["other_interviewer"])


class PlanForm(WithInterviewerForm):
    """Who talks with the child, where, when, and what it is to establish."""

    interviewer = choice("Who is to talk with the child?", [], hint="Those who are trained to interview children.")
    other_interviewer = line("Who?", WHO, most=60)
    place = choice("Where?", PLACES, initial="unknown")
    on = day("On which day?")
    clock = hour("At what time?")
    strategy = words(
        "What is it to establish, and how?", "What is asked first, what is left out, what the child needs."
    )
    with_the_child = line("Who is with the child?")

    field_order = ("child", "interviewer", "place", "on", "clock", "strategy", "with_the_child")
    reveals: ClassVar[Reveals] = {**ActForm.reveals, "interviewer": {ANOTHER: ("other_interviewer",)}}

    def command(self, entering: Entering) -> PlanInterview:
        """Return the command."""
        given = self.cleaned_data
        return PlanInterview(
            **self.common(entering), child=self.chosen(), interviewer=self.named(), place=given["place"] or "unknown",
            at=at(given["on"], given["clock"]), strategy=given["strategy"] or None,
            with_the_child=given["with_the_child"] or None,
        )  # fmt: skip


class HearForm(WithInterviewerForm):
    """Who talked with the child, how, and what the child said."""

    kind = choice("What was it?", KINDS, initial="recorded_interview", lacking="Say what it was")
    interviewer = choice("Who talked with the child?", [], lacking="Say who talked with the child")
    other_interviewer = line("Who?", WHO, most=60)
    account = spoken("What did the child say?", "As spoken, the parts that matter for keeping them safe now.", rows=6)
    recording = line("Reference of the recording or statement", most=60)

    field_order = ("child", "kind", "interviewer", "account", "recording")
    reveals: ClassVar[Reveals] = {**ActForm.reveals, "interviewer": {ANOTHER: ("other_interviewer",)}}

    def clean(self) -> dict[str, object]:
        """Ask who it was, where it was nobody of those listed."""
        cleaned = super().clean()
        if cleaned.get("interviewer") == ANOTHER and not cleaned.get("other_interviewer"):
            self.add_error("other_interviewer", ValidationError("Write who talked with the child"))
        return cleaned

    def command(self, entering: Entering) -> HearChild:
        """Return the command."""
        given = self.cleaned_data
        return HearChild(
            **self.common(entering), child=self.chosen(), interviewer=self.named(), kind=given["kind"],
            account=given["account"] or None, recording=given["recording"] or None,
        )  # fmt: skip


class PutOffForm(OfChildForm):
    """Why the child needs it to wait, and until when."""

    reason = choice(
        "Why does it wait?", REASONS, lacking="Say why it waits",
        hint="Only for the child's sake. Who is on duty, or how ready the child seems to be, is no reason.",
    )  # fmt: skip
    on = day("Until which day?")
    clock = hour("At what time?")
    asked_for = spoken("What did the child ask for?", "In their own words.")

    def clean(self) -> dict[str, object]:
        """Ask until when, so that it comes back by itself."""
        cleaned = super().clean()
        if not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", ValidationError("Enter the day until which it waits"))
        return cleaned

    def command(self, entering: Entering) -> PutOffInterview:
        """Return the command."""
        given = self.cleaned_data
        return PutOffInterview(
            **self.common(entering), child=self.chosen(), reason=given["reason"],
            until=at(given["on"], given["clock"]), asked_for=given["asked_for"] or None,
        )  # fmt: skip


def before(desk: Desk) -> Mapping[str, object]:
    """Return the interviews of each child before, so that nobody asks again what was said, and the same person does."""
    children = [heard(desk.facing.story, child) for child in desk.facing.children]
    called = Called(ActorId(who) for one in children for who in one.interviewers)
    return {
        "interviews": [
            {"when": when(one.at, desk.visit.now), "who": called(ActorId(one.interviewer)), "trained": one.trained}
            for child in children
            for one in child.interviews
        ],
        **meeting(desk),
        "put_off": sum(len(child.put_off) for child in children),
    }


PLAN = ActPage(
    name="plan-interview",
    title="Plan an interview with the child",
    lead="Within 5 days, and within 24 hours where the risk is high; times of ours. As few as possible.",
    form=PlanForm,
    template="hearing/interview.html",
    beside=before,
    then="hearing",
)
HEAR = ActPage(
    name="interview-child",
    title="The child was heard",
    lead="What the child said is kept, whoever it was said to. Training and plan are looked up, not ticked.",
    form=HearForm,
    template="hearing/interview.html",
    beside=before,
    then="hearing",
)
PUT_OFF = ActPage(
    name="put-off-interview",
    title="Put the interview off",
    lead="Only for the child's sake. It comes back by itself on the day you name.",
    form=PutOffForm,
    template="hearing/interview.html",
    beside=before,
    then="hearing",
)
