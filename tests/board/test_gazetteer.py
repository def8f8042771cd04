"""The parts of a force's ground, and the outlines that a force brings in."""

import json
import os
from argparse import Namespace
from pathlib import Path

import pytest

from wayhome.application.gazetteer import as_geojson, of_geojson
from wayhome.cli.areas import run
from wayhome.cli.borough.areas import eastmere
from wayhome.kernel.refusals import Refused
from wayhome.store.areas import AreasFile, read_areas

WARDS = {
    "harbour", "old-town", "northgate", "millfield", "station", "castle-hill", "riverside", "southmarsh", "eastwick",
    "parkside", "quayside", "fen-edge",
}  # fmt: skip
DIFFERENT = "Use a property that is different for each."
SQUARE = [[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]]


def features(*named: dict[str, str], ring: list[list[float]] | None = None) -> str:
    outline = {"type": "Polygon", "coordinates": [ring or SQUARE]}
    every = [{"type": "Feature", "properties": properties, "geometry": outline} for properties in named]
    return json.dumps({"type": "FeatureCollection", "features": every})


def test_the_borough_has_twelve_wards_each_with_one_outline():
    assert {area.key for area in eastmere().areas} == WARDS
    assert all(len(area.rings) == 1 for area in eastmere().areas)


def test_every_ward_borders_another_point_for_point():
    points = {area.key: set(area.rings[0]) for area in eastmere().areas}

    for key, mine in points.items():
        assert any(len(mine & other) > 4 for name, other in points.items() if name != key)


def test_outlines_are_kept_as_they_were_read():
    assert of_geojson(as_geojson(eastmere())) == eastmere()


def test_degrees_are_laid_flat_about_their_middle():
    ring = [[0.0, 52.0], [0.01, 52.0], [0.01, 52.01], [0.0, 52.01], [0.0, 52.0]]
    west, south, east, north = of_geojson(features({"key": "a"}, ring=ring)).bounds()

    assert north - south == pytest.approx(1113, abs=2)
    assert (east - west) / (north - south) == pytest.approx(0.616, abs=0.01)  # cos 52°


def test_a_forces_own_properties_name_its_areas():
    gazetteer = of_geojson(features({"WD24CD": "E05", "WD24NM": "Abbey"}), key="WD24CD", name="WD24NM")

    assert gazetteer.names == {"E05": "Abbey"}


@pytest.mark.parametrize(
    ("text", "words", "remedy"),
    [
        ("no", "It is not GeoJSON.", "Export the outlines again as GeoJSON."),
        ("{}", "It holds no features.", "Export a feature collection with one feature for each area."),
        (features({"ward": "x"}), "Feature 1 has no property key.", "Name the property to use. It has: ward."),
        (
            features({"key": "a"}, {"key": "a"}),
            "Two areas have the key a.",
            "Use a property that is different for each.",
        ),
        (features({"key": "a"}).replace("Polygon", "Point"), "Feature 1 has no outline.", "Give each area a polygon."),
    ],
)
def test_what_is_no_outline_is_refused_in_words(text: str, words: str, remedy: str):
    with pytest.raises(Refused) as refused:
        of_geojson(text)

    assert refused.value.reasons[0].words == f"The outlines could not be read. {words}"
    assert refused.value.reasons[0].remedy == remedy


def test_outlines_that_are_brought_in_are_those_the_pages_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("WAYHOME_FOLDER", str(tmp_path))
    file = tmp_path / "wards.geojson"
    kept = AreasFile(tmp_path / "areas.geojson")
    assert kept().areas == ()

    file.write_text(features({"code": "E05", "called": "Abbey"}), encoding="utf-8")
    assert run(Namespace(file=file, key="code", name="called")) == 0

    assert kept().names == {"E05": "Abbey"}
    assert "Kept 1 areas" in capsys.readouterr().out


def test_outlines_that_cannot_be_read_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("WAYHOME_FOLDER", str(tmp_path))
    file = tmp_path / "wards.geojson"
    file.write_text("no", encoding="utf-8")

    assert run(Namespace(file=file, key="key", name="name")) == 1
    assert not (tmp_path / "areas.geojson").exists()
    assert capsys.readouterr().out.startswith("The outlines could not be read. It is not GeoJSON.")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no", "The outlines could not be read. It is not GeoJSON."),
        (features({"key": "a"}).replace("[0, 0]", '["x", "y"]'), "areas.geojson holds outlines that are none."),
        (features({"key": "a"}).replace("[0, 0]", "[]"), "areas.geojson holds outlines that are none."),
        ('{"features": [{"properties": 7}]}', "areas.geojson holds outlines that are none."),
    ],
)
def test_a_damaged_file_leaves_no_areas_until_it_is_mended_and_says_why(tmp_path: Path, text: str, why: str):
    path = tmp_path / "areas.geojson"
    areas = AreasFile(path)
    path.write_text(text, encoding="utf-8")

    assert areas().areas == ()
    assert read_areas(path)[1] == why

    path.write_text(features({"key": "a"}), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert list(areas().names) == ["a"]
    assert read_areas(path)[1] == ""
