"""A child on a small telephone: invited, in with a code, told after an arrest, answered; and away with one key."""

import gzip
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.answering.doors import said
from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, Desk
from tests.journeys.acting import press
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults
from wayhome.access.actors import Role
from wayhome.casework.answering.answer import AnswerQuestion
from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.casework.holders.name_holder import NameHolder
from wayhome.record.events.allocating import Allocated
from wayhome.record.events.bail import SuspectDealtWith
from wayhome.record.events.victim import NoticeWritten

TELEPHONE = 320
LARGEST = 60_000
IMAGES = Path(__file__).parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
TEXT = "A man was arrested on Monday.\n\nHe is at the police station.\n\nYou did nothing wrong."


def a_case(desk: Desk) -> None:
    """Tell of a case with an officer, a plan on keeping in touch, and a parent who may know."""
    desk.concern()
    said(desk, Allocated(officer="DC Moss 2218", role="investigator", skilled=True), about=(CHILD, INVESTIGATION))
    desk.do(AgreePlan, DETECTIVE, holder="H1", frequency="weekly", told_by="DC Moss 2218", child=CHILD)
    desk.do(NameHolder, DETECTIVE, kind="parent", name="Bea", may_know="yes", under_suspicion="no", child=CHILD)


def arrest(desk: Desk) -> None:
    """Put an arrest on record, and a notice of it for the child's door."""
    (event,) = said(desk, SuspectDealtWith(kind="arrested"), about=(CHILD, INVESTIGATION))
    notice = NoticeWritten(notice="N-1", about=(event,), to="child", holder="H1", by="door", text=TEXT)
    said(desk, notice, about=(CHILD, INVESTIGATION))


def invite(officer: Visitor, who: str = "Ada, the child") -> tuple[str, str]:
    """Invite somebody and make a code; the link's path and the code."""
    officer.open(f"/cases/{INQUIRY}/doors/")
    row = officer.page.locator("section", has=officer.page.get_by_role("heading", name=who))
    row.get_by_role("button", name="Invite").click()
    link = re.search(r"/d/\w+/", officer.page.get_by_role("status").inner_text())
    row.get_by_role("button", name="Make a code").click()
    code = re.search(r"\d{3} \d{3}", officer.page.get_by_role("status").inner_text())
    assert link
    assert code
    return link[0], code[0]


def come_in(seated: Visitor, link: str, code: str) -> Page:
    """Follow a link, give its code, and uncover the page."""
    seated.open(link)
    seated.page.get_by_label("What is the code?").fill(code)
    press(seated.page, "Go on")
    press(seated.page, "Show")
    return seated.page


@WAYS
def test_a_child_is_invited_told_after_an_arrest_and_answered(
    visitor: NewVisitor, desk: Desk, axe_script: str, scripts: bool
):
    a_case(desk)
    officer, child = visitor(Role.INVESTIGATOR), visitor(width=TELEPHONE, scripts=scripts)
    page = come_in(child, *invite(officer))
    expect(page.get_by_text("It is not your fault")).to_be_visible()
    expect(page.get_by_text("DC Moss 2218")).to_be_visible()
    page.get_by_role("link", name="Say what you need").click()
    page.get_by_label("What would help you?").fill("Somebody to go with me.")
    press(page, "Send")
    page.get_by_role("link", name="Back to your page").click()

    arrest(desk)
    page.reload()
    expect(page.get_by_role("heading", name="Messages for you: 1 new")).to_be_visible()
    page.get_by_role("link", name="Message of").click()
    press(page, "Open it")
    expect(page.get_by_text("A man was arrested on Monday.")).to_be_visible()
    page.get_by_role("link", name="Ask about it").click()
    page.get_by_label("What do you want to know?").fill("Will he come back?")
    press(page, "Send")
    (question,) = desk.events("door.question_asked", record=INQUIRY)
    desk.do(AnswerQuestion, DETECTIVE, question=question.id, answer="Not while this goes on.", child=CHILD)
    page.get_by_role("link", name="Back to your page").click()

    expect(page.get_by_text("Not while this goes on.")).to_be_visible()
    expect(page.get_by_text("We arrested someone.")).to_be_visible()
    assert desk.statuses("VC-10") == ["met"]
    assert desk.statuses("VC-Q-01") == ["met"]
    if scripts:
        for path in ("/door/", "/door/messages/1/", "/door/say/ask/", "/door/tracks/"):
            child.open(path)
            assert faults(child, axe_script) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE
    assert (officer.complaints, child.complaints) == ([], [])


def test_three_times_escape_leads_away_and_nothing_is_left_to_go_back_to(visitor: NewVisitor, desk: Desk):
    a_case(desk)
    child = visitor(width=TELEPHONE)
    page = come_in(child, *invite(visitor(Role.INVESTIGATOR)))
    page.route("https://www.bbc.co.uk/**", weather)
    page.route("**/door/leave/", sent_on)

    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.get_by_text("Weather")).to_be_visible()
    page.go_back()

    expect(page.get_by_text("It is not your fault")).to_have_count(0)


def test_a_page_of_a_door_is_small_enough_for_a_slow_telephone(visitor: NewVisitor, desk: Desk):
    a_case(desk)
    child = visitor(width=TELEPHONE)
    page = come_in(child, *invite(visitor(Role.INVESTIGATOR)))
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(compressed(answer.body()))}))

    page.goto(child.address + "/door/", wait_until="networkidle")

    assert 0 < sum(sizes.values()) < LARGEST, sizes


def compressed(body: bytes) -> bytes:
    """Return a body as it goes over the wire."""
    return gzip.compress(body)


def sent_on(route: Route) -> None:
    """Send somebody where the server sends them on to; not every browser asks us again where that leads."""
    answer = route.fetch(max_redirects=0)
    onward = f'<meta http-equiv="refresh" content="0;url={answer.headers["location"]}">'
    route.fulfill(response=answer, status=200, body=onward, content_type="text/html")


def weather(route: Route) -> None:
    """Answer for the page that somebody leaves to."""
    route.fulfill(body="<h1>Weather</h1>", content_type="text/html")


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_of_a_door(visitor: NewVisitor, desk: Desk):
    a_case(desk)
    officer, child = visitor(Role.INVESTIGATOR, width=900), visitor(width=390)
    link, code = invite(officer)
    officer.page.screenshot(path=IMAGES / "door-code.png")
    child.open(link)
    child.page.screenshot(path=IMAGES / "door-in.png")
    page = come_in(child, link, code)
    arrest(desk)
    child.open("/door/")
    page.screenshot(path=IMAGES / "door-child.png", full_page=True)
    child.open("/door/messages/1/")
    press(page, "Open it")
    page.screenshot(path=IMAGES / "door-message.png")
    child.open("/door/say/ask/")
    page.get_by_label("What do you want to know?").fill("Will he come back?")
    page.screenshot(path=IMAGES / "door-ask.png")
    press(page, "Send")
    officer.open("/asked-of-us/")
    officer.page.screenshot(path=IMAGES / "asked-of-us.png")
    officer.open(f"/cases/{INQUIRY}/doors/H1/")
    officer.page.screenshot(path=IMAGES / "door-as-seen.png")
    mother = visitor(width=390)
    page = come_in(mother, *invite(officer, "Bea, parent of Ada"))
    page.screenshot(path=IMAGES / "door-parent.png", full_page=True)
