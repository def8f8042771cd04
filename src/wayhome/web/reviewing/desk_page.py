"""The supervisor's desk: investigations by risk and by what is owed, with what nobody has read, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from operator import itemgetter
from typing import TypedDict
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.application.reviewing.listed import BY_RISK, FILTERS, ORDERS, Investigations
from wayhome.application.reviewing.rows import DeskRow
from wayhome.kernel.ids import ActorId, Subject
from wayhome.web.accounts.models import LastLook
from wayhome.web.http import Page, Visit, opens, shows_records
from wayhome.web.presenting.children import everybody
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.investigations import BY_RANK, SUPPORT, plan_words, risk_mark
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import span, until, when
from wayhome.web.whole_numbers import whole

A_PAGE = 50
ORDER = "investigations_order"
ALSO: Mapping[str, str] = {
    "investigations-workload": "Who carries what",
    "all-perishable": "Evidence that may be lost",
    "all-identifiers": "Numbers and nicknames not resolved",
    "disruption-orders": "Orders and notices in force",
    "flags": "Flags that differ from what is recorded",
    "review-samples": "Reviews read again",
    "meetings": "Meetings",
}
MISSING = Mark(words="Missing now", shape="alarm", kind="overdue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter, an order or a page: what it is called, how many it keeps, where it leads, and whether it is chosen."""

    words: str
    href: str
    here: bool
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One thing said of a case; ``pressing``: it is to be looked at first. ``quiet`` says it where it does not."""

    name: str
    words: str
    pressing: bool = False
    note: str = ""
    quiet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One investigation as the desk shows it; ``quiet`` is what asks for nothing now, said in one line."""

    record: str
    children: tuple[str, ...]
    who: str
    href: str
    reference: str
    marks: tuple[Mark, ...]
    cells: tuple[Cell, ...]
    quiet: tuple[Cell, ...]
    do: Link | None


class Parted(TypedDict):
    """What is said of a case: what is looked at, and what asks for nothing."""

    cells: tuple[Cell, ...]
    quiet: tuple[Cell, ...]


@shows_records(Permission.READ_CASES)
def show_investigations(visit: Visit) -> Page:
    """Show a page of the investigations that a filter keeps, and the acts that may be done for several at once."""
    found = Investigations(visit.parts.reading, visit.actor.id, visit.now)
    counts = found.counts()
    chosen, order = chosen_filter(visit.request, counts), chosen_order(visit.request)
    rows = found.rows(chosen, order)
    last = max(ceil(len(rows) / A_PAGE), 1)
    number = min(whole(visit.request.GET.get("page", "")) or 1, last)
    here = rows[(number - 1) * A_PAGE : number * A_PAGE]
    shown = rows_shown(visit, here, found.asking.missing)
    content = {
        "rows": shown,
        "count": len(rows),
        "title": FILTERS[chosen][0],
        "chosen": chosen,
        "order": order,
        "filters": _filters(chosen, order, counts),
        "orders": _orders(chosen, order),
        "pages": _pages(chosen, order, number, last),
        "span": f"{(number - 1) * A_PAGE + 1:,} to {min(number * A_PAGE, len(rows)):,} of {len(rows):,}",
        "also": _also(visit),
        "supervises": may(visit.actor, Permission.SUPERVISE_INVESTIGATIONS),
    }
    shows = tuple(one for row in here for one in (row.record, *row.children))
    return Page(template="reviewing/desk.html", content=content, shows=shows)


def _also(visit: Visit) -> tuple[Link, ...]:
    """Return the other lists across investigations that whoever asks may open."""
    return tuple(
        Link(text=words, href=reverse(name)) for name, words in ALSO.items() if opens(visit.actor, reverse(name))
    )


def chosen_filter(request: HttpRequest, counts: Mapping[str, int]) -> str:
    """Return the filter asked for; else whoever asks sees their own cases, or all where they supervise none."""
    asked = request.GET.get("show", "")
    return asked if asked in FILTERS else "mine" if counts["mine"] else "all"


def chosen_order(request: HttpRequest) -> str:
    """Return the order asked for, which is kept for the next time; else the one asked for last, or by risk."""
    asked = request.GET.get("order", "")
    if asked in (BY_RISK, *ORDERS):
        if request.session.get(ORDER, BY_RISK) != asked:
            request.session[ORDER] = asked
        return asked
    return str(request.session.get(ORDER, BY_RISK))


def rows_shown(visit: Visit, rows: Sequence[DeskRow], missing: frozenset[Subject]) -> tuple[Shown, ...]:
    """Return rows as they are shown: names, officers and last looks are each read once for all of them."""
    names = visit.parts.reading.names()
    names.read([child for row in rows for child in row.children])
    called = Called(ActorId(one) for row in rows for one in (row.hands.investigator, row.hands.supervisor))
    records = [row.record for row in rows]
    looks = dict(LastLook.objects.filter(account=visit.account, record__in=records).values_list("record", "at"))
    supervises = may(visit.actor, Permission.SUPERVISE_INVESTIGATIONS)
    return tuple(
        Shown(
            record=row.record,
            children=row.children,
            who=everybody(row.children, names),
            href=reverse("case", args=[row.record]),
            reference=reference(row.record),
            marks=(*((MISSING,) if not missing.isdisjoint(row.children) else ()), risk_mark(row.risk)),
            **_parted(row, called, looks.get(row.record), visit, missing=not missing.isdisjoint(row.children)),
            do=_do(row, supervises=supervises),
        )
        for row in rows
    )


def _do(row: DeskRow, *, supervises: bool) -> Link | None:
    """Return what a supervisor is most likely to do with a case next."""
    if not supervises:
        return None
    if row.owing.stalled:
        return Link(text="Why it stands still", href=reverse("resolve-stall", args=[row.record]))
    return Link(text="Review it", href=reverse("review-investigation", args=[row.record]))


def _parted(row: DeskRow, called: Called, looked: datetime | None, visit: Visit, *, missing: bool) -> Parted:
    """Return what is said of every case and what presses, and apart from it what asks for nothing now."""
    now = visit.now
    always = (_owed(row, now), _review(row, now), _moved(row, now), _hands(row, called, visit.actor.id))
    unread = _unread(row, missing=missing)
    others = (
        _lost(row, now),
        Cell(name="Plan", words=plan_words(row.plan), pressing=row.plan == "none", quiet="Plan"),
        Cell(name="Child", words=SUPPORT[row.supports], pressing=row.supports == "no", quiet="The child’s support"),
        _new(row, looked, now),
    )
    pressing = tuple(one for one in others if one.pressing)
    quiet = tuple(one for one in others if one.quiet and not one.pressing)
    if unread.pressing:
        return {"cells": (unread, *always, *pressing), "quiet": quiet}
    return {"cells": (*always, *pressing), "quiet": quiet}


def _unread(row: DeskRow, *, missing: bool) -> Cell:
    """Say what bears on the risk and no review has looked at; of a child who is missing now, that comes first."""
    words = (*(("the child is missing",) if missing else ()), *(row.unread.words if row.unread else ()))
    count = (row.unread.count if row.unread else 0) + missing
    return Cell(name="Unread risk", words=str(count) if count else "None", pressing=count > 0, note=", ".join(words))


def _owed(row: DeskRow, now: datetime) -> Cell:
    late, owed = row.owing.overdue, row.owing.owed
    if not owed:
        return Cell(name="Owed", words="Nothing")
    first = until(row.owing.first_due, now) if row.owing.first_due else ""
    words = f"{late} overdue of {owed}" if late else f"{owed}, none overdue"
    return Cell(name="Owed", words=words, pressing=late > 0, note=first)


def _review(row: DeskRow, now: datetime) -> Cell:
    act, due = min(row.owing.reviews_due, key=itemgetter(1), default=("", None))
    last = f"last {span(now - row.reviewed.at)} ago" if row.reviewed else "never reviewed"
    if row.reviewed and row.reviewed.nominal:
        last = f"{last}, nominal"
    words = until(due, now).capitalize() if due else "None due"
    return Cell(
        name=f"Next review{BY_RANK.get(act, '')}", words=words, pressing=due is not None and due < now, note=last
    )


def _moved(row: DeskRow, now: datetime) -> Cell:
    at = row.moved_at or row.opened_at
    return Cell(name="Last moved", words=f"{span(now - at)} ago", pressing=row.owing.stalled)


def _lost(row: DeskRow, now: datetime) -> Cell:
    if row.lost_at is None:
        return Cell(name="Evidence to ask for", words="None known")
    words = f"Lost in {span(row.lost_at - now)}" if row.lost_at >= now else "Passed, not secured"
    return Cell(name="Evidence to ask for", words=words, pressing=True, note=when(row.lost_at, now))


def _hands(row: DeskRow, called: Called, me: ActorId) -> Cell:
    hands = row.hands
    given = called(ActorId(hands.investigator)) if hands.investigator else "Somebody not named"
    words = given if hands.allocated else "Nobody"
    lacking = "" if hands.skilled or not hands.allocated else "without the skills"
    by = "nobody" if not hands.supervisor else "" if hands.supervisor == me else called(ActorId(hands.supervisor))
    supervised = f"supervised by {by}" if by else ""
    note = ", ".join(filter(None, (lacking, supervised, "offered to another" if hands.offered_at else "")))
    return Cell(name="Investigates", words=words, pressing=not hands.skilled, note=note)


def _new(row: DeskRow, looked: datetime | None, now: datetime) -> Cell:
    if looked is None:
        return Cell(name="New to you", words="Not opened yet")
    new = row.new_since(looked)
    words = "Nothing" if not new else f"{new} entr{'y' if new == 1 else 'ies'}"
    return Cell(name="New to you", words=words, pressing=new > 0, note=f"opened {span(now - looked)} ago")


def _href(**asked: object) -> str:
    return f"{reverse('investigations')}?{urlencode(asked)}"


def _filters(chosen: str, order: str, counts: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(
        Choice(words=words, href=_href(show=name, order=order), here=name == chosen, count=counts[name])
        for name, (words, _) in FILTERS.items()
        if counts[name] or name in ("mine", "all", chosen)
    )


def _orders(chosen: str, order: str) -> tuple[Choice, ...]:
    found = {BY_RISK: "Risk, then what is overdue", **{name: words for name, (words, _) in ORDERS.items()}}
    return tuple(
        Choice(words=words, href=_href(show=chosen, order=name), here=name == order) for name, words in found.items()
    )


def _pages(chosen: str, order: str, number: int, last: int) -> tuple[Choice, ...]:
    near = sorted({1, last, *range(max(number - 2, 1), min(number + 2, last) + 1)}) if last > 1 else []
    return tuple(
        Choice(words=str(one), href=_href(show=chosen, order=order, page=one), here=one == number) for one in near
    )
