"""Fill an empty record with an invented force of any size, for measuring: all of it decided as acts are."""

import argparse
import os
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.core.management import call_command
from django.db import connection, connections

from wayhome.application.batches import Batches, Outlet
from wayhome.application.bulk import BulkDoor
from wayhome.application.ports import Ledger
from wayhome.cli.borough.living import drawing, id_of, supplies_by_place
from wayhome.cli.borough.side_by_side import Making, StoppedShort, play_side_by_side
from wayhome.cli.catching_up import catch_up_side_by_side
from wayhome.cli.given import moment
from wayhome.cli.opening import in_words
from wayhome.packs import reader
from wayhome.record.rows import read
from wayhome.simulation.force import Borough, city, everything
from wayhome.simulation.people import people
from wayhome.simulation.playing import Played, play, resuming

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

A_YEAR_IN_LONDON = 30_000
NOT_EMPTY = (
    "The record is not empty, and what is in it is not from this simulation. It is made only in an empty record: name "
    "another database with --database or --folder."
)
BROKEN_OFF = "It was broken off: {} What was written stays; run it again with the same values, and it goes on."
SAY_EVERY = 20_000
AT_ONCE = 10_000  # entries in one transaction: what is asked of a record or a child is asked once for all of them
NOT_DONE = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take how large a force, over how long, and where it is written."""
    parser.add_argument(
        "--scale", type=float, default=0.01, help="its size beside London, which has 30,000 episodes a year (0.01)"
    )
    parser.add_argument("--years", type=float, default=5, help="over how many years (default: 5)")
    parser.add_argument("--open", type=int, default=0, dest="open_now", help="so many more children missing at the end")
    parser.add_argument("--seed", default="1", help="the same seed gives the same force (default: 1)")
    parser.add_argument(
        "--processes", type=int, default=os.cpu_count() or 1, help="so many decide at once (default: one a processor)"
    )
    parser.add_argument("--until", type=moment, metavar="TIME", help="when it ends (default: the last midnight, UTC)")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--database", help="the address of the database, as WAYHOME_DATABASE_URL names it")
    place.add_argument("--folder", type=Path, help="a folder for an embedded database of its own")
    parser.add_argument("--derive", action="store_true", help="also derive what was owed, and when that was known")
    parser.epilog = "Run again with the same values after it was broken off, and it goes on where it was."


@in_words
def run(given: argparse.Namespace) -> int:
    """Make the force, or go on making it, and say how much it is and how long that took."""
    ledger = _open(given)
    until = given.until or _last_midnight()
    seed = f"{given.seed} {given.scale} {given.years} {given.open_now} {until.isoformat()}"
    if not _is_ours(ledger, seed):
        print(NOT_EMPTY)
        return NOT_DONE
    episodes = round(A_YEAR_IN_LONDON * given.scale * given.years)
    print(f"==> {episodes:,} episodes over {given.years:g} years, until {until:%d %B %Y %H:%M} UTC", flush=True)
    told = city(until, drawing(seed), episodes=episodes, years=given.years, open_now=given.open_now)
    began = time.perf_counter()
    try:
        played = _play(told, ledger, seed, given.processes)
        _say(played, time.perf_counter() - began, ledger)
        if given.derive:
            _derive(ledger, given.processes)
    except StoppedShort as stopped:
        print(BROKEN_OFF.format(stopped))
        return NOT_DONE
    return 0


def _open(given: argparse.Namespace) -> "StoredRecord":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayhome.config.settings")
    if given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        os.environ.update(WAYHOME_FOLDER=str(given.folder), WAYHOME_FICTIONAL="1")
        os.environ["WAYHOME_DATABASE_URL"] = f"sqlite:///{given.folder.resolve() / 'wayhome.sqlite3'}"
    if given.database:
        os.environ["WAYHOME_DATABASE_URL"] = given.database
    django.setup()
    from wayhome.store.opening import open_ledger_for_bulk  # noqa: PLC0415 - needs the settings

    call_command("migrate", interactive=False, verbosity=0)
    return open_ledger_for_bulk()


def _last_midnight() -> datetime:
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415 - needs the settings

    return SUPPLIES.now().replace(hour=0, minute=0, second=0, microsecond=0)


def _is_ours(ledger: "StoredRecord", seed: str) -> bool:
    """Say whether the record is empty, or was begun by the same simulation."""
    first = [kept.sealed.event if kept.sealed else None for kept in map(read, ledger.after(0, 1))]
    return all(event is not None and event.id == id_of(f"{seed} {event.record}", 1) for event in first)


def _play(told: Borough, ledger: "StoredRecord", seed: str, processes: int) -> Played:
    from django.conf import settings  # noqa: PLC0415 - read once they are there

    from wayhome.store.opening import open_ledger_for_bulk, rulebook  # noqa: PLC0415 - needs the settings
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415 - needs the settings

    def door_to(ledger: Ledger, outlet: Outlet) -> BulkDoor:
        return BulkDoor(
            ledger=ledger,
            supplies=SUPPLIES,
            rulebook=rulebook(settings.PACK),
            numbered=supplies_by_place(seed, told.now),
            outlet=outlet,
        )

    read_once()
    batches = Batches(ledger, AT_ONCE)
    if processes < 2:
        door = door_to(ledger, batches)
        return play(resuming(everything(told, people(told)), ledger, door), door, each=_progress())
    making = Making(told, open_ledger_for_bulk, door_to, connections.close_all)
    return play_side_by_side(making, processes, batches, _progress())


def read_once() -> None:
    """Read the rules and the words once, before there are processes that would each read them."""
    from django.conf import settings  # noqa: PLC0415 - read once they are there

    from wayhome.store.opening import rulebook  # noqa: PLC0415 - needs the settings

    rulebook(settings.PACK)
    reader()


def _progress() -> Callable[[Played], None]:
    """Return what says now and then how far it is, and how fast."""
    said, began = 0, time.perf_counter()

    def say(played: Played) -> None:
        nonlocal said
        if played.events // SAY_EVERY > said:
            said = played.events // SAY_EVERY
            rate = played.events / (time.perf_counter() - began)
            print(f"    {said * SAY_EVERY:,} entries, {rate:,.0f} a second", flush=True)

    return say


def _say(played: Played, seconds: float, ledger: "StoredRecord") -> None:
    rate = played.events / seconds if seconds else 0
    print(f"{played.events:,} entries by {played.acts:,} acts in {seconds:,.1f} s: {rate:,.0f} a second.")
    print(f"The record has {ledger.head().position:,} entries; the database takes {size_of_database() / 1e6:,.1f} MB.")
    refused = sum(count for (kind, _), count in played.refused.items() if kind)
    print(f"{refused:,} reasons were given why an act could not be done; such a case stays open.")


def size_of_database() -> int:
    """Return how many bytes the database takes."""
    if connection.vendor == "sqlite":
        return Path(str(connection.settings_dict["NAME"])).stat().st_size
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _derive(ledger: "StoredRecord", processes: int) -> None:
    began = time.perf_counter()
    subjects = catch_up_side_by_side(ledger, processes)
    took = timedelta(seconds=round(time.perf_counter() - began))
    print(f"What was owed by or to {subjects:,} subjects was derived in {took}.")
