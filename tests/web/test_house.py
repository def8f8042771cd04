"""What the house holds its pages to: words about children, and stylesheets and scripts that stay small and plain."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wayhome.cli.borough.telling import CHAPTERS

WEB = Path(__file__).parents[2] / "src" / "wayhome" / "web"
BOROUGH = Path(__file__).parents[2] / "src" / "wayhome" / "cli" / "borough"
STYLES = sorted((WEB / "static" / "app").glob("*.css"))
OUR_SCRIPTS = sorted((WEB / "static" / "app").glob("*.js"))

# What a page about a child never says, besides what no kept file may say (tests/architecture).
NEVER = ("consented", "chose to", "chooses to", "lifestyle", "refused to engage", "boyfriend", "troublesome", "wayward")


def what_readers_see() -> Iterator[Path]:
    yield from WEB.rglob("*.html")
    yield from (path for path in WEB.rglob("*.py") if "migrations" not in path.parts)
    yield from (BOROUGH / chapter for chapter in CHAPTERS)


def test_no_page_and_no_case_of_the_borough_blames_a_child():
    blaming = [
        f"{path.name}: {words}"
        for path in what_readers_see()
        for words in NEVER
        if words in path.read_text(encoding="utf-8").lower()
    ]

    assert blaming == []


def test_the_duty_inspector_and_the_inspectorate_are_never_both_called_inspector():
    templates = [path for path in WEB.rglob("*.html") if re.search(r"\binspector\b", path.read_text("utf-8"))]

    assert templates == []


@pytest.mark.parametrize("path", STYLES, ids=[path.name for path in STYLES])
def test_a_stylesheet_is_plain(path: Path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert "!important" not in css
    assert not re.search(r"(^|[\s,])#[a-z][\w-]*\s*[,{.:]", css), "no ids"
    assert "@import" not in css
    assert "url(" not in css


@pytest.mark.parametrize("path", STYLES, ids=[path.name for path in STYLES])
def test_a_stylesheet_says_first_what_it_is_for(path: Path):
    assert path.read_text(encoding="utf-8").startswith("/* ")


def test_our_scripts_are_short_and_few():
    """Every page works without them; a board that is live and a network gone through by keyboard need the most."""
    lines = [path.read_text(encoding="utf-8").count("\n") for path in OUR_SCRIPTS]

    assert max(lines) <= 120
    assert sum(lines) < 560


def test_no_template_of_ours_uses_the_crown_the_crest_or_their_header():
    for path in WEB.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'govuk "header"|crest|crown|GDS Transport', text), path.name
