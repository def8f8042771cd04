"""A page asks for one stylesheet of ours, and it holds what each component's file says."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from wayhome.web import sheets

PARTS = sorted(sheets.WRITTEN.glob("*.css"))


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Return a folder of this test's own, in which the sheet is laid together."""
    settings.FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder with two parts: a component, and the tokens it uses."""
    folder = tmp_path / "written"
    folder.mkdir()
    (folder / "board.css").write_text(".app-board { color: var(--app-ink) }", encoding="utf-8")
    (folder / "tokens.css").write_text(":root { --app-ink: #0b252a }", encoding="utf-8")
    monkeypatch.setattr(sheets, "WRITTEN", folder)
    return folder


def test_the_tokens_that_all_use_stand_first_and_each_part_after_its_name(written: Path):
    assert sheets.laid_together().splitlines() == [
        "/* tokens.css */",
        ":root { --app-ink: #0b252a }",
        "/* board.css */",
        ".app-board { color: var(--app-ink) }",
    ]


@pytest.mark.parametrize("part", PARTS, ids=[part.name for part in PARTS])
def test_a_part_closes_what_it_opens_and_draws_in_no_other(part: Path):
    """One sheet forgives less than many: an open brace would swallow the component after it."""
    words = part.read_text(encoding="utf-8")

    assert words.count("{") == words.count("}")
    assert words.count("/*") == words.count("*/")
    assert "@import" not in words
    assert "@charset" not in words


def test_the_sheet_is_found_and_says_what_every_part_says(folder: Path):
    found = finders.find(sheets.NAME)

    assert found is not None
    sheet = Path(found).read_text(encoding="utf-8")
    assert all(part.read_text(encoding="utf-8") in sheet for part in PARTS)
    assert finders.find(sheets.NAME, find_all=True) == [found]


def test_a_changed_part_is_in_the_sheet_the_next_time_it_is_found(folder: Path, written: Path):
    finders.find(sheets.NAME)
    (written / "board.css").write_text(".app-board { color: red }", encoding="utf-8")

    found = finders.find(sheets.NAME)

    assert found is not None
    assert ".app-board { color: red }" in Path(found).read_text(encoding="utf-8")
    assert Path(found).is_relative_to(folder)
    assert list(Path(found).parent.iterdir()) == [Path(found)]


def test_a_sheet_that_did_not_change_is_not_written_again(folder: Path, written: Path):
    first = Path(finders.find(sheets.NAME) or "").stat()

    again = Path(finders.find(sheets.NAME) or "").stat()

    assert (again.st_mtime_ns, again.st_ino) == (first.st_mtime_ns, first.st_ino)


def test_what_is_not_the_sheet_is_left_to_the_others(folder: Path):
    assert sheets.OneSheet().find("app/app.js") is None
    assert sheets.OneSheet().find("app/app.js", find_all=True) == []
    assert list(sheets.OneSheet().list(["app/*"])) == []
    assert sheets.OneSheet().check() == []


def test_gathering_static_files_gathers_the_sheet(folder: Path, settings: Settings):
    settings.STATIC_ROOT = folder / "static"

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (folder / "static" / sheets.NAME).read_text(encoding="utf-8") == sheets.laid_together()


def test_a_page_asks_for_one_sheet_of_ours(client: Client, db: None):
    page = client.get("/sign-in/").content.decode()

    assert page.count('rel="stylesheet"') == 3
    assert f'href="/static/{sheets.NAME}"' in page
