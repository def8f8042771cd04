"""Overwriting what lies between the cells of a SQLite file, where it lies.

SQLite overwrites what is deleted (``secure_delete``), but a page whose cells were moved keeps copies of them in the
space that they left. VACUUM writes the whole file anew, which takes minutes with millions of held records; this reads
it once and changes only that space, which no reader looks at (https://www.sqlite.org/fileformat2.html, section 1.6).

The file is locked a part at a time, so that whoever waits is let in between. Where a part was changed, the change
counter goes up, so that other connections forget the pages that they remember. A process that
dies leaves some space as it was.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path

import numpy as np
from django.db import connections
from numpy.typing import NDArray

from wayhome.store.databases import SQLITE_OPTIONS
from wayhome.store.sql import tell

AT_ONCE = 4096  # pages between two turns of others
WAIT = 20.0  # seconds for the turn
HEADER = 100  # bytes of the file's own at the beginning of its first page
INNER, LEAF = (2, 5), (10, 13)  # the first byte of a page of a tree
LOCK_BYTES_AT = 1 << 30  # the page here holds no content
MOST_PAGES = 1 << 25  # from here on the number of a page could look like the first byte of a tree's
Pages = NDArray[np.uint8]


def scour_sqlite(using: str) -> None:
    """Leave no copy of what was deleted in the gaps of one of Django's databases, which is on SQLite."""
    named = str(connections[using].settings_dict["NAME"])
    connections[using].close()
    if "memory" in named or not overwrite_gaps(Path(named)):
        tell(using, "VACUUM")


def overwrite_gaps(path: Path) -> bool:
    """Overwrite what lies between the cells of a SQLite file; False where its layout asks for VACUUM instead.

    To be called by a process that has no connection to the file open: closing a file gives up all of its locks.
    """
    with closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            return False
        connection.executescript(SQLITE_OPTIONS["init_command"])
        size, pages = _one(connection, "page_size"), _one(connection, "page_count")
        if _one(connection, "auto_vacuum") or pages > MOST_PAGES:
            return False
        held = os.open(path, os.O_RDWR)
        try:
            bounds = [*range(0, pages, AT_ONCE), pages]
            for first, end in pairwise(bounds):
                _overwrite_some(connection, held, size, first, end)
        finally:
            connection.close()  # first: closing the other gives up its locks
            os.close(held)
    return True


def _one(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _overwrite_some(connection: sqlite3.Connection, held: int, size: int, first: int, end: int) -> None:
    """Take the turn, and overwrite the gaps of some pages, as far as the file still has them."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        read = np.frombuffer(os.pread(held, (end - first) * size, first * size), np.uint8)
        left = list(_left_in(read[: len(read) // size * size].reshape(-1, size), first))
        if left:
            version = _one(connection, "user_version")
            connection.execute(f"PRAGMA user_version = {version}")  # written as it is, for the change counter
            for at, offset, length in left:
                os.pwrite(held, bytes(length), (first + at) * size + offset)
            os.fsync(held)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _left_in(pages: Pages, first: int) -> Iterator[tuple[int, int, int]]:
    """Yield where something lies between cells: the number of the page among these, the offset in it, the length."""
    size = pages.shape[1]
    at_header = np.zeros(len(pages), np.int64)
    if first == 0 and len(pages):
        at_header[0] = HEADER
    kind = pages[np.arange(len(pages)), at_header]
    is_tree = np.isin(kind, INNER + LEAF) & (np.arange(first, first + len(pages)) != LOCK_BYTES_AT // size)
    for at in np.flatnonzero(is_tree).tolist():
        for start, end in _gaps(pages[at], int(at_header[at])):
            if start < end and pages[at, start:end].any():
                yield at, start, end - start


def _gaps(page: Pages, header: int) -> Iterator[tuple[int, int]]:
    """Yield the space between the list of cells and the first of them, and what each free block leaves unused."""
    cells = header + (12 if page[header] in INNER else 8) + 2 * _number(page, header + 3)
    content = _number(page, header + 5) or 1 << 16
    if cells > content or content > len(page):
        return  # of no tree after all: a free page
    yield cells, content
    block = _number(page, header + 1)
    while content <= block <= len(page) - 4:
        following, length = _number(page, block), _number(page, block + 2)
        if block + length > len(page) or 0 < following <= block:
            return
        yield block + 4, block + length
        block = following


def _number(page: Pages, at: int) -> int:
    return int(page[at]) << 8 | int(page[at + 1])
