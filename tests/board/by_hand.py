"""What a filter of the board keeps, a row at a time: what the pages find by kinds must come to the same."""

from collections.abc import Iterator
from itertools import product

from wayhome.access.actors import Actor
from wayhome.application.board.row import BoardRow
from wayhome.application.board.state import State
from wayhome.web.board.asking import LEVELS, Asked
from wayhome.web.board.mapping import Counts


def keeps(asked: Asked, row: BoardRow, actor: Actor) -> bool:
    """Say whether a filter keeps a row, for whoever asks."""
    owner, taken = row.owing.owner, row.handing
    mine = (
        owner.officer == actor.id
        or (not owner.officer and owner.role in {role.key for role in actor.roles})
        or (taken.taken_by == actor.id and not taken.waiting)
    )
    return all((
        not asked.level or is_level(row, asked.level),
        not asked.area or row.area == asked.area,
        not asked.unit or row.owing.unit == asked.unit,
        not asked.mine or mine,
        not asked.unread or bool(row.unread),
        not asked.overdue or row.owing.overdue > 0,
        not asked.found or row.state is State.FOUND,
    ))  # fmt: skip


def is_level(row: BoardRow, level: str) -> bool:
    """Say whether a row is of a level as the filter names them."""
    match level:
        case "could_be_high":
            return row.risk.is_unread and row.risk.could_be == "high"
        case "not_graded":
            return not row.risk.grade
        case "low":
            return row.risk.level in ("low", "very_low")
        case _:
            return row.risk.level == level


def every_filter(areas: tuple[str, ...] = (), units: tuple[str, ...] = ()) -> Iterator[Asked]:
    """Yield every filter that can be asked for."""
    ticks = product((False, True), repeat=4)
    for level, area, unit, (mine, unread, overdue, found) in product(("", *LEVELS), ("", *areas), ("", *units), ticks):
        yield Asked(level=level, area=area, unit=unit, mine=mine, unread=unread, overdue=overdue, found=found)


def counted(rows: list[BoardRow]) -> Counts:
    """Count children, each once, by what stands highest of them."""
    looks = [look(row) for row in rows]
    return Counts(
        high=looks.count("high"), could_be_high=looks.count("could be"), other=looks.count("some"),
        found=looks.count("found"),
    )  # fmt: skip


def look(row: BoardRow) -> str:
    """Return what stands highest of a child on the map."""
    if not row.is_missing:
        return "found"
    if row.risk.is_high:
        return "high"
    return "could be" if row.risk.is_unread and row.risk.could_be == "high" else "some"
