"""What lies between the cells of a SQLite file is overwritten where it lies, and nothing that is kept is touched."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from wayhome.store import page_gaps
from wayhome.store.page_gaps import overwrite_gaps

DUMP = "SELECT id, reference, body FROM kept ORDER BY id"


def much_moved(path: Path, seed: int) -> None:
    """Write rows of every size and delete most of them, in any order."""
    chance = Random(seed)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode=TRUNCATE; PRAGMA secure_delete=ON; PRAGMA synchronous=OFF;")
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, reference TEXT UNIQUE, body TEXT)")
        for turn in range(1_500):
            if turn % 100 == 0:
                connection.execute("COMMIT" if turn else "SELECT 1")
                connection.execute("BEGIN")
            reference = f"{'GONE' if chance.random() < 0.7 else 'KEPT'}{chance.randrange(1 << 40):010x}"
            body = f"{reference}." * chance.choice([1, 2, 9, 40, 300])
            connection.execute("INSERT INTO kept VALUES (?, ?, ?)", (chance.randrange(1 << 40), reference, body))
            if turn % 50 == 0:
                connection.execute("DELETE FROM kept WHERE reference LIKE 'GONE%' AND id % 2")
        connection.execute("DELETE FROM kept WHERE reference LIKE 'GONE%'")
        connection.execute("COMMIT")


def rows(path: Path) -> list[tuple[int, str, str]]:
    """Return every row, from a file that is whole."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute(DUMP).fetchall()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("at_once", [7, 4096])
def test_nothing_that_was_deleted_is_left_and_all_that_is_kept_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, at_once: int
):
    path = tmp_path / "file.sqlite3"
    much_moved(path, seed)
    before, left_before = rows(path), path.read_bytes().count(b"GONE")
    monkeypatch.setattr(page_gaps, "AT_ONCE", at_once)

    assert overwrite_gaps(path)

    assert (left_before > 0, path.read_bytes().count(b"GONE")) == (True, 0)
    assert rows(path) == before


def test_a_connection_that_remembers_a_page_does_not_write_its_gap_back(tmp_path: Path):
    path = tmp_path / "file.sqlite3"
    much_moved(path, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=TRUNCATE")
        kept = other.execute(DUMP).fetchall()
        assert overwrite_gaps(path)

        other.execute("UPDATE kept SET reference = reference || '!'")

        assert len(other.execute(DUMP).fetchall()) == len(kept)
    assert path.read_bytes().count(b"GONE") == 0


def test_a_file_in_wal_mode_is_left_to_be_written_anew(tmp_path: Path):
    path = tmp_path / "file.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY)")

        assert not overwrite_gaps(path)
