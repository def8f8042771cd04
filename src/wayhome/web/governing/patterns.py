"""How children of different backgrounds fare over twelve months: tables, drawings, the lists behind, and publishing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from json import dumps

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may, require
from wayhome.application.drawing.shares import Bar, shares_svg
from wayhome.application.governing.place import at_end_of
from wayhome.assurance.episodes import Episode
from wayhome.assurance.patterns import GROUPINGS, QUESTIONS, Answer, Grouping, Row, Table, listed, table
from wayhome.assurance.periods import last_month, month, month_of, year_to
from wayhome.kernel.ids import OUR_FORCE
from wayhome.web.acting.pages import new_key
from wayhome.web.governing.figures import episodes_since, midnight
from wayhome.web.governing.forms import PublishForm
from wayhome.web.governing.serving import form_content, send
from wayhome.web.governing.words import per_cent
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record, shows_records
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.links import Link, Tab
from wayhome.web.presenting.times import day, when
from wayhome.web.whole_numbers import whole

MONTHS_SHOWN = 12
EVERYONE = "Too few for groups to be shown apart, so all children stand together."
MOST = 10**6  # more than any table has
PUBLISHED = "missing.patterns_published"
AT_MOST = 24
_kept: dict[tuple[str, datetime, str], tuple[Table, ...]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One number with its share, the interval, and how it differs from the others, if it does."""

    count: int
    href: str
    share: str
    between: str
    differs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One group, or several put together."""

    words: str
    episodes: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """One question as a table and a drawing."""

    id: str
    title: str
    answers: tuple[str, ...]
    rows: tuple[RowView, ...]
    total: str
    together: str
    drawn: str
    drawing: str
    said: tuple[str, ...]


@shows_no_record(Permission.READ_MEASURES)
def show_latest(visit: Visit) -> Page | HttpResponse:
    """Show the twelve months to the last month that is over, by ethnicity."""
    return _shown(visit, last_month(visit.now), GROUPINGS[0].id)


@shows_no_record(Permission.READ_MEASURES, methods=READING_AND_SENDING)
def show_patterns(visit: Visit, period: str, grouping: str) -> Page | HttpResponse:
    """Show the twelve months that end with one, by one grouping; and publish them."""
    return _shown(visit, period, grouping)


def _shown(visit: Visit, period: str, grouping: str) -> Page | HttpResponse:
    by, tables, episodes = _made(visit, period, grouping)
    figures = digest(period, _every(visit, period))
    form, sent = PublishForm(initial={"key": new_key(visit), "month": period, "figures": figures}), None
    if visit.request.method == "POST":
        require(visit.actor, Permission.GOVERN)
        form = PublishForm(visit.request.POST)
        sent = send(visit, form, title=f"The figures to {period} were published", then=redirect("force"))
        if sent.answer:
            return sent.answer
    content = {
        "period": period,
        "grouping": grouping,
        "by": by,
        "figures": figures,
        "known_at": when(midnight(visit), visit.now),
        "episodes": len(episodes),
        "children": len({one.child for one in episodes}),
        "published": (published := _published(visit, period)),
        "as_published": figures in {digest for _, digest in published},
        "may_publish": may(visit.actor, Permission.GOVERN) and month(period)[1] <= visit.now,
        **_around(visit, period, grouping),
        **_tables(tables, period, grouping),
        **form_content(form, sent),
    }
    return Page(template="governing/patterns.html", content=content, status=sent.status if sent else 200)


def _around(visit: Visit, period: str, grouping: str) -> dict[str, object]:
    """Return what leads to the other pages of figures."""
    return {
        "days": _days(period),
        "tabs": tuple(
            Tab(text=one.title, href=reverse("patterns-of", args=[period, one.id]), here=one.id == grouping)
            for one in GROUPINGS
        ),
        "months": _months(visit, period, grouping),
    }


def _tables(tables: Sequence[Table], period: str, grouping: str) -> dict[str, object]:
    """Return the tables as they are shown, and what differs in them."""
    views = tuple(_view(made, period, grouping) for made in tables)
    cells = (cell for made in tables for row in made.rows for cell in row.answers)
    return {
        "tables": views,
        "differences": tuple(said for view in views for said in view.said),
        "comparisons": sum(cell.apart is not None for cell in cells),
    }


def _made(visit: Visit, period: str, grouping: str) -> tuple[Grouping, tuple[Table, ...], tuple[Episode, ...]]:
    by = next((one for one in GROUPINGS if one.id == grouping), None)
    if by is None:
        raise Http404
    tables = tuple(made for made in _every(visit, period) if made.grouping is by)
    return by, tables, _episodes(visit, period)


def _episodes(visit: Visit, period: str) -> tuple[Episode, ...]:
    try:
        begins, ends = year_to(period)
    except ValueError as no_month:
        raise Http404 from no_month
    return episodes_since(visit, begins).reported_in(begins, ends)


def _as_at(visit: Visit, period: str) -> datetime:
    return min(midnight(visit), year_to(period)[1] + timedelta(days=31))


def _every(visit: Visit, period: str) -> tuple[Table, ...]:
    """Return every table of a month; they stay the same all day, so that they are made once."""
    episodes, at = _episodes(visit, period), _as_at(visit, period)
    key = (period, at, at_end_of(visit.parts.ledger, midnight(visit)).ledger)
    if key not in _kept:
        while len(_kept) >= AT_MOST:
            _kept.pop(next(iter(_kept)))
        _kept[key] = tuple(table(question, by, episodes, at) for by in GROUPINGS for question in QUESTIONS)
    return _kept[key]


def digest(period: str, tables: Sequence[Table]) -> str:
    """Return the digest by which published figures are named: over every number that is shown, and no other."""
    plain = [[made.grouping.id, made.question.id, made.total, list(map(_plain, made.rows))] for made in tables]
    return sha256(dumps([period, plain]).encode()).hexdigest()


def _plain(row: Row) -> list[object]:
    return [row.groups, [(cell.words, cell.count) for cell in row.answers]]


def _view(made: Table, period: str, grouping: str) -> TableView:
    question = made.question
    first = question.compared[0]
    place = question.answers.index(first)
    bars = tuple(
        Bar(words=_named(row), rate=row.answers[place].rate, note=row.answers[place].differs) for row in made.rows
    )
    return TableView(
        id=question.id,
        title=question.title,
        answers=question.answers,
        rows=tuple(_row(row, number, question.id, period, grouping) for number, row in enumerate(made.rows)),
        together="" if not _everyone(made) else EVERYONE,
        total="fewer than 5" if made.total is None else f"{made.total:,}",
        drawn=first,
        drawing=shares_svg(f"{question.title}: {first}", bars, name=f"drawing-{question.id}") if bars else "",
        said=tuple(_said(made, row, cell) for row in made.rows for cell in row.answers if cell.differs),
    )


def _said(made: Table, row: Row, cell: Answer) -> str:
    apart = cell.apart
    assert apart is not None  # noqa: S101 - only what is compared differs
    points = f"{abs(100 * apart.estimate):.0f} points, between {100 * apart.low:.0f} and {100 * apart.high:.0f}"
    return f"{_named(row)}: {made.question.title.lower()}, “{cell.words}”: {cell.differs} ({points})"


def _named(row: Row) -> str:
    return row.groups[0].capitalize() if len(row.groups) == 1 else "Together: " + ", ".join(row.groups)


def _everyone(made: Table) -> bool:
    return len(made.rows) == 1 and len(made.rows[0].groups) > 1


def _row(row: Row, number: int, question: str, period: str, grouping: str) -> RowView:
    return RowView(
        words=_named(row),
        episodes=f"{row.episodes:,} ({row.children:,} {'child' if row.children == 1 else 'children'})",
        cells=tuple(
            CellView(
                count=cell.count,
                href=reverse("patterns-list", args=[period, grouping, question, f"{number}-{place}"]),
                share=per_cent(cell.rate.estimate),
                between=f"{per_cent(cell.rate.low)} to {per_cent(cell.rate.high)}",
                differs=cell.differs,
            )
            for place, cell in enumerate(row.answers)
        ),
    )


def _months(visit: Visit, period: str, grouping: str) -> tuple[Link, ...]:
    found, moment = [], month(last_month(visit.now))[0]
    for _ in range(MONTHS_SHOWN):
        label = month_of(moment)
        found.append(Link(text=label, href=reverse("patterns-of", args=[label, grouping])))
        moment = month(last_month(moment))[0]
    return tuple(link for link in found if link.text != period)


def _days(period: str) -> str:
    begins, ends = year_to(period)
    return f"{day(begins).partition(' ')[2]} to {day(ends - timedelta(hours=1)).partition(' ')[2]}"


def _published(visit: Visit, period: str) -> tuple[tuple[str, str], ...]:
    told = (held.event for held in visit.parts.ledger.about(OUR_FORCE).events if held.event.type == PUBLISHED)
    return tuple(
        (when(event.happened_at, visit.now), str(event.body.get("digest", "")))
        for event in told
        if event.body["period"] == period
    )


@shows_records(Permission.READ_MEASURES)
def show_list(visit: Visit, period: str, grouping: str, question: str, place: str) -> Page:
    """Show the cases behind one number."""
    require(visit.actor, Permission.READ_CASES)
    _, tables, episodes = _made(visit, period, grouping)
    made = next((one for one in tables if one.question.id == question), None)
    row, answer = (MOST if (asked := whole(number)) is None else asked for number in (*place.split("-"), "")[:2])
    if made is None or row >= len(made.rows) or answer >= len(made.question.answers):
        content: dict[str, object] = {"title": "No such list", "rows": (), "back": reverse("patterns")}
        return Page(template="governing/cases.html", content=content)
    here, words = made.rows[row], made.question.answers[answer]
    found = listed(made, here, words, episodes, _as_at(visit, period))
    content = {
        "title": f"{_named(here)}: {made.question.title.lower()}, {words}",
        "back": reverse("patterns-of", args=[period, grouping]),
        "rows": tuple(case_row(one, visit.now) for one in found),
    }
    return Page(template="governing/cases.html", content=content, shows=tuple(one.record for one in found))


def case_row(one: Episode, now: datetime) -> tuple[str, str, str, str]:
    """Return one case of a list: its reference and page, when it was reported, and the entry behind it."""
    return (
        reference(one.record), reverse("case", args=[one.record]), when(one.reported.at, now),
        reverse("entry", args=[one.reported.event]),
    )  # fmt: skip
