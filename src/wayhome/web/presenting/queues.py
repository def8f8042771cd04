"""The caseload sorted for people: each case with how it stands, and the filters whose counts open what they count.

Only cases that are open, and those on the page at hand, are read. What the settled ones still owe is known without.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from wayhome.application.case_index import Kinds, StillOwing
from wayhome.application.caseload import Case, Caseload
from wayhome.application.reading import Reading
from wayhome.duties.duty import Status
from wayhome.kernel.ids import RecordId, SubjectKind
from wayhome.web.presenting.standing import Standing, standing

A_PAGE = 50
EPISODES, INVESTIGATIONS = frozenset({SubjectKind.EPISODE}), frozenset({SubjectKind.INVESTIGATION})
EVERY_KIND = frozenset({SubjectKind.EPISODE, SubjectKind.INVESTIGATION, SubjectKind.CHILD})
Keeps = Callable[["Listed"], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A case with how it stands, before it is made into a row."""

    case: Case
    standing: Standing
    overdue: int
    owed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfSettled:
    """Which of the settled cases a filter keeps: those of some kinds, or only those that owe something still."""

    kinds: Kinds = frozenset()
    owing: bool = False
    overdue: bool = False

    def keeps(self, one: StillOwing) -> bool:
        """Say whether it keeps a settled case that owes something still."""
        return one.overdue if self.overdue else self.owing or one.kind in self.kinds


FILTERS: Mapping[str, tuple[str, Keeps, OfSettled]] = {
    "live": ("Live now", lambda listed: listed.standing.live, OfSettled()),
    "missing": ("Missing now", lambda listed: listed.standing.state.words == "Missing", OfSettled()),
    "overdue": ("Overdue", lambda listed: listed.overdue > 0, OfSettled(owing=True, overdue=True)),
    "owed": ("Owed", lambda listed: listed.overdue + listed.owed > 0, OfSettled(owing=True)),
    "episodes": (
        "Missing episodes", lambda listed: listed.case.kinds[0] is SubjectKind.EPISODE, OfSettled(kinds=EPISODES),
    ),
    "investigations": (
        "Investigations",
        lambda listed: listed.case.kinds[0] is SubjectKind.INVESTIGATION,
        OfSettled(kinds=INVESTIGATIONS),
    ),
    "all": ("All", lambda _: True, OfSettled(kinds=EVERY_KIND)),
}  # fmt: skip
USUAL = "live"


class Queues:
    """Every queue of a caseload at an instant: how many cases each filter keeps, and a page of them at a time."""

    def __init__(self, reading: Reading, at: datetime) -> None:
        self._reading = reading
        self.caseload = reading.live(at)
        self.at = at
        self._settled = reading.index.settled(at)

    @property
    def warning(self) -> str:
        """Say that numbers may be short while it is worked out what is owed, as after a large import."""
        if not self._settled.behind:
            return ""
        return (
            f"What is owed is still being worked out for {self._settled.behind:,} children and cases. Until then, "
            "closed cases that owe something may be missing here. Open cases are complete."
        )

    @property
    def is_empty(self) -> bool:
        """Say whether there is no case at all."""
        return not self.caseload.cases and not any(self._settled.kinds.values())

    def count(self, chosen: str) -> int:
        """Return how many cases a filter keeps."""
        keeps, of_settled = FILTERS[chosen][1], FILTERS[chosen][2]
        settled = self._settled
        nothing_owed = sum(settled.kinds[kind] for kind in of_settled.kinds if kind in settled.kinds)
        nothing_owed -= sum(one.kind in of_settled.kinds for one in settled.owing)
        return sum(map(keeps, self._looked_at)) + len(self._owing(of_settled)) + nothing_owed

    def page(self, chosen: str, number: int = 1) -> tuple[Listed, ...]:
        """Return a page of the cases that a filter keeps, most pressing first: risk before process, open before closed.

        Pages are numbered from one; beyond the last there is nothing.
        """
        first = (number - 1) * A_PAGE
        kept = sorted(filter(FILTERS[chosen][1], self._looked_at), key=pressing)
        shown = kept[first : first + A_PAGE]
        more = self._settled_from(FILTERS[chosen][2], max(first - len(kept), 0), A_PAGE - len(shown))
        return (*shown, *map(as_listed, self._reading.those(more, self.at).cases))

    @cached_property
    def _looked_at(self) -> tuple[Listed, ...]:
        return listed(self.caseload)

    def _owing(self, of_settled: OfSettled) -> Sequence[StillOwing]:
        return [one for one in self._settled.owing if of_settled.keeps(one)]

    def _settled_from(self, of_settled: OfSettled, first: int, count: int) -> Sequence[RecordId]:
        """Return some settled cases: those that owe something still, soonest due first, and then the others."""
        owing = self._owing(of_settled)
        found = [one.record for one in owing[first : first + count]]
        if not of_settled.kinds or len(found) == count:
            return found
        rest = max(first - len(owing), 0)
        index = self._reading.index
        return [*found, *index.owing_nothing(of_settled.kinds, self.at, first=rest, count=count - len(found))]


def pressing(one: Listed) -> tuple[object, ...]:
    """Order by risk before process: children missing now by risk; then what is overdue; then by due time."""
    level = one.case.known.level(one.case.at) if one.standing.state.words == "Missing" else ""
    risk = {"high": 0, "medium": 1, "low": 2, "very_low": 3}.get(level, 4)
    due = min((duty.due_at.timestamp() for duty in one.case.open_duties), default=float("inf"))
    return (not one.standing.live, risk, not one.overdue, due, one.case.record)


def listed(caseload: Caseload) -> tuple[Listed, ...]:
    """Return the cases to list: a child's own record is reached from a case unless it owes something itself."""
    return tuple(map(as_listed, to_list(caseload.cases)))


def to_list(cases: Iterable[Case]) -> Iterable[Case]:
    """Return those of some cases that are listed."""
    return (case for case in cases if case.kinds[0] is not SubjectKind.CHILD or case.duties)


def as_listed(case: Case) -> Listed:
    """Return a case with how it stands."""
    overdue = sum(duty.status_at(case.at) is Status.OVERDUE for duty in case.may_be_open)
    return Listed(case=case, standing=standing(case, ()), overdue=overdue, owed=len(case.open_duties) - overdue)
