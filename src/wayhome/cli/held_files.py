"""Files of held records: read a line or a row at a time and brought in by the batch, so that memory stays flat."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from wayhome.application.decoding import decoded
from wayhome.application.holding.ports import Added, HoldingsIndex
from wayhome.application.holding.reading import COLUMNS, Read, read_line, read_row
from wayhome.application.mistakes import Mistake, Place, Unreadable
from wayhome.cli.exports.lines import CannotUse, check_readable
from wayhome.cli.exports.sheets import open_sheet
from wayhome.holdings.records import HeldRecord

BATCH = 2_000


@dataclass(slots=True)
class Brought:
    """What became of a file: what was added, what was wrong, how many lines were left out, and whose records it has."""

    added: Added = field(default_factory=Added)
    mistakes: list[Mistake] = field(default_factory=list)
    left_out: int = 0
    systems: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Line:
    """What one line or row came to: a record, or none, and what is wrong in it."""

    place: Place
    record: HeldRecord | None
    mistakes: tuple[Mistake, ...]


def bring_in(path: Path, index: HoldingsIndex, *, at: datetime, system: str = "") -> Brought:
    """Bring a file in; what is wrong in a line is noted and the others go on. Raises CannotUse for no such file."""
    check_readable(path)
    brought = Brought()
    lines = _rows(path, system) if path.suffix.lower() == ".csv" else _lines(path, system)
    while batch := list(islice(lines, BATCH)):
        _add(batch, index, at, brought)
    return brought


def _add(batch: list[Line], index: HoldingsIndex, at: datetime, brought: Brought) -> None:
    records = {line.record.id: line for line in batch if line.record}
    brought.mistakes += [mistake for line in batch for mistake in line.mistakes]
    brought.left_out += sum(line.record is None for line in batch)
    brought.systems |= {line.record.system for line in batch if line.record}
    added = index.add([line.record for line in batch if line.record], at=at)
    brought.added += added
    brought.left_out += len(added.clashing)
    brought.mistakes += [_clash(records[reference]) for reference in added.clashing]


def _clash(line: Line) -> Mistake:
    reference = line.record.id if line.record else ""
    return Mistake(
        place=line.place,
        field="record_id",
        words=f"Another system's record has the reference {reference} already, so this one was left out.",
        remedy="Give it one of its own, such as the system's name before the number.",
        case=reference,
    )


def _lines(path: Path, system: str) -> Iterator[Line]:
    with path.open("rb") as opened:
        for number, raw in enumerate(opened, start=1):
            text, wrong = decoded(raw, Place(number))
            if text.strip():
                yield _line(Place(number), wrong, partial(read_line, text, number, system=system))


def _rows(path: Path, system: str) -> Iterator[Line]:
    sheet = open_sheet(path)
    if "record_id" not in sheet.headings:
        raise CannotUse(f"{path} has no column record_id. The columns are {', '.join(COLUMNS)}.")
    for number, cells in sheet.rows():
        row = dict(zip(sheet.headings, cells, strict=False))
        yield _line(Place(number), (), partial(read_row, row, number, system=system))


def _line(place: Place, wrong: tuple[Mistake, ...], read: Callable[[], Read]) -> Line:
    try:
        record, mistakes = read()
    except Unreadable as unreadable:
        return Line(place, None, wrong + unreadable.mistakes)
    return Line(place, record, wrong + mistakes)
