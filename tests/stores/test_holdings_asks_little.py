"""How often one search asks the database: every question is a wait, for the officer and for whoever else searches."""

from dataclasses import replace

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests.holdings.people import BORN, NIGHT, PHONE, held
from wayhome.holdings.asking import Asked
from wayhome.store.holdings.building import build
from wayhome.store.holdings.database import DatabaseHoldings

ISLA = Asked(name="Isla Redfearn", birth_date=BORN)
OTHER_PHONE = "07700 900188"


@pytest.fixture
def index(database: str) -> DatabaseHoldings:
    """Return holdings of two records, the second of which only the first leads to."""
    index = DatabaseHoldings(database)
    isla = held(born=BORN, phones=(PHONE, OTHER_PHONE))
    index.add([isla, held("Zara Quill", reference="R-2", phones=(OTHER_PHONE,))], at=NIGHT)
    build(database, name="first")
    return index


def asked_of(index: DatabaseHoldings, database: str) -> list[str]:
    """Return what a search asks the database."""
    with CaptureQueriesContext(connections[database]) as asked:
        index.search(ISLA, at=NIGHT)
    return [str(one["sql"]) for one in asked.captured_queries]


def test_where_nothing_came_in_since_the_build_no_search_asks_for_what_did(index: DatabaseHoldings, database: str):
    asked = asked_of(index, database)

    assert [one for one in asked if "FROM held_key WHERE" in one] == []
    assert sum("FROM held_index" in one for one in asked) == 1


def test_what_came_in_since_is_asked_for_and_found(index: DatabaseHoldings, database: str):
    index.add([replace(held(born=BORN), id="R-3")], at=NIGHT)

    assert [one for one in asked_of(index, database) if "FROM held_key WHERE" in one]
    assert "R-3" in [one.record.id for one in index.search(ISLA, at=NIGHT).found]
