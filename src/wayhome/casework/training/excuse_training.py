"""Excuse a training duty, under an excuse that its rule cites; it stays in view and is counted as excused."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.duties.duty import Duty
from wayhome.kernel.ids import SubjectKind, subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.keeping import DutyExcused
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcuseTraining(OnSubject):
    """Which duty about the officer, by its identity; under which of its rule's excuses; and why."""

    duty: str
    excuse: str
    reason: Words | None = None


def excuse_training(command: ExcuseTraining, facing: Facing) -> Outcome:
    """Excuse it, or refuse in words. What somebody is able to do is judged as before: an excuse trains nobody."""
    duty = facing.duty(command.duty)
    if duty is None:
        words = "Nothing of this name is owed about this officer."
        raise Refused(ours("no_such_duty", words, "Open the officer's training page again, and begin from there."))
    lacking = tuple(_lacking(command, duty, facing))
    if lacking:
        raise Refused(*lacking)
    return tell(
        DutyExcused(duty=command.duty, excuse=command.excuse, authorised_by=command.by.role.key, reason=command.reason)
    )


def _lacking(command: ExcuseTraining, duty: Duty, facing: Facing) -> Iterator[Reason]:
    status = duty.status_at(facing.now)
    if not status.is_open:
        words = f"This duty is not open: it is {status.words}."
        yield ours("not_owed_now", words, "Leave it as it stands; if an entry is wrong, correct the entry.")
    cited = [excuse.name for excuse in facing.pack.duties[duty.rule].excuses]
    if command.excuse not in cited:
        remedy = f"It is excused by: {'; '.join(cited)}." if cited else "See to it, however late."
        yield under(duty.rule, facing.pack, "That is no excuse under this rule.", remedy)
    if not (command.reason or "").strip():
        yield under(duty.rule, facing.pack, "Nobody says why.", "Say why in your words.")
    if command.about == subject(SubjectKind.OFFICER, command.by.actor.id):
        words = "Nobody excuses their own training."
        yield ours("own_training", words, "Ask somebody else who looks after training.")
