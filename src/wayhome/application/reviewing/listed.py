"""The desk's lists: which investigations a filter keeps, and in which order they stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from wayhome.application.reading import Reading
from wayhome.application.reviewing.rows import HIGH, DeskRow, InvestigationRows
from wayhome.kernel.ids import Subject

SOON = timedelta(days=3)  # how near a loss is to stand in the list of what is lost soon; our choice
LATEST = datetime.max.replace(tzinfo=UTC)
Keeps = Callable[[DeskRow, "Asking"], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks, by their id, at which instant, and which children are missing then."""

    me: str
    now: datetime
    missing: frozenset[Subject]


def _is_offered(row: DeskRow, asking: Asking) -> bool:
    hands = row.hands
    return hands.offered_at is not None and hands.offered_by != asking.me and hands.offered_to in ("", asking.me)


def _review_is_late(row: DeskRow, asking: Asking) -> bool:
    due = row.owing.review_due
    return due is not None and due < asking.now


def _is_lost_soon(row: DeskRow, asking: Asking) -> bool:
    return row.lost_at is not None and row.lost_at <= asking.now + SOON


FILTERS: Mapping[str, tuple[str, Keeps]] = {
    "mine": ("I supervise", lambda row, asking: row.hands.supervisor == asking.me),
    "offered": ("Offered to me", _is_offered),
    "all": ("All", lambda _row, _asking: True),
    "missing": ("Child missing now", lambda row, asking: not asking.missing.isdisjoint(row.children)),
    "high": ("High risk", lambda row, _asking: row.risk == HIGH),
    "unread": ("Unread risk", lambda row, _asking: row.unread is not None),
    "not-assessed": ("Risk not assessed", lambda row, _asking: not row.risk),
    "unallocated": ("Given to nobody", lambda row, _asking: not row.hands.allocated),
    "unskilled": ("Without the skills", lambda row, _asking: row.hands.allocated and not row.hands.skilled),
    "unsupervised": ("No supervisor", lambda row, _asking: not row.hands.supervisor),
    "overdue": ("Overdue", lambda row, _asking: row.owing.overdue > 0),
    "review": ("Review overdue", _review_is_late),
    "stalled": ("Standing still", lambda row, _asking: row.owing.stalled),
    "no-plan": ("No endorsed plan", lambda row, _asking: row.plan != "endorsed"),
    "not-supported": ("Child does not support it", lambda row, _asking: row.supports == "no"),
    "lost-soon": ("Evidence lost soon", _is_lost_soon),
}
ORDERS: Mapping[str, tuple[str, Callable[[DeskRow], datetime]]] = {
    "review": ("Next review", lambda row: row.owing.review_due or LATEST),
    "moved": ("Longest without movement", lambda row: row.moved_at or row.opened_at),
    "lost": ("Evidence lost first", lambda row: row.lost_at or LATEST),
}
BY_RISK = "risk"


class Investigations:
    """Every investigation that goes on, as one supervisor's desk asks for them at an instant."""

    def __init__(self, reading: Reading, me: str, now: datetime) -> None:
        with reading.column(InvestigationRows, now) as kept:
            self._rows = kept.in_order()
            self.asking = Asking(me=me, now=now, missing=kept.missing)

    def rows(self, chosen: str, order: str = BY_RISK) -> Sequence[DeskRow]:
        """Return those that a filter keeps: by risk, or by one of ``ORDERS``, those alike by risk."""
        found = [row for row in self._rows if FILTERS[chosen][1](row, self.asking)]
        return sorted(found, key=ORDERS[order][1]) if order in ORDERS else found

    def counts(self) -> Mapping[str, int]:
        """Return how many each filter keeps."""
        return {name: sum(keeps(row, self.asking) for row in self._rows) for name, (_, keeps) in FILTERS.items()}
