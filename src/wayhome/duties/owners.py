"""Who owes it now: a duty is owed by a post, and the person is whoever holds the post at that minute.

A post that nobody holds escalates up the pack's ladder, and so does a duty that stays overdue. Where nobody is on duty
as far up as it has come, it stays with the highest below who is. When the whole ladder is empty the top of it is named
and said to be vacant, so that no open duty is ever without an owner.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Protocol

from wayhome.duties.duty import Duty, Status
from wayhome.duties.holding import HELD as HELD  # noqa: PLC0414 - who owns is asked of who holds: one place to import from
from wayhome.duties.holding import Holding as Holding  # noqa: PLC0414
from wayhome.duties.roster import Roster as Roster  # noqa: PLC0414
from wayhome.duties.story import CASES
from wayhome.kernel.ids import ActorId, PostId, SubjectKind, kind_of
from wayhome.rulebook.head import AN_HOUR

NOTHING_BESIDE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who owes a duty at an instant: the role it has come to, the post and the person, and how far it escalated.

    ``first`` is the role that was asked first, where it is another than the one that owes it otherwise.
    """

    agency: str
    role: str
    post: PostId = PostId("")
    officer: ActorId = ActorId("")
    steps: int = 0
    why: str = ""
    first: str = ""

    @property
    def is_vacant(self) -> bool:
        """Say whether nobody on duty holds any post the duty could have come to."""
        return self.agency == "police" and not self.officer


class WhoIsOn(Protocol):
    """Whatever says who is on duty in a role: a roster, or one as it would be without somebody."""

    def on_duty(self, role: str, moment: datetime, unit: str = "", *, of: SubjectKind | None = None) -> Holding | None:
        """Return who holds a post of a role at an instant, in a unit where one is named, for a kind of case."""

    def own(self, officer: ActorId, moment: datetime) -> Holding | None:
        """Return the post that somebody holds at an instant; None while they are away or hold none."""


@dataclass(frozen=True, slots=True)
class Without:
    """A roster as it would be without one person."""

    roster: Roster
    officer: ActorId

    def on_duty(self, role: str, moment: datetime, unit: str = "", *, of: SubjectKind | None = None) -> Holding | None:
        """Return who else holds a post of a role at an instant."""
        return self.roster.on_duty(role, moment, unit, but=self.officer, of=of)

    def own(self, officer: ActorId, moment: datetime) -> Holding | None:
        """Return the post that somebody else holds at an instant."""
        return None if officer == self.officer else self.roster.own(officer, moment)


def owner_of(
    duty: Duty,
    roster: WhoIsOn,
    ladder: tuple[str, ...],
    now: datetime,
    *,
    step: timedelta = AN_HOUR,
    unit: str = "",
    beside: Mapping[str, str] = NOTHING_BESIDE,
) -> Owner:
    """Name the owner of a duty at an instant; duties of other agencies are theirs.

    ``step`` is how long it stays overdue on each rung, as the rulebook in force at the instant says of its length.
    ``beside`` says of a role off the ladder which rung it stands beside, so that it escalates from there.
    """
    if duty.owed_by.agency != "police":
        return Owner(agency=duty.owed_by.agency, role=duty.owed_by.role)
    first = asked_first(duty, roster, now, unit)
    rungs = _rungs(duty.owed_by.role, ladder, beside)
    rungs = rungs if first == duty.owed_by.role else (first, *rungs)
    overdue = min(steps_overdue(duty, step, now), len(rungs) - 1)
    climbed = list(enumerate(rungs))
    for steps, role in (*climbed[overdue:], *reversed(climbed[:overdue])):
        holding = whose_turn(duty, role, roster, now, unit)
        if holding is not None:
            why = _why(overdue, steps, step)
            at = Owner(agency="police", role=role, post=holding.post, officer=holding.officer, steps=steps, why=why)
            return at if first == duty.owed_by.role else replace(at, first=first)
    return Owner(agency="police", role=rungs[-1], steps=len(rungs) - 1, why="nobody on the ladder is on duty")


def asked_first(duty: Duty, roster: WhoIsOn, now: datetime, unit: str = "") -> str:
    """Return the role that owes a duty before any other: the one the rule names first, while somebody is on in it."""
    first = duty.owed_by.first
    return first if first and whose_turn(duty, first, roster, now, unit) is not None else duty.owed_by.role


def whose_turn(duty: Duty, role: str, roster: WhoIsOn, now: datetime, unit: str = "") -> Holding | None:
    """Return who of a role answers for a duty at an instant: whose case it is while they are here, else who is on."""
    own = roster.own(duty.in_hand_of, now) if duty.in_hand_of and role == duty.owed_by.role else None
    of = kind_of(duty.scope)
    return own or roster.on_duty(role, now, unit, of=of if of in CASES else None)


def _rungs(role: str, ladder: tuple[str, ...], beside: Mapping[str, str]) -> tuple[str, ...]:
    """Return the role and those above it; a role that stands beside no rung of the ladder stands below the first."""
    rung = role if role in ladder else beside.get(role)
    above = ladder[ladder.index(rung) :] if rung in ladder else ladder
    return above if role in ladder else (role, *above)


def steps_overdue(duty: Duty, step: timedelta, now: datetime) -> int:
    """Count a step up the ladder for each whole length of a rung overdue; none where it is not overdue."""
    return (now - duty.due_at) // step if duty.status_at(now) is Status.OVERDUE else 0


def _why(overdue: int, steps: int, step: timedelta) -> str:
    reasons = [f"it has been overdue for more than {_in_words(step)}"] if overdue else []
    if steps < overdue:
        reasons.append("nobody above is on duty")
    return " and ".join(reasons + (["the post below is vacant"] if steps > overdue else []))


def _in_words(step: timedelta) -> str:
    if step == timedelta(days=1):
        return "a day"
    minutes = step // timedelta(minutes=1)
    counted, unit = (minutes // 60, "hour") if minutes % 60 == 0 else (minutes, "minute")
    return ("an hour" if unit == "hour" else "a minute") if counted == 1 else f"{counted} {unit}s"
