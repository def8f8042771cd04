"""What each row of a staff, rota or training file says, read as a mapping says; what cannot be read is noted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wayhome.application.mistakes import Mistake, Noted, shown
from wayhome.application.people.mapping import Kind, Mapping, Rota, Shift, Staff, Training
from wayhome.application.shadow.sheets.cells import Reader, Row, folded
from wayhome.application.shadow.sheets.mapping import From, Moment
from wayhome.application.shadow.sheets.mapping import Mapping as AnyMapping
from wayhome.kernel.ids import ActorId
from wayhome.kernel.worktime import london_day

CLOCK = re.compile(r"^(\d{1,2})[:.]?(\d{2})(?:[:.]\d{2})?( (?:GMT|BST|UTC))?$", re.IGNORECASE)
A_DAY = timedelta(days=1)
EXAMPLE = datetime(2026, 11, 25, 22, 35, tzinfo=UTC)
OURS = "%Y-%m-%d %H:%M"  # a time put together from a day and a clock


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """Somebody who works here. ``leaves_at`` is the instant from which they do no longer."""

    line: int
    officer: ActorId
    called: str = ""
    rank: str = ""
    unit: str = ""
    role: str = ""
    leaves_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaLine:
    """Somebody on a post for a shift."""

    line: int
    post: str
    officer: ActorId
    start: datetime
    end: datetime | None
    role: str = ""
    unit: str = ""
    covering: ActorId = ActorId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingLine:
    """Evidence that somebody holds a competence."""

    line: int
    officer: ActorId
    competence: str
    valid_until: date
    gained_on: date | None = None
    evidence: str = "not_stated"
    reference: str = ""


Line = StaffLine | RotaLine | TrainingLine


@dataclass(frozen=True, slots=True)
class Read:
    """One row as read: what it says, or None where it cannot be used; what is wrong; and the post and day it covers."""

    line: Line | None
    mistakes: tuple[Mistake, ...]
    post: str = ""
    day: date | None = None


def read_rows(rows: Iterable[tuple[Row, tuple[Mistake, ...]]], mapping: Mapping, kind: Kind) -> Iterator[Read]:
    """Read row after row; a row that is wrong never stops the others."""
    for row, wrong in rows:
        if wrong and not row.cells:
            yield Read(None, wrong)
            continue
        read = _Row(row, mapping).read(kind)
        yield replace(read, mistakes=(*wrong, *read.mistakes))


class _Row:
    """One row being read."""

    def __init__(self, row: Row, mapping: Mapping) -> None:
        self.row = row
        self.mapping = mapping
        self.noted = Noted(row.place)
        times = mapping.time.model_copy(update={"formats": (*mapping.time.formats, OURS)})
        self.reader = Reader(AnyMapping(time=times), self.noted)

    def read(self, kind: Kind) -> Read:
        post, day = "", None
        line: Line | None = None
        match self.mapping.of(kind):
            case Staff() as part:
                line = self._staff(part)
            case Rota() as part:
                post = self._text("post", part.post)
                if self._is_off(part):
                    day = self._date(part.date or "")
                else:
                    line = shift = self._rota(part, post)
                    day = london_day(shift.start) if shift else None
            case Training() as part:
                line = self._training(part)
        mistakes = tuple(map(self._with_example, self.noted.found))
        return Read(line if not mistakes else None, mistakes, post, day)

    def _with_example(self, mistake: Mistake) -> Mistake:
        """Say how a date or a time is written by writing one, rather than by the formats that are tried."""
        if not mistake.remedy.startswith("Write it as one of"):
            return mistake
        times = self.mapping.time
        written = times.date_formats[0] if mistake.words.endswith("is not a date.") else times.formats[0]
        return replace(mistake, remedy=f"Write it as {EXAMPLE.strftime(written)}, or add its format to the mapping.")

    def _staff(self, part: Staff) -> StaffLine | None:
        officer = self._needed("officer", part.officer)
        return StaffLine(
            line=self.row.place.line,
            officer=ActorId(officer),
            called=self._text("called", part.called),
            rank=self._text("rank", part.rank),
            unit=self._text("unit", part.unit),
            role=self._text("role", part.role),
            leaves_at=self._end_of(part.leaves),
        )

    def _rota(self, part: Rota, post: str) -> RotaLine | None:
        if not post:
            self._note(_column(part.post), "It does not say on which post.", "Fill the cell in.")
        officer = self._needed("officer", part.officer)
        start, end = self._named_shift(part, part.shift) if part.shift else self._hours(part)
        if start is None:
            return None
        return RotaLine(
            line=self.row.place.line,
            post=post,
            officer=ActorId(officer),
            start=start,
            end=end,
            role=self._text("role", part.role),
            unit=self._text("unit", part.unit),
            covering=ActorId(self._text("covering", part.covering)),
        )

    def _training(self, part: Training) -> TrainingLine | None:
        officer = self._needed("officer", part.officer)
        competence = self._needed("competence", part.competence)
        until = self._day(part.valid_until, needed=True)
        if until is None:
            return None
        return TrainingLine(
            line=self.row.place.line,
            officer=ActorId(officer),
            competence=competence,
            valid_until=until,
            gained_on=self._day(part.gained_on) if part.gained_on else None,
            evidence=self._text("evidence", part.evidence) or "not_stated",
            reference=self._text("reference", part.reference),
        )

    def _is_off(self, part: Rota) -> bool:
        if part.shift is None:
            return False
        return folded(self.row.cells.get(part.shift.column, "")) in set(map(folded, part.shift.ignore))

    def _named_shift(self, part: Rota, shift: Shift) -> tuple[datetime | None, datetime | None]:
        named = self.row.cells.get(shift.column, "")
        hours = next((one for word, one in shift.values.items() if folded(word) == folded(named)), None)
        if hours is None:
            words = f"{shown(named)} is not a shift that the mapping knows." if named else "It names no shift."
            self._note(shift.column, words, "Add it to the shift's values, or to those it ignores.")
            return None, None
        day = self._date(part.date or "")
        if day is None:
            return None, None
        start = self._at(day, hours.start, shift.column)
        return start, self._next(start, hours.end, shift.column) if start else None

    def _hours(self, part: Rota) -> tuple[datetime | None, datetime | None]:
        column = part.start or ""
        text = self.row.cells.get(column, "")
        if not text:
            self._note(column, "It does not say when the shift begins.", "Fill the cell in.")
            return None, None
        if CLOCK.match(text) and part.date:
            day = self._date(part.date)
            start = self._at(day, text, column) if day else None
        else:
            start = self.reader.time(self.row, column, text)
        return start, self._ending(part.end, start)

    def _ending(self, column: str | None, start: datetime | None) -> datetime | None:
        """Read when a shift ends: a time of day is the next such time after it begins."""
        text = self.row.cells.get(column or "", "")
        if column is None or not text or start is None:
            return None
        return self._next(start, text, column) if CLOCK.match(text) else self.reader.time(self.row, column, text)

    def _next(self, start: datetime, clock: str, column: str) -> datetime | None:
        begun = start.astimezone(ZoneInfo(self.mapping.time.zone))
        written = CLOCK.match(clock)
        ends = time(int(written[1]) % 24, int(written[2]) % 60) if written else time()
        day = begun.date() if ends > begun.time() else begun.date() + A_DAY
        return self._at(day, clock, column)

    def _at(self, day: date, clock: str, column: str) -> datetime | None:
        """Return a time of day on a day; in the hour that the clocks repeat it has to say GMT or BST."""
        written = CLOCK.match(clock)
        if written is None or int(written[1]) > 23 or int(written[2]) > 59:
            self._note(column, f"{shown(clock)} is not a time of day.", "Write it as 07:00.")
            return None
        text = f"{day:%Y-%m-%d} {int(written[1]):02}:{written[2]}{(written[3] or '').upper()}"
        return self.reader.time(self.row, column, text)

    def _date(self, column: str) -> date | None:
        text = self.row.cells.get(column, "")
        if not text:
            self._note(column, "It does not say on which day.", "Fill the cell in.")
            return None
        read = self.reader.day(self.row, column, text)
        return date.fromisoformat(read) if read else None

    def _day(self, source: From, *, needed: bool = False) -> date | None:
        column = source.column or ""
        text = self.row.cells.get(column, "")
        if not text:
            if needed:
                self._note(column, "It does not say until which day it is in date.", "Fill the cell in.")
            return None
        read = self.reader.day(self.row, column, text)
        return date.fromisoformat(read) if read else None

    def _end_of(self, source: Moment | None) -> datetime | None:
        """Read when somebody leaves: a day alone is their last, so that they leave as it ends."""
        text = self.row.cells.get(source.column, "") if source else ""
        if source is None or not text:
            return None
        if source.time_column or ":" in text:
            return self.reader.moment(self.row, source)
        read = self.reader.day(self.row, source.column, text)
        if read is None:
            return None
        following = date.fromisoformat(read) + A_DAY
        return datetime.combine(following, time(), ZoneInfo(self.mapping.time.zone)).astimezone(UTC)

    def _needed(self, field: str, source: From) -> str:
        text = self._text(field, source)
        if not text and not self.noted.found:
            self._note(_column(source), f"It does not say which {field}.", "Fill the cell in.")
        return text

    def _text(self, field: str, source: From | None) -> str:
        return str(self.reader.value(self.row, field, source) or "").strip() if source else ""

    def _note(self, column: str, words: str, remedy: str) -> None:
        self.noted.note(f"column {column}", words, remedy, self.row.place)


def _column(source: From) -> str:
    return source.column or ""
