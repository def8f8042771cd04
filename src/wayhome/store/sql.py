"""Asking a database in its own words."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections

AT_ONCE = 300


def ask(using: str, statement: str, *given: str | int) -> list[tuple[Any, ...]]:
    """Run a statement and return its rows."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def tell(using: str, statement: str, *given: str | int) -> int:
    """Run a statement that returns no rows; returns how many it changed."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, given)
        changed: int = cursor.rowcount
    return changed


def tell_each(using: str, statement: str, given: "Sequence[tuple[str | int | None, ...]]") -> None:
    """Run a statement once for each set of values."""
    if given:
        with connections[using].cursor() as cursor:
            cursor.executemany(statement, given)


def pieces(every: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield a sequence in pieces that fit into one question."""
    for begin in range(0, len(every), AT_ONCE):
        yield every[begin : begin + AT_ONCE]
