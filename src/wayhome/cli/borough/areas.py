"""The outlines of Eastmere: invented wards on a grid of metres that is nowhere."""

from functools import cache
from importlib.resources import files

from wayhome.application.gazetteer import Gazetteer, of_geojson


def outlines() -> str:
    """Return the outlines as GeoJSON."""
    return files(__package__).joinpath("areas.geojson").read_text(encoding="utf-8")


@cache
def eastmere() -> Gazetteer:
    """Return the wards of the borough."""
    return of_geojson(outlines())
