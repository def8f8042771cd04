"""What somebody may wish about the letters that reach them, and what no wish holds back.

Nothing is ever dropped: what somebody does not wish to hear of as it comes is gathered, and comes in one later letter.
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
MORNING = time(8)  # when what was gathered comes, to whoever says nothing else


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Which letters of those that can wait somebody wants as they come, and in which hours of London's clock none.

    The others are gathered, and come at ``gathered_at``; where that is not given, as the quiet hours end, or at eight.
    """

    new_work: bool = True
    due_soon: bool = True
    quiet_from: time | None = None
    quiet_until: time | None = None
    gathered_at: time | None = None

    def wants(self, stage: Stage) -> bool:
        """Say whether letters of a stage are wanted as they come, where they can wait."""
        return {Stage.RAISED: self.new_work, Stage.DUE_SOON: self.due_soon}.get(stage, True)

    def gathered_after(self, moment: datetime) -> datetime:
        """Return when what has been gathered since an instant comes: at the next such hour of London's clock."""
        local, at = in_london(moment), self.gathered_at or self.quiet_until or MORNING
        day = local.date() + (A_DAY if local.time().replace(tzinfo=None) >= at else timedelta(0))
        return as_utc(datetime.combine(day, at, local.tzinfo))

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
    """Return until when a notice is put off, at most until twelve hours before it is due; None where it is not.

    What is not wanted as it comes waits for the next letter that gathers, counted from when it came to its stage; where
    that is not known, it is told at once.
    """
    if not notice.reader.officer or notice.due_at is None or not can_wait(notice, now):
        return None
    at = now
    if notice.since is not None and not wishes.wants(notice.stage):
        at = max(now, wishes.gathered_after(notice.since))
    at = wishes.quiet_ends(at) or at
    return min(at, notice.due_at - CAN_WAIT) if at > now else None
