"""By the end of the shift: London's clock, shifts that overlap, and handovers made a little early."""

from datetime import datetime, time, timedelta

import pytest

from tests.histories import BASIS, at, told
from wayhome.duties.deadlines import due_from
from wayhome.rulebook.schema import Limb

SHIFTS = (time(7), time(15), time(23))


def due(start: str, **given: object) -> datetime:
    limb = Limb.model_validate({"shift_end": True, "basis": BASIS} | given)
    raising = told("2026-03-02T20:00 missing.reported")[0]
    return due_from(limb, at(start), holidays=(), shifts=SHIFTS, raising=raising)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-02T20:00", "2026-03-02T23:00"),
        ("2026-03-02T23:00", "2026-03-03T07:00"),
        ("2026-03-03T06:59:59", "2026-03-03T07:00"),
    ],
)
def test_a_shift_ends_when_the_next_one_starts(start: str, end: str) -> None:
    assert due(start) == at(end)


def test_shifts_that_overlap_leave_time_after_the_end() -> None:
    assert due("2026-03-02T20:00", grace_minutes=30) == at("2026-03-02T23:30")


def test_a_handover_taken_on_shortly_before_the_end_is_next_owed_at_the_end_after() -> None:
    assert due("2026-03-02T22:50", early_minutes=60, grace_minutes=30) == at("2026-03-03T07:30")


def test_a_handover_taken_on_in_the_overlap_is_next_owed_at_the_end_of_that_shift() -> None:
    assert due("2026-03-02T23:20", early_minutes=60, grace_minutes=30) == at("2026-03-03T07:30")


def test_the_night_the_clocks_go_back_is_an_hour_longer_to_the_same_clock_time() -> None:
    assert due("2026-10-24T23:10") - at("2026-10-24T23:10") == timedelta(hours=8, minutes=50)
