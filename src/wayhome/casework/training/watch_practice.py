"""Record that somebody's practice was watched, case by case, and whether it is safe to rely on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import SubjectKind, subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.workforce import PracticeSupervised
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPractice(OnSubject):
    """Which work, how many cases were gone through, and what that comes to."""

    work: str
    cases: int
    result: Literal["safe", "not_yet"]
    note: Words | None = None


def watch_practice(command: WatchPractice, facing: Facing) -> Outcome:
    """Record it; nobody watches themselves, and what was gone through is said."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    note = (command.note or "").strip()
    return tell(PracticeSupervised(work=command.work, cases=command.cases, result=command.result, note=note))


def _lacking(command: WatchPractice, facing: Facing) -> Iterator[Reason]:
    if command.about == subject(SubjectKind.OFFICER, command.by.actor.id):
        words = "Nobody says of their own practice that it is safe."
        yield ours("own_practice", words, "Ask somebody else who may do this work to go through cases with you.")
    if command.work not in facing.pack.requires:
        words = f"“{command.work}” is not work for which the rulebook says what it asks."
        yield ours("no_such_work", words, "Open the officer's training page, and begin from there.")
    if command.cases < 1:
        yield ours("no_case_watched", "No case was gone through.", "Go through at least one case together.")
    if not (command.note or "").strip():
        words = "It does not say what was gone through."
        yield ours("practice_without_words", words, "Say in a sentence what was gone through, and what was learned.")
