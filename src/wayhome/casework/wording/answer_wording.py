"""Answer words that were pointed out: put them in other words, or keep them and say why."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import SUPERVISING, OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.wording import Answered
from wayhome.record.vocabulary import Narrative, Words

POINTED_OUT = "wording.pointed_out"
Answer = Literal["rewrote", "kept", "showed_as_quoted", "showed_as_about_an_adult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWording(OnCase):
    """Which words, and what became of them: other words, or the reason for which they stay."""

    pointed_out: str
    answer: Answer
    instead: Narrative | None = None
    reason: Words | None = None


def answer_wording(command: AnswerWording, facing: Facing) -> Outcome:
    """Keep the answer beside the text, which stays as it was written. Rules LANG-01 and LANG-02.

    Refused for words that nobody pointed out, for somebody else's words, without the other words, and where words are
    kept without a reason.
    """
    found = facing.entry(command.pointed_out)
    if found is None or found.type != POINTED_OUT:
        words = "Nothing was pointed out under this number in this case."
        raise Refused(ours("not_pointed_out", words, "Open the case and answer what is listed there."))
    lacking = (*_not_theirs(command, found), *_incomplete(command, facing))
    if lacking:
        raise Refused(*lacking)
    return tell(
        Answered(
            pointed_out=found.id,
            answer=command.answer,
            instead=command.instead if command.answer == "rewrote" else None,
            reason=command.reason,
        )
    )


def _not_theirs(command: AnswerWording, found: Event) -> tuple[Reason, ...]:
    """Say no to whoever neither wrote the words nor supervises."""
    if found.actor == command.by.actor.id or command.by.rank in SUPERVISING:
        return ()
    words = "Somebody else wrote these words, and answers for them."
    return (ours("somebody_elses_words", words, "Ask them, or a supervisor, to answer."),)


def _incomplete(command: AnswerWording, facing: Facing) -> tuple[Reason, ...]:
    if command.answer == "rewrote" and not (command.instead or "").strip():
        words = "The other words are missing."
        return (under("LANG-01", facing.pack, words, "Write what it should say; the old words stay in the record."),)
    if command.answer == "kept" and not (command.reason or "").strip():
        words = "The words are kept, and no reason is given."
        return (under("LANG-01", facing.pack, words, "Say in a sentence why they have to stand."),)
    return ()
