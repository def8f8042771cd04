"""The board at an instant: every row in its order, each made when somebody looks at it, and found by its kinds."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple, overload

from wayhome.application.board.alike import Alike
from wayhome.application.board.kinds import Kind
from wayhome.application.board.row import BoardRow, Order
from wayhome.duties.owners import Owner
from wayhome.kernel.ids import RecordId

NONE: frozenset[RecordId] = frozenset()


class OwedNow(NamedTuple):
    """Who owes what comes next, and the unit of the post it has come to."""

    owner: Owner
    unit: str


@dataclass(frozen=True)
class BoardAt(Sequence[BoardRow]):
    """Every child on the board, whoever is most at risk first. It stays as it was, whatever is entered meanwhile.

    ``rows`` say nothing yet of who owes what comes next: ``alike`` are the rows that are alike in what decides it, and
    ``owed`` says who that is.
    """

    order: Sequence[Order]
    rows: Mapping[RecordId, BoardRow]
    kinds: Mapping[Kind, frozenset[RecordId]]
    alike: Mapping[Alike | None, frozenset[RecordId]]
    owed: Mapping[Alike | None, OwedNow]

    def __len__(self) -> int:
        return len(self.order)

    @overload
    def __getitem__(self, place: int) -> BoardRow: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[BoardRow, ...]: ...

    def __getitem__(self, place: int | slice) -> BoardRow | tuple[BoardRow, ...]:
        if isinstance(place, slice):
            return tuple(self.row(key[-1]) for key in self.order[place])
        return self.row(self.order[place][-1])

    def row(self, record: RecordId) -> BoardRow:
        """Return one row, with who owes what comes next at this instant."""
        row = self.rows[record]
        owner, unit = next(self.owed[one] for one, held in self.alike.items() if record in held)
        return replace(row, owing=replace(row.owing, owner=owner, unit=unit))

    def first(self, count: int | None, among: Set[RecordId] | None = None) -> tuple[BoardRow, ...]:
        """Return the first rows, or all, of those among some records; among all where none are named."""
        return tuple(map(self.row, islice(self.records(among), count)))

    def records(self, among: Set[RecordId] | None = None) -> Iterator[RecordId]:
        """Yield the records of the rows in their order, or of those among some."""
        every = (key[-1] for key in self.order)
        return every if among is None else (record for record in every if record in among)

    def of(self, *kinds: Kind) -> frozenset[RecordId]:
        """Return the rows that are of any of some kinds."""
        return NONE.union(*(self.kinds.get(kind, NONE) for kind in kinds))

    def named(self, name: str) -> Iterator[str]:
        """Yield which there are of several kinds with one name: the parts of the ground with a child."""
        return (kind.of for kind in self.kinds if kind.name == name)

    def owed_by(self, is_so: Callable[[OwedNow], bool]) -> frozenset[RecordId]:
        """Return the rows of which it is so who owes what comes next."""
        return NONE.union(*(held for one, held in self.alike.items() if is_so(self.owed[one])))

    @cached_property
    def units(self) -> frozenset[str]:
        """Return the units that owe what comes next for a child."""
        return frozenset(one.unit for one in self.owed.values() if one.unit)
