"""What is served to a browser holds nothing that is not ours to use."""

import re

import pytest

from tools.install_browser_assets import SERVED, left_behind, script, stylesheet

THEIRS = (
    "/*! All rights reserved. */@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
    ".a{font-family:GDS Transport,arial,sans-serif}"
    ".b{background-image:url(/assets/images/govuk-crest.svg)}"
    ".c{background:url(/assets/images/icon-document.svg)}"
    "/*# sourceMappingURL=theirs.css.map */"
)


def test_a_stylesheet_loses_their_font_and_crest_and_keeps_the_icons() -> None:
    ours = stylesheet(THEIRS)

    assert left_behind(ours) == []
    assert ".b{background-image:none}" in ours
    assert ".c{background:url(images/icon-document.svg)}" in ours


def test_what_was_left_behind_is_named() -> None:
    assert left_behind(".a{src:url(/assets/x)} @font-face{}") == ["@font-face", "url(/"]


def test_a_script_loses_only_its_pointer_to_a_map() -> None:
    assert script("let a=1;//# sourceMappingURL=a.js.map") == "let a=1;\n"


@pytest.mark.parametrize("name", ["govuk-frontend.min.css", "moj-frontend.min.css"])
def test_every_picture_a_served_stylesheet_points_to_is_served(name: str) -> None:
    css = (SERVED / name).read_text(encoding="utf-8")

    missing = [path for path in re.findall(r"url\(([^)]*)\)", css) if not (SERVED / path).is_file()]

    assert missing == []


def test_no_crest_crown_font_or_favicon_is_served() -> None:
    served = [path.name for path in SERVED.rglob("*") if path.is_file()]

    theirs = [name for name in served if re.search(r"crest|crown|logotype|favicon|govuk-icon|\.woff|\.png", name)]

    assert theirs == []
