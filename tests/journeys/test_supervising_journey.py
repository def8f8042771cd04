"""A case open as the shifts change: handed over and read, or left until morning in everybody's sight."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.casework.desk import CALL_HANDLER, CASE, GRADER, INSPECTOR, OFFICER, SERGEANT, STARTS, Desk
from tests.journeys.acting import open_act, open_case, press, recorded, to_do
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults_at_widths
from tests.journeys.test_main_journey import follow, tab_to
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.review_search import Outstanding, ReviewSearch
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.update_family import UpdateFamily

HOUR = 60
SHIFT_ENDS = STARTS + timedelta(hours=4)  # 23:00
IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
SHEET_OF_PAPER = re.compile(rb"/Type\s*/Page\b")


def evening(desk: Desk) -> None:
    """Report a child at 19:00, grade the risk, and put people on duty until and from 23:00."""
    desk.report(care_status="looked_after", placement="childrens_home")
    desk.train(GRADER)
    desk.at(10).do(GradeRisk, GRADER, grade="medium", likelihood="likely", severity="not_serious", rationale="As told.")
    desk.at(20).do(SendOfficers, OFFICER)
    post(desk, "supervisor", "supervisor", until=SHIFT_ENDS)
    post(desk, "coordinator", "supervisor", start=SHIFT_ENDS)
    post(desk, "inspector", "inspector")
    desk.do(
        RaiseLine, SERGEANT, line="The bus station’s cameras", owner="response", due=SHIFT_ENDS,
        data_kept_until=STARTS + timedelta(hours=11),
    )  # fmt: skip
    desk.do(UpdateFamily, CALL_HANDLER, owner_named="yes", next_at=STARTS + timedelta(hours=5))


def open_duties(seated: Visitor, show: str = "") -> Page:
    seated.open(f"/my-duties/{show}")
    return seated.page


def owes(page: Page, words: str) -> None:
    """Expect an act on the page of somebody's duties, in full or folded."""
    expect(page.locator(".app-act, .app-more__act").filter(has_text=words).first).to_be_attached()


def no_page(route: Route) -> None:
    """Answer with nothing, so that the page stays as it is while it waits."""
    route.fulfill(status=204)


def test_a_round_of_handovers_says_that_it_is_on_its_way(visitor: NewVisitor, desk: Desk):
    evening(desk)
    desk.at(3 * HOUR + 40)
    late = visitor(Role.SUPERVISOR, scripts=True)
    late.open("/handover/")
    page = late.page
    page.route("**/handover/", no_page)
    button = page.get_by_role("button", name="Offer those ticked to the next shift")
    sign = "button => getComputedStyle(button, '::after').content"
    assert "Being sent" not in button.evaluate(sign)

    button.click(no_wait_after=True)
    expect(button).to_have_attribute("aria-busy", "true")
    assert "Being sent" in button.evaluate(sign)


@WAYS
def test_bc10_what_the_late_shift_knows_reaches_the_night(visitor: NewVisitor, desk: Desk, scripts: bool):
    evening(desk)
    desk.at(3 * HOUR + 40)
    late = visitor(Role.SUPERVISOR, scripts=scripts)
    page = open_duties(late)
    expect(page.locator("#leaving")).to_have_text("Before you hand over at 23:00 today")
    owes(page, "Hand over, and have it accepted")
    page.get_by_role("link", name="Hand over all my cases").click()
    page.get_by_role("checkbox", name=re.compile("Ada")).check()
    page.get_by_label("What must whoever comes on know about Ada?").fill("She rang a friend from Dover at 22:10.")
    press(page, "Offer those ticked to the next shift")
    expect(page.get_by_text("Offered by you, and not accepted yet (1)")).to_be_visible()

    # Whoever offered it cannot be whoever takes it on.
    page = open_act(late, "handover/accept")
    press(page, "I have read it and take it on")
    expect(page.get_by_text("You offered this case yourself.")).to_be_visible()

    desk.at(4 * HOUR + 5)
    night = visitor(Role.COORDINATOR, scripts=scripts)
    page = open_duties(night)
    expect(page.locator("#answer")).to_have_text("Waiting for your answer (1)")
    page.get_by_role("link", name=re.compile("Take it on.*Ada")).click()
    expect(page.get_by_text("She rang a friend from Dover at 22:10.")).to_be_visible()
    expect(page.get_by_text("overwritten at 06:00 tomorrow. Nobody has asked for it yet")).to_be_visible()
    expect(page.get_by_text("were promised word by 00:00 tomorrow")).to_be_visible()
    press(page, "I have read it and take it on")
    recorded(page, "Take the case on")

    page = open_duties(night)
    expect(page.locator("#taken")).to_have_text("What you took on")
    assert desk.statuses("MC-42")[0] == "met"
    assert late.complaints == night.complaints == []


@WAYS
def test_bc10_a_night_in_which_nobody_takes_it_on_is_in_everybodys_sight(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    evening(desk)
    desk.at(3 * HOUR + 50)
    late = visitor(Role.SUPERVISOR, scripts=scripts)
    page = open_act(late, "handover/offer")
    press(page, "Offer it")
    recorded(page, "Offer the case to the next shift")

    # Half past midnight: the night's supervisor owes it. By morning it has gone up to the inspector, by name.
    desk.at(5 * HOUR + 29)
    night = visitor(Role.COORDINATOR, scripts=scripts)
    page = open_duties(night)
    owes(page, "Hand over, and have it accepted")
    expect(page.get_by_text("Offered by The supervisor at 22:50 yesterday")).to_be_visible()
    desk.at(11 * HOUR)
    inspector = visitor(Role.INSPECTOR, scripts=scripts)
    page = open_duties(inspector)
    owes(page, "Hand over, and have it accepted")
    owes(page, "Review the search and the risk")
    passed_up = (
        "Passed up to you from the supervisor: it has been overdue for more than an hour and nobody above is on duty"
    )
    expect(page.get_by_text(passed_up).first).to_be_attached()

    page = open_case(inspector)
    to_do(page, "Hand over, and have it accepted")
    page = open_act(inspector, "handover")
    expect(page.get_by_text("and not accepted yet")).to_be_visible()
    page.get_by_role("link", name="Nobody takes it: take it to a higher rank").click()
    expect(page.get_by_text("Offered by The supervisor; nobody has accepted it.")).to_be_visible()
    page.get_by_label("Superintendent or above").check()
    page.get_by_label("What is not being done, and why?").fill("Nobody took the case on all night.")
    press(page, "Record that it was taken up")
    recorded(page, "Take it to a higher rank")

    # Taking it up is not taking it on: it is overdue until somebody does.
    assert "overdue" in desk.statuses("MC-42")
    assert inspector.complaints == []


def test_bc10_a_review_that_says_the_same_again_is_shown_to(visitor: NewVisitor, desk: Desk):
    evening(desk)
    look = Outstanding(what="The aunt’s flat", who="response", due=SHIFT_ENDS)
    desk.at(30).do(ReviewSearch, INSPECTOR, outstanding=(look,), directions="Continue enquiries.")
    desk.at(9 * HOUR)
    seated = visitor(Role.INSPECTOR, scripts=False)
    page = open_act(seated, "review")

    page.get_by_label("What did you look at, and what is to be done?").fill("Continue enquiries.")
    page.get_by_role("textbox", name="What is still to be done (1)").fill("Ask the ferry port")
    page.get_by_role("button", name="Add another").click()
    page.get_by_role("textbox", name="What is still to be done (3)").fill("Call the friend")
    press(page, "Record the review")
    expect(page.get_by_role("link", name="Choose who does it (1)")).to_be_visible()
    for number in (1, 3):
        row = page.get_by_role("group", name=f"Outstanding {number}", exact=True)
        row.get_by_label("Who does it").select_option("response")
        row.get_by_label("By", exact=True).fill("06:30")
    press(page, "Record the review")
    expect(page.get_by_text("These directions repeat the last review's, word for word.")).to_be_visible()
    page.get_by_label("What did you look at, and what is to be done?").fill("She is near the port: go there.")
    press(page, "Record the review")

    recorded(page, "Review the search and the risk")
    assert desk.events("missing.reviewed")[-1].body["outstanding"] == 2


def test_a_case_is_handed_over_by_keyboard_alone(visitor: NewVisitor, desk: Desk):
    evening(desk)
    desk.at(3 * HOUR + 50)
    seated = visitor(Role.SUPERVISOR)
    page = open_act(seated, "handover/offer")

    tab_to(page, "What must whoever comes on know?")
    page.keyboard.type("Watch the port.")
    tab_to(page, "Offer it")
    follow(page)

    expect(page.get_by_text("Watch the port.")).to_be_visible()


def test_the_sheet_of_a_case_prints_on_one_page(visitor: NewVisitor, desk: Desk):
    evening(desk)
    desk.at(3 * HOUR)
    seated = visitor(Role.SUPERVISOR)
    page = open_act(seated, "handover/offer")
    page.get_by_label("What must whoever comes on know?").fill("Her aunt has a van. " * 30)
    press(page, "Offer it")

    printed = page.pdf(format="A4", margin={"top": "12mm", "bottom": "12mm", "left": "12mm", "right": "12mm"})

    assert len(SHEET_OF_PAPER.findall(printed)) == 1
    page.emulate_media(media="print")
    folded = page.locator(".app-sheet__rest li")
    assert folded.count() >= 1
    assert all(one.is_visible() for one in folded.all())


@pytest.mark.parametrize(
    "path",
    ["/my-duties/", "/my-duties/?show=everyone", "/handover/", f"/cases/{CASE}/review/", f"/cases/{CASE}/handover/"],
)
def test_a_page_with_a_case_between_two_shifts_is_accessible_at_every_width(
    visitor: NewVisitor, desk: Desk, axe_script: str, path: str
):
    evening(desk)
    look = Outstanding(what="The aunt’s flat", who="response", due=SHIFT_ENDS)
    desk.at(3 * HOUR + 50).do(ReviewSearch, INSPECTOR, outstanding=(look,), directions="Go there.")
    open_and_press = open_act(visitor(Role.SUPERVISOR), "handover/offer")
    press(open_and_press, "Offer it")
    seated = visitor(Role.INSPECTOR)

    seated.page.set_viewport_size({"width": 320, "height": 800})
    seated.open(path)
    assert faults_at_widths(seated, axe_script) == []


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_the_pictures_of_supervising(visitor: NewVisitor, desk: Desk):
    evening(desk)
    desk.at(3 * HOUR + 40)
    seated = visitor(Role.SUPERVISOR)
    for name, path in {
        "my-duties": "/my-duties/",
        "review": f"/cases/{CASE}/review/",
        "handover": f"/cases/{CASE}/handover/",
    }.items():
        seated.open(path)
        seated.page.screenshot(path=IMAGES / f"{name}.png")
