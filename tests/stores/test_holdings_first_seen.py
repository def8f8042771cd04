"""When a held record first came in: kept while it changes, forgotten with it, known however it was brought in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.holdings.people import NIGHT, held
from wayhome.store.holdings.building import bring_in_whole
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.store.holdings.tables import StoredHeldRecord

LATER = NIGHT + timedelta(days=1)
Holdings = MemoryHoldings | DatabaseHoldings


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def index(request: pytest.FixtureRequest) -> Holdings:
    """Return empty holdings in each of the places where they can be kept."""
    if request.param == "memory":
        return MemoryHoldings()
    return DatabaseHoldings(request.getfixturevalue(request.param))


def test_it_is_when_a_record_came_in_and_stays_while_the_record_changes(index: Holdings):
    index.add([held()], at=NIGHT)
    index.add([replace(held(), text="Something was added.")], at=LATER)

    assert index.first_seen(["R-1", "R-2"]) == {"R-1": NIGHT}


def test_what_goes_and_comes_again_is_here_since_it_came_again(index: Holdings):
    index.add([held()], at=NIGHT)
    index.remove(["R-1"], at=LATER)
    assert index.first_seen(["R-1"]) == {}

    index.add([held()], at=LATER)

    assert index.first_seen(["R-1"]) == {"R-1": LATER}


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_it_is_kept_of_very_many_that_came_in_at_once(database: str, request: pytest.FixtureRequest):
    using = request.getfixturevalue(database)

    bring_in_whole(using, [held()], at=NIGHT)

    assert DatabaseHoldings(using).first_seen(["R-1"]) == {"R-1": NIGHT.astimezone(UTC)}


def test_of_what_was_held_before_it_was_kept_it_is_not_known(sqlite: str):
    index = DatabaseHoldings(sqlite)
    index.add([held()], at=datetime(2020, 1, 1, tzinfo=UTC))
    StoredHeldRecord.objects.using(sqlite).update(first_seen=None)

    index.add([replace(held(), text="Something was added.")], at=LATER)

    assert index.first_seen(["R-1"]) == {}
