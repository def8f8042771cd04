"""Sixteen writers at once: one order without gaps, no act on a state it was not decided on, no act twice."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from django.db import connections

from tests.services import commands
from tests.stores.acting import Told, act_at_random, check_against_model, lost
from tests.stores.test_rebuilding import everything_in
from wayhome.application.ports import Ledger
from wayhome.application.rebuilding import batches, rebuild
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.memory import MemoryLedger
from wayhome.store.opening import open_ledger
from wayhome.store.sql import ask

ROOT = Path(__file__).resolve().parents[2]
CREW = "from tests.stores.crew import main\nmain()"
FULL = os.environ.get("WAYHOME_TEST_FULL") == "1"
WRITERS = 16
ACTS = 60 if FULL else 8
KILLS = 200 if FULL else 20


def crew(url: str, folder: Path, **given: int) -> Told:
    """Run a crew of writer processes on a database; returns what was acknowledged."""
    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith("WAYHOME_")},
        "DJANGO_SETTINGS_MODULE": "wayhome.config.settings",
        "WAYHOME_FOLDER": str(folder / "files"),
        "WAYHOME_DATABASE_URL": url,
    }
    words = [f"--{name}={value}" for name, value in given.items()]
    ran = commands.run(*words, environment=environ, folder=ROOT, lines=CREW)
    assert ran.returncode == 0, ran.stderr
    return [tuple(line) for told in ran.stdout.splitlines() for line in json.loads(told)]


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest) -> tuple[str, DatabaseLedger]:
    """Return the address of a database of each kind, and the record in it."""
    alias = request.getfixturevalue(request.param)
    if request.param == "sqlite":
        url = f"sqlite:///{request.getfixturevalue('sqlite_path')}"
    else:
        url = request.getfixturevalue("postgres_copy")
    return url, open_ledger(alias)


def by_threads(ledger: Ledger) -> Told:
    """Let sixteen threads write; returns what was acknowledged."""

    def work(writer: int) -> Told:
        chance = Random(writer)
        told = [line for n in range(ACTS) for line in act_at_random(ledger, chance, key=f"{writer}-{n}")]
        if isinstance(ledger, DatabaseLedger):
            connections[ledger.using].close()
        return told

    with ThreadPoolExecutor(WRITERS) as pool:
        return [line for told in pool.map(work, range(WRITERS)) for line in told]


def test_sixteen_threads_write_one_record_without_a_gap(kept: DatabaseLedger) -> None:
    acknowledged = by_threads(kept)

    check_against_model(kept, acknowledged)
    assert len(acknowledged) == kept.head().position > WRITERS * ACTS // 2


def test_sixteen_threads_write_one_record_in_memory() -> None:
    ledger = MemoryLedger()

    acknowledged = by_threads(ledger)

    positions = [row.position for batch in batches(ledger) for row in batch]
    assert positions == sorted(position for _, position, *_ in acknowledged) == list(range(1, len(positions) + 1))


def test_sixteen_processes_write_one_record_without_a_gap(place: tuple[str, DatabaseLedger], tmp_path: Path) -> None:
    url, ledger = place

    acknowledged = crew(url, tmp_path, writers=WRITERS, acts=ACTS)

    check_against_model(ledger, acknowledged)
    assert len(acknowledged) == ledger.head().position


def test_what_was_acknowledged_outlives_any_writer_killed_at_any_moment(
    place: tuple[str, DatabaseLedger], tmp_path: Path
) -> None:
    url, ledger = place

    acknowledged = crew(url, tmp_path, writers=4, kills=KILLS)

    assert len(acknowledged) > KILLS
    check_against_model(ledger, acknowledged)
    live = everything_in(ledger.using)
    rebuild(ledger)
    assert everything_in(ledger.using) == live
    if connections[ledger.using].vendor == "sqlite":
        assert ask(ledger.using, "PRAGMA integrity_check") == [("ok",)]


def test_a_build_that_acknowledges_too_early_is_caught_losing(sqlite: str, sqlite_path: Path, tmp_path: Path) -> None:
    """Each of the four is killed right after acknowledging its third act, which is the worst moment there is."""
    acknowledged = crew(f"sqlite:///{sqlite_path}", tmp_path, writers=4, acts=3, careless=1)

    assert (len(acknowledged), lost(open_ledger(sqlite), acknowledged)) == (12, 4)
