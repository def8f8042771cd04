"""Answer words that were pointed out: put them in other words, or keep them and say why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import SUPERVISING, OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import EventId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.wording import Answered
from wayhome.record.vocabulary import Narrative, Words

POINTED_OUT = "wording.pointed_out"
SAME_WORDS = "The words are the same as they were first written."
Answer = Literal["rewrote", "kept", "showed_as_quoted", "showed_as_about_an_adult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWording(OnCase):
    """Which words, and what became of them: other words, or the reason for which they stay."""

    pointed_out: str
    answer: Answer
    instead: Narrative | None = None
    reason: Words | None = None


def answer_wording(command: AnswerWording, facing: Facing) -> Outcome:
    """Keep the answer beside the text, which stays as it was written. Rules LANG-01, LANG-02 and LANG-07.

    Refused for words that nobody pointed out, for somebody else's words, without other words than those first written,
    and where words are kept without a reason, or once more after a supervisor asked for others.
    """
    found = facing.entry(command.pointed_out)
    if found is None or found.type != POINTED_OUT:
        words = "Nothing was pointed out under this number in this case."
        raise Refused(ours("not_pointed_out", words, "Open the case and answer what is listed there."))
    lacking = (*_not_theirs(command, found), *_incomplete(command, found, facing))
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


def _incomplete(command: AnswerWording, found: Event, facing: Facing) -> tuple[Reason, ...]:
    if command.answer == "rewrote" and not (command.instead or "").strip():
        words = "The other words are missing."
        return (under("LANG-01", facing.pack, words, "Write what it should say; the old words stay in the record."),)
    if command.answer == "rewrote" and _as_first_written(command.instead or "", found, facing):
        return (under("LANG-01", facing.pack, SAME_WORDS, "Write it in other words, or keep them and say why."),)
    if command.answer == "kept" and not (command.reason or "").strip():
        words = "The words are kept, and no reason is given."
        return (under("LANG-01", facing.pack, words, "Say in a sentence why they have to stand."),)
    if command.answer == "kept" and is_to_be_rewritten(found, facing.story.of_type("wording.kept_reviewed")):
        words = "A supervisor looked at these words, and asked for others."
        remedy = "Write what it should say, or talk to the supervisor about it."
        return (under("LANG-07", facing.pack, words, remedy),)
    return ()


def is_to_be_rewritten(found: Event, reviewed: Iterable[Event]) -> bool:
    """Say whether a supervisor who looked at words that were kept asked for others."""
    decided = [event.body["decision"] for event in reviewed if event.body.get("pointed_out") == found.id]
    return decided[-1:] == ["to_be_rewritten"]


def _as_first_written(instead: str, found: Event, facing: Facing) -> bool:
    """Say whether what it should say is what was said: a part of the text, with the words that were pointed out."""
    passage = facing.words.get((found.id, "passage"), "")
    text = facing.words.get((EventId(str(found.body["text"])), str(found.body.get("field", ""))), passage)
    return bool(passage) and _plain(passage) in _plain(instead) and _plain(instead) in _plain(text)


def _plain(words: str) -> str:
    """Return words without what is no rewording: capitals, spaces and the stop at their end."""
    return " ".join(words.split()).rstrip(".!? ").casefold()
