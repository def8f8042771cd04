"""Working time counts as the sources count it: elapsed hours, London days, working days of the nation."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.kernel.moments import NaiveTime, as_utc, instant, iso_london
from wayhome.kernel.worktime import add_months, add_working_days, birthday, end_of_day, is_working_day, london_day

HOLIDAYS = frozenset({date(2025, 4, 18), date(2025, 4, 21), date(2025, 12, 25), date(2025, 12, 26)})


def test_five_working_days_from_the_wednesday_before_easter_skip_both_holidays() -> None:
    assert add_working_days(date(2025, 4, 16), 5, HOLIDAYS) == date(2025, 4, 25)


def test_a_working_day_counted_from_a_saturday_ends_on_monday() -> None:
    assert add_working_days(date(2025, 5, 10), 1, HOLIDAYS) == date(2025, 5, 12)


def test_no_working_days_is_the_same_day_even_on_a_sunday() -> None:
    assert add_working_days(date(2025, 5, 11), 0, HOLIDAYS) == date(2025, 5, 11)


@given(start=st.dates(date(2020, 1, 1), date(2030, 1, 1)), count=st.integers(1, 40))
def test_counting_working_days_lands_on_a_working_day_with_exactly_that_many_between(start: date, count: int) -> None:
    end = add_working_days(start, count, HOLIDAYS)

    between = [start + timedelta(days=day) for day in range(1, (end - start).days + 1)]
    assert is_working_day(end, HOLIDAYS)
    assert sum(is_working_day(day, HOLIDAYS) for day in between) == count


def test_the_end_of_a_summer_day_is_an_hour_earlier_in_utc() -> None:
    assert end_of_day(date(2025, 7, 1)) == datetime(2025, 7, 1, 22, 59, 59, tzinfo=UTC)
    assert end_of_day(date(2025, 1, 1)) == datetime(2025, 1, 1, 23, 59, 59, tzinfo=UTC)


def test_half_past_midnight_in_summer_is_still_the_day_before_in_utc_and_the_new_day_in_london() -> None:
    assert london_day(datetime(2025, 6, 30, 23, 30, tzinfo=UTC)) == date(2025, 7, 1)


def test_seventy_two_hours_over_the_spring_change_end_an_hour_later_by_the_clock() -> None:
    start = instant("2025-03-29T07:30:00+00:00")

    assert iso_london(start + timedelta(hours=72)) == "2025-04-01T08:30:00+01:00"


def test_the_repeated_hour_in_october_is_two_instants() -> None:
    first, second = instant("2025-10-26T01:40:00+01:00"), instant("2025-10-26T01:40:00+00:00")

    assert second - first == timedelta(hours=1)


def test_a_time_without_an_offset_is_refused_and_says_what_to_write() -> None:
    with pytest.raises(NaiveTime, match=r"has no offset: write it as 2025-10-26T01:40:00\+00:00 or \+01:00"):
        as_utc(datetime(2025, 10, 26, 1, 40))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
        (date(2025, 12, 31), 12, date(2026, 12, 31)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_a_child_born_on_29_february_reaches_an_age_on_1_march_in_common_years() -> None:
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert birthday(date(2008, 2, 29), 16) == date(2024, 2, 29)
