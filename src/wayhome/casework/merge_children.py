"""Say that two children on record are one child: everything about either is read as about one, and nothing moves."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import SUPERVISING, OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.missing_elsewhere import told_to_investigations
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.child import RecordsJoined
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeChildren(OnCase):
    """The child of the case and the other are one child, read from now on under the child of the case; and why."""

    other: Subject
    reason: Words | None = None


def merge_children(command: MergeChildren, facing: Facing) -> Outcome:
    """Join the records; refused without a reason, below a supervisor, or where there is nothing to join.

    Joining can only raise what is known of a child, so one supervisor may; decision 12.
    """
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    keeps = facing.read_as(facing.child)
    fact = RecordsJoined(keeps=keeps, reason=command.reason)
    said = Said(fact=fact, subjects=(keeps, facing.read_as(command.other)))
    return Outcome(facts=(said, *_missing(command, facing)), notices=tuple(_two_open_cases(command, facing)))


def _missing(command: MergeChildren, facing: Facing) -> Iterator[Said]:
    """Yield what the investigations of the one are told where the other is missing now. Rule PLAN-03."""
    for one, other in ((facing.child, command.other), (command.other, facing.child)):
        if (missing := facing.open_case_of(one)) is not None:
            yield from told_to_investigations(other, missing[0], facing)


def _lacking(command: MergeChildren, facing: Facing) -> Iterator[Reason]:
    if command.by.rank not in SUPERVISING:
        words = "Joining two children's records is for a supervisor or above."
        yield ours("joining_needs_rank", words, "Ask a supervisor to look at both and join them.")
    if not (command.reason or "").strip():
        words = "Nobody says how it is known that they are one child."
        yield ours("joined_without_reason", words, "Say what shows it: name, birth date, address, who knows them.")
    if facing.read_as(command.other) == facing.read_as(facing.child):
        words = "They are read as one child already."
        yield ours("one_already", words, "If they are two, part them.")
    elif facing.stories.get(command.other) is None:
        words = "Nothing is held of the other child."
        yield ours("no_such_child", words, "Look the other child up, and join them from there.")


def _two_open_cases(command: MergeChildren, facing: Facing) -> Iterator[Reason]:
    cases = [facing.open_case_of(child) for child in (facing.child, command.other)]
    if all(cases) and cases[0] != cases[1]:
        records = " and ".join(record for record, _ in filter(None, cases))
        words = f"The child is missing in two cases: {records}. Both stay open, and the risk of each holds in both."
        yield ours("two_open_cases", words, "Go on in one, and close the other naming it as where the search goes on.")
