"""A measure month by month, as its page draws it: a bar for each month, and a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.assurance.by_month import MonthCounted, by_month
from wayhome.assurance.measures import Counted

STEP, THICK, FULL = 10, 8, 100  # in the units of the drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """One month: its name, its numbers and the lists they open, and its bar; ``height`` is None where none is drawn."""

    words: str
    count: int
    out_of: int
    share: str
    count_href: str
    out_of_href: str
    x: int
    height: int | None

    @property
    def y(self) -> int:
        """Return where the bar begins, from the top."""
        return FULL - (self.height or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsView:
    """Every month of a measure. ``what`` says what the height of a bar is, ``trend`` where it began and where it is."""

    months: tuple[MonthView, ...]
    what: str
    trend: str

    @property
    def width(self) -> int:
        """Return how wide the drawing is, in its own units."""
        return STEP * len(self.months)


def months_view(counted: Counted) -> MonthsView | None:
    """Return a measure's months; None where they would tell no more than the measure does, being one or none."""
    months = by_month(counted)
    if len(months) < 2:
        return None
    rated = [one for one in months if one.per_cent is not None]
    most = 0 if rated else max(one.count for one in months)
    drawn = tuple(_month(counted.measure.id, at, one, most) for at, one in enumerate(months))
    return MonthsView(months=drawn, what=_what(len(rated), most), trend=_trend(rated))


def _what(rated: int, most: int) -> str:
    if rated:
        return "The bar is the rate; a month with fewer than ten has none. The line across is half."
    return f"The bar is how many, at most {most}; no month has enough for a rate."


def _trend(rated: Sequence[MonthCounted]) -> str:
    if len(rated) < 2:
        return ""
    first, last = rated[0], rated[-1]
    return f"{first.per_cent}% in {month_words(first.month)}, {last.per_cent}% in {month_words(last.month)}"


def _month(measure: str, at: int, one: MonthCounted, most: int) -> MonthView:
    return MonthView(
        words=month_words(one.month),
        count=one.count,
        out_of=one.out_of,
        share=f"{one.per_cent}%" if one.per_cent is not None else "",
        count_href=_href(measure, "numerator", one.month),
        out_of_href=_href(measure, "denominator", one.month),
        x=at * STEP + (STEP - THICK) // 2,
        height=one.per_cent if not most else round(FULL * one.count / most),
    )


def _href(measure: str, which: str, month: str) -> str:
    return f"{reverse('measure-list', args=[measure, which])}?{urlencode({'month': month})}"


def month_words(label: str) -> str:
    """Return a month (2026-03) in words; raises ValueError for no month."""
    return f"{date.fromisoformat(f'{label}-01'):%B %Y}"
