"""Reading sheets of cases and events case by case, whatever order their rows are in.

Rows are put into a file of their own first, by case, so that memory stays flat however long the sheets are.
"""

import csv
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby, islice
from pathlib import Path

from wayhome.application.decoding import BOM
from wayhome.application.mistakes import Mistake, Place
from wayhome.application.shadow.sheets.cells import Row
from wayhome.application.shadow.sheets.mapping import Mapping, NotAMapping, read_mapping
from wayhome.application.shadow.sheets.reading import CaseReader
from wayhome.cli.exports.lines import CannotUse, Reading, check_readable

LONGEST_CELL = 16 * 1024 * 1024
SAMPLED = 2_000
DELIMITERS = ",;\t|"
TABLES = """
CREATE TABLE seen (id TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE rows (id TEXT, kind INTEGER, line INTEGER, cells TEXT);
"""
BY_CASE = """
SELECT rows.id, kind, line, cells FROM seen JOIN rows ON rows.id = seen.id ORDER BY seen.place, kind, rows.rowid
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet opened: its file, its headings, and how its cells are set apart."""

    path: Path
    headings: tuple[str, ...]
    delimiter: str
    encoding: str

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row after the headings with the line it begins on."""
        with self.path.open("rb") as raw:
            reader = csv.reader(_lines(raw, self.encoding), delimiter=self.delimiter)
            line = 0
            for cells in reader:
                if line and any(cell.strip() for cell in cells):
                    yield line + 1, cells
                line = reader.line_num


def _lines(raw: Iterator[bytes], encoding: str) -> Iterator[str]:
    for number, line in enumerate(raw):
        text = line.removeprefix(BOM) if number == 0 else line
        yield text.decode(encoding, "replace").replace("\0", "")


def open_sheet(path: Path, *, delimiter: str | None = None, encoding: str = "utf-8") -> Sheet:
    """Open a sheet and read its headings; raises CannotUse for a file that holds none."""
    check_readable(path)
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open("rb") as raw:
            first = next(_lines(raw, encoding), "")
    except LookupError as unknown:
        raise CannotUse(f"{encoding} is not an encoding. Use utf-8, or cp1252 for a Windows export.") from unknown
    delimiter = delimiter or max(DELIMITERS, key=first.count)
    headings = tuple(heading.strip() for heading in next(csv.reader([first], delimiter=delimiter), []))
    if not any(headings):
        raise CannotUse(f"{path} has no row of headings. Export it again with its headings.")
    return Sheet(path, headings, delimiter, encoding)


def open_mapping(path: Path) -> Mapping:
    """Read a saved mapping; raises CannotUse in one sentence."""
    check_readable(path)
    try:
        return read_mapping(path.read_text("utf-8-sig"))
    except (NotAMapping, UnicodeDecodeError) as wrong:
        raise CannotUse(f"The mapping {path} cannot be used. {wrong}") from wrong


def sheet_histories(cases: Path | None, events: Path | None, mapping: Mapping, spare: Path) -> Iterator[Reading]:
    """Read case by case from sheets; a row that belongs to no case gives only its mistakes."""
    with closing(sqlite3.connect(spare / "rows.sqlite3", isolation_level=None)) as kept:
        kept.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES + "BEGIN;")
        sheets = [_open(cases, "cases", mapping), _open(events, "events", mapping)]
        for kind, (sheet, key) in enumerate(sheets):
            if sheet is not None:
                yield from ((None, (wrong,)) for wrong in _keep(kept, kind, sheet, key, mapping.ends_with))
        kept.execute("CREATE INDEX by_id ON rows (id)")
        for case, group in groupby(kept.execute(BY_CASE), key=lambda row: str(row[0])):
            yield _case(case, list(group), sheets, mapping)


def _open(path: Path | None, name: str, mapping: Mapping) -> tuple[Sheet | None, str]:
    part = mapping.cases if name == "cases" else mapping.events
    if path is None:
        return None, ""
    if part is None:
        raise CannotUse(f"The mapping says nothing of {name}, so {path} cannot be read. Add its section.")
    sheet = open_sheet(path, delimiter=mapping.delimiter, encoding=mapping.encoding)
    for column in mapping.columns_of(name):
        if column not in sheet.headings:
            near = get_close_matches(column, sheet.headings, n=1)
            remedy = f"Is it '{near[0]}'?" if near else f"There are: {', '.join(filter(None, sheet.headings))}."
            raise CannotUse(f"{path} has no column '{column}', which the mapping names. {remedy}")
    return (
        sheet,
        mapping.cases.id if name == "cases" and mapping.cases else mapping.events.case if mapping.events else "",
    )


def _keep(kept: sqlite3.Connection, kind: int, sheet: Sheet, key: str, ends_with: str | None) -> Iterator[Mistake]:
    """Put the rows of a sheet away by case; yield what is wrong with those that cannot be kept whole."""
    for line, written in sheet.rows():
        if ends_with and written[0].strip() == ends_with:
            continue
        place = Place(line, sheet.path.name)
        cells = {name: cell.strip() for name, cell in zip(sheet.headings, written, strict=False) if cell.strip()}
        yield from _wrong(place, sheet, written)
        case = cells.get(key)
        if len(written) > len(sheet.headings) and any(cell.strip() for cell in written[len(sheet.headings) :]):
            continue
        if case is None:
            words = f"The row names no case, so it was left out: column {key} is empty."
            yield Mistake(place=place, field=f"column {key}", words=words, remedy="Give the case's id.")
            continue
        kept.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (case, kind << 40 | line))
        kept.execute("INSERT INTO rows VALUES (?, ?, ?, ?)", (case, kind, line, json.dumps(cells)))


def _wrong(place: Place, sheet: Sheet, written: Sequence[str]) -> Iterator[Mistake]:
    more = len(written) - len(sheet.headings)
    if more > 0 and any(cell.strip() for cell in written[-more:]):
        words = f"The row has {len(written)} cells and the headings are {len(sheet.headings)}, so it was left out."
        remedy = "Put quotation marks round a cell that holds the separating character."
        yield Mistake(place=place, field="the row", words=words, remedy=remedy)
    for name, cell in zip(sheet.headings, written, strict=False):
        if "�" in cell:
            words = f"A letter is not {sheet.encoding}; it was read as �."
            remedy = 'Save the sheet as UTF-8, or write "encoding": "cp1252" in the mapping for a Windows export.'
            yield Mistake(place=place, field=f"column {name}", words=words, remedy=remedy)


def _case(
    case: str, found: list[tuple[str, int, int, str]], sheets: list[tuple[Sheet | None, str]], mapping: Mapping
) -> Reading:
    names = [sheet.path.name if sheet else "" for sheet, _ in sheets]
    rows = [(kind, Row(Place(line, names[kind]), json.loads(cells))) for _, kind, line, cells in found]
    reader = CaseReader(case, mapping, rows[0][1].place)
    of_case, of_events = ([row for kind, row in rows if kind == wanted] for wanted in (0, 1))
    history = reader.read(of_case, of_events, cases_file=names[0])
    return history, reader.mistakes


def sampled_sheet(path: Path) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the headings and the first rows of a sheet, from which a mapping can be guessed."""
    sheet = open_sheet(path)
    return sheet.headings, [cells for _, cells in islice(sheet.rows(), SAMPLED)]
