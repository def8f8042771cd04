"""How the database is, as far as it says so itself: kind, version, whether it keeps what it acknowledged, its clock."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.contrib.sessions.models import Session
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from wayhome.kernel.moments import as_utc
from wayhome.store.databases import SqliteState, UnsafeDatabase, refuse_unsafe
from wayhome.store.guards import careless_settings, missing_triggers
from wayhome.store.sql import ask

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseState:
    """Kind and version in words, whether what it acknowledged is safe, why it is not, and the time it has, in UTC."""

    words: str
    safe: bool
    because: str
    clock: datetime


def database_state(using: str = "default") -> DatabaseState:
    """Ask the database how it is."""
    words, wrong = _sqlite(using) if connections[using].vendor == SQLITE else _postgresql(using)
    gone = missing_triggers(using)
    if gone:
        wrong = f"The trigger {gone[0]} is missing: changes to the record are no longer refused."
    return DatabaseState(words=words, safe=not wrong, because=wrong, clock=_clock(using))


def unapplied(using: str = "default") -> tuple[str, ...]:
    """Return the migrations that this build has and the database does not."""
    executor = MigrationExecutor(connections[using])
    wanted = executor.loader.graph.leaf_nodes()
    return tuple(f"{step.app_label} {step.name}" for step, _ in executor.migration_plan(wanted))


def free_space(folder: Path) -> int | None:
    """Return how many bytes are free where files are kept; None where nobody can say."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def oldest_session(now: datetime, lasting_seconds: int) -> datetime | None:
    """Return when the oldest sign-in that is still open began or was last used to change something."""
    first = Session.objects.filter(expire_date__gt=now).order_by("expire_date").first()
    if first is None:
        return None
    return datetime.fromtimestamp(first.expire_date.timestamp() - lasting_seconds, UTC)


def _sqlite(using: str) -> tuple[str, str]:
    ((version,),) = ask(using, "SELECT sqlite_version()")
    ((journal,),) = ask(using, "PRAGMA journal_mode")
    ((synchronous,),) = ask(using, "PRAGMA synchronous")
    numbers = tuple(int(part) for part in str(version).split("."))
    words = f"SQLite {version}, embedded, journal {journal}"
    try:
        refuse_unsafe(SqliteState(numbers, str(journal), int(synchronous)))
    except UnsafeDatabase as unsafe:
        return words, str(unsafe)
    return words, ""


def _postgresql(using: str) -> tuple[str, str]:
    ((version,),) = ask(using, "SHOW server_version")
    careless = careless_settings(using)
    return f"PostgreSQL {version}", f"The server's {careless[0]}." if careless else ""


def _clock(using: str) -> datetime:
    ((said,),) = ask(using, "SELECT CURRENT_TIMESTAMP")
    moment = said if isinstance(said, datetime) else datetime.fromisoformat(str(said))
    return as_utc(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
