"""What is held comes up while a report is typed, slowly and wrongly; and what is held cannot be passed over."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import WIDTHS, faults
from wayhome.access.actors import Role

PICTURES = Path(__file__).parents[2] / "docs" / "images"
A_KEY = 60  # milliseconds: somebody who types while they listen
ALL_OF_HERS = {"EH-0041", "EH-0042", "EH-0043", "EH-0044", "EH-0045", "EH-0046"}


def told_slowly(seated: Visitor) -> Page:
    """Type what a caller says: her short name, the surname as it sounds, and day and month the wrong way round."""
    page = seated.page
    seated.open("/report/")
    page.get_by_label("Name").press_sequentially("Lizzie Adeyami", delay=A_KEY)
    page.get_by_label("Birth date").press_sequentially("5.9.2011", delay=A_KEY)
    return page


def references(page: Page) -> set[str]:
    """Return the records that stand beside the report."""
    return set(page.locator(".app-held__why li.app-quiet").all_text_contents())


def test_a_misspelt_short_name_with_the_date_swapped_brings_her_history_up_as_it_is_typed(visitor: NewVisitor):
    seated = visitor(Role.CALL_HANDLER)
    page = told_slowly(seated)

    expect(page.locator("#beside-now")).to_contain_text("born 2011-09-05")
    expect(page.locator("#beside-said")).to_contain_text("1 closed to you")
    assert references(page) >= ALL_OF_HERS
    assert page.url.endswith("/report/")
    assert seated.complaints == []


def test_what_would_change_the_grade_stands_first_with_the_sentence_that_says_so(visitor: NewVisitor):
    page = told_slowly(visitor(Role.CALL_HANDLER))

    expect(page.locator("#beside-now")).to_contain_text("born 2011-09-05")
    expect(page.locator(".app-held__matter").first).to_contain_text("Exploitation")
    expect(page.locator("#beside-now")).to_contain_text("“A knife was shown to her.”")
    expect(page.locator("#beside-now")).to_contain_text("wants to die")


def test_a_closed_record_is_there_with_who_can_open_it_and_nothing_of_what_it_says(visitor: NewVisitor):
    page = told_slowly(visitor(Role.CALL_HANDLER))

    expect(page.locator(".app-held__one--closed")).to_contain_text("Can be opened by the superintendent or above")
    assert "live operation" not in page.content()


def test_nothing_that_is_being_typed_moves(visitor: NewVisitor):
    seated = visitor(Role.CALL_HANDLER)
    seated.open("/report/")
    field = seated.page.get_by_label("Birth date")
    before = field.bounding_box()

    told_slowly(seated)
    expect(seated.page.locator(".app-held__one").first).to_be_visible()

    assert seated.page.get_by_label("Birth date").bounding_box() == before


def test_without_scripts_the_button_brings_the_same_up(visitor: NewVisitor):
    seated = visitor(Role.CALL_HANDLER, scripts=False)
    page = told_slowly(seated)
    page.get_by_role("button", name="Look up").click()

    assert references(page) >= ALL_OF_HERS
    expect(page.get_by_text("Can be opened by the superintendent or above")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_comes_up_is_accessible_and_fits(visitor: NewVisitor, axe_script: str, width: int):
    seated = visitor(Role.CALL_HANDLER, width=width)
    page = told_slowly(seated)
    expect(page.locator(".app-held__one").first).to_be_visible()

    assert faults(seated, axe_script) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_picture_of_the_how_to_page(visitor: NewVisitor):
    seated = visitor(Role.CALL_HANDLER)
    page = told_slowly(seated)
    expect(page.locator("#beside-now")).to_contain_text("born 2011-09-05")

    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=PICTURES / "held-beside-a-report.png", full_page=True)
