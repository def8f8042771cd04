"""Spark, for more records than one machine can hold: the same questions, an extra that few need and none by default."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.types import IntegerType
from splink import SparkAPI
from splink.backends.spark import similarity_jar_location
from splink.internals.database_api import DatabaseAPI

from wayhome.application.linking.columns import NAMED
from wayhome.holdings.naming.tables import NameTables
from wayhome.store.linking.conditions import SPARK, Dialect, function_of
from wayhome.store.linking.engines import COMPARED, KEYED
from wayhome.store.linking.naming import NamesCompared
from wayhome.store.linking.tables import Tables


class Spark:
    """One session of Spark."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session
        self._api = SparkAPI(spark_session=session, break_lineage_method="persist")  # type: ignore[no-untyped-call]

    @property
    def dialect(self) -> Dialect:
        """Return how it is spoken to."""
        return SPARK

    @property
    def api(self) -> "DatabaseAPI[object]":
        """Return what Splink calls it by."""
        return self._api

    def ask(self, sql: str) -> Iterator[Sequence[object]]:
        """Yield the rows that a question comes to."""
        yield from self._session.sql(sql).toLocalIterator()

    def make(self, table: str, sql: str) -> None:
        """Make a table of what a question comes to."""
        self._session.sql(sql).persist().createOrReplaceTempView(table)

    def give(self, table: str, rows: "pa.Table") -> None:
        """Make a table of rows."""
        self._session.createDataFrame(rows).persist().createOrReplaceTempView(table)

    def columns(self, table: str) -> frozenset[str]:
        """Return the columns of a table."""
        return frozenset(self._session.table(table).columns)


class OnSpark:
    """Opens a session of Spark on a master, which is this machine unless another is named."""

    def __init__(self, names: NameTables, *, master: str = "local[2]", partitions: int = 4) -> None:
        self._names = names
        self._master = master
        self._partitions = partitions

    @contextmanager
    def opened(self, made: Tables) -> Iterator[Spark]:
        """Open a session with some tables in it, and end it afterwards."""
        with TemporaryDirectory(prefix="wayhome-spark-") as folder:
            session = self._session(folder)
            try:
                yield self._engine(session, made)
            finally:
                session.stop()

    def _engine(self, session: SparkSession, made: Tables) -> Spark:
        engine = Spark(session)
        engine.give(COMPARED, made.compared)
        engine.give(KEYED, made.keyed)
        compared = NamesCompared(made.names, self._names)
        for place, field in enumerate(NAMED):
            session.udf.register(function_of(field), compared.level(place), IntegerType())
        return engine

    def _session(self, folder: str) -> SparkSession:
        """Open a session that writes what it must write to a folder, and not to wherever it was started."""
        settings = {
            "spark.jars": similarity_jar_location(),
            "spark.sql.shuffle.partitions": str(self._partitions),
            "spark.ui.enabled": "false",
            "spark.sql.execution.arrow.pyspark.enabled": "true",
            "spark.sql.warehouse.dir": folder,
            "spark.local.dir": folder,
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
        }
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # names are laid side by side by this installation
        builder = SparkSession.builder.master(self._master).appName("wayhome")
        for key, value in settings.items():
            builder = builder.config(key, value)
        return builder.getOrCreate()
