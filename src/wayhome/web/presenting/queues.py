"""The caseload sorted for people: each case with how it stands, and the filters whose counts open what they count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wayhome.application.caseload import Case, Caseload
from wayhome.duties.duty import Status
from wayhome.kernel.ids import SubjectKind
from wayhome.web.presenting.standing import Standing, standing

Keeps = Callable[["Listed"], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A case with how it stands, before it is made into a row."""

    case: Case
    standing: Standing
    overdue: int
    owed: int


FILTERS: Mapping[str, tuple[str, Keeps]] = {
    "live": ("Live now", lambda listed: listed.standing.live),
    "missing": ("Missing now", lambda listed: listed.standing.state.words == "Missing"),
    "overdue": ("Overdue", lambda listed: listed.overdue > 0),
    "owed": ("Owed", lambda listed: listed.overdue + listed.owed > 0),
    "episodes": ("Missing episodes", lambda listed: listed.case.kinds[0] is SubjectKind.EPISODE),
    "investigations": ("Investigations", lambda listed: listed.case.kinds[0] is SubjectKind.INVESTIGATION),
    "all": ("All", lambda _: True),
}
USUAL = "live"


def pressing(one: Listed) -> tuple[object, ...]:
    """Order by risk before process: children missing now by risk; then what is overdue; then by due time."""
    level = one.case.known.level(one.case.at) if one.standing.state.words == "Missing" else ""
    risk = {"high": 0, "medium": 1, "low": 2, "very_low": 3}.get(level, 4)
    due = min((duty.due_at.timestamp() for duty in one.case.open_duties), default=float("inf"))
    return (not one.standing.live, risk, not one.overdue, due, one.case.record)


def listed(caseload: Caseload) -> tuple[Listed, ...]:
    """Return the cases to list: a child's own record is reached from a case unless it owes something itself."""
    found = (as_listed(case) for case in caseload.cases)
    return tuple(one for one in found if one.case.kinds[0] is not SubjectKind.CHILD or one.case.duties)


def as_listed(case: Case) -> Listed:
    """Return a case with how it stands."""
    return Listed(
        case=case,
        standing=standing(case, ()),
        overdue=len(case.in_status(Status.OVERDUE)),
        owed=len(case.in_status(Status.OWED)),
    )
