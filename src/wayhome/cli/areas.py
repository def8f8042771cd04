"""Bring in the outlines of a force's own areas, from a GeoJSON file of its own. Nothing is fetched from anywhere."""

import argparse
import os
from pathlib import Path

from wayhome.application.gazetteer import as_geojson, of_geojson
from wayhome.cli.opening import in_words
from wayhome.kernel.refusals import Refused

FILE = "areas.geojson"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, and which properties of its features name each area."""
    parser.add_argument("file", type=Path, help="GeoJSON with a polygon for each area, in metres or degrees")
    parser.add_argument("--key", default="key", help="the property by which reports name an area (default: key)")
    parser.add_argument("--name", default="name", help="the property that holds what an area is called (default: name)")
    parser.epilog = "They are kept in the folder of the running system (WAYHOME_FOLDER), and shown from then on."


@in_words
def run(given: argparse.Namespace) -> int:
    """Read the outlines, keep them, and say what they are; a file that cannot be read changes nothing."""
    try:
        gazetteer = of_geojson(given.file.read_text(encoding="utf-8"), key=given.key, name=given.name)
    except Refused as refused:
        for reason in refused.reasons:
            print(f"{reason.words} {reason.remedy}")
        return 1
    kept = Path(os.environ.get("WAYHOME_FOLDER", "var")).resolve() / FILE
    kept.parent.mkdir(parents=True, exist_ok=True)
    written = kept.with_suffix(".new")
    written.write_text(as_geojson(gazetteer), encoding="utf-8")
    written.replace(kept)
    print(f"Kept {len(gazetteer.areas)} areas in {kept}:")
    for area in gazetteer.areas:
        print(f"  {area.key:<24} {area.name}")
    return 0
