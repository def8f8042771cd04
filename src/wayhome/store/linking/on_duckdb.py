"""DuckDB, in memory: nothing is loaded from elsewhere, and nothing stays behind."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb
import pyarrow as pa
from duckdb.func import FunctionNullHandling, PythonUDFType
from duckdb.sqltypes import INTEGER
from splink import DuckDBAPI
from splink.internals.database_api import DatabaseAPI

from wayhome.application.linking.columns import NAMED
from wayhome.holdings.naming.tables import NameTables
from wayhome.store.linking.conditions import DUCKDB, Dialect, function_of
from wayhome.store.linking.engines import COMPARED, KEYED
from wayhome.store.linking.naming import NamesCompared
from wayhome.store.linking.tables import Tables

NO_EXTENSIONS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
FETCHED = 20_000


class DuckDB:
    """One DuckDB in memory."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database
        self._api = DuckDBAPI(database)

    @property
    def dialect(self) -> Dialect:
        """Return how it is spoken to."""
        return DUCKDB

    @property
    def api(self) -> "DatabaseAPI[object]":
        """Return what Splink calls it by."""
        return self._api  # type: ignore[return-value]

    def ask(self, sql: str) -> Iterator[Sequence[object]]:
        """Yield the rows that a question comes to."""
        rows = self._database.cursor().execute(sql)
        while some := rows.fetchmany(FETCHED):
            yield from some

    def make(self, table: str, sql: str) -> None:
        """Make a table of what a question comes to."""
        self._database.execute(f"CREATE OR REPLACE TABLE {table} AS {sql}")

    def give(self, table: str, rows: "pa.Table") -> None:
        """Make a table of rows."""
        self._database.register("given_rows", rows)
        self.make(table, "SELECT * FROM given_rows")
        self._database.unregister("given_rows")

    def columns(self, table: str) -> frozenset[str]:
        """Return the columns of a table."""
        return frozenset(str(row[0]) for row in self.ask(f"DESCRIBE {table}"))


class OnDuckDB:
    """Opens a DuckDB with so many threads, that takes no more memory than this."""

    def __init__(self, names: NameTables, *, threads: int = 2, memory: str = "4GB") -> None:
        self._names = names
        self._config: dict[str, str | bool | int | float | list[str]] = {
            "threads": str(threads),
            "memory_limit": memory,
            **NO_EXTENSIONS,
        }

    @contextmanager
    def opened(self, made: Tables) -> Iterator[DuckDB]:
        """Open a DuckDB with some tables in it, and close it afterwards."""
        with duckdb.connect(":memory:", config=self._config) as database:
            engine = DuckDB(database)
            engine.give(COMPARED, made.compared)
            engine.give(KEYED, made.keyed)
            compared = NamesCompared(made.names, self._names)
            for place, field in enumerate(NAMED):
                database.create_function(
                    function_of(field), compared.function(place), [INTEGER, INTEGER], INTEGER,
                    type=PythonUDFType.ARROW, null_handling=FunctionNullHandling.SPECIAL,
                )  # fmt: skip
            yield engine
