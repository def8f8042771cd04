"""What officers do with what came through a carer's door: answer a dispute, explain a grade, ring back, tell what came.

What was written stands above the form in its writer's own words, so that nobody answers from memory.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from wayhome.casework.carers.dispute import AnswerGradeDispute, ExplainGrade
from wayhome.casework.carers.owed_back import GiveReasonNotToTell, Owed, TellWhatCameOfIt, owed_back
from wayhome.casework.carers.ring_back import RingReporterBack
from wayhome.casework.commands import Command
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import Event
from wayhome.web.acting.boxes import choice, day, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.times import when

SPOKEN = ("in_person", "telephone")  # heard as it is said; at a door or in a message it counts once it is read
WHO: Mapping[str, str] = {
    "child": "the child", "parent": "a parent", "guardian": "a guardian", "carer": "a carer", "council": "the council",
    "provider": "the provider", "police": "the police",
}  # fmt: skip
CAME: Mapping[str, str] = {
    "partner.return_interview_received": "The return interview", "missing.account_recorded": "What the child told us",
}  # fmt: skip
LINKS: Mapping[str, str] = {
    "no_code": "by a link in force, without its code", "ended": "by a link that had ended",
    "not_known": "by a link that we do not know", "entered": "from inside their door",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Something that came through a door, as it stands above a form; ``answer`` is empty while there is none."""

    key: str
    who: str
    at: datetime
    text: str
    answer: str = ""


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
    look_again_on = day("When it is looked at again, if a day is set")

    def prepare(self) -> None:
        """Offer the disputes that are not answered, the oldest first."""
        _offer(self, "dispute", [(one.key, one) for one in disputes(self.desk) if not one.answer])

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
    said = words("What they said")

    def prepare(self) -> None:
        """Offer the reports that came through a link, those that nobody rang back about first."""
        _offer(self, "report", [(one.key, one) for one in reports(self.desk) if not one.answer])

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return RingReporterBack(
            **self.common(entering), report=given["report"], result=given["result"], said=given["said"] or None
        )


class OwedBackForm(ActForm):
    """Which information, whether they are told, and what; or the good reason for which they are not."""

    given = choice("What is it about?", [], lacking="Say what this answers")
    decision = choice(
        "Are they told?", [("tell", "Yes"), ("reason", "No: there is a good reason, and a supervisor gives it")],
        lacking="Say whether they are told", initial="tell",
    )  # fmt: skip
    what = words(
        "What they are told", "What was done with it. Plain words, and nothing that endangers anybody.", rows=4
    )
    result = choice(
        "What was done with it?",
        [
            ("acted_on", "Something was done because of it"), ("passed_on", "It was passed on to whoever needs it"),
            ("kept", "It is kept for later"), ("cannot_say", "We cannot say what was done"),
        ],
    )  # fmt: skip
    how = choice(
        "How are they told?",
        [
            ("door", "At their own door, where they read it"), ("in_person", "I told them in person"),
            ("telephone", "I told them by telephone"), ("message", "By message"),
        ],
        initial="door",
    )  # fmt: skip
    reason = choice(
        "What is the good reason?",
        [
            ("endangers_child", "It would endanger the child"), ("endangers_enquiry", "It would endanger the enquiry"),
            ("no_safe_way", "There is no safe way to reach them"), ("asked_not_to_hear", "They asked not to hear"),
            ("other", "Another reason"),
        ],
    )  # fmt: skip
    why = words("Why, in words")

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "decision": {"tell": ("what", "result", "how"), "reason": ("reason", "why")},
    }

    def prepare(self) -> None:
        """Offer what is owed back still, the newest first."""
        _offer(self, "given", list(owed(self.desk)))

    def clean(self) -> dict[str, object]:
        """Ask for what they are told, or for the reason."""
        cleaned = super().clean()
        if cleaned.get("decision") == "tell" and not cleaned.get("what"):
            self.add_error("what", ValidationError("Write what they are told"))
        if cleaned.get("decision") == "reason" and not cleaned.get("reason"):
            self.add_error("reason", ValidationError("Say what the good reason is"))
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command: the telling, or the reason."""
        given = self.cleaned_data
        common: dict[str, Any] = {**self.common(entering)}
        to, about, child = given["given"].split("|")
        common["child"] = Subject(child)
        spoken = given["how"] in SPOKEN
        if given["decision"] == "reason":
            return GiveReasonNotToTell(**common, about=about, to=to, reason=given["reason"], why=given["why"] or None)
        return TellWhatCameOfIt(
            **common, about=about, to=to, what=given["what"], result=given["result"] or "kept",
            how=given["how"] or "door", heard=spoken,
        )  # fmt: skip


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


def owed(desk: Desk) -> Iterator[tuple[str, Written]]:
    """Yield what is owed back still, under a key that says to whom."""
    for child, one in _of_each(desk):
        if one.is_open:
            yield f"{one.to}|{one.given.id}|{child}", _given(desk, one)


def _of_each(desk: Desk) -> Iterator[tuple[Subject, Owed]]:
    """Yield what each child of the case, and those who care for that child, told us: H2 of one is not H2 of another."""
    facing = desk.facing
    for child in facing.children or (facing.child,):
        story = facing.stories.get(child) or Story(child, ())
        yield from ((child, one) for one in owed_back(story))


def _given(desk: Desk, one: Owed) -> Written:
    """Return what somebody gave; its words are read from the record it stands in, which the page shows."""
    event = one.given
    held = desk.facing.words if event.record == desk.record else desk.visit.parts.reading.words(event.record)
    text = next((held[event.id, name] for name in ("what", "content", "own_words") if (event.id, name) in held), "")
    to = {"child": "tell the child", "partner": "tell whoever held it", "family": "tell them"}[one.to]
    kind = CAME.get(event.type) or f"From {WHO.get(str(event.body.get('kind')), 'somebody')}"
    told = desk.visit.parts.reading.words(one.told[-1].record) if one.told else {}
    waits = told.get((one.told[-1].id, "what"), "") if one.told else ""
    answer = f"Written at their door and not read yet: {waits}" if waits else ""
    return Written(key=event.id, who=f"{kind}: {to}", at=event.happened_at, text=text, answer=answer)


def _written(desk: Desk, event: Event, name: str, answer: Event | None, said: str) -> Written:
    held = desk.facing.words
    return Written(
        key=event.id,
        who=WHO.get(str(event.body.get("kind")), "somebody").capitalize(),
        at=event.happened_at,
        text=held.get((event.id, name), ""),
        answer=held.get((answer.id, said), "") or "Answered" if answer else "",
    )


def _offer(form: ActForm, name: str, found: list[tuple[str, Written]]) -> None:
    """Offer things to answer; where there is one alone it is chosen."""
    offered: Choices = [(key, f"{one.who}, {when(one.at, form.desk.visit.now)}") for key, one in found]
    form.fields[name].choices = offered  # type: ignore[attr-defined]  # django's stubs know no choices here
    about = [key for key, one in found if form.desk.about in (key, one.key)]
    if about or len(found) == 1:
        form.fields[name].initial = (about or [found[0][0]])[0]


def _beside_disputes(desk: Desk) -> Mapping[str, object]:
    return {"written": disputes(desk), "nothing": "Nobody has disputed a grade of this case."}


def _beside_reports(desk: Desk) -> Mapping[str, object]:
    return {"written": reports(desk), "nothing": "No report of this case came through a link."}


def _beside_owed(desk: Desk) -> Mapping[str, object]:
    shows = tuple(dict.fromkeys(one.given.record for _, one in _of_each(desk)))
    written = tuple(one for _, one in owed(desk))
    return {"written": written, "shows": shows, "nothing": "Nothing is owed back about this child."}


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
OWED_BACK = ActPage(
    name="owed-back",
    title="Tell them what was done with what they told us",
    lead="The child hears within 28 days, those who care for the child within 7, whoever held the interview within 28.",
    form=OwedBackForm,
    button="Send it",
    template="carers/act.html",
    beside=_beside_owed,
)
PAGES = (ANSWER_DISPUTE, EXPLAIN, RING_BACK, OWED_BACK)
