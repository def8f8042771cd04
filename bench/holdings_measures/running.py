"""One run: make what is held, ask every engine the same in turn, mark and tell."""

import argparse
import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from bench.__main__ import machine
from bench.holdings_generator import SETTINGS, TUNING, Query, World
from bench.holdings_measures import febrl, fresh, pairs
from bench.holdings_measures.engines import Engine, timed
from bench.holdings_measures.marking import Marks, mark
from bench.holdings_measures.missed import missed
from bench.holdings_measures.ours import Direct, Held, Ours
from bench.holdings_measures.peers import splink5
from bench.holdings_measures.peers.engines import Splink4, Tantivy, Trigrams
from bench.holdings_measures.peers.plain import write
from bench.holdings_measures.telling import GAP, by_group, by_slip, by_tier, gap, overall
from wayhome.config.bootstrap import look_for_cycles_seldom

ENGINES: Mapping[str, Callable[[Held], Engine]] = {"ours": Ours, "direct": Direct}
PEERS: Mapping[str, Callable[[Held, Path], Engine]] = {"tantivy": Tantivy, "trigrams": Trigrams, "splink4": Splink4}
RECORDS = "records.jsonl"
WARMING = 20  # questions that are asked before any is measured


def measured(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield everything that was measured, as lines; one that begins with NOT says what must not go out."""
    yield from machine()
    if asked.examples:
        yield from pairs.told(*pairs.read(*asked.examples))
    if asked.febrl:
        yield from febrl.told()
    if not asked.examples and not asked.febrl:
        yield from of_a_world(asked, folder)


def of_a_world(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield what was measured in an invented world."""
    world = World(SETTINGS[asked.setting], asked.records)
    yield f"Setting {asked.setting}, about {asked.records:,} records, {asked.queries} questions"
    held = Held(folder)
    if not held.there:
        made = held.make(world.records(), processes=asked.processes)
        yield (
            f"{made.records:,} records: rows {made.records / made.rows * 60:,.0f} a minute (made and written), "
            f"index {made.records / made.index * 60:,.0f} a minute; "
            f"{made.index_bytes / made.records:.0f} bytes a record in the index, "
            f"{made.row_bytes / made.records:.0f} with its row"
        )
    engines = begun_engines(asked.engines.split(","), held, world, folder)
    queries = list(world.queries(asked.queries))
    every = ask(world, engines, queries)
    for engine in engines:
        engine.close()
    if "splink5" in asked.engines.split(","):
        every.append(splink5.marks(world, queries, folder / RECORDS))
    yield from told(every)
    if asked.parity:
        yield from parity(world, ENGINES["ours"](held), asked.parity)
    yield from fresh.told(folder, held.using, queries)
    if asked.missed and asked.setting == TUNING.name:
        asked.missed.write_text("\n".join(missed(world, every[0])) + "\n", encoding="utf-8")
    held.close()


def begun_engines(names: Sequence[str], held: Held, world: World, folder: Path) -> list[Engine]:
    """Return the engines that were asked for, each with all records in it."""
    records = folder / RECORDS
    if set(names) - ENGINES.keys() and not records.exists():
        write(world.records(), records)
    ours = [ENGINES[name](held) for name in names if name in ENGINES]
    return [*ours, *(PEERS[name](held, records) for name in names if name in PEERS)]


def ask(world: World, engines: Sequence[Engine], queries: Sequence[Query]) -> list[Marks]:
    """Ask every engine every question, in turn, and mark what each says."""
    every = [Marks(engine.name) for engine in engines]
    for query in islice(queries, WARMING):
        for engine in engines:
            engine.answer(query.asked)
    settle()
    for query in queries:
        for engine, marks in zip(engines, every, strict=True):
            marks.marked.append(mark(world, query, timed(engine, query.asked)))
    return every


def settle() -> None:
    """Have Python look for garbage as it does in a process of the product: seldom, and among what came later alone."""
    look_for_cycles_seldom()
    gc.collect()
    gc.freeze()


def told(every: Sequence[Marks]) -> Iterator[str]:
    """Yield the tables."""
    for part in (overall(every), by_tier(every[0]), by_slip(every[0])):
        yield ""
        yield from part


def parity(world: World, engine: Engine, each: int) -> Iterator[str]:
    """Ask as much about each naming group, and say which must not go out."""
    marks = Marks(engine.name)
    marks.marked.extend(mark(world, query, timed(engine, query.asked)) for query in world.balanced(each))
    yield f"\n{len(marks.marked)} questions, as many about each naming group"
    yield from by_group(marks)
    if (widest := gap(marks, 50)) > GAP:
        yield f"NOT to be released: recall@50 of two naming groups lies {widest:.3f} apart"
