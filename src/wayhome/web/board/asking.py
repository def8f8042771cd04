"""Which children a board is asked for: the filters, as they stand in the address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from wayhome.access.actors import Actor
from wayhome.application.board.row import BoardRow
from wayhome.application.board.state import State

Keeps = Callable[[BoardRow, Actor], bool]
LEVELS: Mapping[str, str] = {
    "high": "High, or treated as high",
    "could_be_high": "Could be high",
    "not_graded": "Not graded",
    "medium": "Medium",
    "low": "Low",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A filter of the board. Empty keeps every child; what is set must all be so."""

    level: str = ""
    area: str = ""
    unit: str = ""
    mine: bool = False
    unread: bool = False
    overdue: bool = False
    found: bool = False

    @property
    def query(self) -> str:
        """Return the filter as it stands in an address; empty where it keeps every child."""
        given = {"level": self.level, "area": self.area, "unit": self.unit}
        ticked = {name: "1" for name in TICKED if getattr(self, name)}
        return urlencode({**{name: value for name, value in given.items() if value}, **ticked})

    @property
    def is_everything(self) -> bool:
        """Say whether it keeps every child."""
        return self == EVERYTHING

    def keeps(self, row: BoardRow, actor: Actor) -> bool:
        """Say whether it keeps a row, for whoever asks."""
        return all(keeps(row, actor) for keeps in self._conditions())

    def without(self, name: str) -> "Asked":
        """Return the same filter with one part of it undone."""
        undone: dict[str, Any] = {name: getattr(EVERYTHING, name)}
        return replace(self, **undone)

    def _conditions(self) -> list[Keeps]:
        found = [TICKED[name] for name in TICKED if getattr(self, name)]
        if self.level:
            found.append(lambda row, _: is_level(row, self.level))
        if self.area:
            found.append(lambda row, _: row.area == self.area)
        if self.unit:
            found.append(lambda row, _: row.owing.unit == self.unit)
        return found


EVERYTHING = Asked()


def is_mine(row: BoardRow, actor: Actor) -> bool:
    """Say whether somebody owes what is owed next for a child, or took the case on and has not offered it since."""
    owner, taken = row.owing.owner, row.handing
    by_role = not owner.officer and owner.role in {role.key for role in actor.roles}
    return owner.officer == actor.id or by_role or (taken.taken_by == actor.id and not taken.waiting)


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


TICKED: Mapping[str, Keeps] = {
    "mine": is_mine,
    "unread": lambda row, _: bool(row.unread),
    "overdue": lambda row, _: row.owing.overdue > 0,
    "found": lambda row, _: row.state is State.FOUND,
}


def asked_for(given: QueryDict) -> Asked:
    """Read a filter from an address; what nobody declared is left out."""
    level = given.get("level", "")
    return Asked(
        level=level if level in LEVELS else "",
        area=given.get("area", "")[:60],
        unit=given.get("unit", "")[:60],
        mine="mine" in given,
        unread="unread" in given,
        overdue="overdue" in given,
        found="found" in given,
    )
