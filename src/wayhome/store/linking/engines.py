"""Where Splink works: on DuckDB, in memory, here; or on Spark, for more than one machine can hold.

Both are asked in the same words but for what a dialect tells apart. What goes in goes through Arrow.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import pyarrow as pa
from splink.internals.database_api import DatabaseAPI

from wayhome.store.linking.conditions import Dialect
from wayhome.store.linking.tables import Tables

COMPARED, KEYED = "compared", "keyed"


class Engine(Protocol):
    """What Splink works on, with the tables ``compared`` and ``keyed`` and the functions of names in it."""

    @property
    def dialect(self) -> Dialect:
        """Return how it is spoken to."""

    @property
    def api(self) -> "DatabaseAPI[object]":
        """Return what Splink calls it by."""

    def ask(self, sql: str) -> Iterator[Sequence[object]]:
        """Yield the rows that a question comes to."""

    def make(self, table: str, sql: str) -> None:
        """Make a table of what a question comes to, in place of one that was there."""

    def give(self, table: str, rows: "pa.Table") -> None:
        """Make a table of rows."""

    def columns(self, table: str) -> frozenset[str]:
        """Return the columns of a table."""


class Engines(Protocol):
    """Opens engines."""

    def opened(self, made: Tables) -> AbstractContextManager[Engine]:
        """Open an engine with some tables in it, and close it afterwards."""


def number(engine: Engine, sql: str) -> float:
    """Return the one number that a question comes to; 0 where there is none."""
    (row,) = engine.ask(sql)
    return float(str(row[0])) if row[0] is not None else 0.0
