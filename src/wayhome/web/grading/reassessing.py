"""Assessing the risk again when something new is known, and saying so even where nothing changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from wayhome.casework.record_done import RecordDone
from wayhome.record.envelope import Event
from wayhome.record.events.risk import Reassessed
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.grading.disputing import read_of
from wayhome.web.grading.factors import grounds_of
from wayhome.web.grading.given import last_grade
from wayhome.web.presenting.called import told
from wayhome.web.presenting.entries import happened

NEWS = (
    "missing.information_received", "missing.question_answered", "missing.whereabouts_reported", "risk.factor_recorded",
    "risk.hit_marked", "child.exploitation_flag_set",
)  # fmt: skip
WORDS = ("content", "words", "how")


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """Something that became known since the last grade."""

    says: str
    own: str
    when: str
    href: str


class ReassessForm(ActForm):
    """Why the grade stands; a change is a new grade."""

    why = forms.CharField(
        label="Why the grade stands", widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what you looked at and why it changes nothing"},
    )  # fmt: skip

    def command(self, entering: Entering) -> RecordDone:
        """Return the command."""
        fact = Reassessed(outcome="unchanged", why=self.cleaned_data["why"])
        return RecordDone(**self.common(entering), fact=fact)


def new_since(desk: Desk) -> Iterator[New]:
    """Yield what became known since the risk was last graded or assessed, the latest first."""
    last = desk.facing.last("risk.graded", "risk.reassessed")
    events = (event for name in NEWS for event in desk.facing.story.of_type(name, with_child=True))
    for event in sorted(events, key=lambda event: (event.happened_at, event.id), reverse=True):
        if last is None or event.happened_at > last.happened_at:
            yield _new(event, desk)


def _new(event: Event, desk: Desk) -> New:
    own = next((words for name in WORDS if (words := desk.facing.words.get((event.id, name)))), "")
    at = happened(event, desk.facing.now)
    return New(says=told(event, desk.pack), own=own, when=at, href=reverse("entry", args=[event.id]))


def beside(desk: Desk) -> Mapping[str, object]:
    """Gather the grade that stands and what is new."""
    return {
        "grade": last_grade(desk),
        "grounds": grounds_of(desk),
        "read": read_of(desk),
        "news": tuple(new_since(desk)),
        "again_href": reverse("grade-risk", args=[desk.record]),
    }


REASSESS = ActPage(
    name="reassess",
    title="Assess the risk again",
    lead="Something new is known. If it changes the risk, grade again; if not, say so and why.",
    button="The grade stands",
    form=ReassessForm,
    template="grading/reassess.html",
    beside=beside,
    then="grade-given",
)
