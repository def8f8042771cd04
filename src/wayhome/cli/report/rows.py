"""Rows of a report kept in a file while cases go by."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HELD = 256


class Rows:
    """A list of rows that grows in a file; only its length and a few rows are held in memory."""

    __slots__ = ("_held", "_length", "_path")

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: list[str] = []
        self._length = 0

    def add(self, *row: object) -> None:
        """Put one more at the end."""
        self._held.append(json.dumps(row, ensure_ascii=False))
        self._length += 1
        if len(self._held) >= HELD:
            self._put_away()

    def _put_away(self) -> None:
        if self._held:
            with self._path.open("a", encoding="utf-8") as kept:
                kept.write("\n".join(self._held) + "\n")
            self._held.clear()

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[list[Any]]:
        self._put_away()
        if self._path.exists():
            with self._path.open(encoding="utf-8") as kept:
                yield from map(json.loads, kept)
