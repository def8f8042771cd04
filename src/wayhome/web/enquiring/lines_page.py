"""The lines of enquiry of an investigation as a page: what is proposed and why, what is open, which way it points."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.enquiring.lines import Line, Listed
from wayhome.casework.enquiring.patterns import Because
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.doing import doing
from wayhome.web.enquiring.choices import POINTS, standing, title_of, what_of
from wayhome.web.enquiring.perishable import nothing_waits, perishable_of, proposed_lost
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.times import until, when

ENDED = {
    "done": "Followed", "done_nil": "Followed, nothing found", "not_applicable": "Not followed",
    "deferred": "Put off", "refused": "Refused by whoever was asked", "impossible": "Could not be followed",
}  # fmt: skip
GROUNDS = {
    "does_not_fit": "does not fit this case", "not_reasonable": "would not be reasonable",
    "done_elsewhere": "is done elsewhere",
}  # fmt: skip
SOON = timedelta(hours=24)
FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line as it is shown, with what can be done about it."""

    title: str
    what: str
    note: str
    mark: Mark | None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One line that nobody has taken up: what it asks, why it is proposed, what is lost, and where to raise it."""

    title: str
    asks: str
    because: tuple[str, ...]
    lost: str
    href: str


@shows_records(Permission.READ_CASES)
def show_lines(visit: Visit, record: str) -> Page:
    """Show the lines of an investigation: proposed with why, open, finished, set aside, and the rest."""
    desk = inquiry(visit, record)
    lines = standing(desk)
    expected = tuple(one for one in lines.absent if not one.because)
    rest = tuple(one for one in lines.left_open if not one.is_expected)
    every = perishable_of(desk)
    content = {
        **common(desk),
        "lines": lines,
        "perishable": tuple(one for one in every if one.is_running)[:FIRST],
        "nothing_waits": nothing_waits(every),
        "proposed_lost": proposed_lost(lines),
        "perishable_href": reverse("perishable", args=[record]),
        "proposed": tuple(offered(one, desk) for one in lines.proposed),
        "expected": tuple(offered(one, desk) for one in expected),
        "rest": tuple(offered(one, desk) for one in rest),
        "open": tuple(_open(line, desk) for line in lines.open),
        "to_look_at": tuple(_aside(line, desk) for line in lines.to_look_at),
        "finished": tuple(_ended(line, desk) for line in lines.finished),
        "set_aside": tuple(_aside(line, desk) for line in lines.not_applicable if line not in lines.to_look_at),
        "classify": link(desk, "classify-lines") if lines.left_open else None,
        "own": link(desk, "follow-line", "Raise a line of our own", "Own line"),
    }
    return Page(template="enquiring/lines.html", content=content, shows=desk.shows)


def inquiry(visit: Visit, record: str) -> Desk:
    """Put an investigation before somebody; there is no such page for anything else."""
    desk = desk_for(visit, record)
    if desk is None or not desk.facing.is_investigation:
        raise Http404
    return desk


def common(desk: Desk) -> dict[str, object]:
    """Return what every page of this part that is read shows around what it is about."""
    return {
        "desk": desk,
        "case_href": reverse("case", args=[desk.record]),
        "lines_href": reverse("inquiry-lines", args=[desk.record]),
        "made": when(desk.visit.now, desk.visit.now),
    }


def link(desk: Desk, name: str, words: str = "", about: str = "") -> Link | None:
    """Return where an act is done, for somebody who may do it."""
    place = doing(name)
    if not may(desk.visit.actor, place.permission):
        return None
    return Link(text=words or place.words, href=place.href(desk.record, about))


def offered(one: Listed, desk: Desk) -> Offered:
    """Return a line of the catalogue that nobody has taken up, with each reason for which it is proposed."""
    raise_it = link(desk, "follow-line", about=one.line.id)
    return Offered(
        title=one.line.title,
        asks=one.line.asks,
        because=tuple(because_said(reason, desk.visit.now) for reason in one.because),
        lost=one.line.lost,
        href=raise_it.href if raise_it else "",
    )


def because_said(reason: Because, now: datetime) -> str:
    """Say why a line is proposed: what it may find, and which entry it rests on."""
    return f"To {reason.to}: {reason.words} ({when(reason.event.happened_at, now)})."


def line_mark(line: Line, now: datetime) -> Mark | None:
    """Return how an open line stands against its date; None where it has none."""
    if line.due is None:
        return None
    words = capital(until(line.due, now))
    if line.due < now:
        return Mark(words=words, shape="alarm", kind="overdue")
    return Mark(words=words, shape="clock", kind="owed" if line.due - now <= SOON else "past")


def _open(line: Line, desk: Desk) -> LineRow:
    links = (
        link(desk, "end-line", "What became of it", line.name),
        link(desk, "chase-line", "Task it again or take it up", line.name),
    )
    return LineRow(
        title=title_of(desk, line.name),
        what=what_of(desk, line),
        note=". ".join(capital(note) for note in _notes(line, desk) if note),
        mark=line_mark(line, desk.visit.now),
        links=tuple(one for one in links if one),
    )


def _notes(line: Line, desk: Desk) -> Iterator[str]:
    roles, now = desk.pack.head.roles, desk.visit.now
    yield roles.get(line.owner, line.owner.replace("_", " ")) or "nobody yet"
    if line.raised_at:
        yield f"raised {when(line.raised_at, now)}"
    if line.stands == "deferred" and line.until:
        yield f"put off until {when(line.until, now)}: {reason_of(line, desk)}"
    if line.taken_up:
        yield "taken up with somebody senior"


def _ended(line: Line, desk: Desk) -> LineRow:
    unsaid = line.stands.startswith("done") and line.points in (None, "not_recorded")
    said = "" if unsaid else dict(POINTS).get(line.points or "", "")
    say = link(desk, "end-line", "Say which way it points", line.name) if unsaid else None
    note = ". ".join(filter(None, (_ending(line, desk), said, reason_of(line, desk))))
    return LineRow(
        title=title_of(desk, line.name), what=what_of(desk, line), note=note,
        mark=Mark(words="Which way it points is not said", shape="ring", kind="owed") if unsaid else None,
        links=(say,) if say else (),
    )  # fmt: skip


def _aside(line: Line, desk: Desk) -> LineRow:
    waiting = line.ground == "not_reasonable" and not line.looked_at
    look = link(desk, "set-aside", "Look at it", line.name) if waiting else None
    ground = capital(GROUNDS.get(line.ground, ""))
    note = ". ".join(filter(None, (_ending(line, desk), ground, reason_of(line, desk))))
    links = (look, link(desk, "follow-line", "Follow it after all", line.name))
    return LineRow(
        title=title_of(desk, line.name), what="", note=note, mark=None, links=tuple(one for one in links if one)
    )


def _ending(line: Line, desk: Desk) -> str:
    at = f", {when(line.ended_at, desk.visit.now)}" if line.ended_at else ""
    return f"{ENDED.get(line.stands, '')}{at}"


def reason_of(line: Line, desk: Desk) -> str:
    """Return why a line ended so, in the words of whoever ended it; empty where none are held."""
    return desk.facing.words.get((line.ended_by, "reason"), "") if line.ended_by else ""
