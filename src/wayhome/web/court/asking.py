"""Complaints and reviews, as pages: taken from whoever asks, acknowledged, and decided by somebody who had no part."""

from collections.abc import Iterable

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.court.asking import (
    ACKNOWLEDGED,
    ASKED,
    COMPLAINT,
    COMPLAINT_ACKNOWLEDGED,
    COMPLAINT_ANSWERED,
    DECIDED,
    AcknowledgeComplaint,
    AcknowledgeReview,
    AnswerComplaint,
    AskReview,
    DecideReview,
    OfferInternalReview,
    ReceiveComplaint,
    decisions_of,
    is_outside_the_scheme,
    waiting,
)
from wayhome.record.envelope import Event
from wayhome.web.acting.boxes import choice, day_to_come, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.of_holder import THE_CHILD, OfHolderForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.court.news import at
from wayhome.web.presenting.entries import sentence
from wayhome.web.presenting.times import when

RIGHTS: Choices = [
    ("1", "Being understood"), ("2", "Having the crime recorded"), ("3", "Being given information"),
    ("4", "Being referred to support"), ("5", "Compensation"), ("6", "Being told about the investigation"),
    ("7", "A personal statement"), ("8", "Being told about the trial"), ("9", "Being told the outcome"),
    ("10", "Expenses, and getting things back"), ("11", "Being told about the offender"),
    ("12", "Complaining"), ("", "Not clear yet"),
]  # fmt: skip
RESULTS: Choices = [
    ("upheld", "The decision stands"), ("overturned", "The decision was wrong"),
    ("further_enquiries", "More has to be found out first"),
]  # fmt: skip
CAME_TO: Choices = [
    ("right_was_met", "The right was met"), ("partly", "It was met in part"),
    ("right_was_not_met", "The right was not met"),
]  # fmt: skip


class AskedByForm(OfHolderForm):
    """What somebody asks for, of whom the child's record knows."""

    holder = choice("Who asks?", [THE_CHILD], lacking="Say who asks")


class ComplaintForm(AskedByForm):
    """Who complains, and of what."""

    holder = choice("Who complains?", [THE_CHILD], lacking="Say who complains")
    what = spoken("What did they say?", "As they said it.", lacking="Write what they said")
    right = choice("Which right is it about?", RIGHTS)

    field_order = ("holder", "what")

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return ReceiveComplaint(
            **self.common(entering), child=self.chosen(), holder=self.chosen_holder(),
            right=int(given["right"]) if given["right"] else None, what=given["what"],
        )  # fmt: skip


class WaitingForm(ActForm):
    """An answer to something that was asked for and waits."""

    asked, answered, named_in = ASKED, ACKNOWLEDGED, "request"
    what = choice("Which?", [], lacking="Say which it answers")

    def prepare(self) -> None:
        """Offer what waits, the oldest first."""
        found = waiting(self.desk.facing, self.asked, self.answered, self.named_in)
        field = self.fields["what"]
        field.choices = _listed(found, self.desk)  # type: ignore[attr-defined]
        named = [event.id for event in found]
        field.initial = self.desk.about if self.desk.about in named else (named[0] if named else None)
        if not named:
            field.help_text = "Nothing waits for this on record."


class ComplaintAcknowledgedForm(WaitingForm):
    """Which complaint, and by when an answer was promised."""

    asked, answered, named_in = COMPLAINT, COMPLAINT_ACKNOWLEDGED, "complaint"
    answered_on = day_to_come("By when is it answered?")

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return AcknowledgeComplaint(
            **self.common(entering), complaint=given["what"], answered_by=at(given["answered_on"], None)
        )


class ComplaintAnsweredForm(WaitingForm):
    """Which complaint, what it came to, and the answer."""

    asked, answered, named_in = COMPLAINT, COMPLAINT_ANSWERED, "complaint"
    result = choice("What did you find?", CAME_TO, lacking="Say what you found")
    answer = words(
        "What is the answer?", "In words that whoever complained can follow: they are told this.",
        lacking="Write the answer",
    )  # fmt: skip

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return AnswerComplaint(
            **self.common(entering), complaint=given["what"], result=given["result"], answer=given["answer"]
        )


class ReviewForm(AskedByForm):
    """Who asks for which decision to be looked at again."""

    of = choice("Which decision?", [], lacking="Say which decision they want looked at again")
    why = spoken("Why do they want it looked at again?", "As they said it. They need give no reason.")

    def prepare(self) -> None:
        """Offer the decisions of the case, the latest first, and say which scheme reaches each."""
        super().prepare()
        found = decisions_of(self.desk.facing)
        field = self.fields["of"]
        field.choices = _listed(found, self.desk)  # type: ignore[attr-defined]
        field.hints = {  # type: ignore[attr-defined]
            event.id: "The force's own second look" if is_outside_the_scheme(event) else "The right to review"
            for event in found
        }
        field.initial = found[0].id if found else None
        if not found:
            field.help_text = "Nothing is decided in this case that may be looked at again. Record it as a complaint."

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return AskReview(
            **self.common(entering), child=self.chosen(), of=given["of"], holder=self.chosen_holder(),
            why=given["why"] or None,
        )  # fmt: skip


class ReviewAcknowledgedForm(WaitingForm):
    """Which request."""

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        return AcknowledgeReview(**self.common(entering), request=self.cleaned_data["what"])


class ReviewDecidedForm(WaitingForm):
    """Which request, what was decided, and why."""

    answered = DECIDED
    result = choice("What is decided?", RESULTS, lacking="Say what is decided")
    reason = words("Why?", "In words that whoever asked can follow: they are told this.", lacking="Say why")

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return DecideReview(
            **self.common(entering), request=given["what"], result=given["result"], reason=given["reason"]
        )


class OfferedForm(OfChildForm):
    """Nothing is asked but which child."""

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        return OfferInternalReview(**self.common(entering), child=self.chosen())


def _listed(found: Iterable[Event], desk: Desk) -> Choices:
    return [(event.id, f"{sentence(event)}, {when(event.happened_at, desk.visit.now)}") for event in found]


COMPLAINED = ActPage(
    name="complaint",
    title="A complaint",
    lead="Taken from anybody, in their words. A supervisor acknowledges it within 10 working days. "
    "Whoever complains and is not named here is put down first, under Say who is told.",
    form=ComplaintForm,
    then="court",
)
COMPLAINT_KNOWN = ActPage(
    name="acknowledge-complaint",
    title="Acknowledge a complaint",
    lead="Say that it arrived, who looks at it, and by when they hear.",
    form=ComplaintAcknowledgedForm,
    then="court",
)
COMPLAINT_SETTLED = ActPage(
    name="answer-complaint",
    title="Answer a complaint",
    lead="Within 20 working days, by somebody who does not run the case. Whoever complained is told the answer.",
    form=ComplaintAnsweredForm,
    then="court",
)
REVIEW_ASKED = ActPage(
    name="ask-review",
    title="Somebody asks for a decision to be looked at again",
    lead="The child may ask, or a parent for them, within three months. A later request is kept too. "
    "Whoever asks and is not named here is put down first, under Say who is told.",
    form=ReviewForm,
    then="court",
)
REVIEW_ACKNOWLEDGED = ActPage(
    name="acknowledge-review",
    title="Acknowledge a request for a review",
    lead="Within 10 working days.",
    form=ReviewAcknowledgedForm,
    then="court",
)
REVIEW_DECIDED = ActPage(
    name="decide-review",
    title="Decide a review",
    lead="Within 30 working days, by somebody who had no part in the decision.",
    form=ReviewDecidedForm,
    button="Record the decision",
    then="court",
)
REVIEW_OFFERED = ActPage(
    name="offer-internal-review",
    title="Offer a second look inside the force",
    lead="The national scheme leaves out cases that ended without the child's support. Our own step: offer one here.",
    form=OfferedForm,
    button="It was offered",
    then="court",
)
