"""Power is cut at many moments: what was acknowledged is there, unless the disk was not asked to keep it."""

import _sqlite3
import ctypes
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from django.db.backends.signals import connection_created

from tests.services.missing import skip_or_fail
from tests.stores.acting import act_at_random
from tests.stores.databases import known_to_django, opened_safely
from tests.stores.recorded_disk import RecordedDisk, Step, after_power_loss, put
from wayhome.record.rows import Row
from wayhome.record.verify import verify
from wayhome.store.apps import gate
from wayhome.store.databases import SQLITE_OPTIONS
from wayhome.store.opening import open_ledger

FULL = os.environ.get("WAYHOME_TEST_FULL") == "1"
ACTS = 60 if FULL else 12
MOMENTS = 500 if FULL else 60
NAME = "record.sqlite3"
ROWS = "SELECT position, record, sequence, previous, hash, ledger, envelope FROM event ORDER BY position"

pytestmark = pytest.mark.xdist_group("power loss")


@pytest.fixture(scope="module")
def disk() -> RecordedDisk:
    """Return the recording disk, in the SQLite that Python uses."""
    if not hasattr(ctypes.CDLL(_sqlite3.__file__), "sqlite3_vfs_register"):
        skip_or_fail("this Python carries its SQLite inside, where no disk can be put in front of it")
    disk = RecordedDisk()
    disk.register()
    return disk


@pytest.fixture
def without_gate() -> Iterator[None]:
    """Let a database be opened carelessly, as the product never would."""
    connection_created.disconnect(dispatch_uid="wayhome.store.gate")
    yield
    connection_created.connect(gate, dispatch_uid="wayhome.store.gate")


def opened(journal: str, synchronous: str) -> str:
    """Return what a connection says first, with the journal and synchronisation of the product or others."""
    said: str = SQLITE_OPTIONS["init_command"]
    return said.replace("journal_mode=TRUNCATE", f"journal_mode={journal}").replace(
        "synchronous=FULL", f"synchronous={synchronous}"
    )


def worked(disk: RecordedDisk, path: Path, init_command: str) -> tuple[dict[str, bytes], list[Step]]:
    """Enter acts on the recording disk; returns the files before and every step."""
    disk.steps.clear()
    before = {str(path): path.read_bytes()}
    database = opened_safely(f"sqlite:///{path}")
    database["NAME"] = f"file:{path}?vfs=recorded"
    database["OPTIONS"]["init_command"] = init_command
    chance = Random(7)
    with known_to_django(database) as alias:
        ledger = open_ledger(alias)
        for number in range(ACTS):
            disk.says(act_at_random(ledger, chance, key=f"a{number}"))
    return before, list(disk.steps)


def lost_at(
    moment: int, before: dict[str, bytes], steps: list[Step], folder: Path, survivors: Random | None = None
) -> int:
    """Cut power at a moment, start again, and count the acknowledged events that are gone."""
    folder.mkdir()
    put(after_power_loss(before, steps[:moment], survivors), folder)
    connection = sqlite3.connect(folder / NAME)
    try:
        held = [Row(*row) for row in connection.execute(ROWS)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()
    assert verify(held).broken is None
    told = [line for step in steps[:moment] if step.kind == "told" for line in step.told]  # type: ignore[attr-defined]
    return sum(position > len(held) for _, position, *_ in told)


def moments(steps: list[Step], chance: Random) -> list[int]:
    """Choose moments at which power goes: any, and just after something was acknowledged."""
    acknowledged = [index + 1 for index, step in enumerate(steps) if step.kind == "told"]
    return [*chance.sample(range(len(steps)), k=min(MOMENTS, len(steps))), *acknowledged]


KEEPING = {"the product's own": ("TRUNCATE", "FULL"), "a removed journal, synced": ("DELETE", "EXTRA")}
LOSING = {"nothing synced": ("TRUNCATE", "OFF"), "a removed journal, its folder not synced": ("DELETE", "FULL")}


@pytest.mark.parametrize("way", KEEPING)
def test_nothing_that_was_acknowledged_is_lost(disk: RecordedDisk, sqlite_path: Path, tmp_path: Path, way: str) -> None:
    before, steps = worked(disk, sqlite_path, opened(*KEEPING[way]))

    for number, moment in enumerate(moments(steps, Random(1))):
        assert lost_at(moment, before, steps, tmp_path / f"nothing-{number}") == 0, moment
        assert lost_at(moment, before, steps, tmp_path / f"some-{number}", Random(number)) == 0, moment


@pytest.mark.parametrize("way", LOSING)
def test_a_way_of_opening_that_loses_is_caught_losing(
    disk: RecordedDisk, sqlite_path: Path, tmp_path: Path, way: str, without_gate: None
) -> None:
    before, steps = worked(disk, sqlite_path, opened(*LOSING[way]))
    acknowledged = [index + 1 for index, step in enumerate(steps) if step.kind == "told"]

    lost = [lost_at(moment, before, steps, tmp_path / str(n)) for n, moment in enumerate(acknowledged)]

    assert sum(lost) > 0
