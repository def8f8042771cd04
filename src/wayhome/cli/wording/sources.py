"""Where texts come from: a file, a folder, a sheet or JSON Lines, an entry at a time so that memory stays flat."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from wayhome.application.decoding import decoded
from wayhome.application.mistakes import Mistake, Place
from wayhome.application.wording.texts import WHAT, Columns, Entry, Text, of_json, of_row
from wayhome.cli.exports.lines import CannotUse, check_readable, lines

Read = tuple[Entry | None, tuple[Mistake, ...]]
TEXT = (".txt", ".md", ".text", ".log")
LONGEST_CELL = 10_000_000


def entries(path: Path, columns: Columns) -> Iterator[Read]:
    """Read a path entry by entry; raises CannotUse for what is not there or holds nothing that can be read."""
    if not path.is_dir():
        check_readable(path)
        return _of_file(path, columns, "")
    found = sorted(one for one in path.rglob("*") if one.is_file() and one.suffix.lower() in (*TEXT, ".csv", ".jsonl"))
    if not found:
        raise CannotUse(f"{path} holds no text, CSV or JSON Lines file. Name the files to read.")
    return _of_files(found, path, columns)


def _of_files(found: list[Path], folder: Path, columns: Columns) -> Iterator[Read]:
    for one in found:
        check_readable(one)
        yield from _of_file(one, columns, str(one.relative_to(folder)))


def _of_file(path: Path, columns: Columns, name: str) -> Iterator[Read]:
    if path.suffix.lower() == ".jsonl":
        yield from lines(path, partial(of_json, columns=columns, file=name), what=WHAT)
    elif path.suffix.lower() == ".csv":
        yield from _of_sheet(path, columns, name)
    else:
        yield from _of_text(path, name or path.name)


def _of_sheet(path: Path, columns: Columns, name: str) -> Iterator[Read]:
    """Read a sheet row by row; one without the columns asked for is named with those it has."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as opened:
        rows = csv.DictReader(opened)
        missing = [one for one in columns.texts if one not in (rows.fieldnames or ())]
        if missing:
            has = ", ".join(rows.fieldnames or ()) or "no columns"
            raise CannotUse(f"{path} has no column {', '.join(missing)}. It has {has}: name one with --column.")
        for row in rows:
            yield of_row(row, rows.line_num, columns, file=name)


def _of_text(path: Path, name: str) -> Iterator[Read]:
    """Read a text line by line: a log has an entry a line, and a letter loses nothing by it but what spans lines."""
    with path.open("rb") as opened:
        for number, raw in enumerate(opened, start=1):
            place = Place(number, name)
            text, wrong = decoded(raw, place)
            if text.strip():
                identity = f"{name}:{number}"
                one = Text(id=identity, place=place, text=text.rstrip("\r\n"))
                yield Entry(id=identity, place=place, texts=(one,)), wrong
