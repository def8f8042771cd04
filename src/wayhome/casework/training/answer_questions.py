"""Answer the short questions about invented situations; what comes of it is kept, and what was answered is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.duties.story import Story
from wayhome.kernel.ids import SubjectKind, subject
from wayhome.kernel.moments import in_london
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.workforce import UnderstandingChecked
from wayhome.rulebook.competence import QuestionSet

CHECKED = "workforce.understanding_checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestions(OnSubject):
    """One's own answers to a set of questions of the pack: each question's id, with the id of the answer chosen."""

    questions: str
    answers: tuple[tuple[str, str], ...]


def answer_questions(command: AnswerQuestions, facing: Facing) -> Outcome:
    """Keep how many were right, which were missed, and whether that is enough.

    Refused for somebody else, for questions left open, and within the pause that the pack sets after a try that was
    not passed: no child waits for it, and the same questions at once would only be remembered.
    """
    asked = facing.pack.question_sets.get(command.questions)
    if asked is None:
        words = f"“{command.questions}” is not a set of questions of the rulebook."
        raise Refused(ours("no_such_questions", words, "Open the page of your training, and begin from there."))
    lacking = (*_not_their_own(command), *_left_open(command, asked), *too_soon(asked, facing.story, facing.at))
    if lacking:
        raise Refused(*lacking)
    return tell(_come_to(dict(command.answers), asked))


def may_try_from(asked: QuestionSet, story: Story) -> datetime | None:
    """Return from when somebody who has not passed may try again; None where they may at once."""
    checks = story.of_type_with(CHECKED, "subject", asked.id)
    if not checks or checks[-1].body["passed"] is True:
        return None
    return checks[-1].happened_at + timedelta(hours=asked.again_after.hours)


def _come_to(answers: dict[str, str], asked: QuestionSet) -> UnderstandingChecked:
    missed = tuple(each.id for each in asked.questions if answers[each.id] != each.right)
    right = len(asked.questions) - len(missed)
    passed = right >= asked.right_at_least and asked.deciding.isdisjoint(missed)
    return UnderstandingChecked(subject=asked.id, asked=len(asked.questions), right=right, passed=passed, missed=missed)


def _not_their_own(command: AnswerQuestions) -> Iterator[Reason]:
    if command.about != subject(SubjectKind.OFFICER, command.by.actor.id):
        words = "These would be somebody else's answers."
        yield ours("not_their_own", words, "Everyone answers for themselves, signed in as themselves.")


def _left_open(command: AnswerQuestions, asked: QuestionSet) -> Iterator[Reason]:
    given = dict(command.answers)
    offered = {each.id: {one.id for one in each.answers} for each in asked.questions}
    left = [each for each, choices in offered.items() if given.get(each) not in choices]
    if left:
        questions = "1 question is" if len(left) == 1 else f"{len(left)} questions are"
        yield ours(
            "questions_left_open", f"{questions} not answered.", "Answer every question, and send them together."
        )


def too_soon(asked: QuestionSet, story: Story, at: datetime) -> Iterator[Reason]:
    """Say from when somebody may try again who did not pass; nothing where they may now."""
    again = may_try_from(asked, story)
    if again is not None and at < again:
        then = in_london(again)
        words = "You answered these questions not long ago, and they were not passed."
        remedy = f"Talk through what was missed. You may try again from {then:%H:%M} on {then.day} {then:%B}."
        yield ours("asked_again_too_soon", words, remedy)
