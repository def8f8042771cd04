"""Answer what those outside the force asked, and what they said is wrong."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.events.door import QuestionAnswered, WrongAnswered
from wayhome.record.vocabulary import Words

REMEDY = "Open what was asked of us, and answer from there."


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion(OnInvestigation):
    """What whoever asked was told; ``question`` is the entry that holds the question."""

    question: str
    answer: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWrong(OnInvestigation):
    """What came of what was said to be wrong; ``said`` is the entry that says so."""

    said: str
    result: Literal["put_right", "partly", "stands"]
    answer: Words


def answer_question(command: AnswerQuestion, facing: Facing) -> Outcome:
    """Answer a question, for whoever asked it and nobody else. Rule VC-Q-01."""
    asked = _asked(facing, command.question, "door.question_asked", "There is no such question in this case.")
    answered = QuestionAnswered(
        question=command.question, answer=command.answer, to=str(asked.body.get("holder") or "") or None
    )
    return tell(answered)


def answer_wrong(command: AnswerWrong, facing: Facing) -> Outcome:
    """Answer what was said to be wrong. Rule VC-Q-02."""
    _asked(facing, command.said, "door.said_wrong", "Nothing was said to be wrong in that entry.")
    return tell(WrongAnswered(said=command.said, result=command.result, answer=command.answer))


def _asked(facing: Facing, event: str, kind: str, words: str) -> Event:
    found = facing.entry(event)
    if found is None or found.type != kind or found.record != facing.record:
        raise Refused(ours("nothing_asked", words, REMEDY))
    return found
