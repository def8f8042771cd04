"""An order's last day that its power does not allow is kept, and said."""

from datetime import date

import pytest

from tests.casework.desk import DETECTIVE, Desk, words
from wayhome.casework.disrupting.orders import RecordOrder

ORDER = {"result": "made", "power": "DP-SRO"}


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.concern()
    return desk


@pytest.mark.parametrize("last", [date(2028, 3, 1), date(2028, 3, 2), date(2031, 3, 1), None])
def test_an_order_of_two_years_or_more_or_without_an_end_is_as_its_power_says(desk: Desk, last: date | None) -> None:
    assert desk.do(RecordOrder, DETECTIVE, expires=last, **ORDER).notices == ()


def test_an_order_that_ends_sooner_than_it_can_is_kept_and_said(desk: Desk) -> None:
    handled = desk.do(RecordOrder, DETECTIVE, expires=date(2028, 2, 29), **ORDER)

    assert words(handled.notices)[0].endswith(
        "its last day is sooner than it can be. Two years at least; a bar on travel abroad five years at most."
    )
    assert handled.entered


def test_an_order_that_ends_later_than_it_can_is_kept_and_said(desk: Desk) -> None:
    handled = desk.do(RecordOrder, DETECTIVE, result="made", power="DP-GANG", expires=date(2028, 3, 3))

    assert "its last day is later than it can be. Two years at most" in words(handled.notices)[0]


def test_of_an_interim_order_nothing_is_said(desk: Desk) -> None:
    assert desk.do(RecordOrder, DETECTIVE, result="interim", power="DP-SRO", expires=date(2026, 3, 20)).notices == ()
