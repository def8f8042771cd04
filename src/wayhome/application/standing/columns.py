"""What can be kept of every open case: a column of rows, and when it last came to differ."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, NamedTuple, Protocol, TypeVar

from wayhome.application.caseload import Case
from wayhome.duties.in_force import InForce
from wayhome.kernel.ids import RecordId

T = TypeVar("T")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Seen(NamedTuple):
    """How much somebody has seen: the record up to a position, as it stood at an instant (UTC)."""

    position: int = -1
    at: datetime = NEVER

    def together(self, other: "Seen") -> "Seen":
        """Return the later of each."""
        return Seen(max(self.position, other.position), max(self.at, other.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How a case comes to a column: settled or not, and which entry or instant made it stand as it does."""

    settled: bool
    seen: Seen


class Column(Protocol):
    """Something kept of every case that is open, or owes something, or may come to."""

    def begin(self, rulebook: InForce) -> None:
        """Let go of everything: all cases come anew, judged by these rulebooks."""

    def put(self, case: Case, place: Place) -> datetime | None:
        """Take in a case as it stands at its instant, in place of how it stood.

        Returns until when that holds, where it may change at an instant at which no duty and no entry does (UTC).
        """

    def drop(self, record: RecordId, place: Place) -> None:
        """Let go of a case, if it is held: it is settled and owes nothing, or is no case any more."""


class Rows(Generic[T]):
    """One row of each case, or none; ``seen`` is up to where nobody needs to look again who has seen so much.

    ``make`` returns the row of a case as it stands at its instant, and until when it holds, where it may change at an
    instant at which no duty and no entry does.
    """

    def __init__(self, make: Callable[[Case, InForce], tuple[T | None, datetime | None]]) -> None:
        self._make = make
        self._rulebook: InForce | None = None
        self.rows: dict[RecordId, T] = {}
        self.seen = Seen()

    def begin(self, rulebook: InForce) -> None:
        """Let go of every row."""
        self._rulebook = rulebook
        self.rows = {}

    def put(self, case: Case, place: Place) -> datetime | None:
        """Make the row of a case again."""
        if self._rulebook is None:
            raise RuntimeError("Rows are made once a rulebook is known.")
        row, until = self._make(case, self._rulebook)
        self._keep(case.record, row, place)
        return until

    def drop(self, record: RecordId, place: Place) -> None:
        """Let go of the row of a case."""
        self._keep(record, None, place)

    def has_changed(self, seen: Seen) -> bool:
        """Say whether any row came, went or came to differ after what somebody has seen."""
        return self.seen.position > seen.position or self.seen.at > seen.at

    def changed(self, record: RecordId, before: T | None, after: T | None) -> None:
        """Take note that a row came, went or came to differ; for whoever keeps rows in an order."""

    def _keep(self, record: RecordId, row: T | None, place: Place) -> None:
        before = self.rows.get(record)
        if row == before:
            return
        if row is None:
            self.rows.pop(record, None)
        else:
            self.rows[record] = row
        self.changed(record, before, row)
        self.seen = self.seen.together(place.seen)
