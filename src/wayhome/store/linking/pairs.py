"""Which pairs Splink weighs, and reading what they weigh."""

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa
from splink import Linker

from wayhome.application.linking.ports import Pair, Scored
from wayhome.holdings.levels import FIELDS, Field
from wayhome.store.linking.conditions import GAMMA, level_at

CROWD = 60  # a key that more records have brings nobody together
FEW = 12  # a key that no more have does so alone; of others, two have to agree
LOOKED_AT = 250_000  # pairs that are looked at whole, so that memory stays flat
BY_CHANCE = 50_000
FETCHED = 20_000
BROUGHT_TOGETHER = f"""
    CREATE OR REPLACE TABLE brought_together AS
    WITH counted AS (SELECT key, count(*) AS have FROM keyed GROUP BY key HAVING count(*) BETWEEN 2 AND {CROWD}),
    paired AS (
        SELECT l.id AS join_key_l, r.id AS join_key_r, have
        FROM counted JOIN keyed AS l USING (key) JOIN keyed AS r USING (key)
        WHERE l.id < r.id
    )
    SELECT join_key_l, join_key_r, '0' AS match_key FROM paired
    GROUP BY join_key_l, join_key_r HAVING count(*) > 1 OR min(have) <= {FEW}
"""  # noqa: S608 - of numbers of this module
SOME = """
    CREATE OR REPLACE TABLE some_together AS
    SELECT * FROM brought_together ORDER BY hash(join_key_l || ' ' || join_key_r || ' {seed}') LIMIT {most}
"""
DRAWN = """
    CREATE OR REPLACE TABLE drawn AS
    WITH shuffled AS (
        SELECT unique_id AS id, row_number() OVER (ORDER BY hash(unique_id || ' {seed}')) - 1 AS place FROM compared
    ),
    steps AS (SELECT unnest(range(1, {steps} + 1)) AS step)
    SELECT DISTINCT least(l.id, r.id) AS join_key_l, greatest(l.id, r.id) AS join_key_r, '0' AS match_key
    FROM shuffled AS l CROSS JOIN steps JOIN shuffled AS r ON r.place = (l.place + step) % {records}
    LIMIT {most}
"""


def bring_together(linker: Linker, database: duckdb.DuckDBPyConnection) -> int:
    """Have Splink weigh every pair that a key brings together, one that few have or two; returns how many there are."""
    database.execute(BROUGHT_TOGETHER)
    _register(linker, "brought_together")
    return _count(database, "brought_together")


def bring_some_together(linker: Linker, database: duckdb.DuckDBPyConnection, *, seed: int) -> float:
    """Have Splink weigh some of those pairs; returns how many times as many there are."""
    every = bring_together(linker, database)
    database.execute(SOME.format(seed=int(seed), most=LOOKED_AT))
    _register(linker, "some_together")
    return max(every, 1) / max(min(every, LOOKED_AT), 1)


def draw(linker: Linker, database: duckdb.DuckDBPyConnection, *, seed: int) -> int:
    """Have Splink weigh pairs drawn by chance; returns how many."""
    records = _count(database, "compared")
    steps = min(max(records // 2, 1), -(-BY_CHANCE // max(records, 1)))
    database.execute(DRAWN.format(seed=int(seed), steps=steps, records=max(records, 1), most=BY_CHANCE))
    _register(linker, "drawn")
    return _count(database, "drawn")


def give(pairs: Sequence[Pair], linker: Linker, database: duckdb.DuckDBPyConnection) -> None:
    """Have Splink weigh some pairs and no others."""
    ordered = sorted({(min(pair), max(pair)) for pair in pairs})
    left, right = ([pair[at] for pair in ordered] for at in (0, 1))
    database.register("given", pa.table({"join_key_l": left, "join_key_r": right, "match_key": ["0"] * len(ordered)}))
    database.execute("CREATE OR REPLACE TABLE given_pairs AS SELECT * FROM given")
    _register(linker, "given_pairs")


def _register(linker: Linker, table: str) -> None:
    # Splink registers anew what is registered; the pairs are a table of this database already.
    pairs = linker._db_api.table_to_splink_dataframe(table, table)
    linker.table_management.register_blocked_pairs_for_predict(pairs)


def _count(database: duckdb.DuckDBPyConnection, table: str) -> int:
    (every,) = database.execute(f"SELECT count(*) FROM {table}").fetchall()[0]  # noqa: S608 - own names
    return int(every)


def weighed(linker: Linker, database: duckdb.DuckDBPyConnection, at_least: float | None = None) -> Iterator[Scored]:
    """Yield each pair as it is weighed, without how likely any two are to match: the evidence alone."""
    table = predicted(linker)
    shown = {column for column, *_ in database.execute(f"DESCRIBE {table}").fetchall()}
    levels = ", ".join(name if (name := f"{GAMMA}{field}") in shown else "-1" for field in FIELDS)
    bits = " + ".join(f"coalesce(mw_{field}, 0)" for field in FIELDS)
    limit = "" if at_least is None else f" WHERE {bits} >= {float(at_least)}"
    rows = database.cursor().execute(
        f"SELECT unique_id_l, unique_id_r, {bits}, {levels} FROM {table}{limit} ORDER BY 1, 2"  # noqa: S608 - own names
    )
    while some := rows.fetchmany(FETCHED):
        yield from (_scored(one, other, bits, gammas) for one, other, bits, *gammas in some)


def predicted(linker: Linker) -> str:
    """Return the table in which Splink weighed the pairs it was given."""
    return str(linker.inference.predict(warning_mode="never").physical_name)


def _scored(one: str, other: str, bits: float, gammas: Sequence[int]) -> Scored:
    found: dict[Field, str] = {
        field: level for field, gamma in zip(FIELDS, gammas, strict=True) if (level := level_at(field, gamma))
    }
    return Scored(one=one, other=other, bits=bits, levels=found)
