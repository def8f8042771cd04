"""What one line, row or answer of a source comes to: a record, one that is held no longer, or what is wrong in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wayhome.application.holding.mapping import Cells, HeldMapping, Mapper, flat
from wayhome.application.holding.reading import DELETED, WHAT, raw_row, record_of, whose
from wayhome.application.json_lines import json_object
from wayhome.application.mistakes import Mistake, Noted, Place, Unreadable
from wayhome.application.shadow.sheets.cells import YES_OR_NO, folded
from wayhome.holdings.records import HeldRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A record that the system it came from holds no longer."""

    id: str
    system: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one line came to: a record, one that is gone, or neither, and what is wrong in it."""

    place: Place
    record: HeldRecord | None = None
    gone: Gone | None = None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def left_out(self) -> bool:
        """Say whether nothing came of it."""
        return self.record is None and self.gone is None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineReader:
    """How the lines of one source are read: which system stands where none is named, and with which mapping.

    ``all_gone``: every line names a record that is held no longer, and nothing more of it is read.
    """

    system: str = ""
    mapping: HeldMapping | None = None
    all_gone: bool = False

    def of_text(self, text: str, place: Place) -> Line:
        """Read a line of JSON."""
        return self._read(place, lambda noted: self._of_object(json_object(text, noted, what=WHAT), noted))

    def of_object(self, raw: Mapping[str, Any], place: Place) -> Line:
        """Read an object that was JSON already, or a row of a database by its columns."""
        return self._read(place, lambda noted: self._of_object(raw, noted))

    def of_row(self, cells: Mapping[str, str], place: Place) -> Line:
        """Read a row of a sheet by its headings."""
        if self.mapping is None:
            return self._read(place, lambda noted: self._line(raw_row(cells), noted))
        return self._read(place, lambda noted: self._mapped({name: [text] for name, text in cells.items()}, noted))

    def _of_object(self, raw: Mapping[str, Any], noted: Noted) -> Line:
        return self._line(raw, noted) if self.mapping is None else self._mapped(flat(raw), noted)

    def _mapped(self, cells: Cells, noted: Noted) -> Line:
        if self.mapping is None:
            raise LookupError("There is no mapping.")
        raw = Mapper(self.mapping, noted).raw(cells)
        return self._line({**raw, DELETED: self.mapping.says_gone(cells)}, noted)

    def _read(self, place: Place, read: Callable[[Noted], Line]) -> Line:
        try:
            line = read(Noted(place))
        except Unreadable as unreadable:
            line = Line(place, mistakes=unreadable.mistakes)
        if self.mapping is None or not line.mistakes:
            return line
        return replace(line, mistakes=tuple(in_columns(one, self.mapping) for one in line.mistakes))

    def _line(self, raw: Mapping[str, Any], noted: Noted) -> Line:
        given = dict(raw)
        if self.all_gone or _says_yes(given.pop(DELETED, None), noted):
            identity, named = whose(given, noted, system=self.system)
            return Line(noted.place, gone=Gone(id=identity, system=named), mistakes=tuple(noted.found))
        record, mistakes = record_of(given, noted, system=self.system)
        return Line(noted.place, record=record, mistakes=mistakes)


def in_columns(mistake: Mistake, mapping: HeldMapping) -> Mistake:
    """Return what is wrong by the column in which whoever keeps the source will find it."""
    field = mistake.field.removeprefix("person.")
    named = next((place.named for name, place in mapping.fields if name == field and place.named), None)
    return replace(mistake, field=f"column {' and '.join(named)}") if named else mistake


def _says_yes(value: object, noted: Noted) -> bool:
    """Say whether a record is gone. A word that says neither yes nor no leaves it held, and is noted."""
    if value is None or isinstance(value, bool):
        return bool(value)
    said = YES_OR_NO.get(folded(str(value)))
    if said is None:
        words = "It does not say yes or no, so the record is taken as held."
        noted.note(DELETED, words, "Write yes where the record is held no longer.")
    return bool(said)
