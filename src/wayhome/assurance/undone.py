"""Whether lines of enquiry were left undone more often where words about the child were pointed out.

The inspectorate drew this link: words that blame a child went together with enquiries nobody made. A figure shows
whether it holds here; it never says why, and of few cases it says nothing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from wayhome.assurance.intervals import Interval, difference, share
from wayhome.duties.duty import Duty, Status
from wayhome.kernel.ids import RecordId

LINE = "settle_line"
UNDONE = (Status.OVERDUE, Status.MISSED)


class OfCase(Protocol):
    """What is asked of a case."""

    @property
    def record(self) -> RecordId:
        """Return its record."""

    def in_status(self, *statuses: Status) -> tuple[Duty, ...]:
        """Return its duties that stand so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Cases with a line of enquiry, and those of them in which one was left undone."""

    undone: tuple[RecordId, ...]
    done: tuple[RecordId, ...]

    @property
    def share(self) -> Interval:
        """Return the share in which a line was left undone, with its 95% interval."""
        return share(len(self.undone), len(self.undone) + len(self.done))


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Cases in which words about the child were pointed out, beside the others."""

    flagged: Group
    others: Group

    @property
    def apart(self) -> Interval:
        """Return how much greater the share is where words were pointed out, with its 95% interval."""
        return difference(self.flagged.share, self.others.share)


def linked(cases: Iterable[OfCase], flagged: Collection[RecordId]) -> Linked:
    """Sort cases that had a line of enquiry by whether words were pointed out and whether a line was left undone."""
    sorted_by: dict[tuple[bool, bool], list[RecordId]] = {}
    for case in cases:
        lines = [duty for duty in case.in_status(*Status) if duty.act == LINE]
        if lines:
            undone = any(duty.act == LINE for duty in case.in_status(*UNDONE))
            sorted_by.setdefault((case.record in flagged, undone), []).append(case.record)
    return Linked(
        flagged=Group(undone=tuple(sorted_by.get((True, True), ())), done=tuple(sorted_by.get((True, False), ()))),
        others=Group(undone=tuple(sorted_by.get((False, True), ())), done=tuple(sorted_by.get((False, False), ()))),
    )
