"""Databases to measure on: made for one run, durable as a force's would be, and thrown away with it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.services import postgres

DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@contextmanager
def places() -> Iterator[dict[str, str]]:
    """Yield the address of an empty database of each kind that this machine has, by the name of its kind."""
    with tempfile.TemporaryDirectory(prefix="wayhome-bench-") as folder:
        found = {"SQLite": f"sqlite:///{folder}/record.sqlite3"}
        try:
            postgres.SETTINGS.update(DURABLE)
            server = os.environ.get("WAYHOME_TEST_POSTGRES_URL") or postgres.start(watched=os.getpid())
        except postgres.PostgresMissing:
            yield found
            return
        yield found | {"PostgreSQL": emptied(server.rstrip("/"), f"wayhome_bench_{os.getpid()}")}


def emptied(server: str, name: str) -> str:
    """Return the address of a new database on a server."""
    with psycopg.connect(urlunsplit(urlsplit(server)._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
