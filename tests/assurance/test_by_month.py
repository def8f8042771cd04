"""A measure month by month: the months together are the list, and a late act moves nothing to another month."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assurance.cases import judged, pack
from tests.histories import at
from wayhome.assurance.by_month import MonthCounted, by_month, in_month, month_told
from wayhome.assurance.counting import EventRef, InMemory
from wayhome.assurance.measures import Counted, count
from wayhome.kernel.ids import EventId, RecordId

MEASURE = pack("recommendations").measures["M-06-ARREST"]
NOW = at("2026-06-20T09:00")


def counted(moments: list[datetime], done: int) -> Counted:
    refs = [
        EventRef(case=RecordId("c"), event=EventId(str(n)), type="t", happened_at=moment, recorded_late=False)
        for n, moment in enumerate(moments)
    ]
    lists = InMemory("numerator", refs[:done]), InMemory("denominator", refs)
    return Counted(
        measure=MEASURE, numerator=lists[0], denominator=lists[1], excused=InMemory(), recorded_late=InMemory()
    )


def test_a_duty_stands_in_the_month_in_which_it_fell_due_however_late_it_was_done() -> None:
    arrest = "2026-03-31T15:00 investigation.suspect_dealt_with kind=arrested"
    told = "2026-05-09T10:00 victim.notice_delivered about=[#1] to=child receipt=heard_in_person"
    late = judged("late", arrest, told, at=NOW)

    months = by_month(count(MEASURE, [late], at=NOW))

    assert [(one.month, one.count, one.out_of) for one in months] == [("2026-04", 0, 1)]


def test_a_month_with_nothing_between_two_others_is_shown_with_nothing() -> None:
    months = by_month(counted([at("2025-12-03T09:00"), at("2026-02-03T09:00")], done=1))

    assert months == (
        MonthCounted(month="2025-12", count=1, out_of=1),
        MonthCounted(month="2026-01", count=0, out_of=0),
        MonthCounted(month="2026-02", count=0, out_of=1),
    )


def test_a_measure_of_nothing_has_no_months() -> None:
    assert by_month(counted([], done=0)) == ()


@pytest.mark.parametrize(("out_of", "rate"), [(9, None), (10, 20)])
def test_a_month_has_a_rate_from_ten_on(out_of: int, rate: int | None) -> None:
    (month,) = by_month(counted([at("2026-03-02T09:00")] * out_of, done=2))

    assert month.per_cent == rate


def test_a_month_ends_at_midnight_in_london_also_in_summer() -> None:
    months = by_month(counted([at("2026-07-31T23:59"), at("2026-08-01T00:00")], done=0))

    assert [one.month for one in months] == ["2026-07", "2026-08"]


@given(days=st.lists(st.integers(0, 900), max_size=40), done=st.integers(0, 40))
def test_the_months_of_a_list_are_together_the_list(days: list[int], done: int) -> None:
    told = counted([at("2025-01-01T12:00") + timedelta(days=day) for day in days], done)

    months = by_month(told)

    assert sum(one.out_of for one in months) == told.out_of
    assert sum(one.count for one in months) == told.count
    assert [ref for one in months for ref in in_month(told.denominator, one.month)] == sorted(
        told.denominator, key=month_told
    )
