"""The parts of a force's ground: what each is called, and its outline, so that a map needs nothing from outside.

Outlines come as GeoJSON (RFC 7946): a feature for each area, polygons or several. Coordinates are metres on the
national grid, or degrees of longitude and latitude; degrees are laid flat about their middle, which is near enough to
draw a borough, and nothing is measured on it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import cos, radians

from wayhome.kernel.refusals import Reason, Refused

METRES_A_DEGREE = 111_320.0
Point = tuple[float, float]
Ring = tuple[Point, ...]
KEY, NAME = "key", "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One part of the ground, by its key; ``rings`` are its outlines in metres, east and north, holes among them."""

    key: str
    name: str
    rings: tuple[Ring, ...] = ()

    @property
    def largest(self) -> Ring:
        """Return the largest of its outlines, on which its name is written."""
        return max(self.rings, key=lambda ring: abs(_surface(ring)))

    @property
    def middle(self) -> Point:
        """Return where its name is written: the centre of the largest of its outlines."""
        return _centre(self.largest)


@dataclass(frozen=True)
class Gazetteer:
    """Every part of the ground, in order of name."""

    areas: tuple[Area, ...] = ()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return what each area is called, by key."""
        return {area.key: area.name for area in self.areas}

    @property
    def drawn(self) -> tuple[Area, ...]:
        """Return the areas that have an outline."""
        return tuple(area for area in self.areas if area.rings)

    def bounds(self) -> tuple[float, float, float, float]:
        """Return the least and the greatest east and north of all outlines, in metres: west, south, east, north."""
        points = [point for area in self.areas for ring in area.rings for point in ring]
        east, north = [point[0] for point in points], [point[1] for point in points]
        return min(east), min(north), max(east), max(north)


def of_geojson(text: str, *, key: str = KEY, name: str = NAME) -> Gazetteer:
    """Read outlines from GeoJSON; ``key`` and ``name`` are the properties that name each area.

    Raises Refused, naming the feature, where one has no key or name, two have the same, or the outline is none.
    """
    features = _features(text)
    areas = [_area(feature, place, key, name) for place, feature in enumerate(features, 1)]
    _refuse_twins(areas)
    return Gazetteer(tuple(sorted(_flat(areas), key=lambda area: (area.name, area.key))))


def as_geojson(gazetteer: Gazetteer) -> str:
    """Return a gazetteer as GeoJSON in metres, a line for each area, so that what changed can be seen."""
    lines = ",\n".join(json.dumps(_feature(area)) for area in gazetteer.areas)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'


def _features(text: str) -> list[object]:
    try:
        read = json.loads(text)
    except ValueError:
        raise _unread("It is not GeoJSON.", "Export the outlines again as GeoJSON.") from None
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list) or not features:
        raise _unread("It holds no features.", "Export a feature collection with one feature for each area.")
    return features


def _area(feature: object, place: int, key: str, name: str) -> Area:
    held = feature if isinstance(feature, dict) else {}
    properties = held.get("properties") or {}
    if not properties.get(key):
        has = ", ".join(sorted(map(str, properties))) or "none"
        raise _unread(f"Feature {place} has no property {key}.", f"Name the property to use. It has: {has}.")
    rings = tuple(_rings(held.get("geometry") or {}))
    if not rings:
        raise _unread(f"Feature {place} has no outline.", "Give each area a polygon.")
    return Area(key=str(properties[key]), name=str(properties.get(name) or properties[key]), rings=rings)


def _rings(geometry: Mapping[str, object]) -> Iterator[Ring]:
    coordinates = geometry.get("coordinates")
    match geometry.get("type"), coordinates:
        case "Polygon", list():
            polygons = [coordinates]
        case "MultiPolygon", list():
            polygons = coordinates
        case _:
            return
    for polygon in polygons:
        for ring in polygon:
            yield tuple((float(point[0]), float(point[1])) for point in ring)


def _refuse_twins(areas: Iterable[Area]) -> None:
    seen: set[str] = set()
    for area in areas:
        if area.key in seen:
            raise _unread(f"Two areas have the key {area.key}.", "Use a property that is different for each.")
        seen.add(area.key)


def _flat(areas: list[Area]) -> Iterator[Area]:
    """Yield areas in metres: degrees, which are never more than 180, are laid flat about the middle of all."""
    points = [point for area in areas for ring in area.rings for point in ring]
    in_degrees = all(abs(east) <= 180 and abs(north) <= 90 for east, north in points)
    width = METRES_A_DEGREE * cos(radians(sum(north for _, north in points) / len(points)))
    for area in areas:
        if in_degrees:
            rings = (tuple((east * width, north * METRES_A_DEGREE) for east, north in ring) for ring in area.rings)
            yield replace(area, rings=tuple(rings))
        else:
            yield area


def _feature(area: Area) -> Mapping[str, object]:
    rings = [[list(point) for point in ring] for ring in area.rings]
    return {
        "type": "Feature",
        "properties": {KEY: area.key, NAME: area.name},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
    }


def _surface(ring: Ring) -> float:
    """Return the signed surface of an outline, in square metres."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _centre(ring: Ring) -> Point:
    surface = _surface(ring) or 1.0
    pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    east = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs)
    north = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs)
    return east / (6 * surface), north / (6 * surface)


def _unread(words: str, remedy: str) -> Refused:
    return Refused(Reason(rule="areas.outlines", words=f"The outlines could not be read. {words}", remedy=remedy))
