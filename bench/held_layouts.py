"""Where postings of an index of held records are best kept: a row each, an array for each key, blocks, or files.

The same made-up keys in every place (twelve a record, from nearly unique to shared by a tenth of all), the same
questions in turn: forty keys, of which twelve are there. ``WAYHOME_HELD_MANY`` says how many records. Nothing is
compared but reading the numbers that stand under the keys; decision 21 rests on it.
"""

import os
import sqlite3
import struct
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psycopg
from numpy.typing import NDArray

from bench.places import places

Keys = NDArray[np.int64]
Numbers = NDArray[np.uint32]
Reader = Callable[[Keys], Sequence[Sequence[int] | Numbers]]
ASKED, QUESTIONS, MOST, BLOCK = 40, 400, 5_000, 128
SHARED_BY = (1, 1, 1, 2, 2, 3, 3, 10, 10, 30)  # records for each value of a kind of key, about
MARKS = ", ".join(["?"] * ASKED)


def mixed(values: NDArray[np.uint64]) -> Keys:
    """Return values spread evenly over 64 bits, always the same."""
    for by, times in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        values = (values ^ (values >> np.uint64(by))) * np.uint64(times)
    return (values ^ (values >> np.uint64(31))).view(np.int64)


class Made:
    """Keys in order, where the numbers of each end, the numbers, and questions."""

    def __init__(self, records: int) -> None:
        chance = np.random.default_rng(5)
        spaces = [max(2, records // by) for by in SHARED_BY]
        values = [chance.integers(1, space, records) for space in spaces]
        values += [chance.zipf(1.3, records) % (records // 20) for _ in range(2)]
        by_kind = [mixed(each.astype(np.uint64) + np.uint64(kind << 40)) for kind, each in enumerate(values, 1)]
        keys = np.concatenate(by_kind)
        order = np.argsort(keys, kind="stable")
        self.every: Keys = keys[order]
        self.numbers: Numbers = np.tile(np.arange(1, records + 1, dtype=np.uint32), len(by_kind))[order]
        self.keys, first = np.unique(self.every, return_index=True)
        self.ends = np.append(first, len(self.every)).astype(np.uint32)
        absent = mixed(chance.integers(1 << 55, 1 << 56, (QUESTIONS, ASKED - len(by_kind))).astype(np.uint64))
        chosen = chance.integers(0, records, QUESTIONS)
        self.questions = [np.append([kind[at] for kind in by_kind], absent[n]) for n, at in enumerate(chosen)]

    def lists(self) -> Iterator[tuple[int, bytes]]:
        """Yield each key with its numbers."""
        for at, key in enumerate(self.keys.tolist()):
            yield key, self.numbers[self.ends[at] : self.ends[at + 1]].tobytes()

    def blocks(self) -> Iterator[tuple[int, bytes]]:
        """Yield the first key of every so many, with those keys, their ends and their numbers in one."""
        for start in range(0, len(self.keys), BLOCK):
            keys, ends = self.keys[start : start + BLOCK], self.ends[start : start + BLOCK + 1]
            head = struct.pack("<I", len(keys)) + keys.tobytes() + (ends - ends[0]).tobytes()
            yield int(keys[0]), head + self.numbers[ends[0] : ends[-1]].tobytes()


def in_block(body: bytes, key: int) -> Numbers:
    """Return the numbers under a key in a block."""
    (many,) = struct.unpack_from("<I", body)
    at = int(np.searchsorted(np.frombuffer(body, np.int64, many, 4), key))
    if at == many or np.frombuffer(body, np.int64, many, 4)[at] != key:
        return np.empty(0, np.uint32)
    start, end = struct.unpack_from("<II", body, 4 + 8 * many + 4 * at)
    return np.frombuffer(body, np.uint32, min(end - start, MOST), 4 + 8 * many + 4 * (many + 1) + 4 * start)


def files(made: Made, folder: Path) -> tuple[Reader, int]:
    """Keep arrays in files, read where they lie."""
    for name, array in (("keys", made.keys), ("ends", made.ends), ("numbers", made.numbers)):
        array.tofile(folder / name)
    keys = np.asarray(np.memmap(folder / "keys", np.int64, "r"))
    ends = np.asarray(np.memmap(folder / "ends", np.uint32, "r"))
    numbers = np.asarray(np.memmap(folder / "numbers", np.uint32, "r"))

    def read(asked: Keys) -> list[Numbers]:
        at = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
        there = at[keys[at] == asked]
        starts, stops = ends[there].tolist(), ends[there + 1].tolist()
        return [numbers[start : min(end, start + MOST)] for start, end in zip(starts, stops, strict=True)]

    return read, sum(path.stat().st_size for path in folder.iterdir())


def on_sqlite(made: Made, folder: Path) -> Iterator[tuple[str, Reader, int]]:
    """Yield each way of keeping them on SQLite, opened as the product opens it."""
    tables = {
        "an array for each key": ("key INTEGER PRIMARY KEY, body BLOB)", made.lists()),
        "blocks of 128 keys": ("key INTEGER PRIMARY KEY, body BLOB)", made.blocks()),
        "a row each": ("key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID", rows(made)),
    }
    for at, (name, (columns, content)) in enumerate(tables.items()):
        path = folder / f"{at}.sqlite3"
        held = sqlite3.connect(path)
        held.execute("PRAGMA synchronous=FULL")
        held.execute(f"CREATE TABLE kept ({columns}")
        with held:
            held.executemany("INSERT INTO kept VALUES (?, ?)", content)
        yield name, sqlite_reader(held, name, made), path.stat().st_size


def rows(made: Made) -> Iterator[tuple[int, int]]:
    """Yield each key with each number."""
    return zip(made.every.tolist(), made.numbers.tolist(), strict=True)


def sqlite_reader(held: sqlite3.Connection, name: str, made: Made) -> Reader:
    """Return what reads one way of keeping them on SQLite."""
    under = f"SELECT body FROM kept WHERE key IN ({MARKS})"
    one = f"SELECT * FROM (SELECT number FROM kept WHERE key = ? ORDER BY number LIMIT {MOST})"
    first = made.keys[::BLOCK]
    if name == "a row each":
        return lambda asked: [[n for (n,) in held.execute(" UNION ALL ".join([one] * ASKED), asked.tolist())]]
    if name == "blocks of 128 keys":
        return lambda asked: blocks_read(
            asked, first, lambda at: held.execute(f"SELECT key, body FROM kept WHERE key IN ({MARKS})", at)
        )
    return lambda asked: [np.frombuffer(body[: 4 * MOST], np.uint32) for (body,) in held.execute(under, asked.tolist())]


def blocks_read(asked: Keys, first: Keys, ask: Callable[[list[int]], Iterator[tuple[int, bytes]]]) -> Sequence[Numbers]:
    """Return the numbers under some keys from the blocks that they are in."""
    at = first[np.maximum(0, np.searchsorted(first, asked, "right") - 1)].tolist()
    bodies = dict(ask(at))
    return [in_block(bodies[block], key) for block, key in zip(at, asked.tolist(), strict=True)]


def on_postgres(made: Made, url: str) -> Iterator[tuple[str, Reader, int]]:
    """Yield each way of keeping them on PostgreSQL."""
    with psycopg.connect(url, autocommit=True) as held:
        for name, kind, content in (
            ("an array for each key", "bytea", made.lists()),
            ("blocks of 128 keys", "bytea", made.blocks()),
            ("a row each", "int", rows(made)),
        ):
            held.execute("DROP TABLE IF EXISTS kept")
            held.execute(f"CREATE TABLE kept (key bigint, body {kind})".encode())
            with held.cursor().copy("COPY kept FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types(["int8", "int4" if kind == "int" else "bytea"])
                for row in content:
                    copy.write_row(row)
            held.execute(f"CREATE INDEX ON kept (key){' INCLUDE (body)' if kind == 'int' else ''}".encode())
            held.execute("VACUUM ANALYZE kept")
            ((size,),) = held.execute("SELECT pg_total_relation_size('kept')").fetchall()
            yield name, postgres_reader(held, name, made), size


def postgres_reader(held: psycopg.Connection, name: str, made: Made) -> Reader:
    """Return what reads one way of keeping them on PostgreSQL, by one statement that it prepared."""
    first = made.keys[::BLOCK]
    cursor = held.cursor(binary=True)
    one = "SELECT body FROM kept WHERE key = ANY(%s)"
    each = "SELECT n FROM unnest(%s::bigint[]) k, LATERAL (SELECT body AS n FROM kept WHERE key = k LIMIT 5000) r"
    if name == "a row each":
        return lambda asked: [[n for (n,) in cursor.execute(each, (asked.tolist(),), prepare=True)]]
    if name == "blocks of 128 keys":
        two = "SELECT key, body FROM kept WHERE key = ANY(%s)"
        return lambda asked: blocks_read(asked, first, lambda at: iter(cursor.execute(two, (at,), prepare=True)))
    return lambda asked: [
        np.frombuffer(body[: 4 * MOST], np.uint32) for (body,) in cursor.execute(one, (asked.tolist(),), prepare=True)
    ]


def told(reader: Reader, questions: Sequence[Keys]) -> str:
    """Return the middle and the 99th of 100 questions in milliseconds, each the best of three."""
    took = sorted(min(once(reader, question) for _ in range(3)) for question in questions)
    return f"{took[len(took) // 2]:.2f} | {took[int(len(took) * 0.99)]:.2f}"


def once(reader: Reader, question: Keys) -> float:
    """Return how long one question takes, in milliseconds."""
    before = time.perf_counter()
    reader(question)
    return (time.perf_counter() - before) * 1000


def run() -> Iterator[str]:
    """Yield the table."""
    records = int(os.environ.get("WAYHOME_HELD_MANY", "100000"))
    made = Made(records)
    yield f"{records:,} records, {len(made.every):,} postings under {len(made.keys):,} keys; milliseconds a question"
    yield "| where | p50 | p99 | bytes a record |"
    with TemporaryDirectory(prefix="wayhome-bench-") as made_here, places() as found:
        (folder := Path(made_here) / "files").mkdir()
        reader, size = files(made, folder)
        yield f"| files | {told(reader, made.questions)} | {size / records:.0f} |"
        for name, way, size in on_sqlite(made, Path(made_here)):
            yield f"| SQLite, {name} | {told(way, made.questions)} | {size / records:.0f} |"
        for name, way, size in on_postgres(made, found["PostgreSQL"]) if "PostgreSQL" in found else ():
            yield f"| PostgreSQL, {name} | {told(way, made.questions)} | {size / records:.0f} |"
