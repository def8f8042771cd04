"""After an event (``after/1``), the earliest of several clocks (``earliest/1``), several acts (``bundle/1``)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from wayhome.duties.conditions import Chooser, When
from wayhome.duties.duty import Duty
from wayhome.duties.limbs import compile_limbs
from wayhome.duties.raised import Raised
from wayhome.duties.rules import Applied, Rule
from wayhome.duties.selection import Selection
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Clock, Part
from wayhome.rulebook.schema import Duty as DutyRule


class After(Rule):
    """Each raising event owes one act within a time; a second such event owes it again."""

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each event that raises one."""
        for raised in _each(applied):
            ended = applied.end_of(raised.event, raised.at)
            yield applied.settle(raised, done=self._act(applied, raised, ended), ended=ended)

    def _act(self, applied: Applied, raised: Raised, ended: Event | None) -> Event | None:
        since = applied.since(raised)
        until = ended.happened_at if ended else None
        if self.duty.if_it_lasts and until is not None:
            if until < raised.due:
                return None
            until = None  # it lasted, so the act is owed still: done after the end it is late, not undone
        return applied.acts.first(since=since, until=until, raising=raised.event)


def _each(applied: Applied) -> Iterator[Raised]:
    for event in applied.raising():
        at = event.happened_at
        limb = applied.limb(applied.rule.within, at, event)
        if limb is not None:
            due = applied.brought_forward(event, applied.due(limb, at, event))
            yield Raised(event, at, limb, due)


class Bundle(Rule):
    """Several acts are owed together by one time; the duty is met when the last of them is done."""

    def __init__(self, duty: DutyRule) -> None:
        super().__init__(duty)
        self.parts = tuple((part, Chooser(part.met_by), When(part.when)) for part in duty.parts)

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each raising event, with the names of the acts still lacking."""
        for raised in _each(applied):
            ended = applied.end_of(raised.event, raised.at)
            acts = [(part, self._act(applied, acts, raised, ended)) for part, acts in self._owed(applied, raised)]
            if acts:
                lacking = tuple(part.name for part, act in acts if act is None)
                done = [act for _, act in acts if act is not None]
                last = None if lacking else max(done, key=lambda act: (act.happened_at, act.id))
                yield applied.settle(raised, done=last, ended=ended, lacking=lacking)

    def _owed(self, applied: Applied, raised: Raised) -> Iterator[tuple[Part, Selection]]:
        for part, chooser, when in self.parts:
            if applied.holds(when, raised.at):
                yield part, chooser.select(applied.story)

    def _act(self, applied: Applied, acts: Selection, raised: Raised, ended: Event | None) -> Event | None:
        until = ended.happened_at if ended else None
        return acts.first(since=applied.since(raised), until=until, raising=raised.event)


class Earliest(Rule):
    """Several clocks may run for one act; the earliest to end decides, and a later one never relaxes it."""

    def __init__(self, duty: DutyRule) -> None:
        super().__init__(duty)
        self.clocks = tuple(_CompiledClock(clock) for clock in duty.clocks)

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield one duty for each event that opens the story's need, due when the first of its clocks ends."""
        for opening in applied.raising():
            ended = applied.end_of(opening, opening.happened_at)
            until = ended.happened_at if ended else None
            act = applied.acts.first(since=opening.happened_at, until=until, raising=opening)
            running = [raised for clock in self.clocks for raised in clock.runs(applied, opening, until)]
            counted = [raised for raised in running if act is None or raised.event.happened_at <= act.happened_at]
            if counted:
                yield applied.settle(_deciding(counted, opening), done=act, ended=ended)


def _deciding(running: list[Raised], opening: Event) -> Raised:
    """Return the clock that ends first, for a duty that was owed since the first of them started."""
    first = min(running, key=lambda raised: (raised.due, raised.at, raised.event.id))
    return replace(first, at=min(raised.at for raised in running), opened_by=opening)


class _CompiledClock:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.starts = Chooser(clock.starts)
        self.unless = Chooser(clock.unless)
        self.when = When(clock.when)
        self.within = compile_limbs(clock.within)

    def runs(self, applied: Applied, opening: Event, until: datetime | None) -> Iterator[Raised]:
        """Yield every run of this clock between the opening event and the end."""
        chosen = self.starts.select(applied.story)
        for event in chosen.related(opening, since=opening.happened_at):
            raised = self._run(applied, event)
            if raised is not None and (until is None or raised.at <= until):
                yield raised
                if self.clock.take == "first":
                    return

    def _run(self, applied: Applied, event: Event) -> Raised | None:
        start = event.happened_at
        if self.clock.delayed is not None:
            start = applied.due(self.clock.delayed, start, event)
            if self._is_stopped(applied, event, start):
                return None
        limb = applied.limb(self.within, start, event) if applied.holds(self.when, start) else None
        return Raised(event, start, limb, applied.due(limb, start, event)) if limb else None

    def _is_stopped(self, applied: Applied, event: Event, start: datetime) -> bool:
        stops = self.unless.select(applied.story)
        return stops.first(since=event.happened_at, until=start, raising=event) is not None
