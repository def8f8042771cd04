"""Reports of the command line have the colours of the pages: light, dark where a device asks for it, light on paper."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

import wayhome
from tests.web.test_colours import TEXT, contrast

CLI = Path(wayhome.__file__).parent / "cli"
APP = Path(wayhome.__file__).parent / "web" / "static" / "app"
CSS = files("wayhome.cli.report").joinpath("report.css").read_text("utf-8")
DARK = "@media screen and (prefers-color-scheme: dark)"
SAME = {
    "--ink": "--app-ink", "--on-ink": "--app-on-ink", "--mist": "--app-mist", "--line": "--app-line",
    "--paper": "--app-paper", "--weak-edge": "--app-weak-edge", "--weak-words": "--app-weak-words",
    "--masthead": "--app-masthead", "--missed": "--app-overdue", "--owed": "--app-owed", "--met": "--app-met",
    "--late": "--app-late", "--past": "--app-past", "--late-pale": "--app-late-pale", "--owed-pale": "--app-owed-pale",
    "--met-pale": "--app-met-pale", "--past-pale": "--app-past-pale",
}  # fmt: skip
READ = [
    ("--text", "--paper"), ("--text", "--mist"), ("--quiet", "--paper"), ("--quiet", "--mist"), ("--link", "--paper"),
    ("--link", "--mist"), ("--deep", "--paper"), ("--ink", "--paper"), ("--on-ink", "--ink"), ("--past", "--past-pale"),
    ("--late", "--late-pale"), ("--owed", "--owed-pale"), ("--met", "--met-pale"), ("--past", "--paper"),
    ("--weak-words", "--paper"), ("--weak-words", "--mist"),
]  # fmt: skip


def named(css: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{3,6});", css))


LIGHT = named(CSS.partition(DARK)[0])
IN_THE_DARK = LIGHT | named(CSS.partition(DARK)[2].partition("* {")[0])
SCHEMES = pytest.mark.parametrize("colours", [LIGHT, IN_THE_DARK], ids=["light", "dark"])


def test_each_colour_is_the_one_that_the_pages_have_in_light_and_in_the_dark():
    light = named((APP / "tokens.css").read_text("utf-8").partition("@media print")[0])
    dark = light | named((APP / "dark.css").read_text("utf-8"))

    assert {ours: LIGHT[ours] for ours in SAME} == {ours: light[theirs] for ours, theirs in SAME.items()}
    assert {ours: IN_THE_DARK[ours] for ours in SAME} == {ours: dark[theirs] for ours, theirs in SAME.items()}


@SCHEMES
@pytest.mark.parametrize(("words", "ground"), READ)
def test_what_is_read_stands_out_from_its_ground(words: str, ground: str, colours: dict[str, str]):
    assert contrast(colours[words], colours[ground]) >= TEXT


def test_a_report_is_dark_on_a_screen_alone_and_says_both_to_the_browser():
    assert "prefers-color-scheme" not in CSS.replace(DARK, "")
    for page in ("report/templates/layout.html", "holdings/templates/training.html"):
        assert '<meta name="color-scheme" content="light dark">' in (CLI / page).read_text("utf-8")


def test_no_ground_of_a_report_is_white_by_itself_on_a_screen():
    on_screen = CSS.partition("* {")[2].partition("@media print")[0]

    assert not re.search(r"background: #f", on_screen.replace("background: #ffdd00", ""))
