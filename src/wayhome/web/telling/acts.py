"""The other acts of telling: told in person, tried, signed for, a good reason asked for, and answered."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from wayhome.casework.telling.good_reason import AnswerGoodReason, AskGoodReason
from wayhome.casework.telling.standing import ASKED, WRITTEN, told_of
from wayhome.casework.telling.tell import SignForLetter, TellPerson, TryToTell
from wayhome.casework.telling.triggers import CALLED, trigger_of
from wayhome.record.envelope import Event
from wayhome.web.acting.boxes import choice, day_to_come
from wayhome.web.acting.boxes import words as box
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.times import when
from wayhome.web.telling.aiming import aimed_at, of_child
from wayhome.web.telling.fields import SAYS, AimedForm, WithoutWhen, ticks

HOW: Choices = [
    ("heard_in_person", "In person"), ("heard_by_telephone", "By telephone, and they are who they say they are"),
    ("through_advocate", "Through their advocate, who says that they have heard it"),
]  # fmt: skip
WHY: Choices = [
    ("no_answer", "No answer"), ("returned", "It came back"), ("channel_unsafe", "It was not safe"),
    ("no_interpreter", "No interpreter"), ("not_well_enough", "They were not well enough"), ("other", "Something else"),
]  # fmt: skip
REASONS: Choices = [
    ("three_attempts", "It was tried three times or more"), ("channel_unsafe", "There is no safe way to reach them"),
    ("would_endanger_child", "It would put the child in danger"),
    ("would_harm_investigation", "It would harm the investigation"),
    ("asked_not_to_be_told", "They asked not to be told"),
]  # fmt: skip
CALLED_REASON = dict(REASONS)
YES_NO: Choices = [("yes", "Yes, it is a good reason"), ("no", "No, they are still to be told")]


class TellForm(AimedForm):
    """How they heard it, of what, and what they were given besides."""

    how = choice("How did they hear it?", HOW, lacking="Say how they heard it")
    gives = ticks("What were they told besides?", SAYS)

    def command(self, entering: Entering) -> TellPerson:
        """Return the command."""
        given = self.cleaned_data
        return TellPerson(
            **self.common(entering),
            child=self.aim.child,
            holder=self.aim.holder.ref,
            about=self.chosen,
            how=given["how"],
            reasons="reasons" in given["gives"],
            support="support" in given["gives"],
            review_right="review_right" in given["gives"],
        )


class TryForm(AimedForm):
    """Why they were not reached."""

    why = choice("Why were they not reached?", WHY, lacking="Say why they were not reached")

    def command(self, entering: Entering) -> TryToTell:
        """Return the command."""
        return TryToTell(
            **self.common(entering),
            child=self.aim.child,
            holder=self.aim.holder.ref,
            about=self.chosen,
            why=self.cleaned_data["why"],
        )


class ReasonForm(WithoutWhen):
    """The reason, in words, and by when it is looked at again."""

    reason = choice("What is the reason?", REASONS, lacking="Choose the reason")
    why = box("Say why", "In a sentence that the person could read one day.", lacking="Say why")
    tell_by = day_to_come("Until when?", "A good reason is good for a time. On this day somebody looks at it again.")

    def command(self, entering: Entering) -> AskGoodReason:
        """Return the command."""
        given = self.cleaned_data
        return AskGoodReason(
            **self.common(entering),
            child=self.aim.child,
            holder=self.aim.holder.ref,
            about=self.chosen,
            reason=given["reason"],
            why=given["why"],
            tell_by=given["tell_by"],
        )


class AnswerForm(ActForm):
    """Whether a supervisor accepts it."""

    asked = choice("Which of them?", [], lacking="Say which one this answers")
    accepted = choice("Do you accept it?", YES_NO, lacking="Say whether you accept it")
    tell_by = day_to_come("Until when?", "Not given: the day that was asked for.")
    why = box("Why, and what to do instead", "Where you do not accept it, say how they are to be told.")

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "accepted": {"yes": ("tell_by",)}}

    def prepare(self) -> None:
        """Offer what nobody has answered yet."""
        field, waiting = self.fields["asked"], unanswered(self.desk)
        field.choices = [(one.id, asked_words(one, self.desk)) for one in waiting]  # type: ignore[attr-defined]
        field.initial = waiting[0].id if len(waiting) == 1 else None

    def command(self, entering: Entering) -> AnswerGoodReason:
        """Return the command."""
        given = self.cleaned_data
        found = self.desk.facing.entry(given["asked"])
        child = next((one for one in self.desk.facing.children if found and one in found.subjects), None)
        return AnswerGoodReason(
            **self.common(entering),
            child=child,
            asked=given["asked"],
            accepted=given["accepted"] == "yes",
            why=given["why"] or None,
            tell_by=given["tell_by"],
        )


class SignForm(ActForm):
    """Which letter was signed for."""

    notice = choice("Which letter?", [], lacking="Say which letter was signed for")

    def prepare(self) -> None:
        """Offer the letters of the case."""
        field, there = self.fields["notice"], letters(self.desk)
        field.choices = [(str(one.body["notice"]), letter_words(one, self.desk)) for one in there]  # type: ignore[attr-defined]
        named = {str(one.body["notice"]) for one in there}
        field.initial = self.desk.about if self.desk.about in named else None

    def command(self, entering: Entering) -> SignForLetter:
        """Return the command."""
        written = next(one for one in letters(self.desk) if one.body["notice"] == self.cleaned_data["notice"])
        child = next((one for one in self.desk.facing.children if one in written.subjects), None)
        return SignForLetter(**self.common(entering), child=child, notice=self.cleaned_data["notice"])


def unanswered(desk: Desk) -> tuple[Event, ...]:
    """Return what was put to a supervisor and not answered yet."""
    story = desk.facing.story
    answers = ("victim.good_reason_declined", "victim.notice_not_possible")
    done = {one.body.get("asked") for name in answers for one in story.of_type(name)}
    return tuple(one for one in story.of_type(ASKED) if one.id not in done)


def letters(desk: Desk) -> tuple[Event, ...]:
    """Return the letters that were written in the case, the latest first."""
    written = desk.facing.story.of_type(WRITTEN)
    return tuple(one for one in reversed(written) if one.body["by"] in ("letter", "by_hand"))


def letter_words(one: Event, desk: Desk) -> str:
    """Return what a letter is called in a list."""
    return f"{one.body['notice']}, written {when(one.happened_at, desk.visit.now)}"


def asked_words(one: Event, desk: Desk) -> str:
    """Return what was put to a supervisor, in a line: the reason and what is not told."""
    return f"{CALLED_REASON[str(one.body['reason'])]}: {'; '.join(_events(one, desk)) or 'a regular update'}"


def _events(one: Event, desk: Desk) -> Iterator[str]:
    for event in filter(None, (desk.facing.entry(named) for named in told_of(one))):
        if trigger := trigger_of(event):
            yield CALLED[trigger].lower()


def aimed_beside(desk: Desk) -> Mapping[str, Any]:
    """Show whom an act is about."""
    return {"aim": aimed_at(desk)}


def asked_beside(desk: Desk) -> Mapping[str, Any]:
    """Show what was asked, by whom, and in which words."""
    said = [
        {
            "words": asked_words(one, desk),
            "why": of_child(desk, desk.facing.child).words.get((one.id, "why"), ""),
            "tried": one.body.get("attempts", 0),
            "when": when(one.happened_at, desk.visit.now),
        }
        for one in unanswered(desk)
    ]
    return {"asked_for": said}


TELL = ActPage(
    name="tell-person",
    title="They were told",
    lead="Each person is told in their own right. Telling one does not tell another.",
    form=TellForm,
    template="telling/act.html",
    beside=aimed_beside,
    then="to-tell",
)
TRY = ActPage(
    name="tried-to-tell",
    title="They were not reached",
    lead="The clock does not stop. Three attempts on different days and at different times may be a good reason.",
    form=TryForm,
    template="telling/act.html",
    beside=aimed_beside,
    then="to-tell",
)
REASON = ActPage(
    name="good-reason",
    title="Ask a supervisor to accept a good reason",
    lead="Nothing is excused until a supervisor accepts it. It is counted, and looked at again.",
    form=ReasonForm,
    button="Ask",
    template="telling/act.html",
    beside=aimed_beside,
    then="to-tell",
)
ANSWER = ActPage(
    name="answer-good-reason",
    title="Is it a good reason not to tell?",
    lead="The law asks that people are told, unless there is a good reason. Whoever asked does not answer.",
    form=AnswerForm,
    button="Decide",
    template="telling/answer.html",
    beside=asked_beside,
    then="to-tell",
)
SIGNED = ActPage(
    name="letter-signed",
    title="A letter was signed for",
    lead="It counts from when the person it is for had it in their hand.",
    form=SignForm,
    then="to-tell",
)
