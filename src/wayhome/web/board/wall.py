"""The board on a wall: large, without controls, and with no more about a child than the force lets a room see."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from wayhome.application.board.at import BoardAt
from wayhome.application.board.kinds import FOUND, LEVEL, MISSING, NOT_GRADED, OVERDUE, Kind
from wayhome.application.board.row import BoardRow
from wayhome.application.board.unread import HIGH
from wayhome.kernel.moments import iso_london
from wayhome.kernel.names import as_said, given_name
from wayhome.web.board.now import BoardNow
from wayhome.web.board.shown import NAMES, Clock, Words
from wayhome.web.board.watching import Seen, begin
from wayhome.web.http import Visit
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.times import in_seconds

WALL = "wall"
AT_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WallRow:
    """One child on the wall: whom the room is told it is, and nothing that was said of them."""

    record: str
    reference: str
    who: str
    area: str
    state: str
    since: Clock | None
    risk: Mark
    graded: str
    unread: int
    silent: Clock | None
    broken: bool
    next: str
    due: Clock | None
    overdue: bool
    owner: str
    vacant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WallPage:
    """The whole wall."""

    at: str
    made: str
    rows: tuple[WallRow, ...]
    beyond: int
    counts: tuple[tuple[str, int], ...]
    watch: str
    version: int
    changes_href: str
    shows: tuple[str, ...]


def wall_page(visit: Visit) -> WallPage:
    """Return the wall as it stands now, and begin to watch it."""
    now = BoardNow(visit)
    seen = now.seen(now.board[:AT_MOST])
    watch = begin(visit, WALL, "", seen)
    return wall_of(now, seen, watch.key, watch.version)


def wall_of(now: BoardNow, seen: Seen, watch: str, version: int) -> WallPage:
    """Return the wall with these rows on it."""
    return WallPage(
        at=iso_london(now.now),
        made=in_seconds(now.now),
        rows=tuple(_row(row, now, seen) for row in seen.rows),
        beyond=len(now.board) - len(seen.rows),
        counts=_counts(now.board),
        watch=watch,
        version=version,
        changes_href=reverse("board-changes"),
        shows=seen.ids(),
    )


def called(row: BoardRow, names: NAMES, how: str) -> str:
    """Return what a room may call a child: a first name, initials, or nothing but the reference beside it."""
    name = next((names[child] for child in row.children if child in names), "")
    match how:
        case "initials":
            return "".join(f"{part[0].upper()}." for part in as_said(name))
        case "reference":
            return ""
        case _:
            return given_name(name)


def _row(row: BoardRow, now: BoardNow, seen: Seen) -> WallRow:
    words = Words((row,), now.pack, seen.names, now.areas, now.now).row(row)
    name = called(row, seen.names, settings.WALL_NAMES)
    return WallRow(
        record=row.record,
        reference=reference(row.record),
        who=", ".join(part for part in (name, words.age) if part),
        area=words.area,
        state=words.state,
        since=words.since,
        risk=words.risk,
        graded=_graded(row),
        unread=len(row.unread),
        silent=words.silent if row.is_missing else None,
        broken=words.broken,
        next=words.owed.words,
        due=words.owed.due,
        overdue=words.owed.overdue,
        owner=words.owed.owner,
        vacant=words.owed.vacant,
    )


def _graded(row: BoardRow) -> str:
    if not row.risk.grade:
        return "Not graded"
    return "Provisional" if row.risk.provisional else ""


def _counts(board: BoardAt) -> tuple[tuple[str, int], ...]:
    """Count the missing by what is so of them; what is overdue of a child who was found stands apart."""
    missing, found, overdue = board.of(MISSING), board.of(FOUND), board.of(OVERDUE)
    kept: Mapping[str, int] = {
        "missing": len(missing),
        "high": len(missing & board.of(Kind(LEVEL, HIGH))),
        "not graded": len(missing & board.of(NOT_GRADED)),
        "overdue": len(missing & overdue),
        "found, not seen": len(found),
        "found and overdue": len(found & overdue),
    }
    return tuple(kept.items())
