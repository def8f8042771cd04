"""The mapping of the columns of a staff, rota or training file to what is recorded, as it is saved and read again.

Columns, words and times are mapped as in the sheets of shadow mode. One mapping may serve all three kinds of file.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import product
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field, TypeAdapter

from wayhome.application.shadow.sheets.mapping import At, From, NotAMapping, Part, Source, read_as
from wayhome.application.shadow.sheets.mapping import Times as AnyTimes

DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d %b %Y", "%d-%b-%Y", "%d %B %Y", "%d/%m/%y")
CLOCKS = ("%H:%M", "%H%M", "%H.%M", "%H:%M:%S")
MOMENTS = tuple(f"{day} {clock}" for clock, day in product(CLOCKS, DAYS))


class Kind(StrEnum):
    """What a file says: who works here, who is on which post when, or who is trained for what."""

    STAFF = "staff"
    ROTA = "rota"
    TRAINING = "training"


class Times(AnyTimes):
    """How dates and times are written, in the ways common in this country; one without GMT or BST is London's."""

    formats: tuple[str, ...] = MOMENTS
    date_formats: tuple[str, ...] = DAYS


class Staff(Part):
    """A row for each person."""

    officer: From = Field(description="how they are known: the id they sign in with, as “PS Hallam 4471”")
    called: From | None = Field(None, description="their name")
    rank: From | None = None
    unit: From | None = Field(None, description="the unit's key or name; one that is not there is set up")
    role: From | None = Field(None, description="the role they usually work in, in the rulebook's words")
    leaves: At | None = Field(None, description="the last day, or the time, after which they work here no longer")


def _clock(text: str) -> str:
    hour, colon, minute = text.partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60):
        raise ValueError(f"{text} is not a time of day; 07:00 is one")
    return f"{int(hour):02}:{int(minute):02}"


Clock: TypeAlias = Annotated[str, AfterValidator(_clock)]


class Hours(Part):
    """When a shift of some name begins and ends; an end that is not after the start is on the next day."""

    start: Clock
    end: Clock


class Shift(Part):
    """The column that names a shift, as E, L or N."""

    column: str
    values: dict[str, Hours]
    ignore: tuple[str, ...] = Field((), description="words of days on which nobody works, such as RD")


class Rota(Part):
    """A row for each shift of each person: its day and its name, or when it begins and ends."""

    post: From
    officer: From
    date: str | None = Field(None, description="the column with the day on which the shift begins")
    start: str | None = Field(None, description="the column with the time of day, or the day and time, it begins")
    end: str | None = Field(None, description="the column with when it ends; a time of day is the next after the start")
    shift: Shift | None = None
    role: From | None = Field(None, description="the role of a post that is not set up yet")
    unit: From | None = Field(None, description="the unit of a post that is not set up yet")
    covering: From | None = Field(None, description="whose absence it covers")


class Training(Part):
    """A row for each piece of evidence that somebody holds a competence."""

    officer: From
    competence: From = Field(description="their course or competence, translated to the rulebook's word for it")
    valid_until: From
    gained_on: From | None = None
    evidence: From | None = Field(None, description="course, assessment, portfolio or licence")
    reference: From | None = None


class Mapping(Part):
    """A whole mapping."""

    time: Times = Times()
    delimiter: str | None = Field(None, max_length=1, description="found from the headings when not given")
    encoding: str = "utf-8"
    staff: Staff | None = None
    rota: Rota | None = None
    training: Training | None = None

    def of(self, kind: Kind) -> Staff | Rota | Training | None:
        """Return the part for a kind of file."""
        match kind:
            case Kind.STAFF:
                return self.staff
            case Kind.ROTA:
                return self.rota
            case Kind.TRAINING:
                return self.training

    def columns_of(self, kind: Kind) -> tuple[str, ...]:
        """Return every column that the mapping names for a kind of file."""
        part = self.of(kind)
        return tuple(dict.fromkeys(_columns(part))) if part else ()


def _columns(part: Staff | Rota | Training) -> Iterator[str]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, Source | Shift):
            yield from filter(None, (value.column,))
        elif value is not None:
            yield from filter(None, (value.column, value.time_column))


ADAPTER = TypeAdapter(Mapping)


def read_mapping(text: str, kind: Kind) -> Mapping:
    """Read a saved mapping for a kind of file; raises NotAMapping with everything that is wrong in it."""
    mapping = read_as(ADAPTER, text)
    if mapping.of(kind) is None:
        raise NotAMapping(f"It says nothing of a {kind} file. Add its “{kind}” section.")
    if kind is Kind.ROTA and mapping.rota and not (mapping.rota.start or (mapping.rota.shift and mapping.rota.date)):
        raise NotAMapping("It does not say when a shift begins: name a start column, or a date and a shift column.")
    return mapping
