"""A database that could lose what it acknowledged is not opened."""

import sqlite3
from pathlib import Path

import dj_database_url
import pytest
from django.apps import apps
from django.db import connections

from tests.stores.databases import known_to_django, opened_safely
from wayhome.store.databases import SqliteState, UnsafeDatabase, refuse_unsafe, wal_is_safe
from wayhome.store.sql import ask

OUR_ENGINE = sqlite3.sqlite_version_info
LOSING = ["3.7.0", "3.34.1", "3.40.1", "3.44.0", "3.44.5", "3.45.0", "3.46.1", "3.50.0", "3.50.6", "3.51.0", "3.51.2"]
SOUND = ["3.44.6", "3.44.9", "3.50.7", "3.50.12", "3.51.3", "3.52.0", "3.54.0", "4.0.0"]


def version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


@pytest.mark.parametrize("engine", LOSING)
def test_a_version_that_loses_commits_in_wal_mode_is_known(engine: str) -> None:
    assert not wal_is_safe(version(engine))


@pytest.mark.parametrize("engine", SOUND)
def test_a_version_with_the_fix_is_known(engine: str) -> None:
    assert wal_is_safe(version(engine))


def test_wal_is_refused_in_words_on_a_version_that_loses_commits() -> None:
    with pytest.raises(UnsafeDatabase) as refused:
        refuse_unsafe(SqliteState(version("3.40.1"), "wal", 2))

    assert str(refused.value) == (
        "The database is in WAL mode, and SQLite 3.40.1 can lose an acknowledged commit there. Close everything that "
        "has it open and set journal_mode=TRUNCATE, or run SQLite 3.51.3 or later."
    )


@pytest.mark.parametrize(
    ("journal", "synchronous", "safe"),
    [
        ("truncate", 2, True),
        ("truncate", 3, True),
        ("persist", 2, True),
        ("delete", 3, True),
        ("memory", 0, True),
        ("wal", 2, True),
        ("truncate", 1, False),
        ("truncate", 0, False),
        ("delete", 2, False),
        ("wal", 1, False),
        ("off", 2, False),
    ],
)
def test_how_a_sound_engine_may_be_opened(journal: str, synchronous: int, safe: bool) -> None:
    state = SqliteState(version("3.54.0"), journal, synchronous)

    if safe:
        refuse_unsafe(state)
    else:
        with pytest.raises(UnsafeDatabase):
            refuse_unsafe(state)


def test_the_product_opens_sqlite_so_that_commits_are_on_the_disk(sqlite: str) -> None:
    assert ask(sqlite, "PRAGMA journal_mode") == [("truncate",)]
    assert ask(sqlite, "PRAGMA synchronous") == [(2,)]
    assert ask(sqlite, "PRAGMA foreign_keys") == [(1,)]
    assert ask(sqlite, "PRAGMA secure_delete") == [(1,)]
    assert ask(sqlite, "PRAGMA recursive_triggers") == [(1,)]


def test_the_product_opens_postgresql_so_that_a_page_never_waits_for_helpers_or_a_compiler(postgres: str) -> None:
    assert ask(postgres, "SHOW max_parallel_workers_per_gather") == [("0",)]
    assert ask(postgres, "SHOW jit") == [("off",)]
    assert ask(postgres, "SHOW lock_timeout") == [("20s",)]


def test_postgresql_is_asked_at_the_price_of_a_solid_disk(postgres: str) -> None:
    assert ask(postgres, "SHOW random_page_cost") == [("1.1",)]


def test_postgresql_keeps_no_index_by_parts_of_a_key(postgres: str) -> None:
    by_parts = "SELECT tablename, indexname FROM pg_indexes WHERE indexdef LIKE '%%_pattern_ops%%'"
    ours = {model._meta.db_table for model in apps.get_app_config("store").get_models()}

    assert [name for table, name in ask(postgres, by_parts) if table in ours] == []


def test_a_database_opened_otherwise_is_turned_away_at_the_gate(sqlite_path: Path) -> None:
    careless = dj_database_url.parse(f"sqlite:///{sqlite_path}")
    careless["OPTIONS"] = {"init_command": "PRAGMA synchronous=OFF; PRAGMA journal_mode=TRUNCATE"}

    with known_to_django(careless) as alias:
        with pytest.raises(UnsafeDatabase, match="before it is on the disk"):
            ask(alias, "SELECT 1")
        assert connections[alias].connection is None


def test_a_file_left_in_wal_mode_is_brought_back_from_it(sqlite_path: Path) -> None:
    with sqlite3.connect(sqlite_path) as raw:
        assert raw.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    raw.close()

    with known_to_django(opened_safely(f"sqlite:///{sqlite_path}")) as alias:
        assert ask(alias, "PRAGMA journal_mode") == [("truncate",)]


@pytest.mark.skipif(wal_is_safe(OUR_ENGINE), reason="this SQLite has the fix, so WAL may be used")
def test_a_file_that_something_else_holds_open_in_wal_mode_is_turned_away(sqlite_path: Path) -> None:
    raw = sqlite3.connect(sqlite_path, isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("SELECT * FROM event").fetchall()
    keeping_wal = opened_safely(f"sqlite:///{sqlite_path}")
    keeping_wal["OPTIONS"]["init_command"] = "PRAGMA synchronous=FULL"

    with known_to_django(keeping_wal) as alias, pytest.raises(UnsafeDatabase, match="WAL mode"):
        ask(alias, "SELECT 1")
    raw.close()
