"""Rows are added in the way each kind of database takes them soonest, and all of them arrive."""

import pytest
from django.db import IntegrityError

from wayhome.store.adding import FEW, add_rows
from wayhome.store.sql import ask

KEY = ("key", "digest", "positions")


def keys(many: int) -> list[tuple[str, str, str]]:
    return [(f"key-{number:03}", "digest, a\ttab and a \\ stroke", "[1]") for number in range(many)]


@pytest.mark.parametrize("many", [0, 1, FEW - 1, FEW, FEW + 1, 50])
def test_every_row_arrives_as_it_was_given_however_many_they_are(database: str, many: int):
    assert add_rows(database, "entry_key", KEY, iter(keys(many))) == many
    assert ask(database, "SELECT key, digest, positions FROM entry_key ORDER BY key") == keys(many)


@pytest.mark.parametrize("many", [1, 50])
def test_a_row_that_is_there_already_is_refused_alike_for_few_and_for_many(database: str, many: int):
    add_rows(database, "entry_key", KEY, keys(1))

    with pytest.raises(IntegrityError):
        add_rows(database, "entry_key", KEY, keys(many))
