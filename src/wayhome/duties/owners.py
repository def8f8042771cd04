"""Who owes it now: a duty is owed by a post, and the person is whoever holds the post at that minute.

A post that nobody holds escalates up the pack's ladder, and so does a duty that stays overdue. When the whole ladder is
empty the top of it is named and said to be vacant, so that no open duty is ever without an owner.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from wayhome.duties.duty import Duty, Status
from wayhome.kernel.ids import ActorId, PostId, SubjectKind, key_of, kind_of
from wayhome.kernel.moments import instant
from wayhome.record.envelope import Event

HELD = "workforce.post_held"
STEP = timedelta(hours=1)
NOTHING_BESIDE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Someone holding a post, from an instant until another (exclusive), or until further notice."""

    post: PostId
    role: str
    unit: str
    officer: ActorId
    start: datetime
    end: datetime | None

    def covers(self, moment: datetime) -> bool:
        """Say whether the post was held so at an instant."""
        return self.start <= moment and (self.end is None or moment < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who owes a duty at an instant: the role it has come to, the post and the person, and how far it escalated."""

    agency: str
    role: str
    post: PostId = PostId("")
    officer: ActorId = ActorId("")
    steps: int = 0
    why: str = ""

    @property
    def is_vacant(self) -> bool:
        """Say whether nobody on duty holds any post the duty could have come to."""
        return self.agency == "police" and not self.officer


class Roster:
    """Who holds which post when."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._holdings = [_holding(event) for event in events if event.type == HELD]

    def on_duty(self, role: str, moment: datetime, unit: str = "") -> Holding | None:
        """Return who holds a post of a role at an instant, in a unit where one is named; the latest to start."""
        held = (one for one in self._holdings if one.role == role and one.covers(moment) and unit in ("", one.unit))
        return max(held, key=lambda one: (one.start, one.post), default=None)

    def held_by(self, officer: ActorId, moment: datetime) -> tuple[Holding, ...]:
        """Return the posts somebody holds at an instant, the latest to start first."""
        held = [one for one in self._holdings if one.officer == officer and one.covers(moment)]
        return tuple(sorted(held, key=lambda one: (one.start, one.post), reverse=True))


def _holding(event: Event) -> Holding:
    post = next((key_of(named) for named in event.subjects if kind_of(named) is SubjectKind.POST), "")
    body = event.body
    end = body.get("end")
    return Holding(
        post=PostId(post),
        role=str(body["role"]),
        unit=str(body.get("unit", "")),
        officer=ActorId(str(body["officer"])),
        start=instant(str(body["start"])),
        end=instant(str(end)) if end else None,
    )


def owner_of(
    duty: Duty,
    roster: Roster,
    ladder: tuple[str, ...],
    now: datetime,
    *,
    unit: str = "",
    beside: Mapping[str, str] = NOTHING_BESIDE,
) -> Owner:
    """Name the owner of a duty at an instant; duties of other agencies are theirs.

    ``beside`` says of a role off the ladder which rung it stands beside, so that it escalates from there.
    """
    if duty.owed_by.agency != "police":
        return Owner(agency=duty.owed_by.agency, role=duty.owed_by.role)
    rungs = _rungs(duty.owed_by.role, ladder, beside)
    overdue = min(_steps_overdue(duty, now), len(rungs) - 1)
    for steps, role in enumerate(rungs[overdue:], start=overdue):
        holding = roster.on_duty(role, now, unit)
        if holding is not None:
            why = _why(overdue, vacant=steps > overdue)
            return Owner(agency="police", role=role, post=holding.post, officer=holding.officer, steps=steps, why=why)
    return Owner(agency="police", role=rungs[-1], steps=len(rungs) - 1, why="nobody on the ladder is on duty")


def _rungs(role: str, ladder: tuple[str, ...], beside: Mapping[str, str]) -> tuple[str, ...]:
    """Return the role and those above it; a role that stands beside no rung of the ladder stands below the first."""
    rung = role if role in ladder else beside.get(role)
    above = ladder[ladder.index(rung) :] if rung in ladder else ladder
    return above if role in ladder else (role, *above)


def _steps_overdue(duty: Duty, now: datetime) -> int:
    """Count a step up the ladder for each whole hour overdue: our default, see the decision on default times."""
    return int((now - duty.due_at) / STEP) if duty.status_at(now) is Status.OVERDUE else 0


def _why(overdue: int, *, vacant: bool) -> str:
    reasons = ["it has been overdue for more than an hour"] if overdue else []
    return " and ".join(reasons + (["the post below is vacant"] if vacant else []))
