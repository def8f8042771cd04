"""The administrator at a browser, from a database with nobody in it to the first report that is taken."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.casework.desk import Desk, england_wales
from tests.journeys.acting import press
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults_at_widths
from tests.journeys.test_reporting_journey import Hands, last_report, sent
from tests.web.desk import behind_pages
from wayhome.duties.in_force import ACTIVATED
from wayhome.store.sign_in_codes import first_code

PICTURES = Path(__file__).parents[2] / "docs" / "images"
WORDS = "a green boat on a hill"
CODE = re.compile(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b")


@pytest.fixture
def ours(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return an empty desk whose pages hold the national rulebook."""
    parts = replace(behind_pages(desk), rulebooks=lambda _name: england_wales())
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    return desk


def fill(page: Page, **given: str) -> None:
    """Fill fields in, by their names."""
    for name, words in given.items():
        page.locator(f"[name={name}]").fill(words)


def take_picture(page: Page, name: str) -> None:
    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def begin(seated: Visitor, code: str) -> None:
    """Become the first administrator, and sign in."""
    seated.open("/")
    page = seated.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Begin here")
    fill(page, code=code, name="Noor Castle", username="ncastle", password=WORDS, again=WORDS)
    press(page, "Make me the first administrator")
    fill(page, username="ncastle", password=WORDS)
    press(page, "Sign in")


def make_sign_in(seated: Visitor, name: str, username: str, role: str) -> str:
    """Make a sign-in and return the code that is shown once."""
    seated.open("/accounts/new/")
    fill(seated.page, name=name, username=username)
    seated.page.get_by_label(role, exact=True).check()
    press(seated.page, "Make the sign-in")
    found = CODE.search(seated.page.locator("main").inner_text())
    assert found
    return found.group()


def come_in(seated: Visitor, username: str, code: str) -> None:
    """Set a password with a code, and sign in with it."""
    seated.open("/sign-in/code/")
    fill(seated.page, username=username, code=code, password=WORDS, again=WORDS)
    press(seated.page, "Set my password")
    seated.open("/sign-in/")
    fill(seated.page, username=username, password=WORDS)
    press(seated.page, "Sign in")


def propose_the_rulebook(seated: Visitor) -> None:
    seated.open("/set-up/rules/")
    seated.page.get_by_label("Propose to confirm the times that are left as they are").check()
    press(seated.page, "Do it")
    expect(seated.page.locator("main")).to_contain_text("Somebody else has to approve it")


def approve_the_rulebook(seated: Visitor) -> None:
    seated.open("/set-up/rules/")
    seated.page.get_by_label("Approve it").check()
    press(seated.page, "Do it")
    expect(seated.page.locator("main")).to_contain_text("Two people have confirmed them as the force’s.")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_a_database_with_nobody_in_it_to_the_first_report(visitor: NewVisitor, ours: Desk, scripts: bool):
    code = first_code(ours.now)
    assert code
    administrator, lead, handler = (visitor(scripts=scripts) for _ in range(3))

    begin(administrator, code)
    expect(administrator.page.get_by_role("heading", level=1)).to_have_text("Set Wayhome up for your force")
    take_picture(administrator.page, "set-up")
    administrator.open("/set-up/force/")
    fill(administrator.page, name="Eastmere Police")
    press(administrator.page, "Keep it")
    for_lead = make_sign_in(administrator, "Colin Astley", "castley", "Force lead for missing people")
    for_handler = make_sign_in(administrator, "Joan Birch", "jbirch", "Call handler")
    propose_the_rulebook(administrator)
    come_in(lead, "castley", for_lead)
    approve_the_rulebook(lead)
    take_picture(lead.page, "set-up-rules")
    come_in(handler, "jbirch", for_handler)
    handler.open("/report/")
    hands = Hands(handler.page)
    hands.type("age", "14")
    hands.enter()
    hands.type("informant", "memb")
    hands.type("said", "Not back from school.")
    hands.enter("send")

    assert sent(ours, last_report(ours))
    assert len(ours.ledger.of_type(ACTIVATED)) == 1
    administrator.open("/set-up/")
    expect(administrator.page.locator("main")).to_contain_text("Eastmere Police")
    administrator.open("/cases/")
    expect(administrator.page.get_by_role("heading", level=1)).to_have_text("You may not do this")
    assert [seated.complaints for seated in (lead, handler)] == [[], []]


def test_the_pages_of_setting_up_are_sound_with_something_on_them(visitor: NewVisitor, ours: Desk, axe_script: str):
    code = first_code(ours.now)
    assert code
    seated = visitor(width=320)
    begin(seated, code)
    for path in (
        "/set-up/",
        "/set-up/times/",
        "/set-up/rules/",
        "/accounts/",
        "/accounts/one/ncastle/",
        "/system/",
        "/help/",
    ):
        seated.open(path)
        assert faults_at_widths(seated, axe_script) == [], path
