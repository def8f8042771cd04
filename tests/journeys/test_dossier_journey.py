"""Somebody goes through who is around a child by keyboard: the tables, the network, and the purpose."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import WIDTHS, faults
from wayhome.access.actors import Role

AROUND = "/cases/EM-1047/around/"


def test_arrow_keys_go_along_the_ties_and_enter_opens_the_row(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR)
    page = seated.page
    seated.open(AROUND)
    nodes = page.locator("[data-nodes] a")
    nodes.first.focus()

    beside = nodes.first.get_attribute("data-beside") or ""
    reached = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        nodes.first.focus()
        page.keyboard.press(key)
        reached.add(page.evaluate("document.activeElement.id"))
    gone = {one for one in reached if one != nodes.first.get_attribute("id")}

    assert gone
    assert gone <= set(beside.split())
    page.locator(f"#{sorted(gone)[0]}").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className").startswith("govuk-table__row")
    assert seated.complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_network_draws_without_breaking_the_policy_and_fits(visitor: NewVisitor, axe_script: str, width: int):
    seated = visitor(Role.SUPERVISOR, width=width)
    page = seated.page
    page.emulate_media(reduced_motion="reduce")
    seated.open(AROUND)

    expect(page.locator("[data-network] canvas").first).to_be_visible()
    for summary in page.locator("main summary").all():
        summary.click()
    assert faults(seated, axe_script) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert seated.complaints == []


def test_without_scripts_the_list_says_the_same(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR, scripts=False)
    seated.open(AROUND)

    expect(seated.page.get_by_text("Dexter Crowe, adult: tied to")).to_be_visible()
