"""One episode as it is being told: acts of officers, each with when it was done and when it was entered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from wayhome.access.actors import Role
from wayhome.casework.commands import Acting, Command, OnCase
from wayhome.casework.record_done import RecordDone
from wayhome.kernel.ids import RecordId, Subject, subject
from wayhome.record.vocabulary import Fact
from wayhome.simulation.chance import Chance, happens
from wayhome.simulation.children import Child
from wayhome.simulation.practice import Practice, Share
from wayhome.simulation.staff import Staff

MINUTE = timedelta(minutes=1)
WRITTEN_UP = timedelta(hours=6)  # in the long story, what was done is written up so often
WRITTEN_DAYS_LATER = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An act, and when it was entered."""

    entered_at: datetime
    command: Command

    @property
    def key(self) -> str:
        """Return what names it, so that it is entered once."""
        return self.command.key


@dataclass(slots=True, kw_only=True)
class Telling:
    """An episode being told: whose, from when until when, how well the force works, and what was done so far.

    ``number`` tells episodes of a child apart: 1 for the first. ``before`` is how many there were in 90 days. What was
    done is written up ``every`` so often. ``feared``: exploitation was named in this one. ``unfinished`` are items of
    reviews that nobody has seen to.
    """

    child: Child
    record: RecordId
    number: int
    before: int
    began: datetime
    back: datetime
    practice: Practice
    staff: Staff
    chance: Chance
    every: timedelta = WRITTEN_UP
    feared: bool = False
    unfinished: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    _keys: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def case(self) -> Subject:
        """Return the episode as events name it."""
        return subject("episode", self.record)

    def well(self, of: Share) -> bool:
        """Say whether something is done in its time, in this episode."""
        return happens(self.chance, self.practice.share(of))

    def by(self, role: Role, at: datetime, *, unit: str = "") -> Acting:
        """Return who acts in a role at an instant."""
        return self.staff.on(role, at, unit=unit, turn=int(self.record[-2:]))

    def do(self, kind: type[Command], role: Role, at: datetime, /, *, unit: str = "", **given: Any) -> None:
        """Have somebody do something at an instant; they write it down within minutes, or sometimes a day late."""
        late = happens(self.chance, WRITTEN_DAYS_LATER) and self.practice.mending <= 0
        entered_at = at + timedelta(hours=26) if late and at > self.back else self._written_up(at)
        by = self.by(role, at, unit=unit)
        on: dict[str, Any] = {"record": self.record} if issubclass(kind, OnCase) else {}
        command = kind(by=by, happened_at=at, key=f"{self.record}/{next(self._keys)}", **on, **given)
        self.steps.append(Step(entered_at=entered_at, command=command))

    def _written_up(self, at: datetime) -> datetime:
        """Return when what was done is written down: the call as it is taken, the rest a few things at a time."""
        since = at - self.began
        return self.began + self.every * (1 + since // self.every) if since else at + MINUTE

    def record_done(self, role: Role, at: datetime, *facts: Fact) -> None:
        """Have somebody record something for which there is no act of its own."""
        for fact in facts:
            self.do(RecordDone, role, at, fact=fact)

    def told(self) -> list[Step]:
        """Return the acts in the order in which they were entered."""
        return sorted(self.steps, key=lambda step: (step.entered_at, step.command.happened_at))
