"""Of which kinds a row of the board is: by these it is filtered and counted, without looking at every row.

Who owes what comes next is none of them: it depends on who is on duty at the minute, see ``alike``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from wayhome.application.board.row import BoardRow
from wayhome.application.board.unread import HIGH
from wayhome.kernel.ids import RecordId

K = TypeVar("K")


class Kind(NamedTuple):
    """One kind of row; ``of`` says which level, part of the ground or officer, where there are several such kinds."""

    name: str
    of: str = ""


MISSING, FOUND = Kind("missing"), Kind("found")
UNREAD, OVERDUE = Kind("unread"), Kind("overdue")
COULD_BE_HIGH, NOT_GRADED = Kind("could_be_high"), Kind("not_graded")
LEVEL, AREA, TAKEN_BY = "level", "area", "taken_by"


def kinds_of(row: BoardRow) -> Iterator[Kind]:
    """Yield the kinds that a row is of."""
    risk, taken = row.risk, row.handing
    yield MISSING if row.is_missing else FOUND
    yield Kind(LEVEL, risk.level)
    yield Kind(AREA, row.area)
    if risk.is_unread and risk.could_be == HIGH:
        yield COULD_BE_HIGH
    if not risk.grade:
        yield NOT_GRADED
    if row.unread:
        yield UNREAD
    if row.owing.overdue:
        yield OVERDUE
    if taken.taken_by and not taken.waiting:
        yield Kind(TAKEN_BY, taken.taken_by)


class Sorted(Generic[K]):
    """Records by what they have in common; a record may stand under several."""

    def __init__(self) -> None:
        self._under: dict[K, set[RecordId]] = {}

    def add(self, record: RecordId, under: Iterable[K]) -> None:
        """Put a record under some."""
        for each in under:
            self._under.setdefault(each, set()).add(record)

    def discard(self, record: RecordId, under: Iterable[K]) -> None:
        """Take a record away from under some; where none is left, nothing stands."""
        for each in under:
            held = self._under[each]
            held.discard(record)
            if not held:
                del self._under[each]

    def copied(self) -> Mapping[K, frozenset[RecordId]]:
        """Return how they stand, to be kept while others come and go."""
        return {each: frozenset(held) for each, held in self._under.items()}

    def one_of_each(self) -> Iterator[tuple[K, RecordId]]:
        """Yield one record that stands under each."""
        return ((each, next(iter(held))) for each, held in self._under.items())
