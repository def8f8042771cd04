"""A child is asked what they need, at a phone and without scripts, and met by what they said."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.casework.desk import DETECTIVE, INQUIRY, Desk
from tests.journeys.acting import press, recorded
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults
from wayhome.access.actors import Role
from wayhome.casework.concerns.crimes import RecordOffence

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
LEFT = (
    "What they want", "Staying in touch", "Health and wellbeing", "Who they are", "What worries them",
    "Home, school and getting about",
)  # fmt: skip
ASK, NEEDS, COURT = (f"/cases/{INQUIRY}/{page}/" for page in ("assess-needs", "needs", "court"))


def test_a_child_is_asked_is_met_by_what_they_said_and_referred(
    visitor: NewVisitor, desk: Desk, axe_script: str
) -> None:
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="sexual", told_by="school")
    seated = visitor(Role.VICTIM_CARE, width=390, scripts=False)
    page = seated.page
    seated.open(ASK)
    page.get_by_label("Welsh").check()
    page.locator("summary", has_text="What helps you to take things in").click()
    page.get_by_label("Breaks").check()
    picture(page, "needs-conversation")
    press(page, "Next: Being safe")
    page.locator("input[name='q_feels_safe'][value='yes']").check()
    press(page, "Keep and go back")
    seated.open(ASK)
    expect(page.get_by_role("heading", name="Being safe")).to_be_visible()
    folded = page.locator("details", has_text="Do you feel safe where you are staying now?").locator(".app-asked__said")
    expect(folded).to_have_text("Yes")
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
    goes_to_court(seated)
    desk.report()
    met(visitor, desk, axe_script)
    assert seated.complaints == []


def finish(page: Page) -> None:
    """Go on at two other topics, note of the rest that the child did not want it, and end the conversation there."""
    press(page, "Help they would like")
    page.get_by_label("Counselling or therapy").check()
    press(page, "Being heard")
    page.locator("input[name='q_talks_with'][value='a_woman']").check()
    for title in LEFT:
        press(page, title)
        page.locator("summary", has_text="Nothing of this was asked").click()
        page.get_by_label("The child did not want to talk about it today").check()
    press(page, "That is enough for today")
    expect(page.locator("main")).not_to_contain_text("Still to ask about")
    page.get_by_label("Their rights were explained, in words they could follow").check()
    page.get_by_label("They were told that they have enhanced rights").check()
    press(page, "Record what was said")


def goes_to_court(seated: Visitor) -> None:
    """Record what the court says, what the child says to it, and a complaint, with the keys of the keyboard alone."""
    page = seated.page
    seated.open(COURT)
    by_keys(page, page.get_by_role("link", name="News from the court"), "Enter")
    by_keys(page, page.get_by_label("A hearing is listed"), "Space")
    page.get_by_label("On which day is it?").fill("2026-04-13")
    page.get_by_label("At what time?").fill("10:30")
    page.get_by_label("Which court?").fill("Eastmere Crown Court")
    by_keys(page, page.get_by_role("button", name="Record", exact=True), "Enter")
    recorded(page, "News from the court")
    expect(page.locator("main")).to_contain_text("Next at court: Monday 13 April 2026 at 10:30, Eastmere Crown Court")
    page.get_by_role("link", name="What the child needs to give evidence").click()
    page.get_by_label("A screen in court").check()
    press(page, "Record")
    recorded(page, "What the child needs to give evidence")
    page.get_by_role("link", name="A personal statement").click()
    by_keys(page, page.get_by_label("Perhaps later"), "Space")
    press(page, "Record")
    seated.open(COURT)
    page.get_by_role("link", name="A complaint").click()
    by_keys(page, page.get_by_label("The child", exact=True), "Space")
    page.get_by_label("What did they say?").fill("Nobody told me that the day was moved")
    press(page, "Record")
    recorded(page, "A complaint")
    expect(page.locator("main")).to_contain_text("A complaint to acknowledge")
    picture(page, "court")


def by_keys(page: Page, what: Locator, key: str) -> None:
    """Go to something as the tabulator does, and press a key on it."""
    what.focus()
    expect(what).to_be_focused()
    page.keyboard.press(key)


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
    for path in (NEEDS, COURT):
        sent.open(path)
        assert faults(sent, axe_script) == []


def picture(page: Page, name: str) -> None:
    """Take a picture for the how-to page, where pictures are asked for."""
    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=IMAGES / f"{name}.png")
