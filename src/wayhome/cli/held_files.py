"""Files of held records: read a line or a row at a time and taken by the batch, so that memory stays flat."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from wayhome.application.decoding import decoded
from wayhome.application.holding.lines import Line, LineReader
from wayhome.application.holding.mapping import HeldMapping, read_mapping
from wayhome.application.holding.reading import COLUMNS
from wayhome.application.holding.taking import Counted, Everything, Held, Intake, Take, in_batches, not_in_it
from wayhome.application.mistakes import Mistake, Place
from wayhome.application.people.sheet import NotASheet, Sheet, check_columns, open_sheet, rows_of
from wayhome.application.shadow.sheets.mapping import NotAMapping
from wayhome.cli.exports.drop_folder import digest_of
from wayhome.cli.exports.lines import CannotUse, check_readable
from wayhome.cli.exports.sheets import LONGEST_CELL
from wayhome.cli.repeated import Repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """A file of held records, and how it is meant.

    ``whole``: it has every record of its systems, so that what is not in it is taken out; ``may_go`` is how many of
    them somebody said may. ``as_of`` is how fresh it is: when it was made, or else when it was begun.
    """

    path: Path
    reader: LineReader = field(default_factory=LineReader)
    mapping_text: str = ""
    whole: bool = False
    may_go: int | None = None

    @property
    def key(self) -> str:
        """Return what the file is known by: read otherwise, it is another."""
        meant = f"{self.mapping_text}\n{self.reader.system}\n{self.reader.all_gone}\n{self.whole}"
        return sha256(f"{digest_of(self.path)}\n{meant}".encode()).hexdigest()

    def lines(self) -> Iterator[Line]:
        """Yield each line; raises CannotUse for a file that is none."""
        check_readable(self.path)
        return _rows(self) if self.path.suffix.lower() == ".csv" else _lines(self)


def take_file(file: HeldFile, take: Take, repeated: Repeated | None = None) -> Counted:
    """Take a file from where it was broken off. Raises CannotUse, and NotTakenOut with the rest brought in.

    ``repeated`` takes note of which lines tell of a record of which an earlier one told.
    """
    everything, begun = Everything(), take.intake.begin(take.key, take.name, take.at)
    after = int(begun.cursor or 0) if begun.counted.lines else 0
    lines = map(repeated.note, file.lines()) if repeated else file.lines()
    lines = map(everything.note, lines) if file.whole else lines
    take.take(in_batches(line for line in lines if line.place.line > after))
    if file.whole:
        for system, gone in not_in_it(
            everything, take.intake, left_out=take.counted.left_out, seen=file.may_go
        ).items():
            take.take_out(system, gone)
    take.finish(also=[file.reader.system] if file.reader.system else [], fresher=not file.reader.all_gone)
    return take.counted


def open_held_mapping(path: Path) -> tuple[HeldMapping, str]:
    """Read a saved mapping and its text; raises CannotUse in one sentence."""
    check_readable(path)
    try:
        text = path.read_text("utf-8-sig")
        return read_mapping(text), text
    except (NotAMapping, UnicodeDecodeError) as wrong:
        raise CannotUse(f"The mapping {path} cannot be used. {wrong}") from wrong


@dataclass(slots=True)
class Brought:
    """What became of a file: what was counted, and what was wrong."""

    counted: Counted = field(default_factory=Counted)
    mistakes: list[Mistake] = field(default_factory=list)


def bring_in(path: Path, index: Held, intake: Intake, *, at: datetime, system: str = "") -> Brought:
    """Take a file as it comes; what is wrong in a line is noted and the others go on. Raises CannotUse."""
    file, brought = HeldFile(path=path, reader=LineReader(system=system)), Brought()
    check_readable(path)
    take = Take(
        key=file.key, name=path.name, index=index, intake=intake, at=at, as_of=at, wrong=brought.mistakes.append
    )
    brought.counted = take_file(file, take)
    return brought


def _lines(file: HeldFile) -> Iterator[Line]:
    with file.path.open("rb") as opened:
        for number, raw in enumerate(opened, start=1):
            text, wrong = decoded(raw, Place(number))
            if text.strip():
                yield _with(wrong, file.reader.of_text(text, Place(number)))


def _with(wrong: tuple[Mistake, ...], line: Line) -> Line:
    return Line(line.place, line.record, line.gone, wrong + line.mistakes) if wrong else line


def _rows(file: HeldFile) -> Iterator[Line]:
    csv.field_size_limit(LONGEST_CELL)
    mapping = file.reader.mapping
    try:
        with file.path.open("rb") as opened:
            sheet = open_sheet(
                opened, name=str(file.path), delimiter=mapping.delimiter if mapping else None,
                encoding=mapping.encoding if mapping else "utf-8",
            )  # fmt: skip
            _check(sheet, mapping)
            for row, wrong in rows_of(sheet):
                whole = Line(row.place) if wrong and not row.cells else file.reader.of_row(row.cells, row.place)
                yield _with(wrong, whole)
    except NotASheet as unusable:
        raise CannotUse(str(unusable)) from unusable


def _check(sheet: Sheet, mapping: HeldMapping | None) -> None:
    if mapping is not None:
        check_columns(sheet, mapping.columns())
    elif "record_id" not in sheet.headings:
        raise CannotUse(
            f"{sheet.name} has no column record_id. The columns are {', '.join(COLUMNS)}. "
            "Where a source calls them otherwise, name a mapping with --mapping; --suggest-mapping writes a first one."
        )
