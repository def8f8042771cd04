"""What was done last to find a child, and the clock that runs since: the silence that nobody may let grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.duty import Duty, Status
from wayhome.kernel.ids import RuleId
from wayhome.record.envelope import Event

LOCATE = "locate"
RUNNING = (Status.OVERDUE, Status.OWED, Status.NOT_YET)
POLICE = ("police", "search_team")
FOLLOWED = ("done", "done_nil")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What was done last that could find the child, and by when something is owed again (both in UTC).

    ``last`` is None where nothing was done yet. ``due_at`` is the soonest of the clocks that run, under ``rule``; None
    where no rule counts the silence. ``broken``: longer has passed than the rule allows.
    """

    last: Event | None
    due_at: datetime | None
    rule: RuleId
    broken: bool


def silence_of(events: Iterable[Event], duties: Iterable[Duty], now: datetime) -> Silence:
    """Return the silence in a case at an instant; ``events`` are those that had happened, corrections applied."""
    clock = next(iter(clocks(duties, now)), None)
    return Silence(
        last=last_done(events),
        due_at=clock.due_at if clock else None,
        rule=clock.rule if clock else RuleId(""),
        broken=clock is not None and clock.status_at(now) is Status.OVERDUE,
    )


def clocks(duties: Iterable[Duty], now: datetime) -> list[Duty]:
    """Return the duties to do something to find the child whose clocks run at an instant, the soonest first."""
    running = [duty for duty in duties if duty.act == LOCATE and duty.status_at(now) in RUNNING]
    return sorted(running, key=lambda duty: duty.due_at)


def last_done(events: Iterable[Event]) -> Event | None:
    """Return what was done last that could find the child; entries, reviews and waiting are not this."""
    return max(filter(could_find, events), key=lambda event: event.happened_at, default=None)


def could_find(event: Event) -> bool:
    """Say whether an entry is of something that could find the child."""
    match event.type:
        case "enquiry.locating_action_taken" | "missing.officers_deployed":
            return True
        case "missing.place_searched":
            return event.body.get("by") in POLICE
        case "enquiry.line_finished":
            return event.body.get("result", "done") in FOLLOWED and not event.body.get("agreed_at_meeting")
        case _:
            return False
