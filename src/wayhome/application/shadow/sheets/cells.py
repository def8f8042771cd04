"""What a cell says: times on a local clock, dates, yes and no, and a force's words for ours."""

from collections.abc import Mapping as Table
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from wayhome.application.mistakes import Noted, Place, shown
from wayhome.application.shadow.history import plausible
from wayhome.application.shadow.sheets.mapping import Mapping, Moment, Source
from wayhome.kernel.moments import as_utc

ZONES = {" GMT": "+00:00", " UTC": "+00:00", " BST": "+01:00"}
YES_OR_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
OF_TIME = frozenset({"due", "data_kept_until", "until"})
OF_DATE = frozenset({"training_valid_until", "competence_valid_until", "date_of_birth", "valid_until"})
OF_YES_OR_NO = frozenset({"skilled", "complete"})
WITH_ZONE = "Write GMT or BST after the time, or export it with its offset."


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: where it stands, and its cells by heading, trimmed; an empty cell is not there."""

    place: Place
    cells: Table[str, str]


class Reader:
    """Reads the cells of one case as a mapping says, noting what cannot be read where it stands."""

    def __init__(self, mapping: Mapping, noted: Noted) -> None:
        self._times = mapping.time
        self._zone = ZoneInfo(mapping.time.zone)
        self._noted = noted

    def moment(self, row: Row, source: Moment | None) -> datetime | None:
        """Read a time of a row; None when the cell is empty, or, with the mistake noted, when it is none."""
        text = row.cells.get(source.column) if source else None
        if source is None or text is None:
            return None
        if source.time_column:
            clock = row.cells.get(source.time_column)
            if clock is None:
                words = f"There is a date, {shown(text)}, but no time of day."
                self._note(row, source.time_column, words, "Give the time; hours cannot be counted from a day alone.")
                return None
            text = f"{text} {clock}"
        return self.time(row, source.column, text)

    def time(self, row: Row, column: str, text: str) -> datetime | None:
        """Read a time as it is written in a cell."""
        read = self._with_offset(text)
        naive = None if read else _parsed(text, self._times.formats)
        if naive is not None:
            why, remedy = told_apart(naive, self._zone)
            if why:
                self._note(row, column, why, remedy)
                return None
            read = naive.replace(tzinfo=self._zone).astimezone(UTC)
        if read is None:
            remedy = f"Write it as one of {', '.join(self._times.formats)}, or add its format to the mapping."
            self._note(row, column, f"{shown(text)} is not a time.", remedy)
            return None
        return read if plausible(read, text, _at(column), self._noted, row.place) else None

    def _with_offset(self, text: str) -> datetime | None:
        """Read a time that says its own offset, by number or by GMT or BST after it."""
        offset = ZONES.get(text[-4:].upper())
        if offset:
            naive = _parsed(text[:-4], self._times.formats)
            return as_utc(datetime.fromisoformat(f"{naive.isoformat()}{offset}")) if naive else None
        try:
            read = datetime.fromisoformat(text)
        except ValueError:
            return None
        return as_utc(read) if read.tzinfo else None

    def value(self, row: Row, field: str, source: Source) -> object:
        """Read a field of a row; None when it is not given, or, with the mistake noted, cannot be read."""
        if source.column is None:
            return source.value
        text = row.cells.get(source.column)
        if text is None:
            return None
        if source.values is not None:
            return self._translated(row, source.column, text, source.values)
        if field in OF_TIME:
            day = _parsed(text, self._times.date_formats)
            read = None if day else self.time(row, source.column, text)
            return day.date().isoformat() if day else read.isoformat() if read else None
        if field in OF_DATE:
            return self.day(row, source.column, text)
        if field in OF_YES_OR_NO:
            return self._translated(row, source.column, text, YES_OR_NO)
        return text

    def day(self, row: Row, column: str, text: str) -> str | None:
        """Read a date as it is written in a cell, as ISO writes it."""
        read = _parsed(text, (*self._times.date_formats, *self._times.formats))
        if read is None:
            remedy = f"Write it as one of {', '.join(self._times.date_formats)}, or add its format to the mapping."
            self._note(row, column, f"{shown(text)} is not a date.", remedy)
            return None
        found: date = read.date()
        return found.isoformat()

    def _translated(self, row: Row, column: str, text: str, values: Table[str, object]) -> object:
        wanted = folded(text)
        ours = values.get(text, next((known for word, known in values.items() if folded(word) == wanted), None))
        if ours is not None:
            return ours
        self._note(row, column, f"{shown(text)} is not one of the words the mapping knows.", "Add it to its values.")
        return None

    def _note(self, row: Row, column: str, words: str, remedy: str) -> None:
        self._noted.note(_at(column), words, remedy, row.place)


def told_apart(naive: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """Return why a local time is not one instant, and what would make it one; nothing when it is."""
    first, second = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return "", ""
    clock = f"{naive:%H:%M} on {naive.day} {naive:%B %Y}"
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == naive:
        return f"{clock} happened twice: the clocks went back in that hour.", WITH_ZONE
    return f"{clock} never was: the clocks went forward over it.", "Mend the time, or write GMT or BST after it."


def folded(text: str) -> str:
    """Return words without regard to case and spacing."""
    return " ".join(text.split()).casefold()


def _at(column: str) -> str:
    return f"column {column}"


def _parsed(text: str, formats: tuple[str, ...]) -> datetime | None:
    for written in formats:
        try:
            return datetime.strptime(text.strip(), written)  # noqa: DTZ007 - a local time, whose zone is settled next
        except ValueError:
            continue
    return None
