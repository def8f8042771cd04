"""By the calendar (``calendar/1``) and at a birthday (``birthday/1``): duties that time itself raises."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from wayhome.duties.duty import Duty
from wayhome.duties.facts import fact_line
from wayhome.duties.raised import Raised
from wayhome.duties.rules import Applied, Rule
from wayhome.kernel.worktime import DAY, add_months, birthday, end_of_day, london_day, start_of_day
from wayhome.record.envelope import Event

SECOND = timedelta(seconds=1)
MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Calendar(Rule):
    """At the end of each week, month, quarter or year, something is owed for it; the act names its period."""

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each period that ended by the horizon, and for the one now running."""
        for start in applied.raising():
            ended = applied.end_of(start, start.happened_at)
            running = applied.asked.horizon + SECOND  # at the last second of a period the next is already awaited
            last = min(ended.happened_at, running) if ended else running
            acts = _by_period(applied.acts.related(start))
            for label, day in self._periods(london_day(start.happened_at), london_day(last)):
                duty = self._owed(applied, start, label, day, acts.get(label))
                if duty is not None:
                    yield duty

    def _owed(self, applied: Applied, start: Event, label: str, day: date, done: Event | None) -> Duty | None:
        at = end_of_day(day)
        limb = applied.limb(self.within, at, start)
        if limb is None:
            return None
        raised = Raised(start, at, limb, applied.due(limb, at, start), occurrence=label)
        return applied.settle(raised, done=done, ended=None)

    def _periods(self, first: date, last: date) -> Iterator[tuple[str, date]]:
        day = first
        while day <= last:
            label, end = self._period(day)
            yield label, end
            day = end + DAY

    def _period(self, day: date) -> tuple[str, date]:
        """Return the label and the last day of the period a day falls in."""
        if self.duty.every == "week":
            year, week, weekday = day.isocalendar()
            return f"{year}-W{week:02}", day + DAY * (7 - weekday)
        months = MONTHS[self.duty.every or "month"]
        begins = date(day.year, (day.month - 1) // months * months + 1, 1)
        label = {1: f"{begins:%Y-%m}", 3: f"{day.year}-Q{(day.month - 1) // 3 + 1}", 12: f"{day.year}"}[months]
        return label, add_months(begins, months) - DAY


def _by_period(acts: Iterable[Event]) -> dict[object, Event]:
    """Return the first act for each period that acts name."""
    found: dict[object, Event] = {}
    for act in acts:
        found.setdefault(act.body.get("period"), act)
    return found


class Birthday(Rule):
    """When a child reaches an age, what was settled for a younger child is settled again."""

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each age, reached or still to come, from the birth date last recorded."""
        line = fact_line(applied.story, "date_of_birth")
        if not line.values:
            return
        born, event = date.fromisoformat(str(line.values[-1])), line.changed_by[-1]
        for age in self.duty.ages:
            at = start_of_day(birthday(born, age))
            if applied.arises(at):
                yield from self._owed(applied, event, age)

    def _owed(self, applied: Applied, event: Event, age: int) -> Iterator[Duty]:
        at = start_of_day(birthday(date.fromisoformat(str(event.body["date_of_birth"])), age))
        limb = applied.limb(self.within, at, event)
        if limb is not None:
            ended = applied.end_of(event, at)
            act = applied.acts.first(since=at, until=ended.happened_at if ended else None, raising=event)
            due = applied.due(limb, at, event)
            yield applied.settle(Raised(event, at, limb, due, occurrence=f"{age}"), done=act, ended=ended)
