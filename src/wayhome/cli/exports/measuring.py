"""How many rows an export has, and whether it ends as its system ends every sheet: told before it is taken."""

from dataclasses import dataclass
from pathlib import Path

from wayhome.application.shadow.sheets.mapping import Mapping
from wayhome.cli.exports.drop_folder import Arrived
from wayhome.cli.exports.sheets import open_mapping, open_sheet


@dataclass(frozen=True, slots=True)
class Measured:
    """The rows of each file; why it was cut off, where its end is not there; and whether its end was looked for."""

    rows: tuple[int, ...]
    cut: str = ""
    has_end: bool = False


def measured(arrived: Arrived, mapping: Path | None) -> Measured:
    """Measure an export; what cannot be read at all is said when it is read."""
    if arrived.histories is not None or mapping is None:
        return Measured((arrived.lines() or 0,) if arrived.histories else ())
    read = open_mapping(mapping)
    sheets = [_of_sheet(path, read) for path in arrived.parts]
    cut = next((why for _, why in sheets if why), "")
    return Measured(tuple(rows for rows, _ in sheets), cut, has_end=bool(read.ends_with))


def _of_sheet(path: Path, mapping: Mapping) -> tuple[int, str]:
    """Return how many rows a sheet has before its last, and why it was cut off."""
    sheet = open_sheet(path, delimiter=mapping.delimiter, encoding=mapping.encoding)
    rows, last = 0, [""]
    for _, cells in sheet.rows():
        rows, last = rows + 1, cells
    if not mapping.ends_with:
        return rows, ""
    if last[0].strip() != mapping.ends_with:
        return rows, f"{path.name} does not end with {mapping.ends_with}, so it was cut off."
    says = next((int(cell) for cell in map(str.strip, last[1:]) if cell.isdecimal()), rows - 1)
    short = f"{path.name} says that it has {says:,} rows, and it has {rows - 1:,}, so some were lost."
    return rows - 1, "" if says == rows - 1 else short
