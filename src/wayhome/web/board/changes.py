"""What is sent to an open board: the rows that changed, with what changed in them, and the order there should be."""

from dataclasses import dataclass

from wayhome.kernel.moments import iso_london
from wayhome.web.board.mapping import MAP, map_of, map_seen
from wayhome.web.board.models import Watch
from wayhome.web.board.now import A_PAGE, BoardNow, ViewLink
from wayhome.web.board.saving import asked_in, saved
from wayhome.web.board.shown import ShownRow
from wayhome.web.board.wall import AT_MOST, WALL, wall_of
from wayhome.web.board.watching import Change, Seen, change_of, is_current, note
from wayhome.web.http import Page, Visit
from wayhome.web.whole_numbers import whole


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRow:
    """One row that is sent, and in words what changed in it; ``new``: the board did not show this child before."""

    row: ShownRow
    changed: tuple[str, ...]
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Everything that is sent; ``order`` is the order of all rows."""

    at: str
    version: int
    rows: tuple[SentRow, ...]
    order: str
    links: tuple[ViewLink, ...]
    saved: tuple[ViewLink, ...]


def answer_of(visit: Visit, watch: Watch) -> Page | None:
    """Return what is new to an open board; None where it shows what there is.

    Nothing is looked at while nothing was entered and no row ran out.
    """
    version = whole(visit.request.GET.get("version", "")) or 0
    if is_current(watch, version, visit.parts.ledger.head().position, visit.now):
        return None
    now = BoardNow(visit)
    seen = _seen(now, watch)
    change = change_of(watch, seen, version)
    note(watch, seen, change)
    return None if change.is_nothing else _page(now, watch, seen, change)


def _seen(now: BoardNow, watch: Watch) -> Seen:
    if watch.page == MAP:
        return map_seen(now)
    if watch.page == WALL:
        return now.seen(now.board[:AT_MOST])
    return now.seen(now.kept(asked_in(watch.query), A_PAGE))


def _page(now: BoardNow, watch: Watch, seen: Seen, change: Change) -> Page:
    if watch.page == MAP:  # it names no child, so nobody is looked at
        return Page(template="board/map_changes.html", content={"page": map_of(now, "", watch.version)})
    if watch.page == WALL:
        wall = wall_of(now, seen, "", watch.version)
        return Page(template="board/wall_changes.html", content={"page": wall}, shows=change.revealed)
    return Page(template="board/changes.html", content={"sent": _sent(now, watch, seen, change)}, shows=change.revealed)


def _sent(now: BoardNow, watch: Watch, seen: Seen, change: Change) -> Sent:
    asked = asked_in(watch.query)
    return Sent(
        at=iso_london(now.now),
        version=watch.version,
        rows=tuple(_sent_row(row, change) for row in now.shown(seen) if change.is_sent(row.record)),
        order=" ".join(row.record for row in seen.rows),
        links=tuple(now.links(asked)),
        saved=tuple(now.saved(asked, saved(now.visit))),
    )


def _sent_row(row: ShownRow, change: Change) -> SentRow:
    return SentRow(row=row, changed=change.changed.get(row.record, ()), new=row.record in change.new)
