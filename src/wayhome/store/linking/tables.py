"""Rows as Arrow tables: what is compared, and the keys that bring records together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa

from wayhome.application.linking.columns import COLUMNS, Name, Row
from wayhome.store.linking.conditions import NAME

BATCH = 20_000
LISTS = pa.list_(pa.string())
COMPARED = pa.schema([("unique_id", pa.string()), (NAME, pa.int32()), *((column, LISTS) for column in COLUMNS)])
KEYED = pa.schema([("id", pa.string()), ("key", pa.string())])


@dataclass(frozen=True, slots=True)
class Tables:
    """What is compared, the keys one a line, and every name by the number under which it is compared."""

    compared: pa.Table
    keyed: pa.Table
    names: Sequence[Name]


def tables(rows: Iterable[Row]) -> Tables:
    """Return rows as tables. A column without keys is null, and so is the name of a record without one."""
    compared, keyed, numbers = [], [], dict[Name, int]()
    for batch in _batches(rows):
        compared.append(_compared(batch, numbers))
        keyed.append(_keyed(batch))
    return Tables(
        pa.Table.from_batches(compared, schema=COMPARED), pa.Table.from_batches(keyed, schema=KEYED), list(numbers)
    )


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _compared(batch: Sequence[Row], numbers: dict[Name, int]) -> pa.RecordBatch:
    ids = pa.array([row.id for row in batch], pa.string())
    names = (None if row.name is None else numbers.setdefault(row.name, len(numbers)) for row in batch)
    lists = (pa.array([row.columns.get(column) or None for row in batch], LISTS) for column in COLUMNS)
    return pa.RecordBatch.from_arrays([ids, pa.array(list(names), pa.int32()), *lists], schema=COMPARED)


def _keyed(batch: Sequence[Row]) -> pa.RecordBatch:
    lines = [(row.id, key) for row in batch for key in row.keys]
    ids, keys = (pa.array([line[at] for line in lines], pa.string()) for at in (0, 1))
    return pa.RecordBatch.from_arrays([ids, keys], schema=KEYED)
