"""One row of the supervisor's desk for each investigation that goes on, kept in step with the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.application.caseload import Case
from wayhome.application.reviewing.moving import REVIEWED, Unread, last_moved, lost_next, unread_risk
from wayhome.application.standing.columns import Place
from wayhome.casework.without_the_child.position import NOT_SUPPORTING, position_of
from wayhome.duties.duty import Status
from wayhome.duties.in_force import InForce
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject, SubjectKind
from wayhome.record.effective import effective
from wayhome.record.envelope import Event
from wayhome.record.states import Episode, fold

HIGH, NOT_ASSESSED, MEDIUM, STANDARD = "high", "", "medium", "standard"
PLACES = {HIGH: 0, NOT_ASSESSED: 1, MEDIUM: 2, STANDARD: 3}
REVIEWS = ("review_investigation", "review_investigation_inspector", "review_investigation_senior")
STALLED = "resolve_stall"
ENTRIES = 40
Order = tuple[int, bool, float, RecordId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The last review of a case: which entry, by whom, and when."""

    event: EventId
    by: ActorId
    at: datetime
    nominal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InHands:
    """Who investigates and who supervises, by their ids; empty where nobody does, or the record does not say who.

    ``offered_by`` is who offers the case to another supervisor, and ``offered_to`` to whom, while nobody accepted it.
    """

    investigator: str = ""
    supervisor: str = ""
    allocated: bool = False
    skilled: bool = False
    offered_by: str = ""
    offered_to: str = ""
    offered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedOn:
    """What is owed on a case: when each review is, how much is overdue, what is due first, whether it stands still."""

    reviews_due: tuple[tuple[str, datetime], ...] = ()
    owed: int = 0
    overdue: int = 0
    first_due: datetime | None = None
    stalled: bool = False

    @property
    def review_due(self) -> datetime | None:
        """Return when the next review is due, whoever owes it."""
        return min((due for _, due in self.reviews_due), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One investigation as its supervisor sees it. All instants are in UTC, and none says how it stands at a minute.

    ``risk`` is the level last assessed, empty where nobody assessed any. ``supports`` is yes, no or unknown.
    ``entered`` are when the last entries of the case were written down, the latest first.
    """

    record: RecordId
    children: tuple[Subject, ...]
    risk: str
    opened_at: datetime
    hands: InHands
    plan: str
    owing: OwedOn
    moved_at: datetime | None
    supports: str
    lost_at: datetime | None
    unread: Unread | None
    reviewed: Reviewed | None
    entered: tuple[datetime, ...]

    @property
    def place(self) -> int:
        """Return where its risk puts it: what nobody has read counts as the worst it may turn out to be."""
        return min(PLACES.get(self.risk, 1), PLACES[NOT_ASSESSED] if self.unread else PLACES[STANDARD])

    def new_since(self, look: datetime) -> int:
        """Return how many entries were written down after a look, of the last forty."""
        return sum(at > look for at in self.entered)


def by_risk(row: DeskRow, *, missing: bool = False) -> Order:
    """Order by risk, a child who is missing now first; then by what is overdue and due first; never by age alone."""
    due = row.owing.first_due.timestamp() if row.owing.first_due else float("inf")
    return (-1 if missing else row.place, not row.owing.overdue, due, row.record)


class InvestigationRows:
    """A column: every investigation that goes on, the riskiest first, and which children are missing."""

    def __init__(self) -> None:
        self._rulebook: InForce | None = None
        self._missing: dict[RecordId, tuple[Subject, ...]] = {}
        self._in_order: tuple[DeskRow, ...] | None = None
        self.rows: dict[RecordId, DeskRow] = {}

    def begin(self, rulebook: InForce) -> None:
        """Let go of every row."""
        self._rulebook = rulebook
        self._missing, self.rows, self._in_order = {}, {}, None

    def put(self, case: Case, place: Place) -> datetime | None:  # noqa: ARG002 - what has ended has no row, settled or not
        """Take in an investigation as it stands, or that the children of an episode are missing."""
        if self._rulebook is None:
            raise RuntimeError("Rows are made once a rulebook is known.")
        if case.kinds[0] is SubjectKind.EPISODE:
            self._keep_missing(case)
        elif case.kinds[0] is SubjectKind.INVESTIGATION:
            self._keep(case.record, desk_row(case, self._rulebook))
        return None

    def drop(self, record: RecordId, place: Place) -> None:  # noqa: ARG002 - it is gone
        """Let go of a case."""
        self._keep(record, None)
        if self._missing.pop(record, None):
            self._in_order = None

    @property
    def missing(self) -> frozenset[Subject]:
        """Return the children who are missing now."""
        return frozenset(child for children in self._missing.values() for child in children)

    def in_order(self) -> tuple[DeskRow, ...]:
        """Return every row, the riskiest first."""
        if self._in_order is None:
            missing = self.missing
            keyed = ((by_risk(row, missing=not missing.isdisjoint(row.children)), row) for row in self.rows.values())
            self._in_order = tuple(row for _, row in sorted(keyed, key=lambda pair: pair[0]))
        return self._in_order

    def _keep_missing(self, case: Case) -> None:
        missing = case.children if _is_missing(case) else ()
        if missing != self._missing.get(case.record, ()):
            self._in_order = None
        self._missing.pop(case.record, None)
        if missing:
            self._missing[case.record] = missing

    def _keep(self, record: RecordId, row: DeskRow | None) -> None:
        if row == self.rows.get(record):
            return
        self._in_order = None
        self.rows.pop(record, None)
        if row is not None:
            self.rows[record] = row


def _is_missing(case: Case) -> bool:
    told = [held.event for held in case.entries if held.event.happened_at <= case.at]
    return fold(Episode(), sorted(told, key=lambda event: (event.happened_at, event.id))).phase == "missing"


def desk_row(case: Case, rulebook: InForce) -> DeskRow | None:
    """Return the row of an investigation at the case's instant; None for one that has ended or was never begun."""
    told = _told(case)
    own = [event for event in told if event.record == case.record]
    if not own or _has_ended(own):
        return None
    return DeskRow(
        record=case.record,
        children=case.children,
        risk=str(case.known.value("case_risk", case.at) or NOT_ASSESSED),
        opened_at=own[0].happened_at,
        hands=_hands(own),
        plan=_plan(own),
        owing=_owing(case),
        moved_at=last_moved(own, rulebook.pack_at(case.at)),
        supports=_supports(own, case.children),
        lost_at=lost_next(own),
        unread=unread_risk(told, own),
        reviewed=_reviewed(own),
        entered=tuple(sorted((held.event.recorded_at for held in case.entries), reverse=True)[:ENTRIES]),
    )


def _supports(own: Sequence[Event], children: Sequence[Subject]) -> str:
    """Say whether the children support it: no where one does not, yes where all are known to, else unknown."""
    story = Story(
        next((named for event in own for named in event.subjects if named.startswith("inv")), Subject("")), own
    )
    stands = [position_of(story, child) for child in children]
    if any(one.withdrawn or one.stance in NOT_SUPPORTING for one in stands):
        return "no"
    return "yes" if stands and all(one.carries for one in stands) else "unknown"


def _owing(case: Case) -> OwedOn:
    owed = case.open_duties
    return OwedOn(
        reviews_due=tuple(sorted((duty.act, duty.due_at) for duty in owed if duty.act in REVIEWS)),
        owed=len(owed),
        overdue=sum(duty.status_at(case.at) is Status.OVERDUE for duty in owed),
        first_due=min((duty.due_at for duty in owed), default=None),
        stalled=any(duty.act == STALLED for duty in owed),
    )


def _hands(own: Sequence[Event]) -> InHands:
    given, offered = _last(own, "investigation.allocated"), _offered(own)
    return InHands(
        investigator=_officer(given),
        supervisor=_officer(_last(own, "investigation.supervisor_assigned")),
        allocated=given is not None,
        skilled=given is not None and given.body.get("skilled") is True,
        offered_by=offered.actor if offered else "",
        offered_to=str(offered.body.get("to") or "") if offered else "",
        offered_at=offered.happened_at if offered else None,
    )


def _told(case: Case) -> list[Event]:
    """Return what had happened in the case by its instant, and to its children in no case, corrections applied."""
    events = effective(held.event for held in (*case.entries, *case.background))
    told = {event.id: event for event in events if event.happened_at <= case.at}
    return sorted(told.values(), key=lambda event: (event.happened_at, event.id))


def _has_ended(own: Sequence[Event]) -> bool:
    """Say whether it has its outcome, or goes on as part of another, and was not opened again since."""
    last = _last(own, "investigation.outcome_reached", "investigation.merged_into", "investigation.reopened")
    return last is not None and last.type != "investigation.reopened"


def _last(own: Sequence[Event], *names: str) -> Event | None:
    return next((event for event in reversed(own) if event.type in names), None)


def _officer(event: Event | None) -> str:
    return str(event.body.get("officer") or "") if event else ""


def _plan(own: Sequence[Event]) -> str:
    last = _last(own, "investigation.plan_made", "investigation.plan_endorsed", "investigation.plan_revised")
    said: dict[str, str] = {
        "investigation.plan_made": "made", "investigation.plan_revised": "revised",
        "investigation.plan_endorsed": "endorsed",
    }  # fmt: skip
    return said[last.type] if last else "none"


def _reviewed(own: Sequence[Event]) -> Reviewed | None:
    last = _last(own, REVIEWED)
    if last is None:
        return None
    return Reviewed(event=last.id, by=last.actor, at=last.happened_at, nominal=last.body.get("nominal") is True)


def _offered(own: Sequence[Event]) -> Event | None:
    """Return the offer to another supervisor that nobody has accepted yet."""
    names = (
        "investigation.supervision_offered", "investigation.supervision_accepted", "investigation.supervisor_assigned",
    )  # fmt: skip
    last = _last(own, *names)
    return last if last is not None and last.type == names[0] else None
