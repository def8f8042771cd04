"""Whose a duty is at this minute, as somebody signed in asks: theirs, their team's, or somebody else's.

A duty is owed by a post. It is theirs where they hold the post it has come to, and it stays theirs where they hold the
post it was passed up from: that somebody above sees it too takes it off nobody. Where the roster names nobody for a
role, it is theirs by the role they are signed in with, so that nothing waits for a roster to be filled in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from wayhome.access.actors import Actor, Role
from wayhome.application.caseload import Case
from wayhome.application.things_to_do import things_to_do
from wayhome.duties.acts import ToDo
from wayhome.duties.duty import Duty
from wayhome.duties.owners import Owner, Roster, asked_first, owner_of, steps_overdue, whose_turn
from wayhome.rulebook.head import Head
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.standing import standing

POLICE = "police"
EVERYONE = "everyone"
MINE = "mine"
VICTIMS, OF_VICTIMS = "victims", "VC-"
BELOW_THE_LADDER = -1
MISSING, LIVE, ENDED = 0, 1, 2
NO_RISK = 4  # behind every level of risk
PRESSING = timedelta(hours=1)
DAYS = timedelta(days=1)
FINDS_OR_PROTECTS = frozenset({
    "send_officers", "locate", "make_missing_plan", "search_places", "search_found_address", "circulate",
    "pursue_link", "request_data", "watch_borders", "decide_alert", "consider_alert", "verify_whereabouts",
    "confirm_safe", "see_child", "make_safe_first", "protect_first", "decide_safe_place", "do_police_protection",
})  # fmt: skip
"""The acts that find a child or protect them now: they stand before whatever else is owed to the same child."""

Keeps = Callable[[Duty], bool]
Key = tuple[str, str, str, int, timedelta, str, str]


class Rungs(NamedTuple):
    """Who says how long a duty stays overdue on a rung, and after how many rungs it makes no more difference."""

    head: Head
    most: int


class Late(NamedTuple):
    """Duties like one: the first has gone up no rung, each after it one more; and how long they stay on each."""

    duties: tuple[Duty, ...]
    step: timedelta


def late(sample: Duty, now: datetime, rungs: Rungs) -> Late:
    """Return duties like one that are open, and overdue by as many rungs as make a difference."""
    step = rungs.head.step_for(sample.length)
    overdue = (up * step + (step / 2 if up else timedelta(0)) for up in range(rungs.most + 1))
    return Late(tuple(_due(sample, now - each) for each in overdue), step)


def _due(sample: Duty, at: datetime) -> Duty:
    return replace(
        sample, raised_at=at - sample.length, due_at=at, done_at=None, ended_at=None, excused_at=None, lacking=()
    )


@dataclass(frozen=True)
class Whose:
    """Says of any duty whose it is, for one person at one instant."""

    actor: Actor
    roster: Roster | None
    head: Head
    now: datetime
    _owners: dict[Key, Owner] = field(default_factory=dict, compare=False)
    _mine: dict[Key, bool] = field(default_factory=dict, compare=False)
    _teams: dict[Key, bool] = field(default_factory=dict, compare=False)
    _steps: dict[timedelta, timedelta] = field(default_factory=dict, compare=False)

    def owner(self, duty: Duty) -> Owner:
        """Return who owes a duty now, and how far it was passed up."""
        key = self._key(duty)
        if key not in self._owners:
            self._owners[key] = self._owner(duty)
        return self._owners[key]

    def is_mine(self, duty: Duty) -> bool:
        """Say whether whoever asks owes it: by the post they hold, or by role where the roster names nobody.

        What was passed up stays with the post it was passed up from.
        """
        key = self._key(duty)
        if key not in self._mine:
            self._mine[key] = self._is_mine(duty)
        return self._mine[key]

    def is_my_teams(self, duty: Duty) -> bool:
        """Say whether it is owed below whoever asks, on the ladder or beside it, and is not theirs."""
        key = self._key(duty)
        if key not in self._teams:
            self._teams[key] = self._is_my_teams(duty)
        return self._teams[key]

    def _key(self, duty: Duty) -> Key:
        """Return what decides whose a duty is: duties alike in it are asked about once, of hundreds on one page."""
        step = self._step(duty)
        return (
            duty.owed_by.agency,
            duty.owed_by.role,
            duty.owed_by.first,
            self._rungs_over(duty, step),
            step,
            duty.in_hand_of,
            duty.scope.partition(":")[0],
        )

    def _is_mine(self, duty: Duty) -> bool:
        if duty.owed_by.agency != POLICE:
            return False
        owner = self.owner(duty)
        if owner.officer:
            mine = owner.officer == self.actor.id or self._is_my_post(duty)
            return mine or (self._is_my_role(duty) and not self.is_posted(duty.owed_by.role))
        return self._is_my_role(duty) or (self.roster is not None and owner.role in self.roles and owner.is_vacant)

    def _is_my_teams(self, duty: Duty) -> bool:
        if duty.owed_by.agency != POLICE or self.is_mine(duty):
            return False
        role = self.owner(duty).role
        stands = self.rung(duty.owed_by.role if role == duty.owed_by.first else role)
        return stands < max((self.rung(role) for role in self.roles), default=0)

    @cached_property
    def rungs(self) -> Rungs:
        """Return what says how long a rung takes, and after how many it makes no more difference to whose a duty is."""
        return Rungs(self.head, len(self.head.ladder) + 2)

    @cached_property
    def roles(self) -> frozenset[str]:
        """Return the roles of the posts that whoever asks holds now, or those they are signed in with."""
        held = self.roster.held_by(self.actor.id, self.now) if self.roster else ()
        return frozenset(one.role for one in held) or frozenset(role.key for role in self.actor.roles)

    def rung(self, role: str) -> int:
        """Return how high a role stands on the ladder; whoever works at the desk stands below the first rung."""
        named = role if role in self.head.ladder else self.head.beside.get(role, "")
        return self.head.ladder.index(named) if named in self.head.ladder else BELOW_THE_LADDER

    def is_posted(self, role: str) -> bool:
        """Say whether the roster names somebody for a role now."""
        return self.roster is not None and self.roster.on_duty(role, self.now) is not None

    def _is_my_post(self, duty: Duty) -> bool:
        """Say whether whoever asks holds the post that owed it first, however far up it has gone since."""
        if self.roster is None:
            return False
        first = whose_turn(duty, asked_first(duty, self.roster, self.now), self.roster, self.now)
        return first is not None and first.officer == self.actor.id

    def _is_my_role(self, duty: Duty) -> bool:
        mine = {role.key for role in self.actor.roles}
        return duty.owed_by.role in mine or duty.owed_by.first in mine

    def _step(self, duty: Duty) -> timedelta:
        """Return how long a duty stays overdue on a rung: asked once for all that leave as much time."""
        length = duty.length
        if length not in self._steps:
            self._steps[length] = self.head.step_for(length)
        return self._steps[length]

    def _rungs_over(self, duty: Duty, step: timedelta) -> int:
        return min(steps_overdue(duty, step, self.now), self.rungs.most)

    def _owner(self, duty: Duty) -> Owner:
        if self.roster is None:
            return Owner(agency=duty.owed_by.agency, role=duty.owed_by.role)
        step = self._step(duty)
        return owner_of(duty, self.roster, self.head.ladder, self.now, step=step, beside=self.head.beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedAct:
    """One act that a case owes, with who owes the soonest of its duties."""

    case: Case
    to_do: ToDo
    owner: Owner

    @property
    def due_at(self) -> datetime:
        """Return when it falls due."""
        return self.to_do.due_at

    @property
    def presses(self) -> bool:
        """Say whether it is overdue or falls due within the hour."""
        return self.due_at <= self.case.at + PRESSING

    @property
    def left_for_days(self) -> bool:
        """Say whether it has been overdue for a day or longer."""
        return self.due_at <= self.case.at - DAYS

    @property
    def for_the_child(self) -> tuple[object, ...]:
        """Order what presses for one child: what finds or protects them now, then what was not left for days."""
        return (self.to_do.act not in FINDS_OR_PROTECTS, self.left_for_days, self.due_at, self.to_do.act)


def place_of(case: Case) -> tuple[int, int]:
    """Return where a case comes among others: children missing now, live, ended; and how high the risk is.

    The risk of a case that has ended is not asked: there are many, and nobody is waiting out there.
    """
    stands = standing(case, ())
    far = MISSING if stands.state.kind == "missing" else LIVE if stands.live else ENDED
    level = case.known.level(case.at) if far < ENDED else ""
    return far, {"high": 0, "medium": 1, "low": 2, "very_low": 3}.get(level, NO_RISK)


def acts_of(case: Case, keeps: Keeps, whose: Whose, pack: Pack) -> tuple[OwedAct, ...]:
    """Return the acts of a case that meet duties a filter keeps."""
    kept = [duty for duty in case.open_duties if keeps(duty)]
    things = things_to_do(kept, pack, case.at)
    return tuple(OwedAct(case=case, to_do=one, owner=whose.owner(one.duties[0])) for one in things)


def is_of_victims(duty: Duty) -> bool:
    """Say whether a duty is one to tell, hear or care for a victim, whoever owes it."""
    return duty.rule.startswith(OF_VICTIMS)


def goes_by_wait(name: str, whose: Whose) -> bool:
    """Say whether a list puts first what was left longest, of whatever child: what victims wait for.

    Whoever only cares for victims looks for nobody: to them a child missing now is no reason to let another wait.
    """
    return name == VICTIMS or (name == MINE and whose.actor.roles == {Role.VICTIM_CARE})


def filters(whose: Whose) -> Mapping[str, tuple[str, Keeps]]:
    """Return the filters of what is owed: mine, my team's, everyone's; for victim care, all that victims wait for."""
    of_victims = {VICTIMS: ("To children as victims", is_of_victims)} if Role.VICTIM_CARE in whose.actor.roles else {}
    return {
        **of_victims,
        MINE: ("Mine", whose.is_mine),
        "team": ("My team’s", whose.is_my_teams),
        EVERYONE: ("Everyone’s", lambda _duty: True),
    }
