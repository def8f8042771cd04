"""Answering a question, answering what was said to be wrong, and asking who opened a door."""

from datetime import datetime, time
from typing import ClassVar

from django import forms

from wayhome.casework.answering.answer import AnswerQuestion, AnswerWrong
from wayhome.casework.answering.hold_back import HoldBack
from wayhome.casework.answering.invite import LookAtOpening
from wayhome.casework.answering.noted import LookAtSentLate
from wayhome.casework.commands import Command
from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.record.envelope import Event
from wayhome.web.acting.forms import Choices, Entering
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.answering.choosing import OpenOnes
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.opening import end

RESULTS: Choices = [
    ("put_right", "It was wrong, and is put right"), ("partly", "Part of it is put right"),
    ("stands", "It stands, and here is why"),
]  # fmt: skip
WHO: Choices = [
    ("was_them", "It was them"), ("was_not_them", "It was not them"), ("not_known", "They could not say"),
]  # fmt: skip
COMES_TO: Choices = [
    ("entered", "It is theirs, and I have entered it where it belongs"),
    ("passed_on", "Somebody else has it now"), ("nothing_new", "It says nothing new"),
    ("not_theirs", "Somebody else wrote it"),
]  # fmt: skip
WHY_LATE = {
    "begun_long_ago": "sent more than a day after it was begun, or cut off", "invitation_ended": "their link had ended",
    "not_let_in": "they may not be told any more",
}  # fmt: skip
ENDANGERS: Choices = [("person", "A person"), ("enquiry", "An enquiry"), ("both", "Both")]


def an_answer(label: str) -> forms.CharField:
    """Return the box of an answer that somebody outside reads."""
    return forms.CharField(
        label=label,
        help_text="They read exactly this. Short words, and no name of anybody they should not know of.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write the answer"},
    )


class QuestionForm(OpenOnes):
    """The answer to a question, for whoever asked it."""

    asked, answered, names_it, text = "door.question_asked", "door.question_answered", "question", "question"
    answer = an_answer("What is the answer?")

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        child = child_of(self.chosen_event())
        return AnswerQuestion(**self.common(entering), child=child, question=given["which"], answer=given["answer"])


class WrongForm(OpenOnes):
    """What came of what was said to be wrong."""

    asked, answered, names_it, text = "door.said_wrong", "door.wrong_answered", "said", "what"
    result = forms.ChoiceField(
        label="What came of it?", choices=RESULTS, widget=forms.RadioSelect,
        error_messages={"required": "Say what came of it"},
    )  # fmt: skip
    answer = an_answer("What are they told?")

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return AnswerWrong(
            **self.common(entering), child=child_of(self.chosen_event()), said=given["which"], result=given["result"],
            answer=given["answer"],
        )  # fmt: skip


OPENED = {
    "door.opened_elsewhere": "opened again with a new code", "door.codes_used_up": "five wrong codes",
    "door.codes_asked_often": "codes asked for again and again",
}  # fmt: skip


class OpeningForm(OpenOnes):
    """Whether it was they who opened their door again, or tried to; if not, their link opens nothing from now on."""

    asked, answered, names_it = tuple(OPENED), "door.opening_looked_at", "opening"

    def words_of(self, event: Event) -> str:
        """Return what happened, in a line."""
        return f"{super().words_of(event)}: {OPENED[event.type]}"

    answer = forms.ChoiceField(
        label="You asked them, by a way that is safe. What did they say?", choices=WHO, widget=forms.RadioSelect,
        error_messages={"required": "Say what they said"},
    )  # fmt: skip

    def command(self, entering: Entering) -> Command:
        """Return the command; a link that is in other hands is closed before anything else is done."""
        given, opening = self.cleaned_data, self.chosen_event()
        if opening is not None and given["answer"] == "was_not_them":
            end(str(opening.body.get("invitation")), entering.now)
        return LookAtOpening(
            **self.common(entering), child=child_of(opening), opening=given["which"], answer=given["answer"]
        )


class SentLateForm(OpenOnes):
    """What came after whoever wrote it could be let in, and what it comes to."""

    asked, answered, names_it, text = "door.sent_late", "door.sent_late_looked_at", "sent", "said"
    result = forms.ChoiceField(
        label="What does it come to?", choices=COMES_TO, widget=forms.RadioSelect,
        error_messages={"required": "Say what it comes to"},
    )  # fmt: skip
    note = forms.CharField(label="What did you do with it?", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def words_of(self, event: Event) -> str:
        """Return it with why it is looked at first."""
        return f"{super().words_of(event)} ({WHY_LATE[str(event.body['why'])]})"

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return LookAtSentLate(
            **self.common(entering), child=child_of(self.chosen_event()), sent=given["which"], result=given["result"],
            note=given["note"] or None,
        )  # fmt: skip


class HoldForm(OfChildForm):
    """What showing it would endanger, for whom less is shown, and until when."""

    holder = forms.ChoiceField(label="Who sees less?", widget=forms.RadioSelect, required=False)
    endangers = forms.ChoiceField(
        label="What would it endanger to show it?", choices=ENDANGERS, widget=forms.RadioSelect,
        error_messages={"required": "Say what it would endanger"},
    )  # fmt: skip
    reason = forms.CharField(
        label="Why? Your supervisor reads this.", widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )  # fmt: skip
    until_on = forms.DateField(
        label="Until the end of which day? Four weeks at most.", widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter the day on which it ends"},
    )  # fmt: skip
    order_last: ClassVar[tuple[str, ...]] = ("when",)

    def prepare(self) -> None:
        """Offer everybody who was invited in this case."""
        super().prepare()
        rows = Invitation.objects.filter(child__in=self.desk.facing.children, ended_at=None)
        invited = [(row.holder, f"{row.kind.capitalize()} {row.holder}") for row in rows]
        field = self.fields["holder"]
        field.choices = [("", "Everybody who was invited"), *dict(invited).items()]  # type: ignore[attr-defined]
        field.initial = ""

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        ends = as_utc(datetime.combine(given["until_on"], time(23, 59, 59), LONDON))
        return HoldBack(
            **self.common(entering), child=self.chosen(), hold=given["key"], holder=given["holder"] or None,
            endangers=given["endangers"], reason=given["reason"], until=ends,
        )  # fmt: skip


def child_of(event: Event | None) -> Subject | None:
    """Return the child whom an entry is about."""
    named = event.subjects if event else ()
    return next((Subject(one) for one in named if kind_of(one) is SubjectKind.CHILD), None)


QUESTION = ActPage(
    name="answer-question",
    title="Answer a question",
    lead="They get it at their door, and nobody else does. That there is nothing new yet is an answer too.",
    form=QuestionForm,
    button="Answer",
)
WRONG = ActPage(
    name="answer-wrong",
    title="Answer what was said to be wrong",
    lead="Look into it first. An entry that is wrong is put right on the case itself.",
    form=WrongForm,
    button="Answer",
)
OPENING = ActPage(
    name="look-at-opening",
    title="Who opened the door?",
    lead="A link was used again, or somebody tried to. Ask whoever it was made out to, by a way that is safe.",
    form=OpeningForm,
)
SENT_LATE = ActPage(
    name="look-at-sent-late",
    title="Look at what came too late",
    lead="It was begun at a door and sent when whoever began it was let in no longer. Nothing follows from it yet.",
    form=SentLateForm,
)
HOLD = ActPage(
    name="hold-back",
    title="Show less at a door for a time",
    lead=(
        "Before an arrest, or where somebody may be hurt. Steps and messages they have not opened are not shown; "
        "questions still reach you. Nothing that is owed stops for it."
    ),
    form=HoldForm,
    button="Show less",
)
