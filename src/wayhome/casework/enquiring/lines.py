"""How the lines of enquiry of an investigation stand: proposed, followed, finished, set aside, or left open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from wayhome.casework.enquiring.patterns import Because, belongs, everything_told, proposed
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event, Value
from wayhome.rulebook.investigating import InvestigationLine, Place
from wayhome.rulebook.pack import Pack

RAISED, FINISHED, AGAIN = "enquiry.line_raised", "enquiry.line_finished", "enquiry.line_retasked"
TAKEN_UP, LOOKED_AT = "enquiry.line_escalated", "enquiry.set_aside_looked_at"
CHANGES = (RAISED, FINISHED, AGAIN, TAKEN_UP, LOOKED_AT)
Points = Literal["toward", "away", "neither", "not_recorded"]
Stands = Literal["not_begun", "open", "done", "done_nil", "not_applicable", "deferred", "refused", "impossible"]
RESULTS: Mapping[str, Stands] = {
    "done": "done", "done_nil": "done_nil", "not_applicable": "not_applicable", "deferred": "deferred",
    "refused": "refused", "impossible": "impossible",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that was raised, finished or set aside. Instants are in UTC; the ids are of the entries that say so.

    ``name`` is the code, and which of several it is (``EL-08 2``); a line that is put off is still open.
    """

    name: str
    stands: Stands = "open"
    owner: str = ""
    raised_at: datetime | None = None
    due: datetime | None = None
    until: datetime | None = None
    ended_at: datetime | None = None
    points: Points | None = None
    ground: str = ""
    taken_up: bool = False
    looked_at: bool = False
    raised_by: EventId | None = None
    ended_by: EventId | None = None

    @property
    def code(self) -> str:
        """Return which line of the catalogue it is, or the case's own name for it."""
        return self.name.partition(" ")[0]

    @property
    def is_open(self) -> bool:
        """Say whether it is still to be finished."""
        return self.stands in ("open", "deferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the catalogue in a case: whether it belongs to every such case, why it is proposed, how it stands."""

    line: InvestigationLine
    place: Place
    because: tuple[Because, ...] = ()
    followed: tuple[Line, ...] = ()

    @property
    def is_left_open(self) -> bool:
        """Say whether nobody has raised it, finished it or set it aside."""
        return not self.followed

    @property
    def is_expected(self) -> bool:
        """Say whether a case of this kind has it, or something in the record proposes it."""
        return self.place == "core" or bool(self.because)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesStanding:
    """Every line of a case, soonest due first, and the whole catalogue with how each of its lines stands."""

    lines: tuple[Line, ...]
    catalogue: tuple[Listed, ...]

    @property
    def open(self) -> tuple[Line, ...]:
        """Return the lines that are still to be finished, those put off among them."""
        return tuple(line for line in self.lines if line.is_open)

    @property
    def finished(self) -> tuple[Line, ...]:
        """Return the lines that were followed to an end, with or without a result."""
        return tuple(line for line in self.lines if not line.is_open and line.stands != "not_applicable")

    @property
    def not_applicable(self) -> tuple[Line, ...]:
        """Return the lines that were set aside with a reason."""
        return tuple(line for line in self.lines if line.stands == "not_applicable")

    @property
    def to_look_at(self) -> tuple[Line, ...]:
        """Return the lines held not to be reasonable that nobody who supervises has looked at."""
        return tuple(line for line in self.not_applicable if line.ground == "not_reasonable" and not line.looked_at)

    @property
    def left_open(self) -> tuple[Listed, ...]:
        """Return the lines of the catalogue that hold neither mark nor reason."""
        return tuple(one for one in self.catalogue if one.is_left_open)

    @property
    def proposed(self) -> tuple[Listed, ...]:
        """Return the lines that an entry of the record proposes and that nobody has taken up, what is lost first."""
        return tuple(sorted((one for one in self.left_open if one.because), key=_soonest_lost))

    @property
    def absent(self) -> tuple[Listed, ...]:
        """Return the lines that are expected in this case and that nobody has taken up."""
        return tuple(one for one in self.left_open if one.is_expected)

    @property
    def toward(self) -> int:
        """Return how many lines showed something that points toward a suspect."""
        return self._pointing("toward")

    @property
    def away(self) -> int:
        """Return how many lines showed something that points away."""
        return self._pointing("away")

    @property
    def neither(self) -> int:
        """Return how many lines showed nothing that points either way."""
        return self._pointing("neither")

    @property
    def unsaid(self) -> tuple[Line, ...]:
        """Return the lines that were finished and of which nobody said which way they point."""
        return tuple(line for line in self.finished if line.stands.startswith("done") and _says_nothing(line))

    def line(self, name: str) -> Line | None:
        """Return one line by its name; None where it was never raised."""
        return next((line for line in self.lines if line.name == name), None)

    def listed(self, code: str) -> Listed | None:
        """Return one line of the catalogue."""
        return next((one for one in self.catalogue if one.line.id == code), None)

    def _pointing(self, which: Points) -> int:
        return sum(line.points == which for line in self.finished)


def lines_of(story: Story, pack: Pack, children: Sequence[Story] = ()) -> LinesStanding:
    """Tell how the lines of a case stand.

    ``story`` is that of the investigation; ``children`` those of its children over all their cases, from which
    patterns are read as well. A rulebook without a catalogue leaves ``catalogue`` empty.
    """
    lines = tuple(sorted(_lines(story.own), key=_soonest))
    told, because = everything_told(story, children), proposed(story, pack, children)
    listed = (
        Listed(
            line=line,
            place=belongs(line, told),
            because=because.get(line.id, ()),
            followed=tuple(one for one in lines if one.code == line.id),
        )
        for line in pack.investigation_lines.values()
    )
    return LinesStanding(lines=lines, catalogue=tuple(listed))


def _lines(events: Iterable[Event]) -> list[Line]:
    found: dict[str, Line] = {}
    for event in events:
        if event.type in CHANGES:
            name = str(event.body["line"])
            found[name] = _changed(found.get(name) or Line(name=name), event)
    return list(found.values())


def _changed(line: Line, event: Event) -> Line:
    body, at = event.body, event.happened_at
    match event.type:
        case "enquiry.line_raised":
            owner = str(body.get("owner") or "")
            return Line(name=line.name, owner=owner, raised_at=at, due=_at(body, "due"), raised_by=event.id)
        case "enquiry.line_finished":
            return _ended(line, event)
        case "enquiry.line_retasked":
            return replace(line, stands="open", due=_at(body, "due") or line.due, until=None)
        case "enquiry.line_escalated":
            return replace(line, taken_up=True)
        case _:
            return replace(line, looked_at=True)


def _ended(line: Line, event: Event) -> Line:
    body = event.body
    stands, until = RESULTS[str(body.get("result") or "done")], _at(body, "until")
    return replace(
        line, stands=stands, until=until, due=until or line.due, points=_points(body), looked_at=False,
        ground=str(body.get("ground") or ""), ended_at=event.happened_at, ended_by=event.id,
    )  # fmt: skip


def _points(body: Mapping[str, Value]) -> Points | None:
    said: dict[object, Points] = {
        "toward": "toward", "away": "away", "neither": "neither", "not_recorded": "not_recorded",
    }  # fmt: skip
    return said.get(body.get("points"))


def _at(body: Mapping[str, Value], field: str) -> datetime | None:
    given = body.get(field)
    return instant(str(given)) if given else None


def _says_nothing(line: Line) -> bool:
    return line.points in (None, "not_recorded")


def _soonest(line: Line) -> tuple[bool, bool, float, str]:
    return not line.is_open, line.due is None, line.due.timestamp() if line.due else 0.0, line.name


def _soonest_lost(one: Listed) -> tuple[bool, int, str]:
    return one.line.ask_within_hours is None, one.line.ask_within_hours or 0, one.line.id
