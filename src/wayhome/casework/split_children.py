"""Say that two records that were joined are of two children after all: each is read alone again."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OF_RANK, OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.child import RecordsParted
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitChildren(OnCase):
    """The two children whose records were joined, the first that of the case unless it is named; and why."""

    other: Subject
    child: Subject | None = None
    reason: Words | None = None


def split_children(command: SplitChildren, facing: Facing) -> Outcome:
    """Part the records; it may take away what holds a child's risk up, so nobody does it alone.

    Refused without a reason, below an inspector, or by whoever joined them; decision 12.
    """
    pair = (command.child or facing.child, command.other)
    lacking = tuple(_lacking(command, pair, facing))
    if lacking:
        raise Refused(*lacking)
    said = Said(fact=RecordsParted(reason=command.reason), subjects=pair)
    words = "Each child is read alone again; what held the risk of one up through the other no longer does."
    remedy = "Look at the grade of each child again."
    return Outcome(facts=(said,), notices=(ours("parted", words, remedy),))


def _lacking(command: SplitChildren, pair: tuple[Subject, Subject], facing: Facing) -> Iterator[Reason]:
    joined = facing.joined(*pair)
    if joined is None:
        words = "These two records were not joined with each other."
        yield ours("not_joined", words, "Part the two that were joined.")
    if not (command.reason or "").strip():
        words = "Nobody says how it is known that they are two children."
        yield ours("parted_without_reason", words, "Say what shows it.")
    own = joined is not None and joined.actor == command.by.actor.id
    if own or command.by.rank not in OF_RANK:
        words = "Parting may take away what holds a child's risk up, and is not done by one person alone."
        yield ours("second_person", words, "Ask an inspector who did not join them.")
