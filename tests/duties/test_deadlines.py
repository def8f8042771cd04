"""When duties fall due: elapsed time through clock changes, days and working days of a nation, shifts, named times."""

import pytest
from pydantic import ValidationError

from tests.duties.small import derived, due, limb
from tests.histories import at, rule
from wayhome.rulebook.schema import Duty, Limb


def owed(**length: object) -> Duty:
    return rule(raised_by="missing.reported", met_by="missing.reviewed", within=limb(**length))


def reported(when: str) -> str:
    return f"{when} missing.reported"


@pytest.mark.parametrize(
    ("when", "hours", "falls_due"),
    [
        ("2026-03-28T23:30", 4, "2026-03-29T04:30:00+01:00"),  # the hour from one to two does not exist
        ("2026-03-29T00:59:59", 1, "2026-03-29T02:59:59+01:00"),
        ("2026-10-25T00:30", 2, "2026-10-25T01:30:00+00:00"),  # the hour from one to two comes twice
        ("2026-10-24T20:00", 72, "2026-10-27T19:00:00+00:00"),
        ("2026-03-27T20:00", 72, "2026-03-30T21:00:00+01:00"),
    ],
)
def test_hours_are_elapsed_hours_through_both_clock_changes(when: str, hours: int, falls_due: str) -> None:
    (found,) = derived(owed(hours=hours), reported(when))

    assert found.due_at == at(falls_due)


def test_the_two_instants_of_the_repeated_hour_are_an_hour_apart() -> None:
    first = derived(owed(minutes=30), reported("2026-10-25T01:30:00+01:00"))[0]
    second = derived(owed(minutes=30), reported("2026-10-25T01:30:00+00:00"))[0]

    assert (second.due_at - first.due_at).total_seconds() == 3600


def test_an_act_in_the_second_pass_of_the_repeated_hour_is_not_before_one_in_the_first() -> None:
    raised, done = "2026-10-25T01:50:00+01:00", "2026-10-25T01:10:00+00:00"
    (found,) = derived(owed(minutes=30), reported(raised), f"{done} missing.reviewed")

    assert found.done_at == found.raised_at.replace(minute=10, hour=1)


@pytest.mark.parametrize(
    ("length", "when", "falls_due"),
    [
        ({"days": 1}, "2026-03-28T00:00", "2026-03-29T23:59:59"),
        ({"days": 1}, "2026-10-24T23:59:59", "2026-10-25T23:59:59"),
        ({"days": 0}, "2026-03-02T10:00", "2026-03-02T23:59:59"),
        ({"days": 28}, "2026-02-01T12:00", "2026-03-01T23:59:59"),
        ({"months": 1}, "2026-01-31T12:00", "2026-02-28T23:59:59"),
        ({"months": 12}, "2028-02-29T12:00", "2029-02-28T23:59:59"),
        ({"at_once": True}, "2026-03-02T10:00", "2026-03-02T10:00:00"),
    ],
)
def test_days_and_months_run_to_the_last_second_of_a_london_day(
    length: dict[str, object], when: str, falls_due: str
) -> None:
    assert due(owed(**length), reported(when)) == falls_due


def test_the_day_a_summer_event_falls_on_is_londons() -> None:
    assert due(owed(days=1), "2026-06-30T23:30:00+00:00 missing.reported") == "2026-07-02T23:59:59"


@pytest.mark.parametrize(
    ("when", "count", "falls_due"),
    [
        ("2026-03-06T09:00", 1, "2026-03-09T23:59:59"),  # Friday to Monday
        ("2026-03-07T09:00", 1, "2026-03-09T23:59:59"),  # Saturday is day 0 though it is no working day
        ("2025-12-24T09:00", 1, "2025-12-29T23:59:59"),  # Christmas Day and Boxing Day
        ("2025-12-24T09:00", 5, "2026-01-05T23:59:59"),  # and New Year
        ("2026-12-24T09:00", 1, "2026-12-29T23:59:59"),  # Boxing Day on a Saturday is kept on Monday
        ("2026-04-02T09:00", 1, "2026-04-07T23:59:59"),  # Good Friday and Easter Monday
    ],
)
def test_working_days_leave_out_weekends_and_the_nations_holidays(when: str, count: int, falls_due: str) -> None:
    assert due(owed(working_days=count), reported(when)) == falls_due


def test_holidays_are_those_of_the_childs_nation() -> None:
    wales = "2026-04-01T09:00 child.described nation=wales"
    two = "2026-04-02T09:00 missing.reported"

    assert due(owed(working_days=1), two) == "2026-04-07T23:59:59"
    assert f"{derived(owed(working_days=1), wales, two)[0].due_at:%m-%d}" == "04-03"  # this test's Wales keeps none


@pytest.mark.parametrize(
    ("when", "falls_due"),
    [
        ("2026-03-02T06:59:59", "2026-03-02T07:00:00"),
        ("2026-03-02T07:00", "2026-03-02T15:00:00"),
        ("2026-03-02T23:00", "2026-03-03T07:00:00"),
        ("2026-03-28T23:30", "2026-03-29T07:00:00"),  # a night shift of seven hours
        ("2026-10-24T23:30", "2026-10-25T07:00:00"),  # and one of nine
        ("2026-10-25T01:30:00+00:00", "2026-10-25T07:00:00"),
    ],
)
def test_the_end_of_the_shift_is_by_londons_clock(when: str, falls_due: str) -> None:
    assert due(owed(shift_end=True), reported(when)) == falls_due


LINE = "2026-03-02T09:00 enquiry.line_raised line=EL-08"


def line(**length: object) -> Duty:
    return rule(
        scope="investigation", raised_by="enquiry.line_raised", met_by="enquiry.line_finished", within=limb(**length)
    )


def test_an_event_may_name_its_own_time_and_one_that_does_not_has_a_week() -> None:
    assert due(line(by_field="due"), f"{LINE} due=2026-03-09T17:00:00+00:00") == "2026-03-09T17:00:00"
    assert due(line(by_field="due"), LINE) == "2026-03-09T09:00:00"


def test_a_length_may_be_counted_from_the_time_an_event_names() -> None:
    assert due(line(hours=24, from_field="due"), f"{LINE} due=2026-03-28T20:00:00+00:00") == "2026-03-29T21:00:00"
    assert due(line(hours=24, from_field="due"), LINE) == "2026-03-03T09:00:00"


ORDER = "2026-03-02T09:00 disruption.order_made order=O1 kind=closure_order"


def order(**length: object) -> Duty:
    return rule(
        scope="investigation", raised_by="disruption.order_made", met_by="disruption.order_ended", within=limb(**length)
    )


def test_a_plain_date_that_an_event_names_is_the_end_of_that_day() -> None:
    assert due(order(by_field="expires"), f"{ORDER} expires=2026-06-01") == "2026-06-01T23:59:59"


def test_days_before_an_end_and_never_before_the_duty_itself() -> None:
    before = order(days_before=14, from_field="expires")

    assert due(before, f"{ORDER} expires=2026-06-01") == "2026-05-18T23:59:59"
    assert due(before, f"{ORDER} expires=2026-03-10") == "2026-03-02T09:00:00"


@pytest.mark.parametrize(
    ("when", "falls_due"),
    [
        ("2026-12-23T12:00", "2026-12-26T12:00:00"),
        ("2026-12-25T10:00", "2026-12-28T00:00:00"),
        ("2026-12-23T00:00", "2026-12-25T00:00:00"),
        ("2026-12-26T00:00", "2026-12-28T00:00:00"),
        ("2025-12-30T12:00", "2026-01-01T12:00:00"),
    ],
)
def test_christmas_day_may_be_disregarded(when: str, falls_due: str) -> None:
    assert due(owed(hours=48, christmas_disregarded=True), reported(when)) == falls_due


@pytest.mark.parametrize("lengths", [{}, {"hours": 1, "days": 1}])
def test_a_limb_has_exactly_one_length(lengths: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match="exactly one of"):
        Limb.model_validate(limb(**lengths))
