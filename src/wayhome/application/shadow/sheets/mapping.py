"""The mapping of a force's columns and words to ours, as it is saved and read again.

Two shapes are known: one row per event, with a column that says its type; and one row per case, with a column of dates
for each kind of event. Both may be used at once.
"""

from collections.abc import Iterator
from typing import Annotated, Any, TypeAlias, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

FORMATS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")
DATE_FORMATS = ("%d/%m/%Y", "%Y-%m-%d")
OWN_SECTIONS = ("time", "nation", "delimiter", "encoding", "ends_with", "cases", "events")


class Part(BaseModel):
    """A part of a mapping: a key nobody knows is refused, so that a slip is not read as silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NotAMapping(ValueError):
    """A mapping that cannot be read, with everything that is wrong in it, a sentence each."""

    def __init__(self, *wrong: str) -> None:
        super().__init__(" ".join(wrong))
        self.wrong = wrong


def _column(value: object) -> object:
    return {"column": value} if isinstance(value, str) else value


def _kind(value: object) -> object:
    return {"type": value} if isinstance(value, str) or value is None else value


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise ValueError(f"{name} is not a time zone; Europe/London is one") from unknown
    return name


class Source(Part):
    """Where a field comes from: a column, with its words translated if need be, or one value for all."""

    column: str | None = Field(None, description="the column's heading")
    values: dict[str, Any] | None = Field(None, description="their word → ours; every word must be listed")
    value: Any = Field(None, description="the same value for every row")


class Moment(Part):
    """Where a time comes from: one column, or one for the date and one for the time of day."""

    column: str
    time_column: str | None = Field(None, description="the column with the time of day, where it stands apart")


class Kind(Part):
    """What a word in the type column means; without a type nobody has decided yet, and each such row is reported."""

    type: str | None = None
    fields: dict[str, Any] = Field(default_factory=dict, description="fields the word itself settles")


From = Annotated[Source, BeforeValidator(_column)]
At = Annotated[Moment, BeforeValidator(_column)]
Kinds: TypeAlias = dict[str, Annotated[Kind, BeforeValidator(_kind)]]


class Types(Part):
    """The column that says what kind of event a row is."""

    column: str
    values: Kinds
    ignore: tuple[str, ...] = Field((), description="words of rows that are nothing to be judged, such as notes")


class OfCase(Part):
    """A kind of event told by a column of dates on the case's own row; an empty cell means it did not happen."""

    type: str
    at: At
    recorded_at: At | None = None
    fields: dict[str, From] = Field(default_factory=dict)


class Cases(Part):
    """The sheet with a row per case; rows with the same id are read together."""

    id: str
    title: str | None = None
    as_at: At | None = None
    nation: From | None = None
    child_age: From | None = None
    child_id: str | None = Field(
        None, description="the column with the child's own id; a case with several children has a row for each"
    )
    child: dict[str, From] = Field(default_factory=dict, description="care_status, date_of_birth, placement, …")
    events: tuple[OfCase, ...] = ()


class Events(Part):
    """The sheet with a row per event."""

    case: str
    at: At
    recorded_at: At | None = None
    reference: str | None = Field(None, description="the column that numbers events, which 'about' may name")
    children: str | None = Field(
        None, description="the column that names the children it is about, with commas; empty means every child"
    )
    type: Types
    fields: dict[str, From] = Field(default_factory=dict)


class Times(Part):
    """How times are written; one without an offset is a time of the zone."""

    formats: tuple[str, ...] = FORMATS
    date_formats: tuple[str, ...] = DATE_FORMATS
    zone: Annotated[str, AfterValidator(_zone)] = "Europe/London"


class Mapping(Part):
    """A whole mapping."""

    time: Times = Times()
    nation: str | None = Field(None, description="the nation of every case that does not say")
    delimiter: str | None = Field(None, max_length=1, description="found from the headings when not given")
    encoding: str = "utf-8"
    ends_with: str | None = Field(
        None,
        min_length=1,
        description="the first cell of the row with which the system ends every sheet, where it writes one; a number "
        "in that row is how many rows come before it; a sheet without that row was cut off",
    )
    cases: Cases | None = None
    events: Events | None = None

    def types(self) -> Iterator[str]:
        """Yield every type of event that the mapping says the export carries."""
        if self.cases is not None:
            yield from (one.type for one in self.cases.events)
        if self.events is not None:
            yield from (kind.type for kind in self.events.type.values.values() if kind.type)

    def columns_of(self, sheet: str) -> Iterator[str]:
        """Yield every column the mapping names of a sheet."""
        part = self.cases if sheet == "cases" else self.events
        if part is not None:
            yield from _named(part.model_dump(exclude_none=True), part)


def _named(written: dict[str, Any], part: Cases | Events) -> Iterator[str]:
    direct = ("id", "title", "child_id") if isinstance(part, Cases) else ("case", "reference", "children")
    yield from (written[name] for name in direct if name in written)
    yield from _columns(written)


def _columns(written: object) -> Iterator[str]:
    if isinstance(written, dict):
        yield from (written[name] for name in ("column", "time_column") if isinstance(written.get(name), str))
        for name, inner in written.items():
            if name not in ("values", "value"):
                yield from _columns(inner)
    elif isinstance(written, (list, tuple)):
        for inner in written:
            yield from _columns(inner)


ADAPTER = TypeAdapter(Mapping)
MappingT = TypeVar("MappingT", bound=Part)


def read_mapping(text: str) -> Mapping:
    """Read a saved mapping; raises NotAMapping with everything that is wrong."""
    mapping = read_as(ADAPTER, text)
    if mapping.cases is None and mapping.events is None:
        raise NotAMapping("It maps neither cases nor events.")
    return mapping


def read_as(adapter: TypeAdapter[MappingT], text: str) -> MappingT:
    """Read a saved mapping of some kind; raises NotAMapping with everything that is wrong in it."""
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        raise NotAMapping(*what_is_wrong(error)) from error


def what_is_wrong(error: ValidationError) -> Iterator[str]:
    """Yield what is wrong in something that is saved to be read again, a sentence each."""
    return (_wrong(one["loc"], one["msg"], one["type"]) for one in error.errors())


def _wrong(where: tuple[int | str, ...], words: str, kind: str) -> str:
    named = ".".join(map(str, where)) or "The mapping"
    if kind == "extra_forbidden":
        return f"{named} is not a key that may stand there."
    if kind == "missing":
        return f"{named} has to be there."
    return f"{named}: {words[0].lower()}{words[1:]}."
