"""Crashes: writers killed at any moment, and power cut at any moment; each beside a control that must lose."""

import shutil
import tempfile
from pathlib import Path
from random import Random

from django.db.backends.signals import connection_created

from bench.places import places
from tests.stores import test_power_loss as power
from tests.stores.acting import Told, check_against_model, lost
from tests.stores.databases import known_to_django, migrate, opened_safely
from tests.stores.recorded_disk import RecordedDisk
from tests.stores.test_writers import crew
from wayhome.store.opening import open_ledger

KILLS, WRITERS, CONTROL_KILLS, MOMENTS = 200, 4, 40, 500


def killed(url: str, folder: Path, *, kills: int, careless: int = 0) -> tuple[Told, int, int]:
    """Kill writers; returns what was acknowledged, how much of it is gone, and how many events there are."""
    acknowledged = crew(url, folder, writers=WRITERS, kills=kills, careless=careless)
    with known_to_django(opened_safely(url)) as alias:
        ledger = open_ledger(alias)
        if not careless:
            check_against_model(ledger, acknowledged)
        return acknowledged, lost(ledger, acknowledged), ledger.head().position


def kills(folder: Path) -> list[str]:
    """Say what killing writers came to on each kind of database."""
    said = []
    with places() as found:
        for kind, url in found.items():
            migrate(url)
            told, gone, events = killed(url, folder, kills=KILLS)
            said.append(
                f"{kind}: {KILLS} kills under {WRITERS} writers: {len(told):,} events acknowledged, {gone} lost, "
                f"{events:,} in one order without a gap"
            )
    control = f"sqlite:///{folder}/control.sqlite3"
    migrate(control)
    told, gone, _ = killed(control, folder, kills=CONTROL_KILLS, careless=1)
    said.append(f"control, acknowledged before it is kept: {len(told):,} events acknowledged, {gone} lost")
    return said


def power_cut(folder: Path) -> list[str]:
    """Say what cutting power came to for each way of opening SQLite."""
    empty, said, disk = folder / "empty.sqlite3", [], RecordedDisk()
    migrate(f"sqlite:///{empty}")
    disk.register()
    connection_created.disconnect(dispatch_uid="wayhome.store.gate")  # the controls are what it turns away
    for journal, synchronous in (*power.KEEPING.values(), *power.LOSING.values()):
        place = folder / f"{journal}-{synchronous}"
        place.mkdir()
        before, steps = power.worked(
            disk, Path(shutil.copy(empty, place / power.NAME)), power.opened(journal, synchronous)
        )
        moments = power.moments(steps, Random(1))
        gone = [power.lost_at(moment, before, steps, place / str(n)) for n, moment in enumerate(moments)]
        said.append(
            f"power cut, journal {journal}, synchronous {synchronous}: {len(moments)} moments, "
            f"{sum(count > 0 for count in gone)} of them lost something acknowledged"
        )
    return said


def run() -> list[str]:
    """Return the measure as lines."""
    power.MOMENTS = MOMENTS
    with tempfile.TemporaryDirectory(prefix="wayhome-crash-") as folder:
        return [*kills(Path(folder)), *power_cut(Path(folder))]
