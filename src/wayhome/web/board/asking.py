"""Which children a board is asked for: the filters, as they stand in the address."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from wayhome.access.actors import Actor
from wayhome.application.board import kinds
from wayhome.application.board.at import BoardAt
from wayhome.application.board.kinds import Kind
from wayhome.kernel.ids import RecordId

Found = Set[RecordId]
Finds = Callable[[BoardAt, Actor], Found]
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

    def among(self, board: BoardAt, actor: Actor) -> Found | None:
        """Return the records of the rows it keeps, for whoever asks; None where it keeps every child."""
        found = sorted(self._found(board, actor), key=len)
        return frozenset(found[0]).intersection(*found[1:]) if found else None

    def _found(self, board: BoardAt, actor: Actor) -> Iterator[Found]:
        yield from (finds(board, actor) for name, finds in TICKED.items() if getattr(self, name))
        if self.level:
            yield of_level(board, self.level)
        if self.area:
            yield board.of(Kind(kinds.AREA, self.area))
        if self.unit:
            yield board.owed_by(lambda one: one.unit == self.unit)


EVERYTHING = Asked()


def mine(board: BoardAt, actor: Actor) -> Found:
    """Return the rows in which somebody owes what is owed next, or took the case on and has not offered it since."""
    roles = {role.key for role in actor.roles}
    owing = board.owed_by(
        lambda one: one.owner.officer == actor.id or (not one.owner.officer and one.owner.role in roles)
    )
    return owing | board.of(Kind(kinds.TAKEN_BY, actor.id))


def of_level(board: BoardAt, level: str) -> Found:
    """Return the rows of a level as the filter names them."""
    match level:
        case "could_be_high":
            return board.of(kinds.COULD_BE_HIGH)
        case "not_graded":
            return board.of(kinds.NOT_GRADED)
        case "low":
            return board.of(Kind(kinds.LEVEL, "low"), Kind(kinds.LEVEL, "very_low"))
        case _:
            return board.of(Kind(kinds.LEVEL, level))


TICKED: Mapping[str, Finds] = {
    "mine": mine,
    "unread": lambda board, _: board.of(kinds.UNREAD),
    "overdue": lambda board, _: board.of(kinds.OVERDUE),
    "found": lambda board, _: board.of(kinds.FOUND),
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
