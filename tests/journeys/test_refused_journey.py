"""What is refused in an investigation reads as well as what is done; and both are done with the keyboard alone."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.allocating.skilled import skill
from tests.casework.desk import DETECTIVE, INQUIRY, OTHER_DETECTIVE, STARTS, Desk
from tests.ending.going import DAY, investigated, named, withdrawn
from tests.journeys.acting import fill, open_act, press, refusals
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import WIDTHS, faults_at_widths
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.casework.reviewing.parts import PARTS

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WAY_TOO_FAR = 400  # steps of the Tab key after which nothing is found any more
REVIEWED = {
    **{f"found_{part}": "in_order" for part in PARTS},
    "risk": "stands",
    "disruption": "decided",
    "disruption_because": "An order against him is asked for.",
    "directions": "The car leads to a hire firm, which answers tomorrow.",
    "none_because": "All of it is with the hire firm.",
}


def evening(desk: Desk) -> None:
    """Raise a concern; of two detectives on a post, one holds the skills and the other's ran out."""
    desk.concern(concern="She has a second phone, and is afraid of a man called Kit.")
    skill(desk, OTHER_DETECTIVE)
    skill(desk, DETECTIVE, until=STARTS.date())
    for who in ("dee", "dov"):
        post(desk, who, "investigator")
    desk.at(2 * DAY)


def allocation_refused(visitor: NewVisitor, desk: Desk, width: int) -> Visitor:
    evening(desk)
    seated = visitor(Role.SUPERVISOR, width=width)
    page = open_act(seated, "investigator", INQUIRY)
    fill(page, {"officer": "dee", "reasons": "The child knows her."})
    press(page, "Give them the case")
    why = refusals(page)
    assert why.count("ran out on 2 March 2026") == 3
    assert why.count("ask a detective inspector to answer for an exception") == 1  # one remedy mends all three
    expect(page.get_by_role("link", name="ask for an exception")).to_be_visible()
    return seated


def review_refused(visitor: NewVisitor, desk: Desk, width: int) -> Visitor:
    evening(desk)
    seated = visitor(Role.SUPERVISOR, width=width)
    page = open_act(seated, "review-investigation", INQUIRY)
    press(page, "Record the review")
    assert "The review says nothing in words." in refusals(page)
    return seated


def outcome_refused(visitor: NewVisitor, desk: Desk, width: int) -> Visitor:
    withdrawn(named(investigated(desk)))
    seated = visitor(Role.SUPERVISOR, width=width)
    page = open_act(seated, "decide-outcome", INQUIRY)
    fill(page, {"code": "16", "reason": "They do not want to go on."})
    press(page, "Record the outcome")
    assert "stand in the way" in refusals(page)
    assert "an inspector or above agreed" in page.locator("#in-the-way").inner_text().lower()
    return seated


REFUSED = {"allocation": allocation_refused, "review": review_refused, "outcome": outcome_refused}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_accessible_and_fits(visitor: NewVisitor, desk: Desk, axe_script: str, what: str):
    seated = REFUSED[what](visitor, desk, WIDTHS[0])

    expect(seated.page.locator(".govuk-error-summary")).to_be_focused()
    assert faults_at_widths(seated, axe_script) == []
    assert seated.complaints == []


def tabbed(page: Page, answers: dict[str, str], button: str) -> None:
    """Go through a form with the keyboard alone: each answer where the Tab key comes to its field, then the button."""
    left = dict(answers)
    for _ in range(WAY_TOO_FAR):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "[document.activeElement.name, document.activeElement.type, document.activeElement.innerText]"
        )
        name, kind, words = here
        if str(words).strip() == button:
            assert left == {}
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
        if name in left:
            answer(page, kind, name, left.pop(name))
    raise AssertionError(left)


def answer(page: Page, kind: str, name: str, given: str) -> None:
    """Answer where the keyboard is: type, or go to the choice with the arrows."""
    if kind != "radio":
        page.keyboard.type(given)
        return
    page.keyboard.press("Space")
    wanted = page.locator(f"main [name='{name}'][value='{given}']")
    while not wanted.is_checked():
        page.keyboard.press("ArrowDown")


def test_a_case_is_given_with_the_keyboard_alone(visitor: NewVisitor, desk: Desk):
    evening(desk)
    page = open_act(visitor(Role.SUPERVISOR), "investigator", INQUIRY)

    tabbed(page, {"officer": "dov"}, "Give them the case")

    expect(page.locator(".app-entered__act")).to_have_text("Recorded: Give the investigation to somebody")


def test_a_case_is_reviewed_with_the_keyboard_alone(visitor: NewVisitor, desk: Desk):
    desk.concern()
    page = open_act(visitor(Role.SUPERVISOR), "review-investigation", INQUIRY)

    tabbed(page, REVIEWED, "Record the review")

    expect(page.locator(".app-entered__act")).to_have_text("Recorded: Review the investigation")


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_of_what_is_refused(visitor: NewVisitor, desk: Desk):
    allocation_refused(visitor, desk, 1280).page.screenshot(path=IMAGES / "allocation-refused.png")
