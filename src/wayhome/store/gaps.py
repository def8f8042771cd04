"""Whether rows were taken out of the tables that no chain covers: who looked at what, and the keys of entries.

SQLite numbers looks without a gap, so a gap is a row that went, unless whoever took it also reset the counter.
PostgreSQL leaves a gap where a write was rolled back, so there a gap is only a doubt. A key that went cannot be missed:
many entries have none, and an event does not tell. One that stands for events that are not there can.
"""

import json
from collections.abc import Iterator

from django.db import connections

from wayhome.store.sql import ask

NUMBERED = ("look", "look_shown")
HIGHEST = "SELECT COALESCE(MAX(id), 0) FROM {}"
HELD = "SELECT COUNT(*) FROM {} WHERE id BETWEEN 1 AND %s"
GIVEN_ON_SQLITE = "SELECT seq FROM sqlite_sequence WHERE name = %s"
SEQUENCE = "SELECT pg_get_serial_sequence(%s, 'id')"
GIVEN_ON_POSTGRES = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {}"
LAST = "SELECT COALESCE(MAX(position), 0) FROM event"
KEYS = "SELECT key, positions FROM entry_key WHERE key > %s ORDER BY key LIMIT 1000"


def gaps(using: str) -> Iterator[str]:
    """Say what was certainly taken out or changed."""
    if connections[using].vendor == "sqlite":
        for table, lost, given in numbers_without_a_row(using):
            yield f"{table}: {lost:,} of {given:,} rows that were written {'is' if lost == 1 else 'are'} gone."
    wrong = list(keys_of_nothing(using))
    if wrong:
        keys = "1 key stands" if len(wrong) == 1 else f"{len(wrong):,} keys stand"
        yield f"entry_key: {keys} for events that are not there, such as {wrong[0]}."


def doubts(using: str) -> Iterator[str]:
    """Say what may have been taken out, and may as well never have been there."""
    if connections[using].vendor != "sqlite":
        for table, lost, given in numbers_without_a_row(using):
            has = "has" if lost == 1 else "have"
            yield (
                f"{table}: {lost:,} of {given:,} numbers that were given out {has} no row. "
                "A write that was rolled back leaves that too."
            )


def numbers_without_a_row(using: str) -> Iterator[tuple[str, int, int]]:
    """Yield each table with numbers that no row has, how many those are, and how many were given out."""
    for table in NUMBERED:
        ((highest,),) = ask(using, HIGHEST.format(table))
        given = max(highest, given_out(using, table))
        ((held,),) = ask(using, HELD.format(table), given)  # asked last: looks may come meanwhile
        if held < given:
            yield table, given - held, given


def given_out(using: str, table: str) -> int:
    """Return the last number that a table gave out."""
    if connections[using].vendor == "sqlite":
        return next((int(given) for (given,) in ask(using, GIVEN_ON_SQLITE, table)), 0)
    ((sequence,),) = ask(using, SEQUENCE, table)
    ((given,),) = ask(using, GIVEN_ON_POSTGRES.format(sequence))
    return int(given)


def keys_of_nothing(using: str) -> Iterator[str]:
    """Yield every key that stands for an event that is not there, in short reads."""
    after = ""
    while found := ask(using, KEYS, after):
        ((last,),) = ask(using, LAST)
        yield from (key for key, positions in found if not stands(positions, last))
        after = found[-1][0]


def stands(positions: str, last: int) -> bool:
    """Say whether positions, as a key keeps them, are those of events."""
    try:
        told = json.loads(positions)
    except ValueError:
        return False
    return isinstance(told, list) and all(isinstance(each, int) and 1 <= each <= last for each in told)
