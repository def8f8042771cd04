"""Before something runs out (``expiry/1``): what was evidenced until a day is renewed by the end of that day."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from wayhome.duties.duty import Duty
from wayhome.duties.raised import Raised
from wayhome.duties.rules import Applied, Rule
from wayhome.kernel.ids import EventId
from wayhome.kernel.worktime import DAY, london_day, start_of_day
from wayhome.record.envelope import Event
from wayhome.rulebook.schema import Limb


class Expiry(Rule):
    """An event says until when something lasts; some days before that, its renewal is owed.

    Renewed or ended before those days begin, nothing is ever owed; nor where an earlier event says that the same lasts
    longer: then only the renewal of that one is.
    """

    def derive(self, applied: Applied) -> Iterator[Duty]:
        """Yield a duty for each event that says until when, from the first day of the notice."""
        lasting: dict[EventId, datetime] = {}
        for event in applied.raising():
            limb = applied.limb(self.within, event.happened_at, event)
            if limb is None:
                continue
            lasting[event.id] = applied.due(limb, event.happened_at, event)
            if not _is_outlasted(applied, event, lasting):
                yield from self._owed(applied, event, limb, lasting[event.id])

    def _owed(self, applied: Applied, event: Event, limb: Limb, due: datetime) -> Iterator[Duty]:
        notice = start_of_day(london_day(due) - DAY * (self.duty.notice_days or 0))
        ended = applied.end_of(event, event.happened_at)
        until = ended.happened_at if ended else None
        act = applied.acts.first(since=event.happened_at, until=until, raising=event)
        duty = applied.settle(Raised(event, max(event.happened_at, notice), limb, due), done=act, ended=ended)
        if duty.over_at is None or duty.over_at >= duty.raised_at:
            yield duty


def _is_outlasted(applied: Applied, event: Event, lasting: Mapping[EventId, datetime]) -> bool:
    """Say whether the same was evidenced earlier, until a later day, and still counted when an event came."""
    longer = (
        each for each in applied.acts.related(event) if lasting.get(each.id, lasting[event.id]) > lasting[event.id]
    )
    ends = (applied.end_of(each, each.happened_at) for each in longer)
    return any(ended is None or ended.happened_at > event.happened_at for ended in ends)
