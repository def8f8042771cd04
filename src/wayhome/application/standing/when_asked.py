"""What is made of a case when a page shows it, kept until the case stands otherwise: a column that is filled as asked.

Most cases are on no page, so nothing is made of them. What is made must hold as long as the case stands as it does:
instants, never lengths of time.
"""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from wayhome.application.caseload import Case
from wayhome.application.standing.columns import Place
from wayhome.duties.in_force import InForce
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Sealed

T = TypeVar("T")


class Made(NamedTuple, Generic[T]):
    """Something made of a case, with the very entries that the case had."""

    of: tuple[Sealed, ...]
    what: T


class WhenAsked(Generic[T]):
    """One thing made of each case that somebody asked for; ``make`` makes it, by the rulebooks that judge the case."""

    def __init__(self, make: Callable[[Case, InForce], T]) -> None:
        self._make = make
        self._rulebook: InForce | None = None
        self._there: set[RecordId] = set()
        self._made: dict[RecordId, Made[T]] = {}

    def begin(self, rulebook: InForce) -> None:
        """Let go of everything."""
        self._rulebook = rulebook
        self._there, self._made = set(), {}

    def put(self, case: Case, place: Place) -> None:  # noqa: ARG002 - a settled case owes no less
        """Let go of what was made of a case: it stands otherwise now."""
        self._there.add(case.record)
        self._made.pop(case.record, None)

    def drop(self, record: RecordId, place: Place) -> None:  # noqa: ARG002 - nobody keeps it in step any more
        """Let go of what was made of a case, and keep nothing of it from now on."""
        self._there.discard(record)
        self._made.pop(record, None)

    def of(self, case: Case) -> T:
        """Return what is made of a case, at the instant to which the column was brought.

        A case that was told before the last entry is not mistaken for how it stands now, nor the other way round.
        """
        if self._rulebook is None:
            raise RuntimeError("Things are made once a rulebook is known.")
        made = self._made.get(case.record)
        if made is not None and made.of is case.entries:
            return made.what
        what = self._make(case, self._rulebook)
        if case.record in self._there:
            self._made[case.record] = Made(case.entries, what)
        return what
