"""When a shift ends: the end of the post somebody holds, or the next start of a shift that the rulebook names."""

from datetime import datetime, time, timedelta

from wayhome.access.actors import Actor
from wayhome.duties.deadlines import end_of_shift
from wayhome.duties.duty import Duty, Status
from wayhome.duties.owners import Holding, Roster
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.times import when

HANDING_OVER = "hand_over"
A_DAY_AND_MORE = timedelta(hours=26)  # no shift runs longer, also on the day on which the clocks go back


def shift_ends(pack: Pack, now: datetime) -> datetime | None:
    """Return when the shift that runs now ends; None where the rulebook names no shifts."""
    starts = tuple(time.fromisoformat(start) for start in pack.head.shift_starts)
    return end_of_shift(now, starts) if starts else None


def next_shift_ends(pack: Pack, now: datetime) -> datetime | None:
    """Return when the shift that follows ends; None where the rulebook names no shifts."""
    ends = shift_ends(pack, now)
    return shift_ends(pack, ends) if ends else None


def shift_began(pack: Pack, now: datetime) -> datetime | None:
    """Return when the shift that runs at an instant began; None where the rulebook names no shifts."""
    began = shift_ends(pack, now - A_DAY_AND_MORE)
    while began and (following := shift_ends(pack, began)) and following <= now:
        began = following
    return began


def left_over(duty: Duty, pack: Pack, now: datetime) -> str:
    """Say of what is overdue which shift left it undone, where that one is over; a handover is of the shift before."""
    if duty.status_at(now) is not Status.OVERDUE:
        return ""
    handover = duty.act == HANDING_OVER
    ended = shift_began(pack, duty.due_at) if handover else shift_ends(pack, duty.due_at)
    if ended is None or ended > now:
        return ""
    words = (
        "Nobody has taken the case on from the shift that ended" if handover else "It fell due in the shift that ended"
    )
    return f"{words} at {when(ended, now)}"


def posts_of(actor: Actor, roster: Roster | None, now: datetime) -> tuple[Holding, ...]:
    """Return the posts somebody holds now."""
    return roster.held_by(actor.id, now) if roster else ()


def mine_ends(actor: Actor, roster: Roster | None, pack: Pack, now: datetime) -> datetime | None:
    """Return when somebody hands over: as their post ends, where it is held for a shift, or as the shift does.

    A post held for longer, until a last day, is handed over at the end of every shift, and at the latest on that day.
    """
    shift, posts = shift_ends(pack, now), posts_of(actor, roster, now)
    ends = [(one.end, one.end - one.start <= A_DAY_AND_MORE) for one in posts if one.end]
    if own := [end for end, of_a_shift in ends if of_a_shift]:
        return max(own)
    return min((end for end in (*(end for end, _ in ends), shift) if end), default=None)
