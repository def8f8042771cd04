"""When somebody is told: our defaults, see the decision on notices."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from wayhome.duties.duty import Duty, Status

SHARE = 4
EARLIEST = timedelta(hours=24)
RUNGS = 5
A_WHILE = timedelta(days=1)


def soon_from(duty: Duty) -> datetime:
    """Return from when a duty is due soon: a quarter of its time before, at most 24 hours; 30 minutes for two hours."""
    return duty.due_at - min((duty.due_at - duty.raised_at) / SHARE, EARLIEST)


def next_look(
    duties: Iterable[Duty], changes: Iterable[datetime], now: datetime, *, step: Callable[[Duty], timedelta]
) -> datetime | None:
    """Return the next instant after now at which somebody may have to be told; None when nothing is awaited.

    ``changes`` are the instants at which posts change hands: what is open then comes to somebody else. ``step`` says
    how long a duty stays overdue on each rung.
    """
    awaited = [duty for duty in duties if duty.status_at(now) in (Status.NOT_YET, Status.OWED, Status.OVERDUE)]
    if not awaited:
        return None
    instants = [at for duty in awaited for at in _instants(duty, step(duty))]
    return min((at for at in (*instants, *changes, now + A_WHILE) if at > now), default=None)


def _instants(duty: Duty, step: timedelta) -> Iterator[datetime]:
    yield duty.raised_at
    yield soon_from(duty)
    overdue_from = duty.due_at + timedelta.resolution
    yield overdue_from
    yield from (duty.due_at + step * rung for rung in range(1, RUNGS + 1))
