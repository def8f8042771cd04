"""An invented force through the bulk door, on each database: entries a second, size, and deriving what was owed.

Time is given twice: as the clock has it, and as this process worked. On a machine that others use the two part. What a
process takes once, however large the force is, is told by itself: the words to read texts by, made ready.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connections

from bench.places import places
from tests.stores.databases import known_to_django, migrate, opened_safely
from wayhome.application.bulk import BulkDoor
from wayhome.application.rebuilding import catch_up
from wayhome.cli.borough.living import drawing, supplies_from
from wayhome.packs import reader
from wayhome.simulation.force import Borough, city, everything
from wayhome.simulation.people import people
from wayhome.simulation.playing import Played, play
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import open_ledger_for_bulk, rulebook

UNTIL = datetime(2026, 11, 24, tzinfo=UTC)
EPISODES, YEARS = 300, 1.0
LONDON = 150_000
PACK = "england-wales-2026.1"


def run() -> Iterator[str]:
    """Yield what a process takes once, lines for each database, and what that comes to for five years of London."""
    yield _made_ready()
    with places() as found:
        for name, address in found.items():
            migrate(address)
            with known_to_django(opened_safely(address)) as using:
                yield from _on(name, using)


def _made_ready() -> str:
    rulebook(PACK)
    worked = time.process_time()
    reader()
    return (
        f"once in a process: the words to read texts by, ready after {time.process_time() - worked:.1f} s of its work"
    )


def _on(name: str, using: str) -> Iterator[str]:
    ledger = open_ledger_for_bulk(using)
    wall, worked = time.perf_counter(), time.process_time()
    played = _played(ledger)
    wall, worked = time.perf_counter() - wall, time.process_time() - worked
    size = _size(using)
    yield (
        f"{name}: {EPISODES:,} episodes, {played.events:,} entries: {played.events / wall:,.0f} a second by the clock, "
        f"{played.events / worked:,.0f} of this process's work; {size / played.events:,.0f} bytes each"
    )
    wall = time.perf_counter()
    subjects = catch_up(ledger)
    wall = time.perf_counter() - wall
    after = _size(using)
    yield f"{name}: what was owed to and by {subjects:,} subjects derived in {wall:,.0f} s; {after / 1e6:,.0f} MB"
    entries = LONDON * (played.events - len(list(people(_told())))) / EPISODES
    each = size / played.events, after / played.events
    yield (
        f"{name}: for five years of London, if it went on so: {entries / 1e6:,.1f} million entries of episodes, "
        f"{entries * each[0] / 1e9:,.1f} GB before deriving, {entries * each[1] / 1e9:,.1f} GB after"
    )


def _told() -> Borough:
    return city(UNTIL, drawing("bench"), episodes=EPISODES, years=YEARS)


def _played(ledger: DatabaseLedger) -> Played:
    told = _told()
    door = BulkDoor(ledger=ledger, supplies=supplies_from("bench", UNTIL), rulebook=rulebook(PACK))
    return play(everything(told, people(told)), door)


def _size(using: str) -> int:
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])
