"""The yearly return to the national unit: calls, incidents and individuals, counted apart, each with what it counts.

Every cell is the length of a list of entries. What the record has no way of saying is *not recorded*, and never nought.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from json import dumps

from wayhome.assurance.episodes import BANDS, Episode, Episodes
from wayhome.assurance.return_words import (
    AGAIN,
    CARE,
    ETHNICITY,
    FOUND_BY,
    HARM,
    LASTED,
    MOST,
    RISK,
    SEX,
)
from wayhome.kernel.ids import EventId, Subject

NOT_RECORDED = "Not recorded"
SAME_CALL = timedelta(hours=24)  # a report of a child within a day of a contact about them came of it; our own choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number: the entries that it counts; ``events`` is None where the record has no way of saying it."""

    row: str
    column: str
    events: tuple[EventId, ...] | None

    @property
    def number(self) -> int | None:
        """Return how many there are; None where it is not recorded."""
        return None if self.events is None else len(self.events)

    @property
    def shown(self) -> str:
        """Return the number as it is shown."""
        return NOT_RECORDED if self.events is None else f"{len(self.events):,}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One table of the return, by the heading under which the national unit asks for it."""

    id: str
    title: str
    counts: str
    cells: tuple[Cell, ...]
    means: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return its columns, in order."""
        return tuple(dict.fromkeys(cell.column for cell in self.cells))

    @property
    def rows(self) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
        """Return its rows, in order, with their cells."""
        named = dict.fromkeys(cell.row for cell in self.cells)
        return tuple((row, tuple(cell for cell in self.cells if cell.row == row)) for row in named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A year's return, as known at an instant."""

    year: str
    known_at: datetime
    headings: tuple[Heading, ...]

    def cell(self, heading: str, row: str, column: str) -> Cell | None:
        """Return one cell; None where there is none of that name."""
        found = (cell for one in self.headings if one.id == heading for cell in one.cells)
        return next((cell for cell in found if (cell.row, cell.column) == (row, column)), None)

    @property
    def holds_any(self) -> bool:
        """Say whether the record holds any call or incident of the year; where it does not, it says nothing of it."""
        return any(cell.events for one in self.headings for cell in one.cells)

    @property
    def digest(self) -> str:
        """Return a digest over every number and every entry behind it."""
        return sha256(dumps(as_plain(self), sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def as_plain(made: Return) -> list[dict[str, object]]:
    """Return the return as plain values: each cell with what it counts."""
    return [
        {
            "heading": one.id, "counts": one.counts, "row": cell.row, "column": cell.column,
            "number": cell.number, "entries": None if cell.events is None else list(cell.events),
        }
        for one in made.headings
        for cell in one.cells
    ]  # fmt: skip


def national_return(year: str, within: tuple[datetime, datetime], known: Episodes) -> Return:
    """Make a year's return of what was reported from one instant on and before another."""
    incidents = known.reported_in(*within)
    by = _Tables(incidents, known.known_at)
    return Return(
        year=year,
        known_at=known.known_at,
        headings=(
            _counters(incidents, known, within),
            by.table("sex", "Incidents by sex", SEX, lambda one: one.about.sex),
            by.table("age", "Incidents by age", _AGES, lambda one: one.age_band),
            by.table("ethnicity", "Incidents by ethnicity, as given", ETHNICITY, lambda one: one.about.ethnicity),
            by.table("risk", "Incidents by risk", RISK, _last_grade, "The level given last."),
            by.risk_by("risk-sex", "Risk by sex", SEX, lambda one: one.about.sex),
            by.risk_by("risk-age", "Risk by age", _AGES, lambda one: one.age_band),
            by.duration(),
            by.table("found-by", "Who found the child", FOUND_BY, _found_by, "Of a child who is found."),
            by.table("care", "Missing from care", CARE, lambda one: one.about.care_status),
            _factors(incidents),
            _harm(incidents, known),
            _fatal(incidents),
            _again(incidents),
        ),
    )  # fmt: skip


_AGES = {band: band for band, _ in BANDS}


def _last_grade(episode: Episode) -> str:
    return episode.last_grade.value if episode.last_grade else ""


def _found_by(episode: Episode) -> str:
    return episode.found.value if episode.found else ""


def _reports(episodes: Iterable[Episode]) -> tuple[EventId, ...]:
    return tuple(one.reported.event for one in episodes)


def _of(column: str, row: str, episodes: Iterable[Episode]) -> Cell:
    return Cell(row=row, column=column, events=_reports(episodes))


def _says_nothing(found: Mapping[str, Sequence[Episode]]) -> bool:
    """Say whether nothing on record gives any of the values, so that none of them is nought."""
    return bool(found[NOT_RECORDED]) and not any(held for row, held in found.items() if row != NOT_RECORDED)


def _column(name: str, found: Mapping[str, Sequence[Episode]]) -> tuple[Cell, ...]:
    silent = _says_nothing(found)
    return tuple(
        Cell(row=row, column=name, events=None if silent and row != NOT_RECORDED else _reports(held))
        for row, held in found.items()
    )


class _Tables:
    """Tables of incidents: one row for each value, and one for what is not recorded."""

    def __init__(self, incidents: Sequence[Episode], at: datetime) -> None:
        self._incidents = incidents
        self._at = at

    def table(
        self, name: str, title: str, words: Mapping[str, str], of: Callable[[Episode], str], means: str = ""
    ) -> Heading:
        cells = _column("Incidents", _sorted(self._incidents, words, of))
        return Heading(id=name, title=title, counts="incidents", cells=cells, means=means)

    def risk_by(self, name: str, title: str, across: Mapping[str, str], by: Callable[[Episode], str]) -> Heading:
        rows = _sorted(self._incidents, RISK, _last_grade)
        said = _sorted(self._incidents, across, by)
        silent = {column for column, held in said.items() if _says_nothing(said) and column != NOT_RECORDED}
        cells = tuple(
            Cell(row=row, column=column, events=None if column in silent else _reports(held))
            for row, episodes in rows.items()
            for column, held in _sorted(episodes, across, by).items()
        )
        return Heading(id=name, title=title, counts="incidents", cells=cells)

    def duration(self) -> Heading:
        words = {band: band for band in (*(band for band, _ in LASTED), "More than 28 days", "Missing still")}
        found = _sorted(self._incidents, words, _lasted)
        cells = tuple(_of("Incidents", row, held) for row, held in found.items() if held or row != NOT_RECORDED)
        return Heading(id="duration", title="How long children were missing", counts="incidents", cells=cells)


def _lasted(episode: Episode) -> str:
    hours = episode.hours
    if hours is None:
        return "Missing still"
    return next((band for band, end in LASTED if hours < end), "More than 28 days")


def _sorted(
    episodes: Iterable[Episode], words: Mapping[str, str], of: Callable[[Episode], str]
) -> dict[str, list[Episode]]:
    """Sort episodes by the words of a value; a value without words is not recorded."""
    found: dict[str, list[Episode]] = {row: [] for row in (*dict.fromkeys(words.values()), NOT_RECORDED)}
    for episode in episodes:
        found[words.get(of(episode), NOT_RECORDED)].append(episode)
    return found


def _counters(incidents: Sequence[Episode], known: Episodes, within: tuple[datetime, datetime]) -> Heading:
    first: dict[Subject, EventId] = {}
    for one in incidents:
        first.setdefault(one.child, one.reported.event)
    calls = _calls(incidents, known, within) if known.held.get("missing.contact_received") or incidents else None
    return Heading(
        id="counters", title="Calls, incidents and individuals", counts="as named",
        means="A call is a contact logged, or a report that came by telephone without one in the day before. "
        "An incident is a report confirmed as an episode. An individual is one child, however often reported.",
        cells=(
            Cell(row="Calls", column="Number", events=calls),
            Cell(row="Incidents", column="Number", events=_reports(incidents)),
            Cell(row="Individuals", column="Number", events=tuple(first.values())),
        ),
    )  # fmt: skip


def _calls(incidents: Iterable[Episode], known: Episodes, within: tuple[datetime, datetime]) -> tuple[EventId, ...]:
    begins, ends = within
    contacts: dict[Subject, list[datetime]] = {}
    for one in known.contacts:
        contacts.setdefault(one.child, []).append(one.told.at)
    logged = [one.told.event for one in known.contacts if begins <= one.told.at < ends]
    called = (one for one in incidents if one.reported.value == "call")
    alone = [one.reported.event for one in called if not _came_of(contacts.get(one.child, ()), one.reported.at)]
    return (*logged, *alone)


def _came_of(contacts: Iterable[datetime], reported: datetime) -> bool:
    return any(timedelta(0) <= reported - at <= SAME_CALL for at in contacts)


def _factors(incidents: Sequence[Episode]) -> Heading:
    held = _sorted(incidents, {"yes": "Exploitation on record"}, lambda one: "yes" if one.factors else "")
    return Heading(
        id="exploitation", title="Vulnerability: exploitation", counts="incidents",
        means="A flag or factor of exploitation. That none is on record does not say that there was none.",
        cells=tuple(_of("Incidents", row, episodes) for row, episodes in held.items()),
    )  # fmt: skip


def _harm(incidents: Sequence[Episode], known: Episodes) -> Heading:
    """Count harm: an incident stands under each kind that it has, so that the rows may come to more than there are."""
    asked = any(known.held.get(name) for name in ("missing.harm_indicated", "missing.harm_question_answered"))
    asked = asked or bool(known.held.get("missing.account_recorded"))
    rows: dict[str, list[EventId]] = {row: [] for row in (*HARM.values(), NOT_RECORDED)}
    for one in incidents:
        kinds = {told.value: told.event for told in one.harm}
        harmed = {kind: event for kind, event in kinds.items() if kind != "none_told"} or kinds
        for kind, event in harmed.items():
            rows[HARM[kind]].append(event)
        if not kinds:
            rows[NOT_RECORDED].append(one.reported.event)
    cells = tuple(
        Cell(row=row, column="Incidents", events=tuple(events) if asked or row == NOT_RECORDED else None)
        for row, events in rows.items()
    )
    means = "As told or seen on return. An incident with several kinds of harm stands under each."
    return Heading(id="harm", title="Nature of harm", counts="incidents", cells=cells, means=means)


def _fatal(incidents: Sequence[Episode]) -> Heading:
    words = {"deceased": "Found dead", "alive": "Found alive"}
    held = _sorted(incidents, words, lambda one: one.condition.value if one.condition else "")
    return Heading(
        id="fatal", title="Fatal outcomes", counts="incidents", means="Not recorded holds those who are missing still.",
        cells=tuple(_of("Incidents", row, episodes) for row, episodes in held.items()),
    )  # fmt: skip


def _again(incidents: Sequence[Episode]) -> Heading:
    of_child: dict[Subject, list[EventId]] = {}
    for one in incidents:
        of_child.setdefault(one.child, []).append(one.reported.event)
    children: dict[str, list[EventId]] = {row: [] for row in (*(row for row, _ in AGAIN), MOST)}
    reports: dict[str, list[EventId]] = {row: [] for row in children}
    for events in of_child.values():
        row = next((band for band, end in AGAIN if len(events) < end), MOST)
        children[row].append(events[0])
        reports[row].extend(events)
    cells = tuple(
        Cell(row=row, column=column, events=tuple(held[row]))
        for row in children
        for column, held in (("Individuals", children), ("Incidents", reports))
    )
    return Heading(id="again", title="Missing again within the year", counts="as named", cells=cells)
