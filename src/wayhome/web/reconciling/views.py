"""What the system of record's exports say against what is held: how they come, what differs, and each case's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.http import Http404
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.reconciling.register import Taken, Unsettled
from wayhome.web.http import Page, Visit, shows_records
from wayhome.web.presenting.differs import settled, settling
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import ago, when
from wayhome.web.reconciling.differing import Row, kind_of_record, rows
from wayhome.web.whole_numbers import whole

A_DAY_AND_A_BIT = timedelta(hours=26)  # an export a day, with two hours of grace: our default
STANDS_STILL = timedelta(minutes=10)
LATEST, A_PAGE = 7, 50
WITHIN = {"open": "To settle", "settled": "Settled"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """One export: its name, how far it has come, what came of it so far, and why it may have been cut off."""

    name: str
    stands: str
    came: str
    cut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One part of the queue: its words, how many are in it, and where it leads."""

    words: str
    count: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The whole page; ``late`` says loudly that no export has come, ``shown`` which part of the queue is on it."""

    late: str
    exports: tuple[ExportRow, ...]
    filters: tuple[Filter, ...]
    here: str
    count: int
    rows: tuple[Row, ...]
    shown: str
    pages: tuple[Link, ...]


@shows_records(Permission.IMPORT_HISTORIES)
def show_queue(visit: Visit) -> Page:
    """Show which exports came, how far the one at hand has come, and everything that differs."""
    exports, by = visit.parts.exports, settled(visit.parts.ledger)
    every = exports.differing()
    parts = {
        "open": [one for one in every if settling(one, by) is None],
        "settled": [one for one in every if settling(one, by) is not None],
    }
    here = visit.request.GET.get("show", "open")
    here = here if here in parts else "open"
    number = _page_number(visit, len(parts[here]))
    placed = parts[here][(number - 1) * A_PAGE : number * A_PAGE]
    taken = exports.exports(LATEST)
    queue = Queue(
        late=late(taken, visit.now),
        exports=tuple(export_row(one, visit.now) for one in taken),
        filters=tuple(_filter(name, len(found), here) for name, found in parts.items()),
        here=here,
        count=len(parts[here]),
        rows=tuple(rows(placed, by, visit.now)),
        shown=_shown(number, len(placed), len(parts[here])),
        pages=tuple(_pages(here, len(parts[here]))),
    )
    return Page(template="reconciling/queue.html", content={"page": queue}, shows=_records(placed))


@shows_records(Permission.READ_CASES)
def show_case(visit: Visit, record: str) -> Page:
    """Show what the system of record says otherwise about one case."""
    case = visit.parts.reading.case(record, visit.now)
    if case is None:
        raise Http404
    found = rows(visit.parts.exports.differing_in(record), settled(visit.parts.ledger), visit.now)
    settles = may(visit.actor, Permission.SETTLE_DIFFERENCES)
    content = {
        "title": f"{kind_of_record(record)} {reference(record)}",
        "case_href": reverse("case", args=[record]),
        "rows": tuple(row if settles else replace(row, settle_href="") for row in found),
        "all_href": reverse("reconciling") if may(visit.actor, Permission.IMPORT_HISTORIES) else "",
    }
    return Page(template="reconciling/case.html", content=content, shows=(record, *case.children))


def late(taken: Sequence[Taken], now: datetime) -> str:
    """Say that no export was taken whole for a day; empty where one was, or none ever came."""
    finished = [one.finished_at for one in taken if one.finished_at]
    if not finished or now - max(finished) <= A_DAY_AND_A_BIT:
        return ""
    return f"No export has been taken since {when(max(finished), now)}. What the system says now is not known here."


def export_row(taken: Taken, now: datetime) -> ExportRow:
    """Return how an export stands, and what came of it."""
    counted, of = taken.counted, f" of {taken.export.cases:,}" if taken.export.cases else ""
    stands = f"taken {when(taken.finished_at, now)}" if taken.finished_at else f"{counted.cases:,}{of} cases so far"
    if taken.finished_at is None and now - taken.moved_at > STANDS_STILL:
        stands += f", and has not moved for {ago(taken.moved_at, now).removesuffix(' ago')}: drop it again"
    came = (
        f"{counted.cases:,} cases: {counted.new:,} new, {counted.grown:,} added to, {counted.same:,} the same. "
        f"{counted.differing:,} differ. {counted.mistakes:,} things could not be read."
    )
    cut = f"{counted.cut} Nothing is said to be gone until that is answered." if counted.cut else ""
    return ExportRow(name=taken.export.name, stands=stands, came=came, cut=cut)


def _page_number(visit: Visit, count: int) -> int:
    return min(whole(visit.request.GET.get("page", "")) or 1, max(-(-count // A_PAGE), 1))


def _filter(name: str, count: int, here: str) -> Filter:
    return Filter(words=WITHIN[name], count=count, href=f"{reverse('reconciling')}?show={name}", here=name == here)


def _shown(number: int, placed: int, count: int) -> str:
    first = (number - 1) * A_PAGE
    return f"{first + 1:,} to {first + placed:,} of {count:,}" if count > A_PAGE else ""


def _pages(here: str, count: int) -> list[Link]:
    many = -(-count // A_PAGE)
    address = f"{reverse('reconciling')}?show={here}&page="
    return [Link(text=f"{number}", href=f"{address}{number}") for number in range(1, many + 1 if many > 1 else 1)]


def _records(placed: list[Unsettled]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.difference.record for one in placed))
