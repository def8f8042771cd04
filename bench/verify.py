"""Verifying: events a second through the product's own check, in the database and alone, and through a stranger's."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from bench.places import places
from tests.stores.databases import known_to_django, migrate, opened_safely
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.record.rows import End, Kept, Row, place
from wayhome.record.verify import verify
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.verifying import as_line, check_chains

EVENTS, RECORDS, AT_ONCE = 200_000, 2_000, 5_000
AIM = 200_000
STAND_ALONE = Path(__file__).resolve().parents[1] / "tools" / "wayhome_verify.py"
BEGINS = datetime(2025, 3, 7, 18, 30, tzinfo=UTC)


def event(number: int) -> Event:
    """Return one event such as a force enters, about 500 bytes long."""
    at = BEGINS + timedelta(seconds=number)
    return Event(
        id=EventId(f"{number:032x}"),
        record=RecordId(f"episode:{number % RECORDS}"),
        type="missing.reported",
        version=1,
        happened_at=at,
        recorded_at=at,
        subjects=(Subject(f"child:{number % RECORDS}"), Subject(f"episode:{number % RECORDS}")),
        body={"informant": "parent", "channel": "call"},
        actor=ActorId(f"pc-{number % 97}"),
        role="call handler",
        pack="england-wales-2026.1",
    )


def placed(ledger: DatabaseLedger) -> Iterator[list[Kept]]:
    """Yield events in their places, so many at a time."""
    head, ends = ledger.head(), dict[str, End]()
    for start in range(0, EVENTS, AT_ONCE):
        batch = []
        for number in range(start, start + AT_ONCE):
            one = event(number)
            kept = place(one, head=head, end=ends.get(one.record, End()))
            head, ends[one.record] = kept.head, kept.end
            batch.append(kept)
        yield batch


def fill(ledger: DatabaseLedger) -> None:
    """Fill a record."""
    for batch in placed(ledger):
        with ledger.pen() as pen:
            pen.write(batch, [])


def rate(act: Callable[[], object]) -> str:
    """Say events a second of the quickest of three runs, by the clock and by the processor time of this process."""
    by_clock, by_processor = [], []
    for _ in range(3):
        clock, processor = time.perf_counter(), time.process_time()
        act()
        by_clock.append(time.perf_counter() - clock)
        by_processor.append(time.process_time() - processor)
    return f"{EVENTS / min(by_clock):,.0f} events/s, {EVENTS / min(by_processor):,.0f} a second of our processor time"


def checked(ledger: DatabaseLedger) -> str:
    """Say how quickly a record is checked where it is kept."""
    return rate(lambda: check_chains(ledger))


def only_hashing(rows: list[Row]) -> None:
    """Hash what the check hashes, and nothing else: no check in Python can be quicker."""
    for row in rows:
        sha256(row.envelope.encode()).hexdigest()
        sha256(row.ledger.encode()).hexdigest()


def stand_alone(rows: list[Row]) -> str:
    """Say events a second of the verifier that shares no code with ours, as a process of its own."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as export:
        export.writelines(map(as_line, rows))
        export.flush()
        clock = time.perf_counter()
        subprocess.run([sys.executable, STAND_ALONE, export.name], check=True, capture_output=True)
        return f"{EVENTS / (time.perf_counter() - clock):,.0f} events/s"


def run() -> list[str]:
    """Return the measure as lines."""
    said, rows = [], list[Row]()
    with places() as found:
        for kind, url in found.items():
            migrate(url)
            with known_to_django(opened_safely(url)) as alias:
                ledger = DatabaseLedger(alias)
                fill(ledger)
                rows = rows or list(ledger.after(0, EVENTS))
                said.append(f"in {kind} (aim {AIM:,}): {checked(ledger)}")
    length = sum(len(row.envelope) for row in rows) // len(rows)
    said.append(f"rows in memory, envelopes of {length} characters: {rate(lambda: verify(rows))}")
    said.append(f"only the hashing: {rate(lambda: only_hashing(rows))}")
    said.append(f"by the stand-alone verifier: {stand_alone(rows)}")
    return said
