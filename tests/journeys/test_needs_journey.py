"""A child is asked what they need, at a phone and without scripts, and met by what they said."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.casework.desk import DETECTIVE, INQUIRY, Desk
from tests.journeys.acting import press, recorded
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults
from wayhome.access.actors import Role
from wayhome.casework.concerns.crimes import RecordOffence

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
ASK, NEEDS = f"/cases/{INQUIRY}/assess-needs/", f"/cases/{INQUIRY}/needs/"


def test_a_child_is_asked_is_met_by_what_they_said_and_referred(
    visitor: NewVisitor, desk: Desk, axe_script: str
) -> None:
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="sexual", told_by="school")
    seated = visitor(Role.VICTIM_CARE, width=390, scripts=False)
    page = seated.page
    seated.open(ASK)
    page.get_by_label("Welsh").check()
    page.get_by_label("Breaks").check()
    picture(page, "needs-conversation")
    press(page, "Next: Being safe")
    page.locator("input[name='q_feels_safe'][value='yes']").check()
    press(page, "Keep and go back")
    seated.open(ASK)
    expect(page.get_by_role("heading", name="Being safe")).to_be_visible()
    finish(page)
    recorded(page, "What the child needs")
    expect(page.locator("main")).to_contain_text("A support service: Counselling or therapy")
    picture(page, "needs")
    page.get_by_role("link", name="A support service").click()
    expect(page.get_by_label("Counselling or therapy")).to_be_checked()
    page.get_by_label("A referral was made").check()
    press(page, "Record")
    recorded(page, "Refer the child to support")
    assert desk.statuses("VC-03") == desk.statuses("VC-05") == ["met"]
    desk.report()
    met(visitor, desk, axe_script)
    assert seated.complaints == []


def finish(page: Page) -> None:
    """Go on at two other topics, and end the conversation there."""
    press(page, "Help they would like")
    page.get_by_label("Counselling or therapy").check()
    press(page, "Being heard")
    page.locator("input[name='q_talks_with'][value='a_woman']").check()
    press(page, "That is enough for today")
    page.get_by_label("Their rights were explained, in words they could follow").check()
    page.get_by_label("They were told that they have enhanced rights").check()
    press(page, "Record what was said")


def met(visitor: NewVisitor, desk: Desk, axe_script: str) -> None:
    """Look at what whoever is sent to the child sees, at the narrowest width."""
    sent = visitor(Role.RESPONSE, width=320)
    sent.open(f"/cases/{desk.events('missing.reported')[0].record}/send-officers/")
    strip = sent.page.locator(".app-needs")
    expect(strip).to_contain_text("How to meet this child")
    expect(strip).to_contain_text("Welsh")
    expect(strip).to_contain_text("A woman")
    picture(sent.page, "how-to-meet")
    assert faults(sent, axe_script) == []
    sent.open(NEEDS)
    assert faults(sent, axe_script) == []


def picture(page: Page, name: str) -> None:
    """Take a picture for the how-to page, where pictures are asked for."""
    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=IMAGES / f"{name}.png")
