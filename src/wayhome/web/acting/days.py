"""A day as it is said: 3 Dec, 3rd December, Thu 3 Dec 2026. Without a year it is the one that is near."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SAID = re.compile(
    r"(?:(?P<weekday>[a-z]{3,9})\.?,? +)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: +of)? *(?P<month>[a-z]{3,9})\.?,?"
    r"(?: *(?P<year>\d{4}|\d\d))?",
    re.IGNORECASE,
)
NEAR = timedelta(days=120)  # a day without a year is meant within four months; further off it may be either year's
LEAP = 4  # years ahead and back, in which a 29 February comes


def said_day(text: str, today: date, *, example: str, to_come: bool = False, lacks_year: str = "") -> date | None:
    """Return the day that a text says in words; None for a text that says none so.

    ``to_come``: it is the next of that name. ``lacks_year`` is said where a year is needed and not given. Raises
    ValidationError, with what to enter, for a day that there is not, that is another day of the week, or of which the
    year is not clear.
    """
    found = SAID.fullmatch(text.strip())
    month = _one_of(MONTHS, found["month"]) if found else None
    if found is None or month is None or (found["weekday"] and _one_of(WEEKDAYS, found["weekday"]) is None):
        return None
    if lacks_year and not found["year"]:
        raise ValidationError(lacks_year)
    named = f"{int(found['day'])} {MONTHS[month].capitalize()}"
    if found["year"]:
        days = list(_in_years(int(found["day"]), month + 1, (_year(found["year"]),)))
    else:
        days = list(_without_year(int(found["day"]), month + 1, today, to_come=to_come))
    return _clear(days, named, found["weekday"] or "", found["year"] or "", example)


def _clear(days: list[date], named: str, weekday: str, year: str, example: str) -> date:
    if not days:
        raise ValidationError(f"There is no {named}{f' {year}' if year else ' near today'}: enter it as {example}")
    if len(days) > 1:
        raise ValidationError(f"{named} may be {' or '.join(f'{one:%d.%m.%Y}' for one in days)}: enter the year too")
    day = days[0]
    if weekday and _one_of(WEEKDAYS, weekday) != day.weekday():
        raise ValidationError(f"{named} {day.year} is a {WEEKDAYS[day.weekday()].capitalize()}: enter it as {example}")
    return day


def _without_year(day: int, month: int, today: date, *, to_come: bool) -> Iterator[date]:
    """Yield the day that is near; where none is, the last and the next, one of which is meant."""
    every = list(_in_years(day, month, range(today.year - LEAP, today.year + LEAP + 1)))
    following = [one for one in every if one >= today][:1]
    if to_come:
        yield from following
        return
    around = [*[one for one in every if one < today][-1:], *following]
    near = [one for one in around if abs(one - today) <= NEAR]
    within_a_year = [one for one in around if abs(one - today) <= timedelta(days=366)]
    yield from near or within_a_year


def _in_years(day: int, month: int, years: range | tuple[int, ...]) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _one_of(names: tuple[str, ...], said: str) -> int | None:
    """Return which name a word begins: of three letters or more, one alone."""
    return next((number for number, name in enumerate(names) if name.startswith(said.lower())), None)


def _year(said: str) -> int:
    return datetime.strptime(said[-2:], "%y").year if len(said) < len("2026") else int(said)  # noqa: DTZ007 - a year
