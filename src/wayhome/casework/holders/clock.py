"""The times of day and days of the week at which it is safe to reach somebody, on London's clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from wayhome.kernel.moments import LONDON, in_london
from wayhome.kernel.worktime import DAY

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
A_WEEK = 8  # days looked ahead: whatever day is safe comes within them, but for one that the clocks took


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """From when until when, on which days; both ends included. An end before the beginning is past midnight."""

    begin: time | None = None
    end: time | None = None
    days: tuple[str, ...] = ()

    def open_at(self, moment: datetime) -> bool:
        """Say whether an instant is within them."""
        local = in_london(moment)
        clock = local.time().replace(microsecond=0, fold=0)
        begin, end = self.begin or time.min, self.end or time.max
        over_midnight = begin > end
        within = clock >= begin or clock <= end if over_midnight else begin <= clock <= end
        day = local - DAY if over_midnight and clock <= end else local  # it belongs to the evening before
        return within and (not self.days or WEEKDAYS[day.weekday()] in self.days)

    def next_open(self, moment: datetime) -> datetime | None:
        """Return the first instant from one on that is within them; None where none comes in a week."""
        if self.open_at(moment):
            return moment
        coming = (at for at in self._beginnings(moment) if at > moment and self.open_at(at))
        return min(coming, default=None)

    def _beginnings(self, moment: datetime) -> Iterator[datetime]:
        """Yield when each day's hours may begin; twice for a time of day that the clocks give twice."""
        today = in_london(moment).date()
        for number in range(A_WEEK):
            for begin in (self.begin or time.min, time.min):
                for fold in (0, 1):
                    at = datetime.combine(today + timedelta(days=number), begin.replace(fold=fold), LONDON)
                    yield at.astimezone(UTC)
