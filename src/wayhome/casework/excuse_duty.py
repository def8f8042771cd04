"""Excuse a duty, under an excuse that its rule cites; the duty stays in view and is counted as excused."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.excuses import Excusing, excuses_of
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours, under
from wayhome.duties.duty import Duty
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.keeping import DutyExcused
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcuseDuty(OnCase):
    """Which duty, by its identity; under which of its rule's excuses, by name; and why."""

    duty: str
    excuse: str
    reason: Words | None = None


def excuse_duty(command: ExcuseDuty, facing: Facing) -> Outcome:
    """Excuse it, or refuse in the words of whoever says what may excuse it. No duty is ever taken away."""
    duty = facing.duty(command.duty)
    if duty is None:
        words = "Nothing of this name is owed in this case."
        raise Refused(ours("no_such_duty", words, "Open the case again, and excuse what it shows as owed now."))
    excusing = next((one for one in excuses_of(duty, facing.pack) if one.name == command.excuse), None)
    lacking = (*_over(duty, facing), *_not_cited(duty, excusing, facing), *_not_theirs(command, duty, excusing, facing))
    if lacking:
        raise Refused(*lacking)
    fact = DutyExcused(duty=command.duty, excuse=command.excuse, authorised_by=command.by.rank, reason=command.reason)
    return Outcome(facts=(Said(fact=fact, subjects=tuple(dict.fromkeys((facing.child, duty.scope)))),))


def _over(duty: Duty, facing: Facing) -> Iterator[Reason]:
    status = duty.status_at(facing.now)
    if not status.is_open:
        words = f"This duty is not open: it is {status.words}."
        yield ours("not_owed_now", words, "Leave it as it stands; if an entry is wrong, correct the entry.")


def _not_cited(duty: Duty, excusing: Excusing | None, facing: Facing) -> Iterator[Reason]:
    if excusing is None:
        names = "; ".join(one.name for one in excuses_of(duty, facing.pack))
        words = "That is no excuse under this rule." if names else "Nothing excuses this duty."
        remedy = f"It is excused by: {names}." if names else "Do it, however late; that it is late stays in view."
        yield under(duty.rule, facing.pack, words, remedy)
    elif excusing.act is not None:
        words = "This excuse has an act of its own, which asks for what it needs."
        yield ours("has_its_own_act", words, f"Record it there: {excusing.name}.")


def _not_theirs(command: ExcuseDuty, duty: Duty, excusing: Excusing | None, facing: Facing) -> Iterator[Reason]:
    if not (command.reason or "").strip():
        words = "Nobody says why this duty could not be done."
        yield under(duty.rule, facing.pack, words, "Say why in your words.")
    if excusing is None:
        return
    if command.by.rank not in excusing.ranks:
        words = f"A {command.by.role.words.lower()} may not excuse this duty."
        yield Reason(
            rule=duty.rule, words=words, remedy=f"Ask {_or(excusing.ranks)}, signed in as themselves.",
            whose=excusing.whose,
        )  # fmt: skip
    raising = facing.entry(duty.raised_by)
    if excusing.second_person and raising is not None and raising.actor == command.by.actor.id:
        words = "You made the entry that raised this duty."
        yield Reason(
            rule=duty.rule, words=words, remedy="Ask somebody else of rank to look at it.", whose=excusing.whose
        )


def _or(ranks: tuple[str, ...]) -> str:
    lowest = ranks[0].replace("_", " ")
    return f"{'an' if lowest[0] in 'aeiou' else 'a'} {lowest} or above"
