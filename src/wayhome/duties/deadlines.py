"""When a duty falls due: the limb that applies, and its length counted as its source counts it."""

from collections.abc import Container
from datetime import date, datetime, time, timedelta

from wayhome.kernel.moments import LONDON, instant
from wayhome.kernel.worktime import DAY, add_months, add_working_days, end_of_day, london_day, start_of_day
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Limb

NO_DATE_SET = timedelta(days=7)


def due_from(
    limb: Limb, start: datetime, *, holidays: Container[date], shifts: tuple[time, ...], raising: Event
) -> datetime:
    """Return the last instant at which the duty is done in time."""
    if limb.by_field is not None:
        return _named_time(limb.by_field, raising) or start + NO_DATE_SET
    if limb.days_before is not None:
        return _before_end(limb, start, raising)
    start = _named_time(limb.from_field, raising) or start
    if limb.shift_end:
        early, grace = timedelta(minutes=limb.early_minutes), timedelta(minutes=limb.grace_minutes)
        return end_of_shift(start + early, shifts) + grace
    elapsed = _elapsed(limb)
    if elapsed is None:
        return end_of_day(_last_day(limb, london_day(start), holidays))
    return _past_christmas(start, start + elapsed) if limb.christmas_disregarded else start + elapsed


def _elapsed(limb: Limb) -> timedelta | None:
    """Return a length that runs through nights and clock changes alike; None for one counted in days."""
    if limb.hours is None and limb.minutes is None and not limb.at_once:
        return None
    return timedelta(hours=limb.hours or 0, minutes=limb.minutes or 0)


def _last_day(limb: Limb, day: date, holidays: Container[date]) -> date:
    if limb.working_days is not None:
        return add_working_days(day, limb.working_days, holidays)
    if limb.months is not None:
        return add_months(day, limb.months)
    return day + DAY * (limb.days or 0)


def _named_time(field: str | None, raising: Event) -> datetime | None:
    """Read a time that the event itself names; a plain date is the end of that day in London, and words are none."""
    value = raising.body.get(field) if field else None
    if not isinstance(value, str):
        return None
    try:
        return end_of_day(date.fromisoformat(value)) if len(value) == len("2026-11-25") else instant(value)
    except ValueError:
        return None


def _before_end(limb: Limb, start: datetime, raising: Event) -> datetime:
    """Count back from the end that the event names; what ends sooner than that is due as it arises."""
    end = _named_time(limb.from_field, raising)
    if end is None:
        return start + NO_DATE_SET
    return max(start, end_of_day(london_day(end) - DAY * (limb.days_before or 0)))


def _past_christmas(start: datetime, due: datetime) -> datetime:
    """Leave out the hours of a Christmas Day that fall within a length of time."""
    for year in (start.year, due.year):
        day = date(year, 12, 25)
        begins, ends = start_of_day(day), start_of_day(day + DAY)
        if begins < due and start < ends:
            return due + (ends - max(start, begins))
    return due


def end_of_shift(moment: datetime, shifts: tuple[time, ...]) -> datetime:
    """Return the next start of a shift after an instant, by London's clock."""
    local = moment.astimezone(LONDON)
    starts = (datetime.combine(local.date() + DAY * later, at, LONDON) for later in (0, 1) for at in sorted(shifts))
    return next(start for start in starts if start.astimezone(moment.tzinfo) > moment).astimezone(moment.tzinfo)
