"""The held records of a person are destroyed, and nothing of them is left in any table, file or gap."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from tests.holdings.people import NIGHT, held
from tests.stores.test_holdings_index import HELD_FILES, files, pages
from wayhome.holdings.asking import Asked
from wayhome.store.disposing_held import destroy_held
from wayhome.store.holdings.arrivals import DatabaseArrivals
from wayhome.store.holdings.building import build
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.text import DatabaseTexts
from wayhome.store.linking.proposals import DatabaseProposals, Linking
from wayhome.store.sql import ask, tell

BORN = date(2011, 3, 4)
GOING = ("GONEREF-1", "GONEREF-2")
WORDS = (b"Quxvbnm", b"quxvbnm", b"GONEREF", b"Destroyedtext", b"destroyedtext", b"900123")
gone = [
    held("Destroyed Quxvbnm", reference=reference, born=BORN, phones=("07700 900123",), text="Destroyedtext. " * 5)
    for reference in GOING
]
ASKED = Asked(name="Destroyed Quxvbnm", birth_date=BORN)


@pytest.fixture
def index(database: str) -> DatabaseHoldings:
    """Return holdings with a person in a segment, in the rows since, in words, in a group, and waiting."""
    index = DatabaseHoldings(database)
    others = [held(f"Marlon Tate{n}", reference=f"M-{n}", text=f"Seen on day {n}.") for n in range(120)]
    index.add([*others[:60], gone[0], *others[60:]], at=NIGHT)
    build(database, name="first")
    index.add([gone[1]], at=NIGHT)
    DatabaseArrivals(database).note({gone[1].id: gone[1].content, "M-1": others[1].content}, NIGHT)
    DatabaseProposals(database).keep(Linking(at=NIGHT, pack="", records=122, pairs=1), [GOING, ("M-1", "M-2")])
    return index


def test_a_person_who_was_disposed_of_is_found_by_nothing(index: DatabaseHoldings, database: str):
    assert {one.record.id for one in index.search(ASKED, at=NIGHT).found} >= {*GOING}

    assert destroy_held(database, GOING, at=NIGHT) == 2

    assert index.search(ASKED, at=NIGHT).found == ()
    assert index.search(Asked(phones=("07700 900123",)), at=NIGHT).found == ()
    assert DatabaseTexts(database).search("destroyedtext").hits == ()
    assert index.records_of(GOING) == ()
    assert (list(DatabaseArrivals(database).waiting(9)), DatabaseProposals(database).groups()) == (
        ["M-1"],
        (("M-1", "M-2"),),
    )


def test_no_table_holds_anything_of_a_person_who_was_disposed_of(index: DatabaseHoldings, database: str):
    destroy_held(database, GOING, at=NIGHT)

    tables = [table for table in connections[database].introspection.table_names() if "held" in table]
    rows = {table: repr(ask(database, f"SELECT * FROM {table}")).encode() for table in tables}

    assert {"held_record", "held_key", "held_arrival", "held_proposal"} <= set(tables)
    assert [(table, word) for table in tables for word in WORDS if word in rows[table]] == []


def test_no_byte_of_a_person_who_was_disposed_of_is_left_in_the_file_of_sqlite_or_beside_it(sqlite: str):
    index = DatabaseHoldings(sqlite)
    index.add([held(f"Marlon Tate{n}", reference=f"{n * 7919 % 997:04}") for n in range(400)] + gone, at=NIGHT)
    build(sqlite, name="first")

    destroy_held(sqlite, GOING, at=NIGHT)
    index.scour()

    path = Path(connections[sqlite].settings_dict["NAME"])
    left = pages(sqlite) + files(sqlite) + path.with_name(f"{path.name}-journal").read_bytes()
    assert [word for word in WORDS if word in left] == []
    assert ask(sqlite, "PRAGMA integrity_check") == [("ok",)]
    assert len(index.records_of([f"{n * 7919 % 997:04}" for n in range(400)])) == 400


def test_no_byte_of_a_person_who_was_disposed_of_is_left_in_the_tables_of_postgresql(postgres: str):
    index = DatabaseHoldings(postgres)
    index.add([*gone, held()], at=NIGHT)
    DatabaseArrivals(postgres).note({gone[1].id: gone[1].content}, NIGHT)

    destroy_held(postgres, GOING, at=NIGHT)
    index.scour()

    tell(postgres, "CHECKPOINT")
    statement = HELD_FILES.replace("'held_erasure'", "'held_erasure', 'held_arrival', 'held_text'")
    left = b"".join(bytes(content) for (content,) in ask(postgres, statement))
    assert [word for word in WORDS if word in left] == []


def test_a_role_that_owns_no_table_is_told_what_is_left_to_do(postgres: str):
    index = DatabaseHoldings(postgres)
    index.add(gone, at=NIGHT)
    destroy_held(postgres, GOING, at=NIGHT)

    index.free()

    assert index.left_to_write()[0].startswith("ALTER TABLE held_record")
