"""Names laid side by side from within an engine, by the function that a search uses; each pair of names once."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pyarrow as pa

from wayhome.application.linking.columns import Name, NameLevels
from wayhome.application.linking.rows import naming
from wayhome.holdings.naming.tables import NameTables

Numbers: TypeAlias = "pa.ChunkedArray"
MOST_KEPT = 4_000_000  # pairs of names whose levels are kept, before all are forgotten


class NamesCompared:
    """The levels of pairs of names, which stand under their numbers."""

    def __init__(self, names: Sequence[Name], tables: NameTables) -> None:
        self._names = names
        self._tables = tables
        self._naming = naming(tables)
        self._kept: dict[int, NameLevels] = {}

    def __reduce__(self) -> tuple[type["NamesCompared"], tuple[Sequence[Name], NameTables]]:
        """Travel to another process without what was kept."""
        return NamesCompared, (self._names, self._tables)

    def of(self, one: int, other: int) -> NameLevels:
        """Return the levels of two names."""
        pair = one * len(self._names) + other
        found = self._kept.get(pair)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[pair] = self._naming(self._names[one], self._names[other])
        return found

    def function(self, place: int) -> Callable[[Numbers, Numbers], "pa.Array"]:
        """Return the function of one of the levels over two columns of numbers; -1 where either has no name."""
        level = self.level(place)

        def levels(left: Numbers, right: Numbers) -> "pa.Array":
            found = [level(one, other) for one, other in zip(left.to_pylist(), right.to_pylist(), strict=True)]
            return pa.array(found, pa.int32())

        return levels

    def level(self, place: int) -> Callable[[int | None, int | None], int]:
        """Return the function of one of the levels over two numbers; -1 where either is no name."""

        def level(one: int | None, other: int | None) -> int:
            return -1 if one is None or other is None else self.of(one, other)[place]

        return level
