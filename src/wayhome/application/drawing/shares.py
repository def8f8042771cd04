"""Drawing shares as SVG: for each group a dot with the interval around it, on one scale from 0 to 100%."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten

from wayhome.assurance.intervals import Interval

WIDTH, LEFT, RIGHT, LINE, TOP = 640, 210, 24, 30, 34
LONGEST = 30
INK, BAR, FAINT = "#0b0c0c", "#12343b", "#c9d3d5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One group: its words, its share with the interval, and what stands beside it."""

    words: str
    rate: Interval
    note: str = ""


def shares_svg(title: str, bars: Sequence[Bar], *, name: str) -> str:
    """Draw shares; ``name`` makes its ids, and must differ from that of every other picture on the same page."""
    height = TOP + LINE * len(bars) + 12
    told = ". ".join(f"{bar.words}: {_said(bar.rate)}" for bar in bars)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="app-shares" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc" font-family="Arial, Helvetica, sans-serif" font-size="15">'
    )
    parts = (
        opening,
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(told)}</desc>',
        *_scale(height),
        *(part for place, bar in enumerate(bars) for part in _bar(bar, TOP + LINE * place + LINE // 2)),
        "</svg>",
    )
    return "\n".join(parts)


def _said(rate: Interval) -> str:
    return f"{100 * rate.estimate:.0f}%, between {100 * rate.low:.0f}% and {100 * rate.high:.0f}%"


def _across(share: float) -> int:
    return LEFT + round(share * (WIDTH - LEFT - RIGHT))


def _scale(height: int) -> Iterator[str]:
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        across = _across(share)
        yield f'<line x1="{across}" y1="{TOP - 6}" x2="{across}" y2="{height - 8}" stroke="{FAINT}"/>'
        yield f'<text x="{across}" y="{TOP - 14}" text-anchor="middle" fill="{INK}">{100 * share:.0f}%</text>'


def _bar(bar: Bar, middle: int) -> Iterator[str]:
    low, high, at = _across(bar.rate.low), _across(bar.rate.high), _across(bar.rate.estimate)
    words = escape(shorten(bar.words, LONGEST, placeholder=" …"))
    yield f'<text x="{LEFT - 14}" y="{middle + 5}" text-anchor="end" fill="{INK}">{words}</text>'
    yield f'<line x1="{low}" y1="{middle}" x2="{high}" y2="{middle}" stroke="{BAR}" stroke-width="4"/>'
    yield f'<circle cx="{at}" cy="{middle}" r="7" fill="{BAR}" stroke="#ffffff" stroke-width="2"/>'
