"""A whole record moves from one database into another, of either kind: all of it, or nothing."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connections

from tests.holdings.people import NIGHT, held
from tests.stores.acts import MIDNIGHT, counting, night
from tests.stores.databases import known_to_django, opened_safely
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.store.files.database import DatabaseFiles
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.text import DatabaseTexts
from wayhome.store.looks import DatabaseLookLog
from wayhome.store.models import StoredEvent
from wayhome.store.moving import THERE_FROM_THE_START, NotMoved, every_model, move
from wayhome.store.numbering import last_given
from wayhome.store.opening import open_ledger
from wayhome.store.sql import ask, tell
from wayhome.store.verifying import verify

PHOTOGRAPH = bytes(range(256)) * 40
CASE = RecordId("episode:1")


@pytest.fixture(scope="session")
def whole_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with every table of the product's, to copy."""
    path = tmp_path_factory.mktemp("whole") / "empty.sqlite3"
    with known_to_django(opened_safely(f"sqlite:///{path}")) as alias:
        call_command("migrate", database=alias, verbosity=0)
    return path


@pytest.fixture
def whole(whole_sqlite: Path, tmp_path: Path) -> Iterator[str]:
    """Return Django's name for a database with every table and nothing in them."""
    path = shutil.copy(whole_sqlite, tmp_path / "whole.sqlite3")
    with known_to_django(opened_safely(f"sqlite:///{path}")) as alias:
        yield alias


@pytest.fixture
def source(whole: str) -> str:
    """Return Django's name for a record with something of everything in it."""
    night(open_ledger(whole), counting())
    night(open_ledger(whole), counting(name="other"), episode="2", child="2")
    looks = DatabaseLookLog(whole)
    for page in ("case", "cases"):
        looks.note(actor=ActorId("pc-1"), page=page, shown=("episode:1",), at=MIDNIGHT)
    people = get_user_model().objects.using(whole)
    for name in ("ann", "bea"):
        people.create(username=name, name=name.title(), officer=name, password=f"sealed-{name}")
    people.filter(username="bea").delete()
    holdings = DatabaseHoldings(whole)
    holdings.add([held(reference="R-1", text="He was seen at the arcade, with a knife.")], at=NIGHT)
    return whole


@pytest.fixture
def empty(sqlite: str, postgres: str) -> dict[str, str]:
    """Return an empty database of each kind."""
    return {"sqlite": sqlite, "postgres": postgres}


def everything_in(using: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, as Django reads it."""
    return {
        model._meta.db_table: [
            tuple(map(plain, row)) for row in model._base_manager.using(using).order_by("pk").values_list()
        ]
        for model in every_model()
    }


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    return bytes(value) if isinstance(value, memoryview) else value


def kept_in(using: str) -> list[str]:
    """Return the tables that hold anything, but for what stands there from the start."""
    tables = {model._meta.db_table: model for model in every_model()}
    there = set(connections[using].introspection.table_names())
    return [
        table
        for table, model in tables.items()
        if table in there and table not in THERE_FROM_THE_START and model._base_manager.using(using).exists()
    ]


def deaf(_table: str, _rows: int) -> None:
    """Hear nothing of what moves."""


def test_what_arrived_is_looked_at_before_it_is_read_back_so_that_no_word_is_looked_for_in_the_whole_table(
    source: str, postgres: str
):
    rows: list[int] = []
    move(source, postgres, lambda _table, many: rows.append(many))
    seen = "SELECT reltuples FROM pg_class WHERE relname IN ('event', 'private_words', 'held_record') ORDER BY relname"
    assert [int(count) for (count,) in ask(postgres, seen)] == [
        model._base_manager.using(postgres).count()
        for model in every_model()
        if model._meta.db_table in {"event", "private_words", "held_record"}
    ]
    assert rows


def test_everything_moves_to_the_other_kind_and_back_as_it_is(source: str, empty: dict[str, str]):
    files = DatabaseFiles("a key", lambda: "5" * 64, source)
    photograph = files.keep(PHOTOGRAPH, record=CASE, about=Subject("child:1"), at=MIDNIGHT)
    before, there, back = everything_in(source), empty["postgres"], empty["sqlite"]
    heard: dict[str, int] = {}

    rows = move(source, there, heard.__setitem__)
    move(there, back, deaf)

    for moved in (there, back):
        assert everything_in(moved) == before
        assert DatabaseFiles("a key", lambda: "6" * 64, moved).read(photograph, record=CASE) == PHOTOGRAPH
        assert [hit.record.id for hit in DatabaseTexts(moved).search("knife").hits] == ["R-1"]
        assert last_given(moved, "accounts_account", "id") == 2  # the second went, and its number is not given again
        night(open_ledger(moved), counting(name="after"), episode="3")
        assert (verify(open_ledger(moved)).broken, verify(open_ledger(moved)).events) == (
            None,
            len(before["event"]) + 4,
        )
    assert heard == {table: len(found) for table, found in before.items() if found}
    assert rows == sum(heard.values())


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_nothing_is_moved_over_anything(source: str, empty: dict[str, str], kind: str):
    night(open_ledger(empty[kind]), counting(name="theirs"))
    before = ask(empty[kind], "SELECT position, hash FROM event ORDER BY position")

    with pytest.raises(NotMoved, match=r"^The other database is not empty: \w+ has rows\. Nothing is ever moved over"):
        move(source, empty[kind], deaf)

    assert ask(empty[kind], "SELECT position, hash FROM event ORDER BY position") == before


def test_nothing_is_moved_among_the_tables_of_something_else(source: str, tmp_path: Path):
    with ExitStack() as open_until, known_to_django(opened_safely(f"sqlite:///{tmp_path / 'other'}")) as other:
        open_until.callback(connections[other].close)
        tell(other, "CREATE TABLE custody (number integer)")

        with pytest.raises(
            NotMoved, match=r"^The other database has tables of something else\. Move to one of its own"
        ):
            move(source, other, deaf)

        assert connections[other].introspection.table_names() == ["custody"]


def test_a_record_of_an_earlier_version_is_brought_up_to_date_first(source: str, empty: dict[str, str]):
    tell(source, "DELETE FROM django_migrations WHERE app = %s AND name LIKE %s", "invited", "0003%")

    with pytest.raises(NotMoved, match=r"kept by an earlier version\. Run wayhome migrate on it first"):
        move(source, empty["sqlite"], deaf)


def test_where_there_is_no_record_none_is_moved(tmp_path: Path, empty: dict[str, str]):
    with (
        known_to_django(opened_safely(f"sqlite:///{tmp_path / 'nothing'}")) as nothing,
        pytest.raises(NotMoved, match=r"^There is no record to move from there\.$"),
    ):
        move(nothing, empty["sqlite"], deaf)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_record_that_was_changed_behind_our_back_does_not_move(source: str, empty: dict[str, str], kind: str):
    tell(source, "DROP TRIGGER event_never_changes")
    last = StoredEvent.objects.using(source).order_by("-position").first()
    assert last
    tell(source, "UPDATE event SET envelope = %s WHERE position = %s", f"{last.envelope} ", last.position)

    with pytest.raises(NotMoved, match=r"^What arrived is not what left: the record is .* event 8"):
        move(source, empty[kind], deaf)

    assert kept_in(empty[kind]) == []


def test_a_row_that_cannot_be_kept_there_is_named_and_nothing_stays(source: str, empty: dict[str, str]):
    tell(source, "UPDATE held_record SET body = body || char(0)")

    with pytest.raises(NotMoved, match=r"^held_record cannot be kept there: .*NUL"):
        move(source, empty["postgres"], deaf)

    assert kept_in(empty["postgres"]) == []
