"""Which column of dates belongs with which column of times of day, where a sheet keeps the two apart; a guess."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from wayhome.application.shadow.sheets.mapping import DATE_FORMATS

MORE_DATES = (*DATE_FORMATS, "%d-%b-%Y", "%d %b %Y", "%d/%m/%y", "%d-%m-%Y")
CLOCKS = ("%H:%M", "%H:%M:%S")
JOINED = tuple(f"{day} {clock}" for day in MORE_DATES for clock in CLOCKS)
NOT_TELLING = frozenset({"date", "day", "time", "of", "at", "clock"})
BORN = re.compile(r"birth|\bdob\b")

Rows = Sequence[Sequence[str]]


def pairs(headings: Sequence[str], rows: Rows) -> dict[str, str]:
    """Return each heading of dates that has a column of times of day beside it, with that column's heading.

    Two belong together when their headings say the same but for *date* and *time*, or else when they are neighbours.
    """
    days = [
        index for index, name in enumerate(headings) if not BORN.search(plain(name)) and _all(index, rows, MORE_DATES)
    ]
    clocks = [index for index, _ in enumerate(headings) if _all(index, rows, CLOCKS)]
    found: dict[int, int] = {}
    for clock in clocks:
        same = (day for day in days if day not in found and _says(headings[day]) == _says(headings[clock]))
        found.update((day, clock) for day in islice(same, 1))
    for clock in clocks:
        if clock not in found.values():
            beside = (day for day in (clock - 1, clock + 1) if day in days and day not in found)
            found.update((day, clock) for day in islice(beside, 1))
    return {headings[day]: headings[clock] for day, clock in found.items()}


def joined(headings: Sequence[str], rows: Rows) -> Iterator[str]:
    """Yield the cells of every pair put together, as they are read."""
    for day, clock in pairs(headings, rows).items():
        first, second = headings.index(day), headings.index(clock)
        yield from (f"{row[first].strip()} {row[second].strip()}" for row in rows if max(first, second) < len(row))


def plain(text: str) -> str:
    """Return a heading or a word without regard to case, spacing and what joins its words."""
    return " ".join(re.sub(r"[_\-/.]+", " ", text).lower().split())


def is_written(cell: str, written: str) -> bool:
    """Say whether a cell is written in a format."""
    try:
        datetime.strptime(cell.strip(), written)  # noqa: DTZ007 - only whether it fits is asked
    except ValueError:
        return False
    return True


def _all(index: int, rows: Rows, formats: Iterable[str]) -> bool:
    cells = [row[index] for row in rows if index < len(row) and row[index].strip()]
    return bool(cells) and all(any(is_written(cell, written) for written in formats) for cell in cells)


def _says(heading: str) -> frozenset[str]:
    return frozenset(plain(heading).split()) - NOT_TELLING
