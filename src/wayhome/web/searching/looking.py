"""The two pages of a search that are read: looking for the child, and its lines of enquiry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.caseload import Case
from wayhome.duties.lines import OfferedLine
from wayhome.web.acting.desk import Desk, desk_for
from wayhome.web.acting.entered import take
from wayhome.web.doing import DOINGS, doing
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.held_of_child import held_of_child
from wayhome.web.presenting.links import Link, case_tabs
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.silence import silence
from wayhome.web.presenting.standing import standing
from wayhome.web.presenting.times import when
from wayhome.web.searching import overview
from wayhome.web.searching.earlier import agreed, read_at
from wayhome.web.searching.known import together_with
from wayhome.web.searching.lines import Line, lines_of
from wayhome.web.searching.overview import Row
from wayhome.web.searching.saying import ENDED

GROUPS = (
    (
        "Officers and searching",
        (
            "send-officers", "look-for-child", "search-places", "obtain-items", "keep-photograph", "briefing",
            "circulate",
        ),
    ),
    ("Plan and lines", ("plan-search", "lines", "raise-line", "read-earlier", "read-trigger-plan", "pursue-link")),
    ("Decide", ("decide", "consider-alert", "settle-owner", "link-children")),
    ("Tell and ask", ("tell-family", "tell-partners", "ask-social-care", "obtain-profile", "refer-child", "add-news")),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One part of the page: what it is about, what there is, what is said when there is nothing, and what to do."""

    heading: str
    rows: tuple[Row, ...]
    nothing: str = ""
    do: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One line of enquiry as it is shown, with what can be done about it."""

    title: str
    what: str
    note: str
    mark: Mark | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One line that is offered: why it bears on this child, what is lost by waiting, and where it is raised."""

    title: str
    because: str
    lost: str
    stands: str
    href: str


@shows_records(Permission.READ_CASES)
def show_looking(visit: Visit, record: str) -> Page:
    """Show what is being done to find the child."""
    desk = _desk(visit, record)
    lines, others = lines_of(desk), together_with(desk)
    missing = desk.facing.state.phase == "missing"
    content = {
        **_common(desk, "looking"),
        "missing": missing,
        "silence": silence(desk.case, desk.pack),
        "seen": held_of_child(desk.case, desk.facing.words).seen if missing else None,
        "look": _link(desk, "look-for-child", "Record something done"),
        "escalate": _link(desk, "escalate"),
        "panels": (*_panels(desk), *_together(desk, others)),
        "owners": overview.open_rows(lines, desk),
        "lines_href": reverse("lines", args=[desk.record]),
        "groups": tuple(_groups(desk)),
        "agreed": agreed(desk),
        "unread": missing and agreed(desk) is not None and read_at(desk) is None,
        "read": _link(desk, "read-trigger-plan", "Record that it was read"),
    }
    shows = (shown for other in others for shown in (other.record, *other.children))
    return Page(template="searching/looking.html", content=content, shows=(*desk.shows, *shows))


@shows_records(Permission.READ_CASES)
def show_lines(visit: Visit, record: str) -> Page:
    """Show the lines of enquiry: open ones, those that are offered with why, and what became of the others."""
    desk = _desk(visit, record)
    lines = lines_of(desk)
    few = tuple(overview.few(desk))
    content = {
        **_common(desk, "lines"),
        "open": tuple(_line(line, desk) for line in lines if line.is_open),
        "few": tuple(_offered(one, desk) for one in few),
        "rest": tuple(_offered(one, desk) for one in overview.offered(desk) if one not in few),
        "ended": tuple(_ended(line, desk) for line in lines if not line.is_open),
        "own": _link(desk, "raise-line", "Raise a line of our own", "Own line"),
    }
    return Page(template="searching/lines.html", content=content, shows=desk.shows)


def _desk(visit: Visit, record: str) -> Desk:
    desk = desk_for(visit, record)
    if desk is None:
        raise Http404
    return desk


def _common(desk: Desk, here: str) -> dict[str, object]:
    return {
        "desk": desk,
        "entered": take(desk.visit.request),
        "case_href": reverse("case", args=[desk.record]),
        "tabs": case_tabs(desk.record, here if here != "lines" else "looking", actor=desk.visit.actor),
        "made": when(desk.visit.now, desk.visit.now),
    }


def _panels(desk: Desk) -> Iterator[Panel]:
    yield Panel(heading="Officers", rows=(overview.officers(desk),), do=_link(desk, "send-officers", "Record officers"))
    yield Panel(
        heading="Places searched", rows=overview.searched(desk), nothing="No place has been searched by the police",
        do=_link(desk, "search-places", "Record places searched"),
    )  # fmt: skip
    if desk.facing.state.phase == "missing":
        lost = overview.lost(desk)[: overview.FIRST]
        yield Panel(heading="Lost if nobody asks", rows=lost, nothing="Nothing is known that is lost by waiting")
    yield Panel(
        heading="Promised to the family", rows=(overview.promised(desk),),
        do=_link(desk, "tell-family", "Record what they were told"),
    )  # fmt: skip
    yield Panel(
        heading="Told", rows=(*overview.still_to_tell(desk), *overview.told(desk)), nothing="Nobody was told yet",
        do=_link(desk, "tell-partners", "Record who was told"),
    )  # fmt: skip
    yield Panel(
        heading="The plan", rows=overview.plan(desk), nothing="There is no plan yet",
        do=_link(desk, "plan-search", "Make the plan"),
    )  # fmt: skip


def _together(desk: Desk, others: Sequence[Case]) -> Iterator[Panel]:
    """Yield the children who are missing together with this one, where there are any."""
    names = desk.visit.parts.reading.names()
    rows = tuple(
        Row(
            words=names.get(other.children[0], "Name not known"),
            note=standing(other, desk.pack.floors).state.words,
            href=reverse("case", args=[other.record]),
        )
        for other in others
    )
    if rows:
        yield Panel(heading="Missing together", rows=rows)


def _groups(desk: Desk) -> Iterator[tuple[str, tuple[Link, ...]]]:
    known = {one.name for one in DOINGS}
    for heading, names in GROUPS:
        links = tuple(link for name in names if name in known and (link := _link(desk, name)))
        if links:
            yield heading, links


def _link(desk: Desk, name: str, words: str = "", about: str = "") -> Link | None:
    """Return where an act is done, for somebody who may do it."""
    place = doing(name)
    if not may(desk.visit.actor, place.permission):
        return None
    return Link(text=words or place.words, href=place.href(desk.record, about))


def _line(line: Line, desk: Desk) -> LineView:
    roles, now = desk.pack.head.roles, desk.visit.now
    owner = capital(roles.get(line.owner, line.owner)) or "Nobody yet"
    notes = (
        owner,
        f"raised {when(line.raised_at, now)}",
        f"put off until {when(line.until, now)}: {line.reason}" if line.result == "deferred" and line.until else "",
        f"asked for {when(line.asked_at, now)}" if line.asked_at else "",
        f"last worked on {when(line.worked_at, now)}" if line.worked_at else "",
        "taken up with somebody senior" if line.taken_up else "",
    )
    acts = (
        ("settle-line", "What became of it"),
        ("look-for-child", "Something done"),
        ("request-data", "Ask for data"),
    )
    links = (_link(desk, name, words, line.name) for name, words in acts)
    return LineView(
        title=line.title,
        what=line.what,
        note=". ".join(capital(note) for note in notes if note),
        mark=overview.line_mark(line, now),
        links=tuple(link for link in links if link),
    )


def _ended(line: Line, desk: Desk) -> LineView:
    ended = dict(ENDED).get(line.result, line.result)
    at = when(line.ended_at, desk.visit.now) if line.ended_at else ""
    return LineView(title=line.title, what=line.what, note=f"{ended}, {at}. {line.reason}".strip(), mark=None, links=())


def _offered(one: OfferedLine, desk: Desk) -> Offered:
    lost = f"Ask by {when(one.ask_by, desk.visit.now)}. {one.line.lost}" if one.ask_by and one.line.lost else ""
    query = urlencode({"about": one.line.id})
    return Offered(
        title=one.line.title,
        because=f"{capital('; '.join(one.because))}." if one.because else one.line.why,
        lost=lost if one.stands == "not_begun" else "",
        stands="" if one.stands == "not_begun" else STANDS.get(one.stands, one.stands),
        href=f"{reverse('raise-line', args=[desk.record])}?{query}",
    )


STANDS = {"raised": "Open", **dict(ENDED)}
