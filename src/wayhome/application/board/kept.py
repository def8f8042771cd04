"""The rows of the board, kept in step with the record: only children whom an entry or an instant bears on come anew.

Who owes what a child is owed next depends on who is on duty at the minute, so it is not kept: it is asked when the
board is, once for all children alike in what decides it. Rows that are not shown are not looked at.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from wayhome.application.board.alike import OwedAlike
from wayhome.application.board.at import BoardAt, OwedNow
from wayhome.application.board.kinds import Kind, Sorted, kinds_of
from wayhome.application.board.owing import first_owed, owner_now, unit_now
from wayhome.application.board.row import BoardRow, Order, by_risk, is_on_board, row_of
from wayhome.application.caseload import Case
from wayhome.application.reading import Reading
from wayhome.application.standing.columns import Rows
from wayhome.application.standing.ordered import Ordered
from wayhome.duties.duty import Duty
from wayhome.duties.in_force import InForce
from wayhome.duties.owners import Roster
from wayhome.kernel.ids import RecordId
from wayhome.rulebook.pack import Pack

LATEST = datetime.max.replace(tzinfo=UTC)


class Kept(NamedTuple):
    """A row that says nothing yet of who owes what comes next, and the duty that decides it; None where none does."""

    row: BoardRow
    first: Duty | None


class Copied(NamedTuple):
    """The rows as they stood when they were last asked for; good until one comes, goes or comes to differ."""

    order: Sequence[Order]
    rows: Mapping[RecordId, BoardRow]
    kinds: Mapping[Kind, frozenset[RecordId]]


class BoardRows(Rows[Kept]):
    """One row for each child on the board, whoever is most at risk first."""

    def __init__(self) -> None:
        super().__init__(_kept)
        self._order: Ordered[Order] = Ordered()
        self._kinds: Sorted[Kind] = Sorted()
        self._alike = OwedAlike()
        self._copied: Copied | None = None

    def begin(self, rulebook: InForce) -> None:
        """Let go of every row."""
        super().begin(rulebook)
        self._order, self._kinds, self._alike = Ordered(), Sorted(), OwedAlike()
        self._copied = None

    def changed(self, record: RecordId, before: Kept | None, after: Kept | None) -> None:
        """Put a row where it comes now."""
        self._copied = None
        if before:
            self._order.discard(by_risk(before.row))
            self._kinds.discard(record, kinds_of(before.row))
            self._alike.drop(record)
        if after:
            self._order.add(by_risk(after.row))
            self._kinds.add(record, kinds_of(after.row))
            self._alike.put(record, after.first)

    def at(self, roster: Roster | None, pack: Pack, now: datetime) -> BoardAt:
        """Return the rows at an instant, to which they were brought, with who owes what comes next."""
        self._alike.bring(pack, now)
        owed = {}
        for alike, first in self._alike.one_of_each():
            owner = owner_now(first, roster, pack, now)
            owed[alike] = OwedNow(owner, unit_now(owner, roster, now))
        order, rows, kinds = self._as_they_stand()
        return BoardAt(order=order, rows=rows, kinds=kinds, alike=self._alike.copied(), owed=owed)

    def owners_change(self, roster: Roster | None, pack: Pack, now: datetime) -> Iterator[datetime]:
        """Yield when, after now, what comes next for a child is passed up another rung, or a post changes hands."""
        self._alike.bring(pack, now)
        if self._alike.until is not None:
            yield self._alike.until
        if roster is None:
            return
        owing = (alike for alike, _ in self._alike.one_of_each() if alike)
        for role in {*pack.head.ladder, *(role for one in owing for role in (one.role, one.first) if role)}:
            changes = roster.changes(role)
            yield from changes[bisect_right(changes, now) :][:1]

    def _as_they_stand(self) -> Copied:
        if self._copied is None:
            rows = {record: kept.row for record, kept in self.rows.items()}
            self._copied = Copied(list(self._order.held), rows, self._kinds.copied())
        return self._copied


def kept_board(reading: Reading, now: datetime) -> tuple[BoardAt, datetime]:
    """Return the children who are missing now, or found and not yet seen, whoever is most at risk first.

    With it, until when nothing on the board changes by itself. A row's own ``valid_until`` is not kept up.
    """
    caseload = reading.those((), now)
    roster, pack = caseload.roster, caseload.rulebook.pack_at(now)
    with reading.column(BoardRows, now) as rows:
        ends = rows.owners_change(roster, pack, now)
        until = min((reading.holds_until or LATEST, caseload.rulebook.changes_after(now) or LATEST, *ends))
        return rows.at(roster, pack, now), until


def _kept(case: Case, rulebook: InForce) -> tuple[Kept | None, None]:
    """Return the row of a case; its own end is left out, because duties, entries and birthdays say when it changes."""
    if not is_on_board(case):
        return None, None
    row = row_of(case, None, rulebook.pack, case.at)
    return Kept(replace(row, valid_until=LATEST), first_owed(case, rulebook.pack, case.at)), None
