"""The duty: what is owed, by whom, to whom, by when, under which rule, and how it stands at any instant."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wayhome.kernel.ids import ActorId, EventId, RuleId, Subject
from wayhome.rulebook.schema import Basis, Owes


class Status(StrEnum):
    """How a duty stands.

    ``lapsed``: a named event ended it before it fell due. ``missed``: it fell due undone and a named event ended the
    chance to do it; ``overdue``: it fell due undone and can still be done. ``not_yet``: it will arise if nothing is
    done before.
    """

    NOT_YET = "not_yet"
    OWED = "owed"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    EXCUSED = "excused"
    LAPSED = "lapsed"
    MISSED = "missed"

    @property
    def words(self) -> str:
        """Return the status as it is said on a screen."""
        return self.value.replace("_", " ")

    @property
    def is_open(self) -> bool:
        """Say whether somebody still has something to do."""
        return self in (Status.OWED, Status.OVERDUE)

    @property
    def is_breach(self) -> bool:
        """Say whether the rule was, or is being, broken."""
        return self in (Status.OVERDUE, Status.MET_LATE, Status.MISSED)


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty under one rule. It holds instants, not a status: how it stands is asked of it for an instant.

    ``obligation`` is the rule's id, with the key that tells several such duties apart. ``raised_by`` is the event that
    raised it and ``occurrence`` tells apart what one event raised several times. ``opened_by`` is the event that opened
    the need, where a later one set the clock that decides. ``in_hand_of`` is whose case it is, where somebody has it
    and the duty is not over. All instants are in UTC.
    """

    rule: RuleId
    obligation: str
    act: str
    scope: Subject
    raised_by: EventId
    occurrence: str
    owed_by: Owes
    owed_to: str
    raised_at: datetime
    due_at: datetime
    limb: str
    basis: Basis
    done_by: EventId | None = None
    done_at: datetime | None = None
    done_recorded_late: bool = False
    ended_by: EventId | None = None
    ended_at: datetime | None = None
    excused_by: EventId | None = None
    excused_at: datetime | None = None
    excuse: str = ""
    lacking: tuple[str, ...] = ()
    opened_by: EventId | None = None
    in_hand_of: ActorId = ActorId("")

    @property
    def identity(self) -> str:
        """Return what stays the same however often the duty is derived again."""
        opened = self.opened_by or self.raised_by
        return f"{self.obligation}|{self.scope}|{opened}|{self.occurrence}|{self.owed_to}"

    @property
    def owed_to_child(self) -> str:
        """Return which child of a case it is owed to, or to somebody of theirs; empty: the first, or the only one."""
        return next((part for part in self.owed_to.split(" of ") if part.startswith("child:")), "")

    @property
    def owed_to_holder(self) -> str:
        """Return the reference of the rights-holder it is owed to; empty where it is owed to none in particular."""
        first = self.owed_to.partition(" of ")[0]
        return first.removeprefix("holder:") if first.startswith("holder:") else ""

    @property
    def length(self) -> timedelta:
        """Return how much time it leaves, from when it arises to when it falls due."""
        return self.due_at - self.raised_at

    @property
    def over_at(self) -> datetime | None:
        """Return from when it is open no more: the first instant at which it was done, excused or ended; else None."""
        return min((at for at in (self.done_at, self.excused_at, self.ended_at) if at is not None), default=None)

    def status_at(self, now: datetime) -> Status:
        """Say how the duty stands at an instant; done exactly when due is in time.

        An act that went through while something was lacking, and was put right, is met late however soon that was.
        """
        if now < self.raised_at:
            return Status.NOT_YET
        if self.done_at is not None and self.done_at <= now:
            return Status.MET if self.done_at <= self.due_at and not self.lacking else Status.MET_LATE
        if self.excused_at is not None and self.excused_at <= now:
            return Status.EXCUSED
        if self.ended_at is not None and self.ended_at <= now:
            return Status.LAPSED if self.ended_at < self.due_at else Status.MISSED
        return Status.OWED if now <= self.due_at else Status.OVERDUE

    def changes(self) -> tuple[datetime, ...]:
        """Return the instants at which the status may change."""
        overdue_from = self.due_at + timedelta.resolution  # at the due instant itself it is still in time
        instants = (self.raised_at, overdue_from, self.done_at, self.ended_at, self.excused_at)
        return tuple(at for at in instants if at is not None)


def next_change(duties: "tuple[Duty, ...] | list[Duty]", now: datetime) -> datetime | None:
    """Return the next instant after now at which any answer may change; None when nothing is awaited."""
    return min((at for duty in duties for at in duty.changes() if at > now), default=None)
