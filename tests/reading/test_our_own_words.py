"""Our own screens and help are read as any entry of a child's case is, and nothing in them is pointed out."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import wayhome.web
from wayhome.application.wording.pointing_out import found_in
from wayhome.packs import reader

WEB = Path(wayhome.web.__file__).parent
TAG = re.compile(r"{[%{#].*?[%}#]}|<[^>]+>", re.DOTALL)
WORDING_IS_THE_SUBJECT = re.compile(r"/wording/")
PAGES = sorted(path for folder in ("templates", "components") for path in (WEB / folder).rglob("*.html"))


def passages(path: Path) -> Iterator[str]:
    """Yield what a template says, cut wherever something is placed or marked up."""
    for part in re.split(r"\n+", TAG.sub("\n", path.read_text("utf-8"))):
        if part.strip():
            yield part.strip()


def pointed_out(texts: Iterator[str]) -> list[tuple[str, str]]:
    """Return what is pointed out in some texts: the rule and the text."""
    return [(one.rule, text) for text in texts for one in found_in(reader(), text)]


def test_no_screen_says_what_it_would_point_out():
    screens = [path for path in PAGES if not WORDING_IS_THE_SUBJECT.search(str(path))]

    assert len(screens) > 150
    assert pointed_out(text for path in screens for text in passages(path)) == []


def test_help_says_nothing_that_would_be_pointed_out():
    pages = tomllib.loads((WEB / "helping" / "help.toml").read_text("utf-8"))["page"]

    assert pointed_out(page[key] for page in pages for key in ("for", "first", "next") if key in page) == []


@pytest.mark.parametrize("text", ["The girl (14) keeps putting herself at risk."])  # an example of wording
def test_it_would_be_found(text: str):
    assert pointed_out(iter([text])) != []
