"""When a shift ends: the end of the post somebody holds, or the next start of a shift that the rulebook names."""

from datetime import datetime, time

from wayhome.access.actors import Actor
from wayhome.duties.deadlines import end_of_shift
from wayhome.duties.owners import Holding, Roster
from wayhome.rulebook.pack import Pack


def shift_ends(pack: Pack, now: datetime) -> datetime | None:
    """Return when the shift that runs now ends; None where the rulebook names no shifts."""
    starts = tuple(time.fromisoformat(start) for start in pack.head.shift_starts)
    return end_of_shift(now, starts) if starts else None


def next_shift_ends(pack: Pack, now: datetime) -> datetime | None:
    """Return when the shift that follows ends; None where the rulebook names no shifts."""
    ends = shift_ends(pack, now)
    return shift_ends(pack, ends) if ends else None


def posts_of(actor: Actor, roster: Roster | None, now: datetime) -> tuple[Holding, ...]:
    """Return the posts somebody holds now."""
    return roster.held_by(actor.id, now) if roster else ()


def mine_ends(actor: Actor, roster: Roster | None, pack: Pack, now: datetime) -> datetime | None:
    """Return when somebody hands over: as their post ends, where the roster says so, or as the shift does."""
    ends = [one.end for one in posts_of(actor, roster, now) if one.end]
    return max(ends) if ends else shift_ends(pack, now)
