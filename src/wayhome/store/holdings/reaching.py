"""Saying of a database that does not answer that it is out of reach, which is not the same as nothing held."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

from wayhome.application.holding.ports import HoldingsOutOfReach


@contextmanager
def within_reach() -> Iterator[None]:
    """Raise HoldingsOutOfReach where the database does not answer."""
    try:
        yield
    except DatabaseError as error:
        raise HoldingsOutOfReach from error
