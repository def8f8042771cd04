"""A PostgreSQL database asked for what it holds: read only, by one question of the force's own, a page at a time."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from psycopg.rows import DictRow, dict_row

from wayhome.application.holding.connecting import SourceOutOfReach, page_of
from wayhome.application.holding.lines import LineReader
from wayhome.application.holding.taking import Batch
from wayhome.store.connectors.settings import PostgresSource

CHANGED, REFERENCE = "wayhome_changed", "wayhome_reference"
PAGES = """
SELECT held.*, held.{changed}::text AS {as_changed}, held.{reference}::text AS {as_reference}
FROM ({select}) AS held {after}
ORDER BY held.{changed}, held.{reference}::text LIMIT {page}
"""
AFTER = "WHERE (held.{changed}, held.{reference}::text) > ({since}, {last}) OR held.{changed} IS NULL"
FROM = "WHERE held.{changed} >= {since} OR held.{changed} IS NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresHeld:
    """What a PostgreSQL database holds, as some settings ask for it."""

    name: str
    settings: PostgresSource
    password: str = ""

    @property
    def systems(self) -> tuple[str, ...]:
        """Return the system whose records it brings."""
        return (self.settings.system,) if self.settings.system else ()

    def pages(self, since: str) -> Iterator[Batch]:
        """Yield what changed after a cursor; the last minutes before it are read again."""
        reader, before = LineReader(system=self.settings.system, mapping=self.settings.mapping), 0
        where = _from(since, self.settings.overlap)
        with self._connected() as connection:
            while rows := self._rows(connection, where):
                sound = [row for row in rows if row[CHANGED] is not None and row[REFERENCE] is not None]
                if sound:
                    where = (sound[-1][CHANGED], sound[-1][REFERENCE])
                    yield page_of(list(map(_plain, sound)), reader, before=before, cursor=json.dumps(where))
                if len(sound) < len(rows):
                    raise SourceOutOfReach(
                        f"{self.name} has rows without {self._order}: no change of them is ever seen."
                    )
                before += len(rows)
                if len(rows) < self.settings.page:
                    return

    @property
    def _order(self) -> str:
        return f"{self.settings.changed} or {self.settings.reference}"

    def _rows(self, connection: "psycopg.Connection[DictRow]", where: tuple[str, ...]) -> list[DictRow]:
        """Return the next rows after a place, or from a time on where only that is known. Raises SourceOutOfReach."""
        names = {"changed": sql.Identifier(self.settings.changed), "reference": sql.Identifier(self.settings.reference)}
        last = {name: sql.Literal(each) for name, each in zip(("since", "last"), where, strict=False)}
        after = sql.SQL(("", FROM, AFTER)[len(where)]).format(**names, **last)
        question = sql.SQL(PAGES).format(
            **names, after=after, page=sql.Literal(self.settings.page), as_changed=sql.Identifier(CHANGED),
            as_reference=sql.Identifier(REFERENCE), select=sql.SQL(self.settings.select.strip().rstrip(";")),
        )  # fmt: skip
        try:
            return connection.execute(question).fetchall()
        except psycopg.Error as error:
            raise SourceOutOfReach(f"{self.name} could not be asked: {_said(error)}.") from error

    @contextmanager
    def _connected(self) -> Iterator["psycopg.Connection[DictRow]"]:
        """Open a session that can change nothing there, and that waits for no answer longer than it may."""
        limit = int(self.settings.timeout * 1000)
        options = f"-c default_transaction_read_only=on -c statement_timeout={limit} -c timezone=UTC -c datestyle=ISO"
        try:
            connection = psycopg.connect(
                make_conninfo(self.settings.address, password=self.password or None), autocommit=True,
                row_factory=dict_row, options=options, connect_timeout=max(2, int(self.settings.timeout)),
                application_name="wayhome",
            )  # fmt: skip
        except psycopg.Error as error:
            raise SourceOutOfReach(f"{self.name} cannot be reached: {type(error).__name__}.") from error
        try:
            yield connection
        finally:
            connection.close()


def _from(since: str, overlap: float) -> tuple[str, ...]:
    """Return from where to read: a time is put back by the overlap, and a number is gone on from."""
    if not since:
        return ()
    changed, reference = json.loads(since)
    try:
        return ((datetime.fromisoformat(changed) - timedelta(seconds=overlap)).isoformat(),)
    except ValueError:
        return (changed, reference)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as JSON would have it, without what was asked for to go on from, and without what it leaves open."""
    held = {name: value for name, value in row.items() if name not in (CHANGED, REFERENCE) and value is not None}
    return {name: value.isoformat() if isinstance(value, date | datetime) else value for name, value in held.items()}


def _said(error: psycopg.Error) -> str:
    """Return what the database says is wrong with the question, and nothing of what stands in a row."""
    words = error.diag.message_primary if isinstance(error, psycopg.ProgrammingError) else ""
    return words or type(error).__name__
