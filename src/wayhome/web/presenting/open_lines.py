"""The lines of enquiry of a case that nobody has finished: what, who is to do it, by when, and what may be lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import instant
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.line_words import NUMBERED
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.times import until, when

Words = Mapping[tuple[EventId, str], str]
RAISED, AGAIN, FINISHED = "enquiry.line_raised", "enquiry.line_retasked", "enquiry.line_finished"
ASKED = "enquiry.data_requested"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """One line that is open: its key and name, what it is about in somebody's words, who owes it, and by when.

    ``kept_until`` is when recordings or data it needs are overwritten.
    """

    key: str
    name: str
    what: str
    owner: str
    due_at: datetime | None
    due: str
    mark: Mark | None
    kept_until: datetime | None
    asked_for: bool


def open_lines(case: Case, words: Words, pack: Pack) -> tuple[OpenLine, ...]:
    """Return the lines of a case that are open at its instant, soonest due first; those without a date last."""
    asked = asked_lines(case)
    found = (_line(event, due, words, pack, case.at) for event, due in _left(_told(case)).values())
    found = (replace(line, asked_for=line.key in asked) for line in found)
    return tuple(sorted(found, key=lambda line: (line.due_at is None, line.due_at or case.at, line.name)))


def dated(case: Case) -> tuple[tuple[str, datetime], ...]:
    """Return the lines open at a case's instant whose recordings or data are overwritten on a known day, not asked for.

    Each with when that is.
    """
    told = _told(case)
    asked = {str(event.body["line"]) for event in told if event.type == ASKED}
    kept = ((name, _text(event.body.get("data_kept_until"))) for name, (event, _) in _left(told).items())
    return tuple((name, instant(until)) for name, until in kept if until and name not in asked)


def asked_lines(case: Case) -> frozenset[str]:
    """Return the lines of a case for which recordings or data were asked for by its instant."""
    return frozenset(str(event.body["line"]) for event in _told(case) if event.type == ASKED)


def _told(case: Case) -> list[Event]:
    events = effective(held.event for held in case.entries)
    told = (event for event in events if event.happened_at <= case.at)
    return sorted(told, key=lambda event: (event.happened_at, event.id))


def _left(events: Iterable[Event]) -> dict[str, tuple[Event, str | None]]:
    """Return the entry that raised each line not finished, with the date it now has."""
    left: dict[str, tuple[Event, str | None]] = {}
    for event in events:
        name = str(event.body.get("line", ""))
        if event.type == RAISED:
            left[name] = (event, _text(event.body.get("due")))
        elif event.type == AGAIN and name in left:
            left[name] = (left[name][0], _text(event.body.get("due")))
        elif event.type == FINISHED and event.body["result"] == "deferred" and name in left:
            left[name] = (left[name][0], _text(event.body.get("until")))
        elif event.type == FINISHED:
            left.pop(name, None)
    return left


def _line(event: Event, due: str | None, words: Words, pack: Pack, at: datetime) -> OpenLine:
    name, owner = str(event.body["line"]), str(event.body.get("owner") or "")
    what = words.get((event.id, "what"), "")
    if what and NUMBERED.match(name):
        shown, what = what, ""  # a number says less than what it is for
    else:
        shown = in_plain_words(name, pack)
    due_at, kept = (instant(due) if due else None), _text(event.body.get("data_kept_until"))
    return OpenLine(
        key=name,
        name=shown,
        what=what,
        owner=pack.head.roles.get(owner, owner.replace("_", " ")) or "nobody named",
        due_at=due_at,
        due=when(due_at, at) if due_at else "no date set",
        mark=_mark(due_at, at) if due_at else None,
        kept_until=instant(kept) if kept else None,
        asked_for=False,
    )


def _mark(due: datetime, at: datetime) -> Mark:
    late = due < at
    words = until(due, at)
    return Mark(
        words=words[:1].upper() + words[1:], shape="alarm" if late else "clock", kind="overdue" if late else "owed"
    )


def _text(value: object) -> str | None:
    return str(value) if value else None
