"""Drawing a time line as SVG: a bar for each duty above one line of events, and a numbered key below.

The order of things is exact; the distances are not to scale, because a minute and a month may stand in one picture.
"""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from itertools import groupby, pairwise
from textwrap import wrap

from wayhome.application.drawing.timeline import Lane, Point, TimeLine
from wayhome.duties.duty import Status
from wayhome.duties.saying import on_the_clock

WIDTH, MARGIN = 640, 28
LANE, STACK, LINE = 56, 26, 24
LETTERS = 78
INK, BLUE, RED, GREEN, GREY = "#0b0c0c", "#1d70b8", "#d4351c", "#00703c", "#505a5f"

MARKS = {
    Status.MET: (GREEN, "M-5 0 L-1 4 L5 -4"),
    Status.MET_LATE: (RED, "M-5 0 L-1 4 L5 -4"),
    Status.MISSED: (RED, "M-4 -4 L4 4 M-4 4 L4 -4"),
    Status.LAPSED: (GREY, "M-5 0 L5 0"),
    Status.EXCUSED: (GREY, "M-4 4 L4 -4"),
    Status.OWED: (BLUE, "M-2 -5 L4 0 L-2 5"),
    Status.OVERDUE: (RED, "M-2 -5 L4 0 L-2 5"),
}


def as_svg(line: TimeLine, *, name: str) -> str:
    """Draw a time line; ``name`` makes its ids, and must differ from that of every other picture on the same page."""
    across = _places(line.instants)
    lanes_end = LANE * max(len(line.lanes), 1) + 12
    stacked = max((len(list(same)) for _, same in groupby(line.points, key=lambda point: point.at)), default=1)
    key_top = lanes_end + 30 + STACK * stacked
    key = list(_key(line, key_top))
    height = key_top + LINE * len(key) + 8
    parts = (
        _opening(line, name, height),
        *_lanes(line, across, name),
        _seen_at(across[line.seen_at], lanes_end),
        *_axis(line.points, across, lanes_end),
        *key,
        "</svg>\n",
    )
    return "\n".join(part for part in parts if part)


def _places(instants: tuple[datetime, ...]) -> dict[datetime, int]:
    """Give each instant its place across: half of the room is shared equally, half by the root of the time between."""
    room = WIDTH - 2 * MARGIN
    gaps = [(later - earlier).total_seconds() ** 0.5 for earlier, later in pairwise(instants)]
    places, reached = {instants[0]: MARGIN}, float(MARGIN)
    for at, gap in zip(instants[1:], gaps, strict=True):
        reached += room / 2 / len(gaps) + room / 2 * gap / sum(gaps)
        places[at] = round(reached)
    return places


def _opening(line: TimeLine, name: str, height: int) -> str:
    named = escape(name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="app-drawing" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' height="{height}" role="img" aria-labelledby="{named}-title {named}-desc"'
        f' font-family="Arial, Helvetica, sans-serif" font-size="14" fill="{INK}">\n'
        f'<title id="{named}-title">{escape(line.title)}</title>\n'
        f'<desc id="{named}-desc">{escape(line.description)}</desc>\n'
        f'<defs><pattern id="{named}-late" width="6" height="6" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="3" height="6" fill="{RED}"/></pattern></defs>\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    )


def _lanes(line: TimeLine, across: dict[datetime, int], name: str) -> Iterator[str]:
    if not line.lanes:
        yield _text(MARGIN, 32, "Nothing is owed.", weight="bold")
    for index, lane in enumerate(line.lanes):
        yield from _lane(lane, LANE * index, across, line.seen_at, escape(name))


def _lane(lane: Lane, top: int, across: dict[datetime, int], seen_at: datetime, name: str) -> Iterator[str]:
    """Draw one duty: owed in a full bar, overdue in a striped one, a flag at the due time, a sign at the end."""
    y = top + 42
    raised, due, end = across[lane.raised], across[lane.due], across[lane.closed or seen_at]
    yield _text(MARGIN, top + 18, f"{lane.status.words.capitalize()}: due {on_the_clock(lane.due)}", weight="bold")
    yield f'<path d="M{due} {y} H{end}" stroke="{GREY}" stroke-width="1" stroke-dasharray="2 4"/>' if due > end else ""
    yield _bar(raised, min(due, end), y, BLUE)
    if lane.status.is_breach:
        yield _bar(due, end, y, f"url(#{name}-late)", edge=RED)
    yield f'<path d="M{raised} {y - 9} V{y + 9}" stroke="{INK}" stroke-width="3"/>'
    yield f'<path d="M{due} {y + 9} V{y - 18} L{due + 12} {y - 13} L{due} {y - 8}" stroke="{INK}" stroke-width="2"/>'
    colour, sign = MARKS[lane.status]
    yield (
        f'<g transform="translate({end} {y})" fill="none" stroke="{colour}" stroke-width="2">'
        f'<circle r="9" fill="#ffffff"/><path d="{sign}"/></g>'
    )


def _bar(start: int, end: int, y: int, fill: str, *, edge: str = "none") -> str:
    return f'<rect x="{start}" y="{y - 4}" width="{max(end - start, 0)}" height="8" fill="{fill}" stroke="{edge}"/>'


def _seen_at(x: int, bottom: int) -> str:
    return (
        f'<path d="M{x} 24 V{bottom + 8}" stroke="{GREY}" stroke-width="1" stroke-dasharray="4 3"/>'
        f'<path d="M{x} {bottom + 8} l6 6 l-6 6 l-6 -6 z" fill="{GREY}"/>'
    )


def _axis(points: tuple[Point, ...], across: dict[datetime, int], bottom: int) -> Iterator[str]:
    y = bottom + 14
    yield f'<path d="M{MARGIN} {y} H{WIDTH - MARGIN}" stroke="{INK}" stroke-width="2"/>'
    for at, same in groupby(points, key=lambda point: point.at):
        for depth, point in enumerate(same):
            yield _numbered(point.number, across[at], y + STACK * depth)


def _numbered(number: int, x: int, y: int) -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="10" fill="{INK}"/>'
        f'<text x="{x}" y="{y + 4}" text-anchor="middle" font-size="12" font-weight="bold" fill="#ffffff">'
        f"{number}</text>"
    )


def _key(line: TimeLine, top: int) -> Iterator[str]:
    """Draw a row for each line of the key: the events by number, when it is looked at, and a word on scale."""
    row = top
    for point in line.points:
        told = wrap(f"{on_the_clock(point.at)}: {point.words}", LETTERS) or [""]
        yield _numbered(point.number, MARGIN, row - 5) + _text(MARGIN + 18, row, told[0])
        row += LINE
        for more in told[1:]:
            yield _text(MARGIN + 18, row, more)
            row += LINE
    yield f'<path d="M{MARGIN} {row - 11} l6 6 l-6 6 l-6 -6 z" fill="{GREY}"/>' + _text(
        MARGIN + 18, row, f"seen at {on_the_clock(line.seen_at)}; distances are not to scale"
    )


def _text(x: int, y: int, words: str, *, weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" font-weight="{weight}">{escape(words)}</text>'
