"""The map: how many children are missing from each part of the ground, at which risk, and the table that says the same.

It names no child. Outlines are the force's own, and nothing is fetched from anywhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.application.board.at import BoardAt
from wayhome.application.board.kinds import AREA, COULD_BE_HIGH, FOUND, LEVEL, MISSING, Kind
from wayhome.application.board.unread import HIGH
from wayhome.application.gazetteer import Area, Gazetteer
from wayhome.kernel.moments import iso_london
from wayhome.web.board.now import BoardNow
from wayhome.web.board.watching import Seen, begin
from wayhome.web.http import Visit
from wayhome.web.presenting.times import in_seconds

MAP = "map"
WIDTH = 1000
MARGIN = 12
LINE = 34
LETTER = 16
"""How wide a letter of what is written on the map is at most, on average, in its units."""
INSIDE = 0.85
"""How much of the width of an area is written on: its outline is not straight."""
PATTERNED = ("high", "could-be", "some")
LOOKS = ("high", "could-be", "some", "found", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many children of one area, each counted once by what stands highest of them."""

    high: int = 0
    could_be_high: int = 0
    other: int = 0
    found: int = 0

    @property
    def all(self) -> int:
        """Return how many there are."""
        return self.high + self.could_be_high + self.other + self.found

    @property
    def look(self) -> str:
        """Return which pattern the area has: that of the highest risk in it."""
        held = (self.high, self.could_be_high, self.other, self.found)
        return next((look for look, count in zip(LOOKS, held, strict=False) if count), "none")

    @property
    def words(self) -> tuple[str, ...]:
        """Say the counts, a phrase each: 2 high, 1 could be high."""
        held = {"high": self.high, "could be high": self.could_be_high, "lower": self.other, "not seen": self.found}
        return tuple(f"{count} {words}" for words, count in held.items() if count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of words on the map, in its units."""

    x: int
    y: int
    words: str
    strong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnArea:
    """One area: its outline as a path, what is written on it, and where it leads."""

    path: str
    fill: str
    lines: tuple[Line, ...]
    said: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One row of the table."""

    name: str
    counts: Counts
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """The whole map, with the table beside it; ``height`` is of the drawing, in its units."""

    at: str
    made: str
    width: int
    height: int
    areas: tuple[DrawnArea, ...]
    rows: tuple[AreaRow, ...]
    total: Counts
    off_the_map: str
    watch: str
    version: int
    changes_href: str


def map_page(visit: Visit) -> MapPage:
    """Return the map as it stands now, and begin to watch it."""
    now = BoardNow(visit)
    watch = begin(visit, MAP, "", map_seen(now))
    return map_of(now, watch.key, watch.version)


def map_seen(now: BoardNow) -> Seen:
    """Return what the map shows now: of each part of the ground how many children, and of no child anything."""
    counts = (f"{area}: {', '.join(counted(now.board, area).words)}" for area in sorted(now.board.named(AREA)))
    return now.seen((), counts=tuple(counts))


def map_of(now: BoardNow, watch: str, version: int) -> MapPage:
    """Return the map of every child on the board."""
    gazetteer = now.visit.parts.areas()
    drawing = _Drawing(gazetteer) if gazetteer.drawn else None
    by_area = {area.key: counted(now.board, area.key) for area in gazetteer.areas}
    return MapPage(
        at=iso_london(now.now),
        made=in_seconds(now.now),
        width=WIDTH,
        height=drawing.height if drawing else 0,
        areas=tuple(drawing.area(area, by_area[area.key]) for area in gazetteer.drawn) if drawing else (),
        rows=(*(_row(area, by_area[area.key]) for area in gazetteer.areas), *_rows_elsewhere(now, gazetteer)),
        total=counted(now.board),
        off_the_map=_off_the_map(sum(len(now.board.of(Kind(AREA, area))) for area in _elsewhere(now, gazetteer))),
        watch=watch,
        version=version,
        changes_href=reverse("board-changes"),
    )


def counted(board: BoardAt, area: str | None = None) -> Counts:
    """Count children, of one part of the ground or all, each once, by what stands highest of them."""
    missing, found = board.of(MISSING), board.of(FOUND)
    if area is not None:
        here = board.of(Kind(AREA, area))
        missing, found = missing & here, found & here
    high = missing & board.of(Kind(LEVEL, HIGH))
    could_be = missing & board.of(COULD_BE_HIGH)
    return Counts(
        high=len(high),
        could_be_high=len(could_be),
        other=len(missing) - len(high) - len(could_be),
        found=len(found),
    )


def broken(words: str, width: float) -> Sequence[str]:
    """Return words as lines that fit a width on the map; a word by itself is never broken."""
    return wrap(words, max(int(width) // LETTER, 1), break_long_words=False, break_on_hyphens=False)


def fill_of(look: str) -> str:
    """Return what an area of a look is filled with: a pattern where a child is missing from it."""
    return f"url(#map-{look})" if look in PATTERNED else "#fff"


def _row(area: Area, counts: Counts) -> AreaRow:
    return AreaRow(name=area.name, counts=counts, href=_href(area.key))


def _elsewhere(now: BoardNow, gazetteer: Gazetteer) -> Iterable[str]:
    """Return the areas with a child that are not on the map; empty is that nobody said where."""
    return sorted(area for area in now.board.named(AREA) if area not in gazetteer.names)


def _rows_elsewhere(now: BoardNow, gazetteer: Gazetteer) -> Iterable[AreaRow]:
    """Yield the children of areas that are not on the map, and of whom nobody said where they are missing from."""
    for key in _elsewhere(now, gazetteer):
        name = key.replace("-", " ").capitalize() if key else "Nobody has said where"
        yield AreaRow(name=name, counts=counted(now.board, key), href=_href(key))


def _off_the_map(many: int) -> str:
    """Say how many children no area of the map counts; empty for none."""
    if not many:
        return ""
    return "1 child is on no part of this map." if many == 1 else f"{many} children are on no part of this map."


def _href(area: str) -> str:
    return f"{reverse('board')}?{urlencode({'area': area})}" if area else reverse("board")


class _Drawing:
    """Lays metres on the drawing: north is up, and all outlines fit."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.west, south, east, self.north = gazetteer.bounds()
        self.scale = (WIDTH - 2 * MARGIN) / max(east - self.west, 1.0)
        self.height = round((self.north - south) * self.scale) + 2 * MARGIN

    def area(self, area: Area, counts: Counts) -> DrawnArea:
        """Return one area as it is drawn."""
        words = ", ".join(counts.words) or "no child"
        return DrawnArea(
            path=" ".join(self._ring(ring) for ring in area.rings),
            fill=fill_of(counts.look),
            lines=tuple(self._lines(area, counts)),
            said=f"{area.name}: {words}",
            href=_href(area.key),
        )

    def _ring(self, ring: tuple[tuple[float, float], ...]) -> str:
        points = (self._place(*point) for point in ring)
        return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"

    def _lines(self, area: Area, counts: Counts) -> Iterable[Line]:
        x, y = self._place(*area.middle)
        width = self._width(area) * INSIDE
        name, *counted = (broken(words, width) for words in (area.name, *counts.words))
        lines = [*((words, False) for words in name), *((words, True) for one in counted for words in one)]
        top = y - ((len(lines) - 1) * LINE) // 2
        for place, (words, strong) in enumerate(lines):
            yield Line(x=x, y=top + place * LINE, words=words, strong=strong)

    def _width(self, area: Area) -> float:
        """Return how wide the outline is that an area is written on."""
        east = [point[0] for point in area.largest]
        return (max(east) - min(east)) * self.scale

    def _place(self, east: float, north: float) -> tuple[int, int]:
        return (
            round((east - self.west) * self.scale) + MARGIN,
            round((self.north - north) * self.scale) + MARGIN,
        )
