"""Who owes it now: a duty is owed by a post, and the person is whoever holds the post at that minute.

A post that nobody holds escalates up the pack's ladder, and so does a duty that stays overdue. Where nobody is on duty
as far up as it has come, it stays with the highest below who is. When the whole ladder is empty the top of it is named
and said to be vacant, so that no open duty is ever without an owner.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    """Who holds which post when, found by role and by officer: a force writes down thousands of shifts a year."""

    def __init__(self, events: Iterable[Event]) -> None:
        held = sorted((_holding(event) for event in events if event.type == HELD), key=_latest)
        self._by_role, self._by_officer = _sorted_out(held, lambda one: one.role), _sorted_out(held, _officer)

    def on_duty(self, role: str, moment: datetime, unit: str = "") -> Holding | None:
        """Return who holds a post of a role at an instant, in a unit where one is named; the latest to start."""
        held = _holding_at(self._by_role.get(role, []), moment)
        return next((one for one in held if unit in ("", one.unit)), None)

    def held_by(self, officer: ActorId, moment: datetime) -> tuple[Holding, ...]:
        """Return the posts somebody holds at an instant, the latest to start first."""
        return tuple(_holding_at(self._by_officer.get(officer, []), moment))


def _holding_at(held: list[Holding], moment: datetime) -> Iterator[Holding]:
    """Yield those that cover an instant, the latest to start first, from some in the order in which they start."""
    for place in range(bisect_right(held, moment, key=lambda one: one.start) - 1, -1, -1):
        if held[place].covers(moment):
            yield held[place]


def _sorted_out(held: list[Holding], by: Callable[[Holding], str]) -> dict[str, list[Holding]]:
    found: dict[str, list[Holding]] = {}
    for one in held:
        found.setdefault(by(one), []).append(one)
    return found


def _latest(one: Holding) -> tuple[datetime, PostId]:
    return one.start, one.post


def _officer(one: Holding) -> str:
    return one.officer


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
    climbed = list(enumerate(rungs))
    for steps, role in (*climbed[overdue:], *reversed(climbed[:overdue])):
        holding = roster.on_duty(role, now, unit)
        if holding is not None:
            why = _why(overdue, steps)
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


def _why(overdue: int, steps: int) -> str:
    reasons = ["it has been overdue for more than an hour"] if overdue else []
    if steps < overdue:
        reasons.append("nobody above is on duty")
    return " and ".join(reasons + (["the post below is vacant"] if steps > overdue else []))
