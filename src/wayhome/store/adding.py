"""Adding rows to a table in the way in which each kind of database takes many of them soonest.

PostgreSQL reads and plans an INSERT once a row; by COPY a row costs it and us a seventh. SQLite keeps one statement
ready. The guards of the record judge each row either way.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from django.db import connections
from psycopg import sql

PAGE = 2_000
FEW = 8  # rows for which beginning a COPY is not worth it

Row = tuple[Any, ...]


def add_rows(using: str, table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Add rows to a table; returns how many. Raises what Django raises where one cannot be kept."""
    coming = iter(rows)
    first = list(islice(coming, FEW))
    if connections[using].vendor == "postgresql" and len(first) == FEW:
        with connections[using].wrap_database_errors:
            return _copied(using, table, columns, chain(first, coming))
    return _inserted(using, table, columns, chain(first, coming))


def _copied(using: str, table: str, columns: Sequence[str], rows: Iterator[Row]) -> int:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    count = 0
    with connections[using].cursor() as cursor, cursor.copy(statement) as copying:
        for count, row in enumerate(rows, start=1):  # noqa: B007 - how many is what is returned
            copying.write_row(row)
    return count


def _inserted(using: str, table: str, columns: Sequence[str], rows: Iterator[Row]) -> int:
    """Add rows a page at a time."""
    named, holes = ", ".join(f'"{column}"' for column in columns), ", ".join(["%s"] * len(columns))
    statement = f'INSERT INTO "{table}" ({named}) VALUES ({holes})'  # noqa: S608 - names of our own
    count = 0
    while page := list(islice(rows, PAGE)):
        with connections[using].cursor() as cursor:
            cursor.executemany(statement, page)
        count += len(page)
    return count
