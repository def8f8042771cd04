"""The training lead finds the shifts that nobody covers; a grader answers the questions and may grade."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.casework.desk import STARTS, Desk, england_wales, signed_in
from tests.journeys.acting import press
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults_at_widths
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.record.events.workforce import CompetenceRecorded, GradingFindingMade, OfficerJoined

HOUR = timedelta(hours=1)
IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
WIDTHS = (320, 768, 1280)
IN_THE_GUIDE = ("training", "training-officer", "training-questions")
LINKS = england_wales().pack.question_sets["missing_and_exploitation"]
RIGHT = {question.id: question.right for question in LINKS.questions}
NOT_SAFE = GradingFindingMade(period="2026-02", sampled=8, agreed=4, too_low=3, finding="not_safe")
TAUGHT = CompetenceRecorded(competence="missing_risk_grading", valid_until=date(2026, 4, 20), evidence="course")


def evening(desk: Desk) -> None:
    """Report a child at 19:00; the grader was taught and never asked, and the sergeant's last sample was not safe."""
    desk.report()
    grader, sergeant = signed_in("grader", Role.GRADER), signed_in("supervisor", Role.SUPERVISOR)
    desk.tell_of(grader, TAUGHT, OfficerJoined(rank="Staff", unit="missing"), at=STARTS - HOUR)
    desk.train(sergeant).tell_of(sergeant, NOT_SAFE, at=STARTS - HOUR)
    post(desk, "grader", "grader")
    post(desk, "supervisor", "supervisor", until=STARTS + 12 * HOUR)


def answer(page: Page, answers: dict[str, str]) -> None:
    """Answer the questions, and send them."""
    for name, chosen in answers.items():
        page.locator(f"input[name='{name}'][value='{chosen}']").check()
    press(page, "Send my answers")


@WAYS
def test_a_grader_answers_the_questions_is_told_why_and_may_grade(visitor: NewVisitor, desk: Desk, scripts: bool):
    evening(desk)
    seated = visitor(Role.GRADER, scripts=scripts)
    page = seated.page
    seated.open("/training/mine/")
    expect(page.get_by_role("heading", name="Grade the risk to a missing child Not yet")).to_be_visible()
    page.get_by_role("link", name="Answer the questions on how going missing and exploitation are linked").click()
    expect(page.get_by_text("Situation 1 of 16", exact=True)).to_be_visible()

    answer(page, {**RIGHT, "ME-15": "a"})

    expect(page.get_by_role("heading", level=1)).to_have_text("15 of 16 right")
    expect(page.get_by_role("heading", name="What you missed (1)")).to_be_visible()
    expect(page.get_by_text("Nothing found here is not nothing held.").first).to_be_visible()
    page.get_by_role("link", name="Your training").click()
    expect(page.get_by_role("heading", name="Grade the risk to a missing child May", exact=True)).to_be_visible()
    assert seated.complaints == []


@WAYS
def test_the_training_lead_sees_the_gap_and_closes_it(visitor: NewVisitor, desk: Desk, scripts: bool):
    evening(desk)
    lead = visitor(Role.TRAINING_LEAD, scripts=scripts)
    page = lead.page
    lead.open("/training/")
    expect(page.get_by_role("heading", name="Shifts with nobody who may grade (21)")).to_be_visible()
    expect(page.get_by_role("heading", name="Stopped by a sample of their grades (1)")).to_be_visible()
    page.locator("#samples + ul").get_by_role("link", name="supervisor").click()
    expect(page.get_by_text("A sample for 2026-02 found 3 of 8 grades too low.").first).to_be_visible()

    page.get_by_role("link", name="Practice that was watched").click()
    page.get_by_label("Grade the risk to a missing child").check()
    page.get_by_label("How many cases were gone through?").fill("5")
    page.get_by_label("Safe to rely on").check()
    page.get_by_label("What was gone through, and learned?").fill("Five cases of February, with what was held then.")
    press(page, "Record it")

    expect(page.get_by_role("heading", name="Grade the risk to a missing child May", exact=True)).to_be_visible()
    lead.open("/training/")
    expect(page.get_by_role("heading", name="Shifts with nobody who may grade (19)")).to_be_visible()
    expect(page.get_by_role("heading", name="Stopped by a sample of their grades (0)")).to_be_visible()
    assert lead.complaints == []


def test_everything_is_reached_and_chosen_by_keyboard_alone(visitor: NewVisitor, desk: Desk):
    evening(desk)
    seated = visitor(Role.GRADER)
    seated.open("/training/questions/missing_and_exploitation/")
    page = seated.page
    page.locator("input[type=radio]").first.focus()
    for _ in LINKS.questions:
        page.keyboard.press("Space")
        page.keyboard.press("Tab")

    expect(page.get_by_role("button", name="Send my answers")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"\d+ of 16 right"))


def pages(visitor: NewVisitor, width: int) -> list[tuple[Visitor, str, str]]:
    """Return the pages about training as they stand that evening, each with who reads it and what it is called."""
    lead, grader = visitor(Role.TRAINING_LEAD, width=width), visitor(Role.GRADER, width=width)
    return [
        (lead, "/training/", "training"),
        (lead, "/training/people/", "training-people"),
        (lead, "/training/people/supervisor/", "training-officer"),
        (lead, "/training/people/supervisor/watched/", "training-watched"),
        (lead, "/training/people/supervisor/excuse/", "training-excused"),
        (grader, "/training/mine/", "training-mine"),
        (grader, "/training/questions/missing_and_exploitation/", "training-questions"),
        (grader, "/training/questions/missing_and_exploitation/answers/", "training-explained"),
    ]


def test_pages_about_training_are_sound_at_every_width(visitor: NewVisitor, desk: Desk, axe_script: str):
    evening(desk)
    answered = visitor(Role.GRADER)
    answered.open("/training/questions/missing_and_exploitation/")
    answer(answered.page, {**RIGHT, "ME-15": "a"})

    for seated, path, _ in pages(visitor, 320):
        seated.open(path)
        assert faults_at_widths(seated, axe_script) == [], path


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_for_the_guide(visitor: NewVisitor, desk: Desk):
    evening(desk)
    kept = os.environ["WAYHOME_PICTURES"]
    folder = IMAGES if kept == "1" else Path(kept)
    widths = (1280,) if kept == "1" else WIDTHS
    for width in widths:
        for seated, path, name in pages(visitor, width):
            if kept == "1" and name not in IN_THE_GUIDE:
                continue
            if name == "training-explained":
                answered = visitor(Role.GRADER)
                answered.open("/training/questions/missing_and_exploitation/")
                answer(answered.page, {**RIGHT, "ME-15": "a"})
            seated.open(path)
            tail = "" if kept == "1" else f"-{width}"
            seated.page.screenshot(path=folder / f"{name}{tail}.png", full_page=kept != "1")
