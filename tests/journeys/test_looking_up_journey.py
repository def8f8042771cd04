"""Somebody looks something up from the top of any page, by keyboard, and what comes back is accessible and fits."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from wayhome.access.actors import Role


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_child_is_found_from_the_top_of_any_page_and_no_address_says_who(visitor: NewVisitor, scripts: bool):
    seated = visitor(Role.RESPONSE, scripts=scripts)
    page = seated.page
    seated.open("/cases/")

    page.get_by_label("Find a child, case, officer, rule or word").fill("Tamzin Okafor")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url == f"{seated.address}/find/results/"
    page.get_by_role("link", name="Tamsin Okafor").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tamsin Okafor")
    assert seated.complaints == []


@pytest.mark.parametrize("asked", ["Tamsin Okafor", "review", "silver car", "nothing of the kind"])
def test_what_comes_back_is_accessible_and_fits(visitor: NewVisitor, axe_script: str, asked: str):
    seated = visitor(Role.SUPERVISOR, width=320)
    page = seated.page
    seated.open("/find/")
    page.locator("#find-again").fill(asked)
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert faults_at_widths(seated, axe_script) == []
