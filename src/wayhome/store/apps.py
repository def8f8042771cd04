"""The store as Django knows it, with the gate that every connection passes."""

import sqlite3
from typing import Any

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from wayhome.store.databases import SqliteState, UnsafeDatabase, refuse_unsafe


class StoreConfig(AppConfig):
    name = "wayhome.store"
    label = "store"

    def ready(self) -> None:
        """Put the gate in front of every connection that is made from here on."""
        connection_created.connect(gate, dispatch_uid="wayhome.store.gate")


def gate(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Refuse a connection to a SQLite database that could lose what it acknowledged."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        (journal,) = cursor.execute("PRAGMA journal_mode").fetchone()
        (synchronous,) = cursor.execute("PRAGMA synchronous").fetchone()
    try:
        refuse_unsafe(SqliteState(sqlite3.sqlite_version_info, journal, synchronous))
    except UnsafeDatabase:
        connection.close()
        raise
