"""The numbers that tables give out by themselves: which came last, so that none is ever given twice."""

from collections.abc import Iterable

from django.db import connections, models

from wayhome.store.sql import ask, tell

GIVEN_ON_SQLITE = "SELECT seq FROM sqlite_sequence WHERE name = %s"
SEQUENCE = "SELECT pg_get_serial_sequence(%s, %s)"
GIVEN_ON_POSTGRESQL = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {}"
FORGET_ON_SQLITE = "DELETE FROM sqlite_sequence WHERE name = %s"
GO_ON_ON_SQLITE = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)"
GO_ON_ON_POSTGRESQL = "SELECT setval(%s, %s, true)"


def keep_on_numbering(tables: Iterable[type[models.Model]], source: str, target: str) -> None:
    """Have tables of one database go on from the last number that those of another gave out, though its row went."""
    for model in tables:
        key = model._meta.pk
        if isinstance(key, models.AutoField | models.BigAutoField | models.SmallAutoField):
            table, column = model._meta.db_table, str(key.column)
            if last := last_given(source, table, column):
                go_on_from(target, table, column, last)


def last_given(using: str, table: str, column: str) -> int:
    """Return the last number that a column of a table gave out; 0 where it gave none."""
    if connections[using].vendor == "sqlite":
        return next((int(given) for (given,) in ask(using, GIVEN_ON_SQLITE, table)), 0)
    ((sequence,),) = ask(using, SEQUENCE, table, column)
    ((given,),) = ask(using, GIVEN_ON_POSTGRESQL.format(sequence))
    return int(given)


def go_on_from(using: str, table: str, column: str, last: int) -> None:
    """Have a column of a table give out the number after this one next."""
    if connections[using].vendor == "sqlite":
        tell(using, FORGET_ON_SQLITE, table)
        tell(using, GO_ON_ON_SQLITE, table, last)
        return
    ((sequence,),) = ask(using, SEQUENCE, table, column)
    ask(using, GO_ON_ON_POSTGRESQL, sequence, last)
