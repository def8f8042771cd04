"""How each database is opened so that what was acknowledged is kept, and when one may not be opened at all.

SQLite is opened with a rollback journal. In WAL mode, versions before 3.51.3 can lose an acknowledged commit when two
connections write and checkpoint at once (fixed in 3.51.3, and in 3.50.7 and 3.44.6), and Python 3.11 is commonly linked
to one of them. TRUNCATE is chosen over DELETE because with DELETE the commit is the removal of a file, which only
``synchronous=EXTRA`` makes durable.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import dj_database_url

from wayhome.kernel.refusals import NotASetting

SQLITE_OPTIONS: Mapping[str, Any] = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=TRUNCATE;"
        "PRAGMA synchronous=FULL;"
        "PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON;"  # what is destroyed is overwritten
        "PRAGMA recursive_triggers=ON;"  # a REPLACE fires the triggers that refuse a DELETE
        "PRAGMA temp_store=MEMORY;"  # no personal words in temporary files
    ),
}

# What a page asks for is little, whatever the planner takes it for. A helper process (15 ms to start, on two cores) or
# compiled code for it is what somebody waits for, and what it takes from everybody else. A force's record lies on solid
# disks: at the planner's price of a turning one it reads whole tables for what an index tells (12 ms for 6).
POSTGRES_OPTIONS: Mapping[str, Any] = {
    "options": (
        "-c lock_timeout=20s -c statement_timeout=120s -c idle_in_transaction_session_timeout=300s "
        "-c max_parallel_workers_per_gather=0 -c jit=off -c random_page_cost=1.1"
    ),
}

OPTIONS = {"django.db.backends.sqlite3": SQLITE_OPTIONS, "django.db.backends.postgresql": POSTGRES_OPTIONS}

FIXED = (3, 51, 3)
FIXED_SERIES: dict[tuple[int, ...], tuple[int, ...]] = {(3, 50): (3, 50, 7), (3, 44): (3, 44, 6)}
FULL, EXTRA = 2, 3


class UnsafeDatabase(Exception):
    """A database that could lose what it acknowledged; says what to change."""


class SqliteState(NamedTuple):
    """How a SQLite database is open: the engine's version, and what its two pragmas answer."""

    version: tuple[int, ...]
    journal: str
    synchronous: int


def kept_safe(database: Mapping[str, Any]) -> dict[str, Any]:
    """Return a database's settings with the options under which it keeps what it acknowledged."""
    options = OPTIONS.get(database["ENGINE"], {})
    return {**database, "OPTIONS": {**database.get("OPTIONS", {}), **options}}


def database_at(address: str, **how: Any) -> dict[str, Any]:
    """Return the settings of the database at an address; raises NotASetting, which never says a password again."""
    try:
        database = kept_safe({**dj_database_url.parse(address, **how)})
    except ValueError as unknown:
        raise NotASetting(
            "The address is not that of a database: begin it with postgresql:// or sqlite:///."
        ) from unknown
    if database["ENGINE"] not in OPTIONS:
        raise NotASetting("A record is kept on PostgreSQL or SQLite alone.")
    return database


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Say whether a version of SQLite has the fix for commits lost in WAL mode."""
    return version >= FIXED_SERIES.get(version[:2], FIXED)


def refuse_unsafe(state: SqliteState) -> None:
    """Raise UnsafeDatabase when a SQLite database could lose an acknowledged commit as it is open."""
    version = ".".join(map(str, state.version))
    if state.journal == "memory":
        return  # it lives and dies with the process, and promises nothing
    if state.journal == "off":
        raise UnsafeDatabase("The database has no journal. Open it with journal_mode=TRUNCATE.")
    if state.journal == "wal" and not wal_is_safe(state.version):
        raise UnsafeDatabase(
            f"The database is in WAL mode, and SQLite {version} can lose an acknowledged commit there. "
            "Close everything that has it open and set journal_mode=TRUNCATE, or run SQLite 3.51.3 or later."
        )
    needed, name = (EXTRA, "EXTRA") if state.journal == "delete" else (FULL, "FULL")
    if state.synchronous < needed:
        raise UnsafeDatabase(
            f"The database would acknowledge a commit before it is on the disk. With journal_mode="
            f"{state.journal.upper()} open it with synchronous={name}."
        )
