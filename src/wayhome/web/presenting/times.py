"""Times as people read them: London's clock, and how long from now."""

import re
from datetime import date, datetime, timedelta

from wayhome.kernel.moments import in_london

YEAR_FIRST = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
A_MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def clock(moment: datetime) -> str:
    """Say the time of day: 02:14."""
    return _time(in_london(moment))


def in_seconds(moment: datetime) -> str:
    """Say the time of day to the second: 02:14:07."""
    london = in_london(moment)
    return f"{_time(london)[:5]}:{london:%S}"


def day(moment: datetime) -> str:
    """Say the day in full: Monday 23 November 2026."""
    london = in_london(moment)
    return f"{london:%A} {london.day} {london:%B %Y}"


def days_in_words(said: str) -> str:
    """Say the days in a text that has them with the year first, 2012-04-07, as everywhere else: 7 April 2012."""
    return YEAR_FIRST.sub(lambda found: _day_in_words(found[0]), said)


def _day_in_words(said: str) -> str:
    try:
        return f"{date.fromisoformat(said):%-d %B %Y}"
    except ValueError:
        return said


def month(label: str) -> str:
    """Say a month by the name that duties give it, 2026-10 as October 2026; any other name stays as it is."""
    try:
        return f"{date.fromisoformat(f'{label}-01'):%B %Y}"
    except ValueError:
        return label


def when(moment: datetime, now: datetime) -> str:
    """Say when, as briefly as is clear from now: 02:14 today, 23:50 yesterday, 04:15 on Mon 23 Nov."""
    then, today = in_london(moment), in_london(now).date()
    apart = (then.date() - today).days
    named = {0: "today", -1: "yesterday", 1: "tomorrow"}.get(apart)
    if named:
        return f"{_time(then)} {named}"
    year = f" {then:%Y}" if then.year != today.year else ""
    return f"{_time(then)} on {then:%a} {then.day} {then:%b}{year}"


def _time(then: datetime) -> str:
    """Say the time of day; in the hour that the clocks repeat in October, which of the two it is."""
    twice = then.replace(fold=0).utcoffset() != then.replace(fold=1).utcoffset()
    return f"{then:%H:%M %Z}" if twice else f"{then:%H:%M}"


def span(length: timedelta) -> str:
    """Say how long, in the two largest units that matter: 52 min, 3 h 20 min, 2 days 4 h, 12 days."""
    minutes = int(abs(length).total_seconds() // 60)
    days, hours = divmod(minutes // 60, 24)
    if minutes < 60:
        return f"{minutes} min"
    if not days:
        return f"{hours} h {minutes % 60} min" if minutes % 60 else f"{hours} h"
    plural = "day" if days == 1 else "days"
    return f"{days} {plural} {hours} h" if hours and days < 4 else f"{days} {plural}"


def until(due: datetime, now: datetime) -> str:
    """Say how far off a due time is, either way: due in 25 min, due now, overdue by 3 h 20 min."""
    if abs(due - now) < A_MINUTE:
        return "due now"
    return f"due in {span(due - now)}" if due >= now else f"overdue by {span(now - due)}"


def ago(moment: datetime, now: datetime) -> str:
    """Say how long ago something was."""
    return f"{span(now - moment)} ago"
