"""Weeks, months and years by the names that duties give them, as instants: London's calendar, ends exclusive."""

from datetime import date, datetime, timedelta

from wayhome.kernel.worktime import add_months, london_day, start_of_day

WEEK = timedelta(days=7)
MONTHS = 12


def week(label: str) -> tuple[datetime, datetime]:
    """Return when a week (2026-W10) begins and when the next does, in UTC; raises ValueError for no week."""
    year, _, number = label.partition("-W")
    begins = date.fromisocalendar(int(year), int(number), 1)
    return start_of_day(begins), start_of_day(begins + WEEK)


def month(label: str) -> tuple[datetime, datetime]:
    """Return when a month (2026-03) begins and when the next does, in UTC; raises ValueError for no month."""
    begins = date.fromisoformat(f"{label}-01")
    return start_of_day(begins), start_of_day(add_months(begins, 1))


def year_to(label: str) -> tuple[datetime, datetime]:
    """Return the twelve months that end with a month, in UTC."""
    begins = date.fromisoformat(f"{label}-01")
    return start_of_day(add_months(begins, 1 - MONTHS)), start_of_day(add_months(begins, 1))


def year(label: str) -> tuple[datetime, datetime]:
    """Return when a calendar year begins and when the next does, in UTC; raises ValueError for no year."""
    return start_of_day(date(int(label), 1, 1)), start_of_day(date(int(label) + 1, 1, 1))


def week_of(moment: datetime) -> str:
    """Return the name of the week in which an instant lies."""
    of_year, number, _ = london_day(moment).isocalendar()
    return f"{of_year}-W{number:02}"


def month_of(moment: datetime) -> str:
    """Return the name of the month in which an instant lies."""
    return f"{london_day(moment):%Y-%m}"


def last_month(moment: datetime) -> str:
    """Return the name of the last month that is over."""
    return f"{add_months(london_day(moment).replace(day=1), -1):%Y-%m}"


def months_over(since: datetime, now: datetime) -> tuple[str, ...]:
    """Return the names of the months that are over, the latest first, from the one in which an instant lies."""
    found, moment = [], month(month_of(since))[0]
    while month(month_of(moment))[1] <= now:
        found.append(month_of(moment))
        moment = month(month_of(moment))[1]
    return tuple(reversed(found))
