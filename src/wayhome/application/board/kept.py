"""The rows of the board, kept in step with the record: only children whom an entry or an instant bears on come anew.

Who owes what a child is owed next depends on who is on duty at the minute, so it is not kept: it is asked when the
board is, once for each role and each rung it has gone up, of however many children.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from wayhome.application.board.owing import first_owed, owner_now, unit_now
from wayhome.application.board.row import BoardRow, Order, by_risk, is_on_board, row_of
from wayhome.application.caseload import Case
from wayhome.application.reading import Reading
from wayhome.application.standing.columns import Rows
from wayhome.application.standing.ordered import Ordered
from wayhome.duties.duty import Duty, Status
from wayhome.duties.in_force import InForce
from wayhome.duties.owners import Owner, Roster, steps_overdue
from wayhome.kernel.ids import RecordId
from wayhome.rulebook.pack import Pack

LATEST = datetime.max.replace(tzinfo=UTC)
Key = tuple[str, str, int, timedelta] | None


class Kept(NamedTuple):
    """A row that says nothing yet of who owes what comes next, and the duty that decides it; None where none does."""

    row: BoardRow
    first: Duty | None


class BoardRows(Rows[Kept]):
    """One row for each child on the board, whoever is most at risk first."""

    def __init__(self) -> None:
        super().__init__(_kept)
        self._order: Ordered[Order] = Ordered()
        self._shown: dict[RecordId, BoardRow] = {}

    def begin(self, rulebook: InForce) -> None:
        """Let go of every row."""
        super().begin(rulebook)
        self._order, self._shown = Ordered(), {}

    def changed(self, record: RecordId, before: Kept | None, after: Kept | None) -> None:
        """Put a row where it comes now."""
        self._shown.pop(record, None)
        if before:
            self._order.discard(by_risk(before.row))
        if after:
            self._order.add(by_risk(after.row))

    def at(self, roster: Roster | None, pack: Pack, now: datetime) -> tuple[BoardRow, ...]:
        """Return the rows at an instant, to which they were brought, with who owes what comes next."""
        owners: dict[Key, tuple[Owner, str]] = {}
        return tuple(self._row(key[-1], owners, roster, pack, now) for key in self._order.held)

    def owners_change(self, roster: Roster | None, pack: Pack, now: datetime) -> Iterator[datetime]:
        """Yield when, after now, what comes next for a child is passed up another rung, or a post changes hands."""
        roles = set(pack.head.ladder)
        for _, first in self.rows.values():
            if first is not None:
                roles.add(first.owed_by.role)
                step = pack.head.step_for(first.length)
                yield first.due_at + step * (steps_overdue(first, step, now) + 1)
        if roster is None:
            return
        for role in roles:
            changes = roster.changes(role)
            yield from changes[bisect_right(changes, now) :][:1]

    def _row(
        self, record: RecordId, owners: dict[Key, tuple[Owner, str]], roster: Roster | None, pack: Pack, now: datetime
    ) -> BoardRow:
        row, first = self.rows[record]
        key = _owed_alike(first, pack, now) if first else None
        if key not in owners:
            owner = owner_now(first, roster, pack, now)
            owners[key] = owner, unit_now(owner, roster, now)
        owner, unit = owners[key]
        shown = self._shown.get(record)
        if shown is None or (shown.owing.owner, shown.owing.unit) != (owner, unit):
            shown = self._shown[record] = replace(row, owing=replace(row.owing, owner=owner, unit=unit))
        return shown


def kept_board(reading: Reading, now: datetime) -> tuple[tuple[BoardRow, ...], datetime]:
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


def _owed_alike(duty: Duty, pack: Pack, now: datetime) -> tuple[str, str, int, timedelta]:
    """Return what decides who owes a duty now, and how it is said."""
    return duty.owed_by.agency, duty.owed_by.role, _steps(duty, pack, now), pack.head.step_for(duty.length)


def _steps(duty: Duty, pack: Pack, now: datetime) -> int:
    """Return how many rungs up a duty has gone; -1 where it is not overdue."""
    return steps_overdue(duty, pack.head.step_for(duty.length), now) if duty.status_at(now) is Status.OVERDUE else -1
