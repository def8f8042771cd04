"""The one field that Django does not offer."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    BigInteger = models.BigIntegerField[int, int]
else:
    BigInteger = models.BigIntegerField


class PositionField(BigInteger):
    """A position in the ledger: a 64-bit number, and on SQLite the key of the table's own tree."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return ``integer`` on SQLite, where ``bigint primary key`` would be a second tree."""
        return "integer" if connection.vendor == "sqlite" else "bigint"
