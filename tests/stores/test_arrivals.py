"""What came in and waits to be matched against missing children, in each of the places where it can be kept."""

from datetime import timedelta

import pytest

from tests.holdings.people import NIGHT
from wayhome.application.holding.watching import Arrivals
from wayhome.store.holdings.arrivals import DatabaseArrivals, MemoryArrivals


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def arrivals(request: pytest.FixtureRequest) -> Arrivals:
    """Return a place where nothing waits."""
    return MemoryArrivals() if request.param == "memory" else DatabaseArrivals(request.getfixturevalue(request.param))


def test_what_came_in_waits_until_it_is_settled(arrivals: Arrivals):
    arrivals.note({"R-1": "a", "R-2": "b"}, NIGHT)
    arrivals.note({"R-3": "c"}, NIGHT + timedelta(minutes=1))

    assert arrivals.waiting(2) == {"R-1": "a", "R-2": "b"}
    arrivals.settle({"R-1": "a", "R-2": "b"})
    assert arrivals.waiting(2) == {"R-3": "c"}


def test_what_changed_while_it_was_being_matched_goes_on_waiting(arrivals: Arrivals):
    arrivals.note({"R-1": "a"}, NIGHT)
    arrivals.note({"R-1": "b"}, NIGHT)

    arrivals.settle({"R-1": "a"})

    assert arrivals.waiting(2) == {"R-1": "b"}
    assert len(arrivals.waiting(500)) == 1


def test_more_than_one_statement_can_bear_is_noted_and_settled(arrivals: Arrivals):
    many = {f"R-{number:04}": "a" for number in range(450)}

    arrivals.note(many, NIGHT)
    assert len(arrivals.waiting(1000)) == 450
    arrivals.settle(many)

    assert arrivals.waiting(1000) == {}


def test_what_is_kept_together_is_kept_whole_or_not_at_all(sqlite: str):
    arrivals = DatabaseArrivals(sqlite)

    def broken_off() -> None:
        with arrivals.together():
            arrivals.note({"R-1": "a"}, NIGHT)
            raise RuntimeError("the disk was full")

    with pytest.raises(RuntimeError, match="the disk was full"):
        broken_off()

    assert arrivals.waiting(2) == {}
