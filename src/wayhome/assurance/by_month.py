"""A measure month by month: the same lists, parted by the month in which each thing's time came.

A duty belongs to the month in which it fell due, an entry to the month in which it happened, both by London's calendar.
So the months of a list together are the list, and no duty moves to another month when it is done late.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wayhome.assurance.counting import DutyRef, Ref
from wayhome.assurance.measures import TOO_FEW, Counted
from wayhome.assurance.periods import month_of
from wayhome.assurance.reach import Reach
from wayhome.kernel.worktime import add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCounted:
    """What a measure comes to in one month (2026-03): how many of how many."""

    month: str
    count: int
    out_of: int
    is_whole: bool = True

    @property
    def per_cent(self) -> int | None:
        """Return the rate in whole per cent; None where too few are counted, or too little known, for a rate."""
        return round(100 * self.count / self.out_of) if self.is_whole and self.out_of >= TOO_FEW else None


def by_month(counted: Counted) -> tuple[MonthCounted, ...]:
    """Return every month from the first with anything on the list to the last, those with nothing between them too."""
    counts, totals = (Counter(map(month_told, listing)) for listing in (counted.numerator, counted.denominator))
    whole = counted.reach is Reach.WHOLE
    return tuple(
        MonthCounted(month=month, count=counts[month], out_of=totals[month], is_whole=whole)
        for month in _months(totals)
    )


def in_month(listing: Iterable[Ref], month: str) -> tuple[Ref, ...]:
    """Return what of a list belongs to one month."""
    return tuple(ref for ref in listing if month_told(ref) == month)


def month_told(ref: Ref) -> str:
    """Return the month to which something counted belongs."""
    return month_of(ref.due_at if isinstance(ref, DutyRef) else ref.happened_at)


def _months(found: Iterable[str]) -> Iterator[str]:
    """Yield every month from the first to the last of some."""
    labels = sorted(found)
    if not labels:
        return
    at, last = date.fromisoformat(f"{labels[0]}-01"), labels[-1]
    while f"{at:%Y-%m}" <= last:
        yield f"{at:%Y-%m}"
        at = add_months(at, 1)
