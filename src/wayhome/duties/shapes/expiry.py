"""Before something runs out (``expiry/1``): what was evidenced until a day is renewed by the end of that day."""

from collections.abc import Iterator

from wayhome.duties.duty import Duty
from wayhome.duties.rules import Applied, Raised, Rule
from wayhome.kernel.worktime import DAY, london_day, start_of_day
from wayhome.record.envelope import Event


class Expiry(Rule):
    """An event says until when something lasts; some days before that, its renewal is owed.

    Renewed or ended before those days begin, nothing is ever owed.
    """

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each event that says until when, from the first day of the notice."""
        for event in applied.raising():
            duty = self._owed(applied, event)
            if duty is not None and (duty.over_at is None or duty.over_at >= duty.raised_at):
                yield duty

    def _owed(self, applied: Applied, event: Event) -> Duty | None:
        limb = applied.limb(self.within, event.happened_at, event)
        if limb is None:
            return None
        due = applied.due(limb, event.happened_at, event)
        notice = start_of_day(london_day(due) - DAY * (self.duty.notice_days or 0))
        ended = applied.end_of(event, event.happened_at)
        until = ended.happened_at if ended else None
        act = applied.acts.first(since=event.happened_at, until=until, raising=event)
        return applied.settle(Raised(event, max(event.happened_at, notice), limb, due), done=act, ended=ended)
