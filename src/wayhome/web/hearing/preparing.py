"""Before the child is heard: what they first said, what is explained and asked, and whether they need help."""

from typing import ClassVar

from django import forms

from wayhome.casework.hearing.prepare import (
    AskPreferences,
    ConsiderIntermediary,
    ExplainMeasures,
    KeepFirstAccount,
)
from wayhome.casework.needs.standing import (
    NeedsStanding,
    driven,
    measures_wanted,
    needs_of,
    preferred_interviewer,
)
from wayhome.kernel.ids import Subject
from wayhome.web.acting.forms import Choices, Entering
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.hearing.fields import choice, words

HEARD_BY: Choices = [
    ("police", "A police officer"), ("parent", "A parent"), ("carer", "A carer"), ("school", "School"),
    ("social_worker", "A social worker"), ("health", "Health"), ("friend", "A friend"), ("other", "Somebody else"),
    ("unknown", "Not known"),
]  # fmt: skip
KEPT: Choices = [
    ("body_worn_video", "On body-worn video"), ("written_at_once", "Written down at once"),
    ("written_later", "Written down later"), ("unknown", "Not known"),
]  # fmt: skip
MEASURES: Choices = [
    ("screen", "A screen in court"), ("live_link", "Speaking by live link from another room"),
    ("in_private", "A court without the public"), ("no_wigs", "No wigs and gowns"),
    ("recorded_evidence", "The recorded interview played instead of telling it again"),
    ("recorded_questioning", "Questions recorded before the trial"), ("intermediary", "An intermediary"),
    ("aids", "Things that help to explain: drawings, symbols"),
]  # fmt: skip
INTERMEDIARY: Choices = [
    ("requested", "One was asked for"), ("matched", "One is found"),
    ("not_needed_for_a_reason", "None is needed, for a reason"),
]  # fmt: skip
TALKS_WITH: Choices = [
    ("a_woman", "A woman"), ("a_man", "A man"), ("somebody_they_know", "Somebody they have talked with before"),
    ("no_preference", "It does not matter to them"), ("not_said", "They did not say"),
]  # fmt: skip


class FirstForm(OfChildForm):
    """What the child said to whoever heard it first."""

    said = spoken("What did the child say?", "As spoken. Do not tidy it.", rows=5, lacking="Write what the child said")
    heard_by = choice("Who heard it?", HEARD_BY, initial="police")
    recorded = choice("How was it kept?", KEPT, initial="written_at_once")
    asked = words("What was the child asked, if anything?", "The question as it was put.", rows=2)

    def command(self, entering: Entering) -> KeepFirstAccount:
        """Return the command."""
        given = self.cleaned_data
        return KeepFirstAccount(
            **self.common(entering), child=self.chosen(), said=given["said"], heard_by=given["heard_by"] or "unknown",
            recorded=given["recorded"] or "unknown", asked=given["asked"] or None,
        )  # fmt: skip


class AskedBeforeForm(OfChildForm):
    """An act on which the child said something when they were asked what they need."""

    @property
    def needs(self) -> NeedsStanding:
        """Return what the child said they need; of several children, the one the page was opened for."""
        about, facing = self.desk.about, self.desk.facing
        return needs_of(facing.stories.get(Subject(about) if about in facing.children else facing.child))


class MeasuresForm(AskedBeforeForm):
    """What can make giving evidence easier, and which of it the child would want."""

    def prepare(self) -> None:
        """Begin with what the child said they would like."""
        super().prepare()
        self.fields["measures"].initial = list(measures_wanted(self.needs))

    measures = forms.MultipleChoiceField(
        label="Which would the child want?", choices=MEASURES, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="They may change their mind.",
    )  # fmt: skip
    wishes = spoken("What did the child say about it?", "In their own words.")

    def command(self, entering: Entering) -> ExplainMeasures:
        """Return the command."""
        given = self.cleaned_data
        return ExplainMeasures(
            **self.common(entering), child=self.chosen(), measures=tuple(given["measures"]),
            wishes=given["wishes"] or None,
        )  # fmt: skip


class IntermediaryForm(AskedBeforeForm):
    """Whether the child needs help to understand and be understood."""

    def prepare(self) -> None:
        """Say what of the child's needs points to one."""
        super().prepare()
        said = ", ".join(driven(self.needs, self.desk.pack, "intermediary"))
        if said:
            self.fields["result"].help_text = f"When they were asked what they need: {said}."

    result = choice("What was decided?", INTERMEDIARY, lacking="Say what was decided")
    reason = words("Why?", "How the child understands, speaks and copes; who was asked.")

    def command(self, entering: Entering) -> ConsiderIntermediary:
        """Return the command."""
        given = self.cleaned_data
        return ConsiderIntermediary(
            **self.common(entering), child=self.chosen(), result=given["result"], reason=given["reason"] or None
        )


class PreferencesForm(AskedBeforeForm):
    """Who the child would rather talk with, where, and who should be with them."""

    def prepare(self) -> None:
        """Begin with what the child said they would like."""
        super().prepare()
        wanted = preferred_interviewer(self.needs)
        self.fields["interviewer"].initial = wanted if wanted != "not_said" else None

    interviewer = choice("Who would the child rather talk with?", TALKS_WITH, lacking="Say what the child said")
    wishes = spoken("What did the child say?", "Who should be with them, where, and when is a good time.")
    hints: ClassVar = {"interviewer": {"somebody_they_know": "The same person each time, where that can be."}}

    def command(self, entering: Entering) -> AskPreferences:
        """Return the command."""
        given = self.cleaned_data
        return AskPreferences(
            **self.common(entering), child=self.chosen(), interviewer=given["interviewer"],
            wishes=given["wishes"] or None,
        )  # fmt: skip


FIRST = ActPage(
    name="heard-first",
    title="What the child first said",
    lead="Kept as it was spoken, whoever heard it. Nobody asks the child for it again to have it on a form.",
    form=FirstForm,
    then="hearing",
)
MEASURES_EXPLAINED = ActPage(
    name="explain-measures",
    title="Special measures, explained to the child",
    lead="Everybody under 18 may have them. They are explained before the child gives an account.",
    form=MeasuresForm,
    then="hearing",
)
INTERMEDIARY_CONSIDERED = ActPage(
    name="intermediary",
    title="Does the child need an intermediary?",
    lead="Asked of every child: help to understand what is asked and to be understood.",
    form=IntermediaryForm,
    button="Decide",
    then="hearing",
)
PREFERENCES = ActPage(
    name="preferences",
    title="What the child wants of an interview",
    lead="The same person each time where possible, a choice of a woman or a man, and somebody with them.",
    form=PreferencesForm,
    then="hearing",
)
