"""Bringing everything that one database holds into another, of either kind: all of it, or nothing.

Rows are copied as they are, in the order of their keys, so that the guards of the record judge each event anew where it
arrives, and personal words, sealed photographs and accounts are the same to the letter. What the two kinds of database
keep differently, the index of words of held records, is made anew. The other database is written in one transaction,
which ends only once what arrived was verified there; a move that breaks off leaves it without a row.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing

import psycopg
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor

from wayhome.store.adding import PAGE, Row, add_rows
from wayhome.store.gaps import gaps
from wayhome.store.guards import missing_triggers
from wayhome.store.holdings.text import DatabaseTexts
from wayhome.store.numbering import keep_on_numbering
from wayhome.store.opening import open_ledger
from wayhome.store.sql import ask, tell
from wayhome.store.standing import astray
from wayhome.store.verifying import verify

# Rows that a database has as soon as its tables are made; those of the database that moves take their place.
THERE_FROM_THE_START = ("auth_permission", "django_content_type", "held_index", "ledger_head")
UNLIMITED = ("statement_timeout", "idle_in_transaction_session_timeout")  # one table may take longer than any request


class NotMoved(Exception):
    """Nothing was moved, and the other database holds what it held; says why."""


def move(source: str, target: str, told: Callable[[str, int], None]) -> int:
    """Bring everything from one of Django's databases into another and verify it there; returns how many rows.

    ``told`` hears each table that had rows, and how many. Nothing can be entered in the source meanwhile. Raises
    NotMoved where the source was not brought up to date, the target is not empty, or what arrived is not what left.
    """
    refuse_unfinished(source)
    refuse_used(target)
    call_command("migrate", database=target, interactive=False, verbosity=0)
    with transaction.atomic(using=source), transaction.atomic(using=target):
        hold_still(source)
        lift_limits(target)
        refuse_full(target)
        moved = {model: copied(model, source, target) for model in every_model()}
        keep_on_numbering(every_model(), source, target)
        tell_the_planner(target)
        DatabaseTexts(target).build()
        refuse_wrong(source, target, moved)
    for model, rows in moved.items():
        if rows:
            told(model._meta.db_table, rows)
    return sum(moved.values())


def every_model() -> list[type[models.Model]]:
    """Return what stands for each table of the product's and of what it is built on, in the order of their names."""
    found = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return [found[table] for table in sorted(found) if found[table]._meta.managed]


def refuse_unfinished(source: str) -> None:
    """Raise NotMoved where there is no record, or its tables are not those of this version."""
    if "event" not in connections[source].introspection.table_names():
        raise NotMoved("There is no record to move from there.")
    executor = MigrationExecutor(connections[source])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotMoved("What is to move was kept by an earlier version. Run wayhome migrate on it first.")


def refuse_used(target: str) -> None:
    """Raise NotMoved where a database has tables that are not the product's: it belongs to something else."""
    tables = connections[target].introspection.table_names()
    if tables and not {"event", "django_migrations"} <= set(tables):
        raise NotMoved("The other database has tables of something else. Move to one of its own.")


def refuse_full(target: str) -> None:
    """Raise NotMoved where anything was kept already, and take away what stands there from the start."""
    for model in every_model():
        table = model._meta.db_table
        if table in THERE_FROM_THE_START:
            continue
        if model._base_manager.using(target).exists():
            raise NotMoved(f"The other database is not empty: {table} has rows. Nothing is ever moved over anything.")
    for table in THERE_FROM_THE_START:
        tell(target, f"DELETE FROM {table}")  # noqa: S608 - names of our own


def hold_still(source: str) -> None:
    """Let nobody write where we read from, and read everything as it is now; SQLite does both by itself."""
    if connections[source].vendor == "postgresql":
        tell(source, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        tables = ", ".join(f'"{model._meta.db_table}"' for model in every_model())
        tell(source, f"LOCK TABLE {tables} IN SHARE MODE")
        lift_limits(source)


def lift_limits(using: str) -> None:
    """Let what follows take as long as it takes, until this transaction ends."""
    if connections[using].vendor == "postgresql":
        for limit in UNLIMITED:
            tell(using, f"SET LOCAL {limit} = 0")


def tell_the_planner(using: str) -> None:
    """Let PostgreSQL look at what arrived: nothing else does before the end of the transaction that reads it back.

    Without it each record's words may be looked for in the whole table.
    """
    if connections[using].vendor == "postgresql":
        for model in every_model():
            tell(using, f'ANALYZE "{model._meta.db_table}"')


def copied(model: type[models.Model], source: str, target: str) -> int:
    """Copy every row of a table, a page at a time; returns how many. Raises NotMoved where one cannot be kept."""
    table, columns = model._meta.db_table, [str(field.column) for field in model._meta.local_concrete_fields]
    with closing(rows_of(model, source, target)) as rows:  # whatever comes of it, no table is left half read
        try:
            return add_rows(target, table, columns, rows)
        except (DatabaseError, psycopg.Error) as error:
            raise NotMoved(f"{table} cannot be kept there: {in_a_line(error)}") from error


def rows_of(model: type[models.Model], source: str, target: str) -> Generator[Row]:
    """Yield the rows of a table in the order of their keys, as the other database takes them."""
    fields, there = model._meta.local_concrete_fields, connections[target]
    found = model._base_manager.using(source).order_by("pk").values_list(*(field.attname for field in fields))
    for row in found.iterator(chunk_size=PAGE):
        yield tuple(field.get_db_prep_save(value, there) for field, value in zip(fields, row, strict=True))


def in_a_line(error: Exception) -> str:
    """Return what a database said, in one line."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def refuse_wrong(source: str, target: str, moved: Mapping[type[models.Model], int]) -> None:
    """Raise NotMoved unless what arrived is sound and is all that left."""
    for wrong in (*lost(source, target, moved), *unsound(source, target)):
        raise NotMoved(f"What arrived is not what left: {wrong}")


def lost(source: str, target: str, moved: Mapping[type[models.Model], int]) -> Iterator[str]:
    """Say of each table how many rows it has on both sides, where these differ from those that moved."""
    for model, rows in moved.items():
        here, there = (model._base_manager.using(side).count() for side in (source, target))
        if not here == there == rows:
            yield f"{model._meta.db_table} has {here:,} rows here and {there:,} there."
    if (heads := [ask(side, "SELECT position, ledger FROM ledger_head") for side in (source, target)]) and (
        heads[0] != heads[1]
    ):
        yield "the head of the ledger is another."


def unsound(source: str, target: str) -> Iterator[str]:
    """Say what a check of the record finds where it arrived, words and all that is derived among it."""
    ledger = open_ledger(target)
    if (broken := verify(ledger).broken) is not None:
        yield f"the record is {broken}."
        return
    yield from (f"the trigger {name} is missing." for name in missing_triggers(target))
    if connections[source].vendor == "sqlite":  # PostgreSQL leaves out numbers where a write was rolled back
        yield from gaps(target)
    yield from astray(ledger)
