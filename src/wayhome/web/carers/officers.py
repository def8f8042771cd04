"""What officers do with what came through a carer's door: answer a dispute, explain a grade, ring back.

What was written stands above the form in its writer's own words, so that nobody answers from memory.
"""

from collections.abc import Mapping

from wayhome.casework.carers.dispute import AnswerGradeDispute, ExplainGrade
from wayhome.casework.carers.ring_back import RingReporterBack
from wayhome.casework.commands import Command
from wayhome.record.envelope import Event
from wayhome.web.acting.boxes import choice, day_to_come, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.carers.written import WHO, Written, offer

LINKS: Mapping[str, str] = {
    "no_code": "by a link in force, without its code", "ended": "by a link that had ended",
    "not_known": "by a link that we do not know", "entered": "from inside their door",
}  # fmt: skip


class DisputeAnswerForm(ActForm):
    """Which dispute, what came of it, and what they are told."""

    dispute = choice("Which dispute?", [], lacking="Say which dispute this answers")
    result = choice(
        "What came of it?", [("graded_again", "The risk was graded again"), ("stands", "The grade stands")],
        lacking="Say what came of it",
    )  # fmt: skip
    answer = words(
        "What they are told", "They read it at their door. Plain words, and nothing that could put anybody in danger.",
        rows=4, lacking="Write what they are told",
    )  # fmt: skip
    look_again_on = day_to_come("When it is looked at again, if a day is set")

    def prepare(self) -> None:
        """Offer the disputes that are not answered, the oldest first."""
        offer(self, "dispute", [(one.key, one) for one in disputes(self.desk) if not one.answer])

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return AnswerGradeDispute(
            **self.common(entering), dispute=given["dispute"], result=given["result"], answer=given["answer"],
            look_again_on=given["look_again_on"],
        )  # fmt: skip


class ExplainForm(ActForm):
    """Why the risk is graded as it is, in words for those who care for the child."""

    why = words(
        "Why, in words for those who care for the child",
        "They read it beside the grade. Say nothing of who told us, of suspects, or of what officers do next.",
        rows=4, lacking="Write why",
    )  # fmt: skip

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        return ExplainGrade(**self.common(entering), words=self.cleaned_data["why"])


class RingBackForm(ActForm):
    """Which report, and what came of ringing back."""

    report = choice("Which report?", [], lacking="Say which report this is about")
    result = choice(
        "What came of it?",
        [
            ("confirmed", "They confirmed that they reported"), ("not_reached", "Nobody answered"),
            ("no_number_held", "We hold no number for them"), ("not_them", "They say that it was not they"),
        ],
        lacking="Say what came of it",
    )  # fmt: skip
    said = spoken("What they said")

    def prepare(self) -> None:
        """Offer the reports that came through a link, those that nobody rang back about first."""
        offer(self, "report", [(one.key, one) for one in reports(self.desk) if not one.answer])

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return RingReporterBack(
            **self.common(entering), report=given["report"], result=given["result"], said=given["said"] or None
        )


def disputes(desk: Desk) -> tuple[Written, ...]:
    """Return the disputes of the case's grades, the oldest first."""
    facing = desk.facing
    answers = {event.body["dispute"]: event for event in facing.story.of_type("door.dispute_answered")}
    return tuple(
        _written(desk, event, "why", answers.get(event.id), "answer")
        for event in facing.story.of_type("door.grade_disputed")
    )


def reports(desk: Desk) -> tuple[Written, ...]:
    """Return the reports that came through a link, the newest first, with what came of ringing back."""
    rung = {event.body["report"]: event for event in desk.facing.story.of_type("door.reporter_rung_back")}
    found = []
    for event in reversed(desk.facing.story.of_type("door.missing_reported")):
        number = desk.facing.words.get((event.id, "number_given"), "")
        way = LINKS.get(str(event.body["link"]), "")
        text = f"Reported {way}. Number they gave: {number or 'none'}. Ring the number held before, where there is one."
        answered = rung.get(event.id)
        found.append(
            Written(
                key=event.id, who=f"Reference {event.body['reference']}", at=event.happened_at, text=text,
                answer=str(answered.body["result"]) if answered else "",
            )
        )  # fmt: skip
    return tuple(found)


def _written(desk: Desk, event: Event, name: str, answer: Event | None, said: str) -> Written:
    held = desk.facing.words
    return Written(
        key=event.id,
        who=WHO.get(str(event.body.get("kind")), "somebody").capitalize(),
        at=event.happened_at,
        text=held.get((event.id, name), ""),
        answer=held.get((answer.id, said), "") or "Answered" if answer else "",
    )


def _beside_disputes(desk: Desk) -> Mapping[str, object]:
    return {"written": disputes(desk), "nothing": "Nobody has disputed a grade of this case."}


def _beside_reports(desk: Desk) -> Mapping[str, object]:
    return {"written": reports(desk), "nothing": "No report of this case came through a link."}


ANSWER_DISPUTE = ActPage(
    name="answer-grade-dispute",
    title="Answer a disputed grade",
    lead="Those who care for the child say that the risk is graded wrongly. Whoever made the grade does not answer.",
    form=DisputeAnswerForm,
    button="Send the answer",
    template="carers/act.html",
    beside=_beside_disputes,
)
EXPLAIN = ActPage(
    name="explain-grade",
    title="Explain the grade to those who care for the child",
    lead="They see the level and what it means. They never see the grader's own reasons; write theirs here.",
    form=ExplainForm,
    button="Show it to them",
)
RING_BACK = ActPage(
    name="ring-reporter-back",
    title="Ring back whoever reported through a link",
    lead="The search goes on in any case. Ring the number that was held before, not the one that was typed.",
    form=RingBackForm,
    template="carers/act.html",
    beside=_beside_reports,
)
PAGES = (ANSWER_DISPUTE, EXPLAIN, RING_BACK)
