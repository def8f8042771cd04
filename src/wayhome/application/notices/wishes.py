"""What somebody may wish about the letters that reach them, and what no wish holds back.

Only news of what can wait may be put off: new work, or time that grows short, that is about no child who is missing and
is not due within twelve hours. What is overdue, passed up, offered or asked reaches its reader whatever they wish, and
so does everything about a child who is missing, an investigation, or a child's own record. The times are our defaults,
see the decision on notices.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TypeAlias

from wayhome.application.notices.notice import Notice, Stage
from wayhome.kernel.ids import ActorId
from wayhome.kernel.moments import as_utc, in_london

CAN_WAIT = timedelta(hours=12)
PUT_OFF = (Stage.RAISED, Stage.DUE_SOON)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Which letters of those that can wait somebody wants, and in which hours of London's clock none of them."""

    new_work: bool = True
    due_soon: bool = True
    quiet_from: time | None = None
    quiet_until: time | None = None

    def wants(self, stage: Stage) -> bool:
        """Say whether letters of a stage are wanted at all, where they can wait."""
        return {Stage.RAISED: self.new_work, Stage.DUE_SOON: self.due_soon}.get(stage, True)

    def quiet_ends(self, now: datetime) -> datetime | None:
        """Return when the quiet hours that are running end; None where none are."""
        if self.quiet_from is None or self.quiet_until is None or self.quiet_from == self.quiet_until:
            return None
        local = in_london(now)
        at, start, end = local.time().replace(tzinfo=None), self.quiet_from, self.quiet_until
        is_quiet = start <= at < end if start < end else at >= start or at < end
        if not is_quiet:
            return None
        day = local.date() + (A_DAY if at >= end else timedelta(0))
        return as_utc(datetime.combine(day, end, local.tzinfo))


EVERYTHING = Wishes()
WishesOf: TypeAlias = Callable[[ActorId], Wishes]


def wants_everything(_reader: ActorId) -> Wishes:
    """Return the wishes of whoever has said nothing: every letter, at once."""
    return EVERYTHING


def can_wait(notice: Notice, now: datetime) -> bool:
    """Say whether a notice may be put off at all: news alone, of no child in danger, and with hours to spare."""
    has_hours = notice.due_at is not None and notice.due_at - now > CAN_WAIT
    return notice.stage in PUT_OFF and not notice.on_a_child_in_danger and has_hours


def put_off(notice: Notice, wishes: Wishes, now: datetime) -> datetime | None:
    """Return until when a notice is put off; its due time, where letters of its stage are not wanted; else None."""
    if not notice.reader.officer or not can_wait(notice, now):
        return None
    return wishes.quiet_ends(now) if wishes.wants(notice.stage) else notice.due_at
