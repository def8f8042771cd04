"""Disruption in a browser: what is open is read with its test, decided on together, and what is in force is seen."""

import os
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, OFFICER, Desk
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from wayhome.access.actors import Role
from wayhome.casework.disrupting.notices import DecideWarningNotice, RecordNoticeBreach
from wayhome.casework.disrupting.orders import RecordOrder

PAGE = f"/cases/{INQUIRY}/disruption/"
IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
DAY = 24 * 60


@pytest.fixture
def case(desk: Desk) -> Desk:
    desk.concern(kind="sexual")
    desk.at(20 * DAY).do(DecideWarningNotice, OFFICER, decision="served", suspect="EI-1-S1", child=CHILD)
    desk.do(RecordOrder, DETECTIVE, result="made", power="DP-SRO", suspect="EI-1-S1", expires=date(2026, 5, 10))
    desk.at(40 * DAY).do(RecordNoticeBreach, OFFICER, notice="EI-1-N1", child=CHILD)
    return desk


def test_an_investigator_decides_on_many_powers_in_one_go(case: Desk, visitor: NewVisitor):
    at_desk = visitor(Role.INVESTIGATOR)
    at_desk.open(PAGE)
    page = at_desk.page
    picture(page, "disruption")

    page.locator("summary", has_text="What it does, who applies, how long: Police protection").click()
    page.get_by_text("Takes a child to suitable accommodation").wait_for()
    for folded in page.locator(".app-powers__more > summary", has_text="still to establish").all():
        folded.click()
    for decision in page.locator(".app-power--open select").all():
        decision.select_option("not_suitable")
    page.get_by_label("Reason for all that have none of their own").fill("An order is in force against him.")
    page.get_by_role("button", name="Record the decisions").click()

    page.get_by_text("Recorded: Disruption").first.wait_for()
    at_desk.open(PAGE)
    page.get_by_text("Every open power holds a decision.").wait_for()
    page.get_by_text("A breach waits to be decided on").wait_for()
    assert at_desk.complaints == []


def test_what_is_in_force_everywhere_leads_to_the_breach(case: Desk, visitor: NewVisitor):
    at_desk = visitor(Role.INVESTIGATOR)
    at_desk.open("/investigations/disruption/")
    picture(at_desk.page, "disruption-orders")

    at_desk.page.get_by_role("link", name="Decide what follows").click()

    at_desk.page.get_by_role("heading", name="Contact against a warning notice").wait_for()
    assert at_desk.page.get_by_role("radio", name="EI-1-N1").is_checked()
    assert at_desk.complaints == []


def test_pages_with_much_on_them_are_accessible_and_fit(case: Desk, visitor: NewVisitor, axe_script: str):
    at_desk = visitor(Role.INVESTIGATOR, width=320)
    for page in (PAGE, f"{PAGE}power/?about=DP-CAWN", "/investigations/disruption/", f"/cases/{INQUIRY}/court-order/"):
        at_desk.open(page)
        at_desk.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")

        assert faults_at_widths(at_desk, axe_script) == [], page


def picture(page: Page, name: str) -> None:
    """Take a picture for the how-to page, where pictures are asked for."""
    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=IMAGES / f"{name}.png")
