"""A file of rows with headings, read row by row from its lines; a row that cannot be used is said, and others go on."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from wayhome.application.decoding import BOM, no_text
from wayhome.application.mistakes import Mistake, Place
from wayhome.application.shadow.sheets.cells import Row

DELIMITERS = ",;\t|"
SAMPLED = 500


class NotASheet(ValueError):
    """A file that cannot be read at all, in a sentence with what would mend it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file opened: its headings, and its rows as they come, each with the line it begins on."""

    name: str
    headings: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]
    encoding: str


def open_sheet(lines: Iterable[bytes], *, name: str, delimiter: str | None = None, encoding: str = "utf-8") -> Sheet:
    """Read the headings of a file; raises NotASheet for one that has none, or is in no encoding that is known."""
    coming = iter(lines)
    first = next(coming, b"").removeprefix(BOM)
    if other := no_text(first):
        raise NotASheet(f"{name} {other} and try again.")
    try:
        heading = first.decode(encoding, "replace")
    except LookupError as unknown:
        raise NotASheet(f"{encoding} is not an encoding. Use utf-8, or cp1252 for a Windows export.") from unknown
    delimiter = delimiter or max(DELIMITERS, key=heading.count)
    try:
        headings = tuple(cell.strip() for cell in next(csv.reader([heading], delimiter=delimiter), []))
    except csv.Error as wrong:
        raise NotASheet(_unreadable(name, 1)) from wrong
    if not any(headings):
        raise NotASheet(f"{name} has no row of headings. Export it again with its headings.")
    return Sheet(name, headings, _rows(coming, name, delimiter, encoding), encoding)


def _rows(lines: Iterator[bytes], name: str, delimiter: str, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row; raises NotASheet where no more rows can be told apart."""
    reader = csv.reader((raw.decode(encoding, "replace").replace("\0", "") for raw in lines), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line + 1, cells
            line = reader.line_num + 1
    except csv.Error as wrong:
        raise NotASheet(_unreadable(name, line + 1)) from wrong


def _unreadable(name: str, line: int) -> str:
    """Say where a file stops being rows: a quotation mark that is not closed, or a lone carriage return."""
    return (
        f"{name} cannot be read from line {line} on: a cell is longer than a sheet may have, or a line ends "
        "in the middle of it. Look for a quotation mark that is never closed, or save it as CSV again."
    )


def check_columns(sheet: Sheet, columns: Iterable[str]) -> None:
    """Raise NotASheet for a column that a mapping names and the file does not have."""
    for column in columns:
        if column not in sheet.headings:
            near = get_close_matches(column, sheet.headings, n=1)
            remedy = f"Is it “{near[0]}”?" if near else f"There are: {', '.join(filter(None, sheet.headings))}."
            raise NotASheet(f"{sheet.name} has no column “{column}”, which the mapping names. {remedy}")


def rows_of(sheet: Sheet) -> Iterator[tuple[Row, tuple[Mistake, ...]]]:
    """Yield each row with its cells by heading, and what is wrong with it; one with too many cells comes empty."""
    for line, written in sheet.rows:
        place = Place(line)
        more = [cell for cell in written[len(sheet.headings) :] if cell.strip()]
        if more:
            words = f"The row has {len(written)} cells and the headings are {len(sheet.headings)}, so it was left out."
            remedy = "Put quotation marks round a cell that holds the separating character."
            yield Row(place, {}), (Mistake(place=place, field="the row", words=words, remedy=remedy),)
            continue
        cells = {name: cell.strip() for name, cell in zip(sheet.headings, written, strict=False) if cell.strip()}
        yield Row(place, cells), tuple(_strange(cells, place, sheet.encoding))


def _strange(cells: dict[str, str], place: Place, encoding: str) -> Iterator[Mistake]:
    for name, cell in cells.items():
        if "�" in cell:
            words = f"A letter is not {encoding}; it was read as �."
            remedy = 'Save the file as UTF-8, or write "encoding": "cp1252" in the mapping for a Windows export.'
            yield Mistake(place=place, field=f"column {name}", words=words, remedy=remedy)


def sample(sheet: Sheet) -> list[list[str]]:
    """Return the first rows of a file, from which a mapping can be guessed."""
    return [cells for _, cells in islice(sheet.rows, SAMPLED)]
