"""One row of the live board, made from a case: who is at risk, what is unread, who owes what next, and how long it is.

A row is made from the case, the roster and the rulebook alone. It holds instants and never how long something has been,
so that it can be kept: it is good until an entry touches its case, the roster or the rulebook in force, and until its
``valid_until``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from wayhome.application.board.handing import Handing, handing
from wayhome.application.board.owing import Owing, changes_of_owner, owing_of
from wayhome.application.board.silence import Silence, silence_of
from wayhome.application.board.state import LIVE, State, stands
from wayhome.application.board.unread import GRADED, HIGH, Unread, last_of, unread_of, worst_of
from wayhome.application.caseload import Case, Caseload
from wayhome.duties.facts import LEVELS
from wayhome.duties.owners import Roster
from wayhome.kernel.ids import RecordId, RuleId, Subject, SubjectKind
from wayhome.kernel.worktime import london_day, start_of_day
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

A_DAY = timedelta(days=1)
HAND_OVER = "hand_over"
Order = tuple[bool, bool, bool, bool, float, bool, bool, int, float, RecordId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """How high the risk is, and why it is treated so.

    ``grade`` is the level last given, empty where nobody has graded it; ``level`` is what the child is treated as: the
    grade, or medium for a child nobody has graded, and never below the floor. ``could_be`` is the worst that may be
    inside what nobody has read yet. ``floors`` are those that hold the level above the grade. ``life``: a floor of the
    rulebook about the child's life holds, whatever the grade.
    """

    grade: str
    provisional: bool
    graded_at: datetime | None
    level: str
    could_be: str
    floors: tuple[RuleId, ...]
    life: bool

    @property
    def is_high(self) -> bool:
        """Say whether the child is at high risk, or is treated so."""
        return self.level == HIGH

    @property
    def is_unread(self) -> bool:
        """Say whether what nobody has read yet may be worse than the level."""
        return LEVELS.index(self.could_be) > LEVELS.index(self.level)


class Flagged(NamedTuple):
    """Whether exploitation of the child is suspected or known, and which, as it was last flagged; empty where not."""

    confidence: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One child on the board. All instants are in UTC.

    ``area`` is the key of the part of the force's ground that the child is missing from, empty where nobody said.
    ``since`` is from when the child has been missing, or has been found and not yet seen. ``handover_due`` is by when
    the case is owed to be handed over, where it is. ``age`` is None where it is not known. ``valid_until`` is the next
    instant at which anything here may change though nothing is entered.
    """

    record: RecordId
    children: tuple[Subject, ...]
    age: int | None
    state: State
    again: bool
    since: datetime | None
    area: str
    risk: Risk
    exploitation: Flagged
    unread: tuple[Unread, ...]
    silence: Silence
    owing: Owing
    handing: Handing
    handover_due: datetime | None
    changed_at: datetime
    valid_until: datetime

    @property
    def silent_since(self) -> datetime | None:
        """Return from when nothing has been done that could find the child: from the report, if nothing was yet."""
        return self.silence.last.happened_at if self.silence.last else self.since

    @property
    def is_missing(self) -> bool:
        """Say whether the child is being looked for."""
        return self.state is State.MISSING

    @property
    def presses(self) -> bool:
        """Say whether the child's life is feared for and nothing was done to find them since they were reported."""
        last = self.silence.last
        looked = last is not None and (self.since is None or last.happened_at >= self.since)
        return self.is_missing and self.risk.life and not looked


def is_on_board(case: Case) -> bool:
    """Say whether a case stands on the board at its instant: a child is missing, or found and not yet seen."""
    return (
        case.kinds[0] is SubjectKind.EPISODE
        and bool(case.children)
        and stands(_happened(case, case.at), case.at).state in LIVE
    )


def row_of(case: Case, roster: Roster | None, pack: Pack, now: datetime) -> BoardRow:
    """Return the row of a missing episode at an instant.

    ``case`` is as it stands at ``now``; ``roster`` is None where no post was ever recorded. The row may be kept, and
    shown at any later instant before ``valid_until`` while no entry touches the case, a post or the rulebook in force.
    """
    told, own = _told(case, now), _happened(case, now)
    standing, age = stands(own, now), case.known.value("age", now)
    unread = unread_of(case, told, now) if standing.state is State.MISSING else ()
    owing = owing_of(case, roster, pack, now)
    return BoardRow(
        record=case.record,
        children=case.children,
        age=age if isinstance(age, int) else None,
        state=standing.state,
        again=standing.again,
        since=standing.since,
        area=_area(own),
        risk=_risk(case, own, unread, pack, now),
        exploitation=_flagged(case, now),
        unread=unread,
        silence=silence_of(own, case.duties, now),
        owing=owing,
        handing=handing(case),
        handover_due=min((duty.due_at for duty in case.open_duties if duty.act == HAND_OVER), default=None),
        changed_at=case.changed_at,
        valid_until=min(_may_change(case, roster, pack, now)),
    )


def board(caseload: Caseload, now: datetime) -> tuple[BoardRow, ...]:
    """Return the children who are missing now, or found and not yet seen, whoever is most at risk first."""
    roster, pack = caseload.roster, caseload.rulebook.pack_at(now)
    rows = (row_of(case, roster, pack, now) for case in caseload.cases if is_on_board(case))
    return tuple(sorted(rows, key=by_risk))


def by_risk(row: BoardRow) -> Order:
    """Order rows: children still missing, high or treated as high, unread risk, overdue, longest silence.

    Of children at high risk those whose life is feared for and for whom nobody has looked at all come first: the first
    hour finds them, and a silence of days would hide it. Then those for whom nothing was done for longer than the rule
    allows, the longest silence before all: one thing unread about another child is no reason to let it grow. Otherwise
    what is unread comes before what is late: nobody knows what is inside it. Found children come after those missing.
    Only what is entered moves a child to the front or from it, and no clock.
    """
    silent = row.silent_since.timestamp() if row.silent_since else 0.0
    quiet = row.is_missing and row.risk.is_high and row.silence.broken
    return (
        not row.is_missing,
        not row.risk.is_high,
        not row.presses,
        not quiet,
        silent if quiet else 0.0,
        not row.unread,
        not row.owing.overdue,
        -LEVELS.index(row.risk.level),
        silent,
        row.record,
    )


def _risk(case: Case, own: Iterable[Event], unread: tuple[Unread, ...], pack: Pack, now: datetime) -> Risk:
    graded, level = last_of(own, GRADED), case.known.level(now)
    grade, holding = case.known.value("grade", now), case.known.floors_at(now)
    levels = {floor.id: floor.level for floor in pack.floors}
    above = grade is None or LEVELS.index(level) > LEVELS.index(str(grade))
    return Risk(
        grade=str(grade or ""),
        provisional=graded is not None and graded.body.get("status") == "provisional",
        graded_at=graded.happened_at if graded else None,
        level=level,
        could_be=worst_of(level, unread),
        floors=tuple(one for one in holding if levels[one] == level) if above else (),
        life=any(floor.life and floor.id in holding for floor in pack.floors),
    )


def _flagged(case: Case, now: datetime) -> Flagged:
    held = case.known.value("exploitation", now), case.known.value("exploitation_kind", now)
    return Flagged(*(str(one or "") for one in held))


def _may_change(case: Case, roster: Roster | None, pack: Pack, now: datetime) -> Iterator[datetime]:
    """Yield instants after now at which something may change though nothing is entered; midnight is always one.

    The age changes at midnight in London, and what the calendar raises is told anew then.
    """
    yield start_of_day(london_day(now) + A_DAY)
    yield from (at for duty in case.duties for at in duty.changes() if at > now)
    yield from changes_of_owner(case.open_duties, roster, pack, now)
    yield from (held.event.happened_at for held in case.entries if held.event.happened_at > now)
    yield from (held.event.happened_at for held in case.background if held.event.happened_at > now)


def _told(case: Case, now: datetime) -> list[Event]:
    """Return what had happened in a case and about its child besides, corrections applied."""
    held = (*case.entries, *case.background)
    return [event for event in effective(one.event for one in held) if event.happened_at <= now]


def _happened(case: Case, now: datetime) -> list[Event]:
    return [event for event in effective(held.event for held in case.entries) if event.happened_at <= now]


def _area(own: Iterable[Event]) -> str:
    said = [str(event.body.get("area") or "") for event in own if event.type == "missing.reported"]
    return next((area for area in reversed(said) if area), "")
