"""Appending one event, kept for good: ours with chain and projections, against a bare insert and a known library.

The ways take turns in one run, so that whatever else the machine does falls on all of them alike.
"""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit
from uuid import UUID, uuid4

from django.db import connections, transaction
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from bench.places import places
from tests.stores.databases import known_to_django, migrate, opened_safely
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.record.vocabulary import check
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import open_ledger, projections
from wayhome.store.projections.duties import Duties
from wayhome.store.sql import tell
from wayhome.store.supplies import SUPPLIES

TIMES, CASES = 400, 20
BARE = "INSERT INTO bare (record, sequence, envelope) VALUES (%s, %s, %s)"
BARE_TABLE = (
    "CREATE TABLE bare (record text NOT NULL, sequence integer NOT NULL, envelope text NOT NULL, "
    "PRIMARY KEY (record, sequence))"
)
ENVELOPE = "x" * 374
SAYINGS: tuple[tuple[str, dict[str, str]], ...] = (
    ("missing.reported", {"informant": "parent"}),
    ("risk.graded", {"grade": "high", "rationale": "she has never been out this late"}),
    ("missing.officers_deployed", {}),
    ("missing.reviewed", {"by": "sergeant"}),
)


class Case(Aggregate):
    """One case as the library keeps it."""

    def __init__(self) -> None:
        self.last = ""

    @event("Noted")
    def note(self, what: str) -> None:
        """Note one thing."""
        self.last = what


class Library:
    """The eventsourcing library on a database, as it comes."""

    def __init__(self, url: str) -> None:
        self._app: Application[UUID] = Application(env=environment(url))
        self._cases = [Case() for _ in range(CASES)]
        self._app.save(*self._cases)

    def append(self, number: int) -> None:
        """Note one thing in one case, from its events to its events."""
        case: Case = self._app.repository.get(self._cases[number % CASES].id)
        case.note(what=ENVELOPE[:300])
        self._app.save(case)


def environment(url: str) -> dict[str, str]:
    """Return how the library is told of a database."""
    if url.startswith("sqlite"):
        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": f"{url.removeprefix('sqlite:///')}-library",
        }
    parts = urlsplit(url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": parts.path[1:],
        "POSTGRES_HOST": unquote(parts.hostname or ""),
        "POSTGRES_PORT": str(parts.port or 5432),
        "POSTGRES_USER": parts.username or "",
        "POSTGRES_PASSWORD": parts.password or "unused",
    }


def entering(ledger: DatabaseLedger, told: str) -> Callable[[int], None]:
    """Return how an event is entered in a record through the one door."""

    def append(number: int) -> None:
        case = f"{told}-{number % CASES}"
        name, fields = SAYINGS[number // CASES % len(SAYINGS)]
        draft = Draft(
            fact=check(name, 1, fields),
            happened_at=datetime.now(UTC),
            subjects=(Subject(f"child:{case}"), Subject(f"episode:{case}")),
            actor=ActorId("pc-1"),
        )
        enter(
            Entry(record=RecordId(f"episode:{case}"), drafts=(draft,), key=uuid4().hex),
            ledger=ledger,
            supplies=SUPPLIES,
        )

    return append


def bare(alias: str) -> Callable[[int], None]:
    """Return the least that any way must do: one row, kept for good."""
    tell(alias, BARE_TABLE)

    def append(number: int) -> None:
        with transaction.atomic(alias):
            tell(alias, BARE, f"episode:{number % CASES}", number // CASES, ENVELOPE)

    return append


def measured(ways: dict[str, Callable[[int], None]]) -> dict[str, list[float]]:
    """Let the ways take turns; returns how long each took each time, in milliseconds."""
    took: dict[str, list[float]] = {way: [] for way in ways}
    for number in range(TIMES):
        for way, append in ways.items():
            before = time.perf_counter()
            append(number)
            took[way].append((time.perf_counter() - before) * 1000)
    return took


def run() -> list[str]:
    """Return the measure as lines."""
    said = []
    with places() as found:
        for kind, url in found.items():
            migrate(url)
            with known_to_django(opened_safely(url)) as alias:
                plain = [each for each in projections(alias) if not isinstance(each, Duties)]
                ways = {
                    "a bare insert": bare(alias),
                    "the eventsourcing library": Library(url).append,
                    "ours, chain, index and list": entering(DatabaseLedger(alias, plain), "plain"),
                    "ours, duties too": entering(open_ledger(alias), "whole"),
                }
                for append in ways.values():
                    append(0)  # which reads the rulebook and prepares statements
                said += lines(kind, measured({way: shifted(append) for way, append in ways.items()}))
                connections[alias].close()
    return said


def shifted(append: Callable[[int], None]) -> Callable[[int], None]:
    """Begin counting at one: the first was for warming up."""
    return lambda number: append(number + 1)


def lines(kind: str, took: dict[str, list[float]]) -> list[str]:
    """Say the middle and the slowest hundredth of each way, and how they compare with the first."""
    base = statistics.median(next(iter(took.values())))
    return [
        f"{kind}, {way}: p50 {statistics.median(times):.2f} ms, p99 {statistics.quantiles(times, n=100)[98]:.2f} ms, "
        f"{statistics.median(times) / base:.1f} × the bare insert"
        for way, times in took.items()
    ]
