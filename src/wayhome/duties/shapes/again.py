"""Recurring acts (``recurring/1``), silence (``absence/1``) and too many in a window (``threshold/1``)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from wayhome.duties.conditions import Chooser
from wayhome.duties.duty import Duty
from wayhome.duties.limbs import CompiledLimbs, compile_limbs
from wayhome.duties.raised import Raised
from wayhome.duties.rules import Applied, Rule
from wayhome.kernel.ids import kind_of
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Duty as DutyRule
from wayhome.rulebook.schema import Limb


def _runs(applied: Applied) -> Iterator[tuple[Event, Event | None]]:
    """Yield the stretches from a starting event to the one that ends it; without overlaps in what one key tells."""
    apart: dict[str, list[Event]] = {}
    for start in applied.raising():
        apart.setdefault(applied.rule.obligation(start), []).append(start)
    for starts in apart.values():
        yield from _one_after_another(applied, starts)


def _one_after_another(applied: Applied, starts: list[Event]) -> Iterator[tuple[Event, Event | None]]:
    closed: datetime | None = None
    for start in starts:
        if closed is not None and start.happened_at <= closed:
            continue
        end = applied.end_of(start, start.happened_at)
        yield start, end
        if end is None:
            return
        closed = end.happened_at


class Recurring(Rule):
    """An act is owed again and again; each act, in time or late, restarts the interval: one long gap is one duty."""

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each interval of each run."""
        for start, end in _runs(applied):
            yield from self._intervals(applied, start, end)

    def _intervals(self, applied: Applied, start: Event, end: Event | None) -> Iterator[Duty]:
        until = end.happened_at if end else None
        event: Event | None = start
        limbs = self.within
        while event is not None and (event is start or until is None or event.happened_at < until):
            act = applied.acts.next_after(event, until=until, raising=start)
            raised = _tightest(applied, limbs, event, act)
            if raised is None:
                return
            yield applied.settle(replace(raised, begun_by=start), done=act, ended=end)
            event, limbs = act, self.then_within or self.within


def _tightest(applied: Applied, limbs: CompiledLimbs, event: Event, act: Event | None) -> Raised | None:
    """Return the interval as it stands: what became known before the act may bring its end nearer, never put it off."""
    limb = applied.limb(limbs, event.happened_at, event)
    if limb is None:
        return None
    due = applied.due(limb, event.happened_at, event)
    for at in _turns_between(applied, limbs, event.happened_at, act.happened_at if act else due):
        if at >= due:
            break
        then = applied.limb(limbs, at, event)
        nearer = applied.due(then, at, event) if then is not None else due
        if then is not None and nearer < due:
            limb, due = then, nearer
    return Raised(event, event.happened_at, limb, applied.brought_forward(event, due))


def _turns_between(applied: Applied, limbs: CompiledLimbs, after: datetime, before: datetime | None) -> list[datetime]:
    """Return the instants strictly between two at which a circumstance of some limbs changed."""
    times = applied.turn_times(tuple(name for _, when in limbs for name in when.facts))
    return times[bisect_right(times, after) : None if before is None else bisect_left(times, before)]


class Absence(Rule):
    """Nothing of a kind has happened for too long: the silence itself raises the duty, at the instant it has lasted."""

    def __init__(self, duty: DutyRule) -> None:
        super().__init__(duty)
        self.breaks = Chooser(duty.since)
        self.silence = compile_limbs(duty.silence)

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each silence that lasts too long, the one now running included."""
        sounds = self.breaks.select(applied.story)
        for start, end in _runs(applied):
            until = end.happened_at if end else None
            event: Event | None = start
            while event is not None:
                sound = sounds.next_after(event, until=until, raising=start)
                alarm = self._alarm(applied, event, sound or end)
                if alarm is not None and not self._is_early(start, alarm.at):
                    break
                answer = applied.acts.first(since=alarm.at, until=until, raising=event) if alarm else None
                first = _earlier(answer, sound)
                if alarm is not None:
                    yield applied.settle(replace(alarm, begun_by=start), done=first, ended=end)
                event = first if first is not None and first.happened_at > event.happened_at else sound

    def _is_early(self, start: Event, at: datetime) -> bool:
        """Say whether a silence has lasted too long within the days that the rule is for."""
        days = self.duty.first_days
        return days is None or at <= start.happened_at + timedelta(days=days)

    def _alarm(self, applied: Applied, event: Event, stop: Event | None) -> Raised | None:
        """Return the alarm that a silence raises, unless something stops it at or before that instant."""
        reached = self._reached(applied, event, stop)
        if reached is None or (stop is not None and stop.happened_at <= reached[0]):
            return None
        at, limit = reached
        limb = applied.limb(self.within, at, event)
        return Raised(event, at, limb or limit, applied.due(limb, at, event) if limb else at)

    def _reached(self, applied: Applied, event: Event, stop: Event | None) -> tuple[datetime, Limb] | None:
        """Return when the silence has lasted too long; what becomes known in it may bring that nearer."""
        start = event.happened_at
        times = _turns_between(applied, self.silence, start, stop.happened_at if stop else None)
        found: tuple[datetime, Limb] | None = None
        for at in (start, *times):
            limit = applied.limb(self.silence, at, event) if found is None or at < found[0] else None
            reached = max(at, applied.due(limit, start, event)) if limit else None
            if limit is not None and reached is not None and (found is None or reached < found[0]):
                found = reached, limit
        return found


def _earlier(one: Event | None, other: Event | None) -> Event | None:
    """Return the earlier of two events, either of which may be missing."""
    return min((e for e in (one, other) if e is not None), key=lambda e: (e.happened_at, e.id), default=None)


class Threshold(Rule):
    """So many events in so many days raise a duty; not again until it is answered, or the count has fallen."""

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each crossing."""
        raised: Duty | None = None
        for event, crossed in self._counted(applied):
            if not crossed:
                raised = None
            elif raised is None or _is_over(raised, event.happened_at):
                raised = self._owed(applied, event)
                if raised is not None:
                    yield raised

    def _counted(self, applied: Applied) -> Iterator[tuple[Event, bool]]:
        window = timedelta(days=self.duty.window_days or 0)
        counted: list[Event] = []
        oldest = 0
        for event in each_case_once(self.raises.select(applied.story).events, self.duty.once_per):
            counted.append(event)
            while counted[oldest].happened_at <= event.happened_at - window:
                oldest += 1
            yield event, len(counted) - oldest >= (self.duty.count or 1)

    def _owed(self, applied: Applied, event: Event) -> Duty | None:
        at = event.happened_at
        limb = applied.limb(self.within, at, event) if applied.arises(at) else None
        if limb is None:
            return None
        ended = applied.end_of(event, at)
        act = applied.acts.first(since=at, until=ended.happened_at if ended else None, raising=event)
        return applied.settle(Raised(event, at, limb, applied.due(limb, at, event)), done=act, ended=ended)


def each_case_once(events: Iterable[Event], case: str | None) -> Iterator[Event]:
    """Yield the first event of each case, where cases of a kind are counted; every event where they are not."""
    seen: set[str] = set()
    for event in events:
        cases = {named for named in event.subjects if case and kind_of(named) == case}
        if not cases or not cases <= seen:
            yield event
        seen |= cases


def _is_over(raised: Duty, at: datetime) -> bool:
    """Say whether a duty was answered, excused or ended before an instant."""
    return any(over is not None and over < at for over in (raised.done_at, raised.excused_at, raised.ended_at))
