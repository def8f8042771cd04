"""What is sent to an open board: the rows that changed, with what changed in them, and the order there should be."""

from collections.abc import Mapping
from dataclasses import dataclass

from wayhome.kernel.moments import iso_london
from wayhome.web.board.models import Watch
from wayhome.web.board.now import A_PAGE, BoardNow, ViewLink
from wayhome.web.board.saving import asked_in, saved
from wayhome.web.board.shown import ShownRow
from wayhome.web.board.watching import Change, change_of, is_current, note
from wayhome.web.http import Page, Visit

FRAGMENTS: Mapping[str, str] = {"board": "board/changes.html", "wall": "board/wall_changes.html"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRow:
    """One row that is sent, and in words what changed in it; ``new``: the board did not show this child before."""

    row: ShownRow
    changed: tuple[str, ...]
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Everything that is sent; ``order`` is the order of all rows, and ``gone`` those that are no longer there."""

    at: str
    version: int
    rows: tuple[SentRow, ...]
    order: str
    gone: str
    count: int
    links: tuple[ViewLink, ...]
    saved: tuple[ViewLink, ...]


def answer_of(visit: Visit, watch: Watch) -> Page | None:
    """Return what is new to an open board; None where it shows what there is.

    Nothing is looked at while nothing was entered and no row ran out.
    """
    given = visit.request.GET.get("version", "")
    version = int(given) if given.isdecimal() else 0
    if is_current(watch, version, visit.parts.ledger.head().position, visit.now):
        return None
    now, asked = BoardNow(visit), asked_in(watch.query)
    kept = now.kept(asked)
    seen = now.seen(kept[:A_PAGE])
    change = change_of(watch, seen, version)
    note(watch, seen, change)
    if change.is_nothing:
        return None
    sent = Sent(
        at=iso_london(visit.now),
        version=watch.version,
        rows=tuple(_sent(row, change) for row in now.shown(seen) if change.is_sent(row.record)),
        order=" ".join(row.record for row in seen.rows),
        gone=" ".join(change.gone),
        count=len(kept),
        links=tuple(now.links(asked)),
        saved=tuple(now.saved(asked, saved(visit))),
    )
    return Page(template=FRAGMENTS[watch.page], content={"sent": sent}, shows=change.revealed)


def _sent(row: ShownRow, change: Change) -> SentRow:
    return SentRow(row=row, changed=change.changed.get(row.record, ()), new=row.record in change.new)
