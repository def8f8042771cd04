"""Before an act (``gate/1``), and while something is so (``standing/1``)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from wayhome.duties.conditions import Chooser, When, event_check
from wayhome.duties.duty import Duty
from wayhome.duties.facts import age_at, fact_line
from wayhome.duties.raised import Raised
from wayhome.duties.rules import Applied, Rule
from wayhome.duties.selection import Predicate, Selection
from wayhome.kernel.worktime import DAY, london_day, start_of_day
from wayhome.record.envelope import Event
from wayhome.rulebook.matching import Match
from wayhome.rulebook.schema import Duty as DutyRule
from wayhome.rulebook.schema import Need


class CompiledNeed:
    """One thing a gate asks for before an act."""

    def __init__(self, need: Need) -> None:
        self.words = need.words
        self.settled = need.settled
        self._of_act: Predicate | None = event_check(Match(event="any.act", where=need.where)) if need.where else None
        self._when = When(need.when)
        self._done = Chooser(need.done) if need.done else None
        self._days = need.done_within_days

    def is_met(self, applied: Applied, act: Event, unsettled: frozenset[str]) -> bool:
        """Say whether the need was met at the instant of the act."""
        at = act.happened_at
        if self._of_act is not None and not self._of_act(act):
            return False
        if unsettled.intersection(self.settled) or not applied.holds(self._when, at):
            return False
        return self._done is None or self._was_done(self._done, applied, act)

    def _was_done(self, done: Chooser, applied: Applied, act: Event) -> bool:
        at, days = act.happened_at, self._days
        since = None if days is None else start_of_day(london_day(at) - DAY * days)
        return done.select(applied.story).first(since=since, until=at, raising=act) is not None


class Gate(Rule):
    """Something must be so before an act. Where the act went through without, the duty is breached at that instant.

    It is met late where it was put right afterwards, and missed where it never was and no longer can be.
    """

    def __init__(self, duty: DutyRule) -> None:
        super().__init__(duty)
        self.needs = tuple(map(CompiledNeed, duty.needs))
        self.put_right = Chooser(duty.put_right_by)
        self.settled = frozenset(rule for need in self.needs for rule in need.settled)

    def derive(self, applied: Applied, others: tuple[Duty, ...] = ()) -> Iterator[Duty]:
        """Yield a duty for each act that the gate stands before."""
        unsettled = Unsettled(duty for duty in others if duty.rule in self.settled) if self.settled else NOTHING_OWED
        mends = self.put_right.select(applied.story)
        for act in applied.raising():
            limb = applied.limb(self.within, act.happened_at, act)
            if limb is not None:
                raised = Raised(act, act.happened_at, limb, applied.due(limb, act.happened_at, act))
                yield self._judge(applied, raised, mends, unsettled.before(act))

    def lacking(self, applied: Applied, act: Event, unsettled: frozenset[str]) -> tuple[str, ...]:
        """Return what is missing for the act to go through, a sentence each."""
        return tuple(need.words for need in self.needs if not need.is_met(applied, act, unsettled))

    def _judge(self, applied: Applied, raised: Raised, mends: Selection, unsettled: frozenset[str]) -> Duty:
        act = raised.event
        ended = applied.end_of(act, raised.at)
        lacking = self.lacking(applied, act, unsettled)
        if not lacking:
            return applied.settle(raised, done=act, ended=ended)
        until = ended.happened_at if ended else None
        mended = mends.first(since=raised.at, until=until, raising=act)
        return applied.settle(raised, done=mended, ended=ended, lacking=lacking)


class Unsettled:
    """The stretches in which something is owed under each rule, so that each act of many is asked about once."""

    def __init__(self, duties: Iterable[Duty]) -> None:
        self._starts: dict[str, list[datetime]] = {}
        self._last_ends: dict[str, list[datetime]] = {}
        self._ended_undone: dict[str, set[str]] = {}
        self._raised: dict[tuple[str, str], list[datetime]] = {}
        for duty in sorted(duties, key=lambda duty: (duty.raised_at, duty.raised_by)):
            self._add(duty)

    def _add(self, duty: Duty) -> None:
        done = min((at for at in (duty.done_at, duty.excused_at) if at is not None), default=NEVER)
        over = done if duty.ended_at is None else min(done, duty.ended_at)
        if over > duty.raised_at:
            ends = self._last_ends.setdefault(duty.rule, [])
            ends.append(max(over, ends[-1]) if ends else over)
            self._starts.setdefault(duty.rule, []).append(duty.raised_at)
            self._raised.setdefault((duty.raised_by, duty.rule), []).append(duty.raised_at)
        if duty.ended_by is not None and duty.ended_at is not None and duty.raised_at <= duty.ended_at < done:
            self._ended_undone.setdefault(duty.ended_by, set()).add(duty.rule)

    def before(self, act: Event) -> frozenset[str]:
        """Return the rules under which something is still owed at an act, or was until the act itself ended it.

        What the act itself raises is owed after it: nobody could have done that before.
        """
        at = act.happened_at
        owed = (rule for rule in self._starts if self._runs(rule, self._latest(rule, act), at))
        return frozenset(owed) | self._ended_undone.get(act.id, frozenset())

    def _latest(self, rule: str, act: Event) -> int:
        """Return the place of the last stretch that began by an act and not with it; -1 where none did."""
        began = bisect_right(self._starts[rule], act.happened_at)
        return began - bisect_right(self._raised.get((act.id, rule), ()), act.happened_at) - 1

    def _runs(self, rule: str, latest: int, at: datetime) -> bool:
        return latest >= 0 and at < self._last_ends[rule][latest]


NEVER = datetime.max.replace(tzinfo=UTC)
NOTHING_OWED = Unsettled(())


class Standing(Rule):
    """While some circumstances hold, others must hold too; a duty arises whenever they stop doing so."""

    def __init__(self, duty: DutyRule) -> None:
        super().__init__(duty)
        self.during = When(duty.during)
        self.keeps = When(duty.keeps)

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each stretch in which the required circumstances did not hold."""
        breach: Raised | None = None
        for at, event in applied.turns((*self.during.facts, *self.keeps.facts)):
            active, kept = applied.holds(self.during, at), applied.holds(self.keeps, at)
            if breach is None and active and not kept and applied.arises(at):
                breach = self._begins(applied, event, at)
            elif breach is not None and (kept or not active):
                yield self._over(applied, breach, event, kept=kept)
                breach = None
        if breach is not None:
            yield applied.settle(breach, done=None, ended=None)

    def _over(self, applied: Applied, breach: Raised, event: Event, *, kept: bool) -> Duty:
        return applied.settle(breach, done=event if kept else None, ended=None if kept else event)

    def _begins(self, applied: Applied, event: Event, at: datetime) -> Raised | None:
        limb = applied.limb(self.within, at, event)
        return Raised(event, at, limb, applied.due(limb, at, event), self._occurrence(applied, event)) if limb else None

    def _occurrence(self, applied: Applied, event: Event) -> str:
        """Return the age reached, where a birthday and no event of that instant made the difference; else nothing."""
        born = fact_line(applied.story, "date_of_birth").event_at(event.happened_at)
        on_a_birthday = born is not None and born.id == event.id and born.happened_at < event.happened_at
        return str(age_at(applied.story, event.happened_at)) if on_a_birthday else ""
