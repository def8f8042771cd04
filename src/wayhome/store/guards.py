"""Do the triggers that keep the record append-only stand as they were made? A name alone guards nothing.

Each is compared with the text of the migration that made it; on PostgreSQL also the function that it calls, and whether
it fires in a session like this one. A migration on SQLite can lose them silently.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from django.db import connections

from wayhome.store.sql import ask

MADE = "wayhome.store.migrations.0002_append_only"

KEEPING = ("fsync", "full_page_writes", "synchronous_commit", "data_checksums")

ON_SQLITE = "SELECT sql, '' FROM sqlite_master WHERE type = 'trigger'"
ON_POSTGRES = """
    SELECT pg_get_triggerdef(t.oid, true), p.prosrc
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_language l ON l.oid = p.prolang
    WHERE NOT t.tgisinternal AND l.lanname = 'plpgsql' AND p.proconfig IS NULL
    AND (t.tgenabled = 'A' OR (t.tgenabled = 'O' AND current_setting('session_replication_role') <> 'replica'))
"""

A_FUNCTION = re.compile(r"CREATE FUNCTION (\w+)\(\) RETURNS trigger LANGUAGE plpgsql AS \$\$(.*?)\$\$;", re.DOTALL)
A_TRIGGER = re.compile(r"CREATE TRIGGER (\w+) [^;]* EXECUTE FUNCTION (\w+)\(\)", re.DOTALL)
A_SQLITE_TRIGGER = re.compile(r"CREATE TRIGGER (\w+) .*?\nEND(?=;)", re.DOTALL)


class Guard(NamedTuple):
    """A trigger as a database tells of it: its own text, and on PostgreSQL that of the function it calls."""

    trigger: str
    function: str = ""


def missing_triggers(using: str = "default") -> tuple[str, ...]:
    """Return the names of the triggers that should stand and do not, are switched off, or are not as they were made."""
    on_sqlite = connections[using].vendor == "sqlite"
    standing = {Guard(*map(_plain, found)) for found in ask(using, ON_SQLITE if on_sqlite else ON_POSTGRES)}
    made = made_on_sqlite() if on_sqlite else made_on_postgresql()
    return tuple(name for name, guard in made.items() if guard not in standing)


@cache
def made_on_sqlite() -> Mapping[str, Guard]:
    """Return the triggers that the migration makes on SQLite, by name."""
    made: str = import_module(MADE).SQLITE
    return {found[1]: Guard(_plain(found[0])) for found in A_SQLITE_TRIGGER.finditer(made)}


@cache
def made_on_postgresql() -> Mapping[str, Guard]:
    """Return the triggers that the migration makes on PostgreSQL, by name, as it tells of them."""
    made: str = import_module(MADE).POSTGRES
    functions = {name: _plain(source) for name, source in A_FUNCTION.findall(made)}
    return {
        found[1]: Guard(_plain(found[0]).replace("UPDATE OR DELETE", "DELETE OR UPDATE"), functions[found[2]])
        for found in A_TRIGGER.finditer(made)
    }


def _plain(text: str) -> str:
    return " ".join(text.split())


def careless_settings(using: str = "default") -> tuple[str, ...]:
    """Return the settings of a PostgreSQL server under which it may lose what it acknowledged, or not notice damage."""
    if connections[using].vendor == "sqlite":
        return ()
    found = [(name, ask(using, f"SHOW {name}")[0][0]) for name in KEEPING]
    return tuple(f"{name} is {value}" for name, value in found if value == "off")
