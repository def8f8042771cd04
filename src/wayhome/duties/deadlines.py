"""When a duty falls due: the limb that applies, and its length counted as its source counts it."""

from collections.abc import Container
from datetime import date, datetime, time, timedelta

from wayhome.kernel.moments import LONDON, instant
from wayhome.kernel.worktime import DAY, add_months, add_working_days, end_of_day, london_day
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Limb

NO_DATE_SET = timedelta(days=7)


def due_from(limb: Limb, start: datetime, *, holidays: Container[date], shifts: tuple[time, ...], raising: Event) -> datetime:
    """Return the last instant at which the duty is done in time."""
    if limb.hours is not None:
        return start + timedelta(hours=limb.hours)
    if limb.minutes is not None:
        return start + timedelta(minutes=limb.minutes)
    if limb.at_once:
        return start
    if limb.by_field is not None:
        return _by_field(limb.by_field, start, raising)
    if limb.shift_end:
        return end_of_shift(start, shifts)
    return end_of_day(_last_day(limb, london_day(start), holidays))


def _last_day(limb: Limb, day: date, holidays: Container[date]) -> date:
    if limb.working_days is not None:
        return add_working_days(day, limb.working_days, holidays)
    if limb.months is not None:
        return add_months(day, limb.months)
    return day + DAY * (limb.days or 0)


def _by_field(field: str, start: datetime, raising: Event) -> datetime:
    """Read the event's own date; one that sets none is given seven days, so that nothing is owed for ever."""
    value = raising.body.get(field)
    return instant(value) if isinstance(value, str) else start + NO_DATE_SET


def end_of_shift(moment: datetime, shifts: tuple[time, ...]) -> datetime:
    """Return the next start of a shift after an instant, by London's clock."""
    local = moment.astimezone(LONDON)
    starts = (datetime.combine(local.date() + DAY * later, at, LONDON) for later in (0, 1) for at in sorted(shifts))
    return next(start for start in starts if start.astimezone(moment.tzinfo) > moment).astimezone(moment.tzinfo)
