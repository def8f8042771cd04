"""Elapsed time, calendar days and working days, as the sources count them.

*Hours* are elapsed hours through nights, holidays and clock changes. A *day* or *working day* period counts whole days
after the day of the raising event (that day is day 0) and ends at 23:59:59 London time. A *working day* is Monday to
Friday less the bank holidays of the nation, which are dated values of a pack, never of this module.
"""

from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta

from wayhome.kernel.moments import LONDON

DAY = timedelta(days=1)
SATURDAY = 5


def end_of_day(day: date) -> datetime:
    """Return 23:59:59 London time on a day, as an instant in UTC."""
    return datetime.combine(day, time(23, 59, 59), LONDON).astimezone(UTC)


def start_of_day(day: date) -> datetime:
    """Return midnight London time at the start of a day, as an instant in UTC."""
    return datetime.combine(day, time(0), LONDON).astimezone(UTC)


def london_day(moment: datetime) -> date:
    """Return the calendar day an instant falls on in London."""
    return moment.astimezone(LONDON).date()


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Say whether a day is Monday to Friday and not a bank holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(day: date, count: int, holidays: Container[date]) -> date:
    """Count working days after a day, which is day 0 whether or not it is itself a working day."""
    while count > 0:
        day += DAY
        count -= is_working_day(day, holidays)
    return day


def add_months(day: date, count: int) -> date:
    """Return the same day of a later month, or that month's last day where it is shorter."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + DAY * (day.day - 1), following - DAY)


def birthday(born: date, age: int) -> date:
    """Return the day a person reaches an age.

    Someone born on 29 February reaches it on 1 March in common years. This is our convention, taken because it keeps
    a child a child for longer; no source for it was read.
    """
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def years_between(born: date, day: date) -> int:
    """Return whole years from a birth date to a day; a leap-day birthday falls on 1 March in common years."""
    return day.year - born.year - (day < birthday(born, day.year - born.year))
