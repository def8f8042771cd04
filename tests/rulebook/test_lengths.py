"""A time called tighter never comes later than the one it stands in for, whenever it starts."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.histories import told
from wayhome.duties.deadlines import due_from
from wayhome.packs import load
from wayhome.rulebook.lengths import is_looser, written
from wayhome.rulebook.schema import Limb

BASIS = {"source": "OURS", "provision": "a test", "strength": "design_default", "seen": "text"}
HOLIDAYS = frozenset(load("recommendations").head.holidays["england"])
SHIFTS = (time(7), time(15), time(23))
(REPORT,) = told("2026-03-02T20:00 missing.reported")

SETTABLE = st.one_of(
    st.tuples(st.just("minutes"), st.integers(0, 20_000)),
    st.tuples(st.just("hours"), st.integers(0, 400)),
    st.tuples(st.just("days"), st.integers(0, 40)),
    st.tuples(st.just("working_days"), st.integers(0, 30)),
)
ANY_LENGTH = st.one_of(
    SETTABLE,
    st.tuples(st.just("months"), st.integers(1, 3)),
    st.just(("shift_end", True)),
    st.just(("at_once", True)),
)
STARTS = st.datetimes(datetime(2025, 12, 1), datetime(2027, 1, 31), timezones=st.just(UTC))  # noqa: DTZ001


def limb(length: tuple[str, Any], **more: int) -> Limb:
    return Limb.model_validate({length[0]: length[1], "basis": BASIS, **more})


def due(length: Limb, start: datetime) -> datetime:
    return due_from(length, start, holidays=HOLIDAYS, shifts=SHIFTS, raising=REPORT)


@given(SETTABLE, ANY_LENGTH, STARTS)
@example(("days", 5), ("working_days", 5), datetime(2026, 3, 7, 12, tzinfo=UTC))
@example(("hours", 119), ("days", 5), datetime(2026, 3, 28, 23, 59, tzinfo=UTC))
@example(("minutes", 60), ("shift_end", True), datetime(2026, 3, 2, 6, 59, tzinfo=UTC))
def test_a_time_called_tighter_never_comes_later(new: tuple[str, Any], old: tuple[str, Any], start: datetime) -> None:
    before = limb(old, early_minutes=30, grace_minutes=30) if old[0] == "shift_end" else limb(old)
    assume(not is_looser(limb(new), before))

    assert due(limb(new), start) <= due(before, start), f"{written(limb(new))} for {written(before)} at {start}"


@given(SETTABLE)
def test_no_time_is_looser_than_itself(length: tuple[str, Any]) -> None:
    assert not is_looser(limb(length), limb(length))


@given(st.sampled_from(["minutes", "hours", "days", "working_days"]), st.integers(0, 50))
def test_one_more_of_the_same_is_looser(counted: str, number: int) -> None:
    assert is_looser(limb((counted, number + 1)), limb((counted, number)))


def test_a_time_that_is_never_later_may_still_be_refused_and_never_the_other_way_round() -> None:
    """Five hours can never come later than a day's end after one day, but six calendar days may."""
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)

    assert not is_looser(limb(("hours", 5)), limb(("days", 1)))
    assert is_looser(limb(("days", 6)), limb(("working_days", 5)))
    assert due(limb(("days", 6)), start) - due(limb(("working_days", 5)), start) < timedelta(days=1)
