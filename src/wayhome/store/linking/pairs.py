"""Which pairs Splink weighs, and reading what they weigh."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
from splink import Linker

from wayhome.application.linking.few import CROWD, FEW
from wayhome.application.linking.ports import Pair, Scored
from wayhome.holdings.levels import FIELDS, Field
from wayhome.store.linking.conditions import GAMMA, level_at
from wayhome.store.linking.engines import COMPARED, Engine, number

LOOKED_AT = 250_000  # pairs that are looked at whole, so that memory stays flat
BY_CHANCE = 50_000
TOGETHER, SOME, DRAWN, GIVEN = "brought_together", "some_together", "drawn_by_chance", "given_pairs"
BROUGHT_TOGETHER = f"""
    WITH counted AS (SELECT key, count(*) AS have FROM keyed GROUP BY key HAVING count(*) BETWEEN 2 AND {CROWD}),
    paired AS (
        SELECT l.id AS join_key_l, r.id AS join_key_r, counted.have AS have
        FROM counted JOIN keyed AS l ON l.key = counted.key JOIN keyed AS r ON r.key = counted.key
        WHERE l.id < r.id
    )
    SELECT join_key_l, join_key_r, '0' AS match_key FROM paired
    GROUP BY join_key_l, join_key_r HAVING count(*) > 1 OR min(have) <= {FEW}
"""  # noqa: S608 - of numbers of this module
SOME_TOGETHER = """
    SELECT * FROM brought_together ORDER BY hash(concat(join_key_l, ' ', join_key_r, ' {seed}')) LIMIT {most}
"""
DRAWN_BY_CHANCE = """
    WITH shuffled AS (
        SELECT unique_id AS id, row_number() OVER (ORDER BY hash(concat(unique_id, ' {seed}'))) - 1 AS place
        FROM compared
    ),
    steps AS (SELECT {numbers} AS step)
    SELECT DISTINCT least(l.id, r.id) AS join_key_l, greatest(l.id, r.id) AS join_key_r, '0' AS match_key
    FROM shuffled AS l CROSS JOIN steps JOIN shuffled AS r ON r.place = (l.place + step) % {records}
    LIMIT {most}
"""


def bring_together(linker: Linker, engine: Engine) -> int:
    """Have Splink weigh every pair that a key brings together, one that few have or two; returns how many there are."""
    engine.make(TOGETHER, BROUGHT_TOGETHER)
    return _weigh(TOGETHER, linker, engine)


def bring_some_together(linker: Linker, engine: Engine, *, seed: int) -> float:
    """Have Splink weigh some of those pairs; returns how many times as many there are."""
    every = bring_together(linker, engine)
    engine.make(SOME, SOME_TOGETHER.format(seed=int(seed), most=LOOKED_AT))
    return max(every, 1) / max(_weigh(SOME, linker, engine), 1)


def draw(linker: Linker, engine: Engine, *, seed: int) -> int:
    """Have Splink weigh pairs drawn by chance; returns how many."""
    records = max(records_in(engine), 1)
    steps = max(1, min(records // 2, -(-BY_CHANCE // records)))
    numbers = engine.dialect.numbers.format(steps)
    engine.make(DRAWN, DRAWN_BY_CHANCE.format(seed=int(seed), numbers=numbers, records=records, most=BY_CHANCE))
    return _weigh(DRAWN, linker, engine)


def give(pairs: Sequence[Pair], linker: Linker, engine: Engine) -> None:
    """Have Splink weigh some pairs and no others."""
    ordered = sorted({(min(pair), max(pair)) for pair in pairs})
    left, right = ([pair[at] for pair in ordered] for at in (0, 1))
    engine.give(GIVEN, pa.table({"join_key_l": left, "join_key_r": right, "match_key": ["0"] * len(ordered)}))
    _weigh(GIVEN, linker, engine)


def records_in(engine: Engine) -> int:
    """Return how many records are compared."""
    return int(number(engine, f"SELECT count(*) FROM {COMPARED}"))  # noqa: S608 - own names


def _weigh(table: str, linker: Linker, engine: Engine) -> int:
    pairs = engine.api.table_to_splink_dataframe(table, table)
    linker.table_management.register_blocked_pairs_for_predict(pairs)
    return int(number(engine, f"SELECT count(*) FROM {table}"))  # noqa: S608 - own names


def weighed(linker: Linker, engine: Engine, at_least: float | None = None) -> Iterator[Scored]:
    """Yield each pair as it is weighed, without how likely any two are to match: the evidence alone."""
    table = predicted(linker)
    shown = engine.columns(table)
    levels = ", ".join(name if (name := f"{GAMMA}{field}") in shown else "-1" for field in FIELDS)
    bits = " + ".join(f"coalesce(mw_{field}, 0)" for field in FIELDS)
    limit = "" if at_least is None else f" WHERE {bits} >= {float(at_least)}"
    sql = f"SELECT unique_id_l, unique_id_r, {bits}, {levels} FROM {table}{limit} ORDER BY 1, 2"  # noqa: S608 - own names
    for one, other, total, *gammas in engine.ask(sql):
        yield _scored(str(one), str(other), float(str(total)), [int(str(gamma)) for gamma in gammas])


def predicted(linker: Linker) -> str:
    """Return the table in which Splink weighed the pairs it was given."""
    return str(linker.inference.predict(warning_mode="never").physical_name)


def _scored(one: str, other: str, bits: float, gammas: Sequence[int]) -> Scored:
    found: dict[Field, str] = {
        field: level for field, gamma in zip(FIELDS, gammas, strict=True) if (level := level_at(field, gamma))
    }
    return Scored(one=one, other=other, bits=bits, levels=found)
