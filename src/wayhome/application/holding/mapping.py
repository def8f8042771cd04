"""The mapping of another system's columns and words to a held record, as it is saved and read again.

One mapping serves one source, whatever its files are: a column is the heading of a sheet, or where a value stands in a
line of JSON, as ``subject.names.first``. Words and days are mapped as in the files of people.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, TypeAdapter

from wayhome.application.holding.reading import COLUMNS, LISTS, OF_PERSON
from wayhome.application.mistakes import Noted
from wayhome.application.people.mapping import Times
from wayhome.application.shadow.sheets.cells import Reader, Row, folded
from wayhome.application.shadow.sheets.mapping import Mapping as AnyMapping
from wayhome.application.shadow.sheets.mapping import Part, Source, read_as
from wayhome.kernel.moments import in_london, instant

DAYS = ("date", "birth_date")
AN_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
Cells: TypeAlias = Mapping[str, Sequence[str]]


def _columns(value: object) -> object:
    if isinstance(value, str):
        return {"column": value}
    return {"columns": value} if isinstance(value, list) else value


class Place(Source):
    """Where a field comes from: a column or several, with words translated if need be, or one value for all."""

    columns: tuple[str, ...] = Field((), description="several columns; words are joined, and lists put together")
    separator: str = Field("", max_length=3, description="what parts several values in one cell")

    @property
    def named(self) -> tuple[str, ...]:
        """Return every column it names."""
        return (self.column, *self.columns) if self.column else self.columns


class Deleted(Part):
    """The column that says that a record is no longer held where it came from, and the words that mean so."""

    column: str
    values: tuple[str, ...] = ("yes", "y", "true", "1", "deleted")


From = Annotated[Place, BeforeValidator(_columns)]


class HeldMapping(Part):
    """A whole mapping."""

    time: Times = Times()
    delimiter: str | None = Field(None, max_length=1, description="found from the headings when not given")
    encoding: str = "utf-8"
    system: From | None = Field(None, description="which system holds it; else it is named with --system")
    record_id: From
    date: From | None = None
    given_name: From | None = Field(None, description="the whole name, where the source does not part it")
    family_name: From | None = None
    also_known_as: From | None = None
    birth_date: From | None = None
    sex: From | None = None
    address: From | None = None
    postcode: From | None = None
    phones: From | None = None
    vehicles: From | None = None
    emails: From | None = None
    handles: From | None = None
    identifiers: From | None = Field(None, description="numbers given by an authority, each with whose it is")
    school: From | None = None
    placement: From | None = None
    parents: From | None = None
    associates: From | None = None
    text: From | None = None
    restricted_to: From | None = Field(None, description="the post that may open it, where not everybody may")
    deleted: Deleted | None = None

    @property
    def fields(self) -> Iterator[tuple[str, Place]]:
        """Yield each field that is mapped, with where it comes from."""
        for name in COLUMNS:
            place = getattr(self, name)
            if isinstance(place, Place):
                yield name, place

    def columns(self) -> tuple[str, ...]:
        """Return every column that it names, each once."""
        named = [column for _, place in self.fields for column in place.named]
        return tuple(dict.fromkeys([*named, *([self.deleted.column] if self.deleted else [])]))

    def says_gone(self, cells: Cells) -> bool:
        """Say whether a row means that its record is no longer held where it came from."""
        if self.deleted is None:
            return False
        meant = set(map(folded, self.deleted.values))
        return any(folded(text) in meant for text in cells.get(self.deleted.column, ()))


ADAPTER = TypeAdapter(HeldMapping)


def read_mapping(text: str) -> HeldMapping:
    """Read a saved mapping; raises NotAMapping with everything that is wrong in it."""
    return read_as(ADAPTER, text)


class Mapper:
    """Makes of the cells of one row what a line of JSON would have said, as a mapping tells."""

    def __init__(self, mapping: HeldMapping, noted: Noted) -> None:
        self._mapping = mapping
        self._noted = noted
        self._reader = Reader(AnyMapping(time=mapping.time), noted)

    def raw(self, cells: Cells) -> dict[str, Any]:
        """Return the record in the form of the exchange; what cannot be translated or read as a day is noted."""
        given = {name: self._field(name, place, cells) for name, place in self._mapping.fields}
        held = {name: value for name, value in given.items() if value}
        person = {name: held.pop(name) for name in OF_PERSON if name in held}
        return {**held, "person": person}

    def _field(self, name: str, place: Place, cells: Cells) -> str | list[str] | None:
        if place.value is not None:
            return [str(place.value)] if name in LISTS else str(place.value)
        found = [text for column in place.named for text in self._texts(name, place, column, cells)]
        if name in LISTS:
            return list(dict.fromkeys(found))
        return " ".join(found)

    def _texts(self, name: str, place: Place, column: str, cells: Cells) -> Iterator[str]:
        for cell in cells.get(column, ()):
            for part in cell.split(place.separator) if place.separator else (cell,):
                text = part.strip()
                said = self._said(name, place, column, text) if text else None
                if said:
                    yield said

    def _said(self, name: str, place: Place, column: str, text: str) -> str | None:
        row = Row(self._noted.place, {column: text})
        if place.values is not None:
            said = self._reader.value(row, name, Source(column=column, values=place.values))
            closed = text if name == "restricted_to" else None  # a word nobody knows restricts all the same
            return closed if said is None else str(said)
        if name not in DAYS:
            return text
        return _day_of_instant(text) or self._reader.day(row, column, text)


def _day_of_instant(text: str) -> str | None:
    """Return the day in London of a time that says its own offset; None where it is no such time."""
    if not AN_INSTANT.fullmatch(text):
        return None
    try:
        return in_london(instant(text)).date().isoformat()
    except ValueError:
        return text[:10]


def flat(value: object) -> dict[str, list[str]]:
    """Return the values of a line of JSON by where each stands in it; those of a list stand in one place."""
    found: dict[str, list[str]] = {}
    for place, text in _placed(value, ""):
        found.setdefault(place, []).append(text)
    return found


def _placed(value: object, at: str) -> Iterator[tuple[str, str]]:
    """Yield each value within one, with where it stands; nothing for what is empty."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _placed(inner, f"{at}.{name}" if at else str(name))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _placed(inner, at)
    elif value is not None:
        text = str(value).lower() if isinstance(value, bool) else str(value).strip()
        yield from [(at, text)] if text else []
