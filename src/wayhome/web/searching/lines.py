"""The lines of enquiry of a case as they stand: open ones soonest first, and what became of the others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event, Value
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.catalogue import catalogue
from wayhome.web.presenting.entries import capital

RAISED, ENDED, AGAIN = "enquiry.line_raised", "enquiry.line_finished", "enquiry.line_retasked"
TAKEN_UP, ASKED, DONE = "enquiry.line_escalated", "enquiry.data_requested", "enquiry.locating_action_taken"
CHANGES = (RAISED, ENDED, AGAIN, TAKEN_UP, ASKED, DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of enquiry. Times are instants in UTC; ``result`` is empty while it is open."""

    name: str
    title: str
    raised_at: datetime
    what: str = ""
    owner: str = ""
    due: datetime | None = None
    kept_until: datetime | None = None
    result: str = ""
    reason: str = ""
    until: datetime | None = None
    ended_at: datetime | None = None
    asked_at: datetime | None = None
    worked_at: datetime | None = None
    taken_up: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether it is still to be finished; a line that is put off is open again from then on."""
        return self.result in ("", "deferred")


def lines_of(desk: Desk) -> tuple[Line, ...]:
    """Return every line of a case, soonest due first; those without a date come in the order they were raised."""
    found: dict[str, Line] = {}
    for event in desk.facing.story.own:
        if event.type in CHANGES and (name := str(event.body.get("line") or "")):
            found[name] = _changed(found.get(name), event, name, desk)
    return tuple(sorted(found.values(), key=_soonest))


def line_called(desk: Desk, name: str) -> Line | None:
    """Return one line of a case; None where it was never raised."""
    return next((line for line in lines_of(desk) if line.name == name), None)


def title_of(desk: Desk, name: str) -> str:
    """Return a line's name in plain words: the code's own words, and which of several it is."""
    code, _, rest = name.partition(" ")
    known = desk.pack.lines[code].title if code in desk.pack.lines else catalogue(desk.pack).get(code)
    return f"{capital(known)}{f', {rest}' if rest else ''}" if known else name


def _changed(line: Line | None, event: Event, name: str, desk: Desk) -> Line:
    line = line or Line(name=name, title=title_of(desk, name), raised_at=event.happened_at)
    body, words = event.body, desk.facing.words
    match event.type:
        case "enquiry.line_raised":
            return replace(
                line, what=words.get((event.id, "what"), ""), owner=str(body.get("owner") or ""), due=_at(body, "due"),
                kept_until=_at(body, "data_kept_until"), result="", reason="", raised_at=event.happened_at,
            )  # fmt: skip
        case "enquiry.line_finished":
            until = _at(body, "until")
            return replace(
                line, result=str(body.get("result") or "done"), reason=words.get((event.id, "reason"), ""), until=until,
                due=until or line.due, ended_at=event.happened_at,
            )  # fmt: skip
        case "enquiry.line_retasked":
            return replace(line, due=_at(body, "due") or line.due, result="")
        case "enquiry.line_escalated":
            return replace(line, taken_up=True)
        case "enquiry.data_requested":
            return replace(line, asked_at=event.happened_at)
        case _:
            return replace(line, worked_at=event.happened_at)


def _at(body: Mapping[str, Value], field: str) -> datetime | None:
    given = body.get(field)
    return instant(str(given)) if given else None


def _soonest(line: Line) -> tuple[bool, bool, float, float]:
    due = line.due.timestamp() if line.due else 0.0
    return not line.is_open, line.due is None, due, line.raised_at.timestamp()


def open_names(desk: Desk) -> frozenset[str]:
    """Return the names of the lines that are still to be finished."""
    return frozenset(line.name for line in lines_of(desk) if line.is_open)
