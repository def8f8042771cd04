"""Rows by what decides who owes what comes next in them: however many children there are, each is asked about once.

That a duty stays overdue passes it up a rung, so time moves a row from one of these to another, and only that row.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import takewhile
from typing import NamedTuple

from wayhome.application.board.kinds import Sorted
from wayhome.application.standing.ordered import Ordered
from wayhome.duties.duty import Duty, Status
from wayhome.duties.owners import steps_overdue
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.rulebook.head import Head
from wayhome.rulebook.pack import Pack


class Alike(NamedTuple):
    """What decides who owes a duty at a minute; ``up`` is how many rungs it has gone up, as far as that counts."""

    agency: str
    role: str
    first: str
    in_hand_of: ActorId
    about: str
    step: timedelta
    up: int


class OwedAlike:
    """What comes next in each row, by what decides who owes it; None where nothing does."""

    def __init__(self) -> None:
        self._pack: Pack | None = None
        self._at: datetime | None = None
        self._first: dict[RecordId, Duty | None] = {}
        self._of: dict[RecordId, Alike | None] = {}
        self._sorted: Sorted[Alike | None] = Sorted()
        self._passed_up: Ordered[tuple[datetime, RecordId]] = Ordered()
        self._when: dict[RecordId, datetime] = {}
        self._waiting: set[RecordId] = set()
        self._copied: Mapping[Alike | None, frozenset[RecordId]] | None = None

    def put(self, record: RecordId, first: Duty | None) -> None:
        """Take in a row with the duty that decides what comes next in it."""
        self._first[record] = first
        self._waiting.add(record)

    def drop(self, record: RecordId) -> None:
        """Let go of a row."""
        self._leave(record)
        self._waiting.discard(record)
        del self._first[record]

    def bring(self, pack: Pack, now: datetime) -> None:
        """Bring every row to where it is at an instant, under the rulebook in force then."""
        if pack is not self._pack or self._at is None or now < self._at:
            moved = set(self._first)
        else:
            passed_up = takewhile(lambda one: one[0] <= now, self._passed_up.held)
            moved = self._waiting | {record for _, record in passed_up}
        for record in moved:
            self._leave(record)
            self._enter(record, pack, now)
        self._pack, self._at, self._waiting = pack, now, set()

    def copied(self) -> Mapping[Alike | None, frozenset[RecordId]]:
        """Return which rows are alike."""
        if self._copied is None:
            self._copied = self._sorted.copied()
        return self._copied

    def one_of_each(self) -> Iterator[tuple[Alike | None, Duty | None]]:
        """Yield what decides who owes, with one of the duties that are alike in it."""
        return ((alike, self._first[record]) for alike, record in self._sorted.one_of_each())

    @property
    def until(self) -> datetime | None:
        """Return when the next row moves though nothing is entered; None where none does."""
        return next((instant for instant, _ in self._passed_up.held), None)

    def _leave(self, record: RecordId) -> None:
        if record not in self._of:
            return
        self._copied = None
        self._sorted.discard(record, (self._of.pop(record),))
        when = self._when.pop(record, None)
        if when is not None:
            self._passed_up.discard((when, record))

    def _enter(self, record: RecordId, pack: Pack, now: datetime) -> None:
        first = self._first[record]
        alike = _alike(first, pack.head, now) if first else None
        self._copied = None
        self._of[record] = alike
        self._sorted.add(record, (alike,))
        when = _passed_up_at(first, alike, pack.head, now) if first and alike else None
        if when is not None:
            self._when[record] = when
            self._passed_up.add((when, record))


def _alike(duty: Duty, head: Head, now: datetime) -> Alike:
    """Return what decides who owes a duty; from the top of the ladder it goes no further up."""
    step, by = head.step_for(duty.length), duty.owed_by
    up = min(steps_overdue(duty, step, now), _most(head))
    return Alike(by.agency, by.role, by.first, duty.in_hand_of, duty.scope.partition(":")[0], step, up)


def _passed_up_at(duty: Duty, alike: Alike, head: Head, now: datetime) -> datetime | None:
    """Return when a duty goes the next rung up if nothing is done; None where it goes no further."""
    runs = duty.due_at > now or duty.status_at(now) is Status.OVERDUE
    return duty.due_at + alike.step * (alike.up + 1) if runs and alike.up < _most(head) else None


def _most(head: Head) -> int:
    """Return after how many rungs it makes no more difference: a role asked first, one off the ladder, the ladder."""
    return len(head.ladder) + 1
