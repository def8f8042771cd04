"""Grading told at a browser: a usual pattern, no training, a record unread: each prevented or exposed."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.benchmarks.good_case import SYSTEMS
from tests.casework.desk import CALL_HANDLER, CASE, OFFICER, Desk
from tests.casework.desk import signed_in as acting
from tests.journeys.acting import open_act, open_case, press, to_do
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults
from tests.journeys.test_main_journey import follow, tab_to
from wayhome.access.actors import Role
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.questions import Question

DAY = 24 * 60
IMAGES = Path(__file__).parents[2] / "docs" / "images"
DECIDING: tuple[Question, ...] = (
    "self_harm_suicide", "medical_need", "exploitation_concern", "with_adult_of_concern", "threats_or_violence",
    "disability_ld_neuro", "forced_marriage_hba", "trafficking_immigration", "risk_to_others",
)  # fmt: skip
BECAUSE = "Came back because: Same surname; Same telephone."
GRADER = acting("grader", Role.GRADER)
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


def eleventh_time(desk: Desk) -> RecordId:
    """Report a child in care for the eleventh time in sixty days; found ten times, and heard once."""
    desk.report(care_status="looked_after", placement="childrens_home", informant="placement")
    record = CASE
    for again in range(2, 12):
        desk.do(LocateChild, OFFICER, basis="seen", place="unknown_adult_address", record=record)
        if again == 3:
            words = "A man lets us stay. We pay him back."
            desk.do(RecordAccount, OFFICER, complete=False, own_words=words, record=record)
        record = RecordId(f"MC-{again}")
        desk.at((again - 1) * 6 * DAY).report(record=record, case=Subject(f"episode:A{again}"), informant="placement")
    return record


def read_everything(desk: Desk, record: RecordId = CASE) -> None:
    """Record that every system was read and holds nothing."""
    for system in SYSTEMS:
        desk.do(RecordCheck, CALL_HANDLER, system=system, result="no_trace", record=record)


def grade(page: Page, level: str, *, likelihood: str, severity: str, why: str) -> None:
    """Fill the page of a grade in and send it."""
    page.get_by_role("group", name="How likely is harm").get_by_label(likelihood, exact=True).check()
    page.get_by_role("group", name="How grave would the harm be?").get_by_label(severity, exact=True).check()
    page.get_by_role("group", name="The level").get_by_label(level, exact=True).check()
    page.get_by_label("Why this level").fill(why)
    press(page, "Save the grade")


@WAYS
def test_bc05_an_eleventh_episode_is_never_a_usual_pattern(visitor: NewVisitor, desk: Desk, scripts: bool):
    record = eleventh_time(desk)
    desk.train(GRADER)
    read_everything(desk, record)
    seated = visitor(Role.GRADER, scripts=scripts)

    page = open_act(seated, "grade/new", record)
    expect(page.get_by_role("heading", name="Episode 11 of this child")).to_be_visible()
    expect(page.get_by_text("Found at an unknown adult’s address (10 times).")).to_be_visible()
    expect(page.get_by_text("After 9 of 10 returns, nobody wrote down what the child said")).to_be_visible()
    page.get_by_text("Earlier episodes, with what the child said").click()
    history = page.get_by_role("group", name="What do the earlier episodes do to the risk?")
    expect(history.get_by_role("radio")).to_have_count(2)
    expect(page.get_by_text("“It lowers the risk” is not offered")).to_be_visible()
    grade(page, "Low", likelihood="Possible", severity="Slight", why="Usual pattern, will return.")

    expect(page.get_by_role("heading", name="Why it is provisional")).to_be_visible()
    expect(page.get_by_text("the floor is medium and applies; low is below it")).to_be_visible()
    expect(page.get_by_text("the grade says what earlier episodes show, and they do not lower it")).to_be_visible()
    expect(page.locator(".app-strip")).to_contain_text("Medium risk")
    page = open_case(seated, record)
    expect(page.locator(".app-standing")).to_contain_text("graded low; treated as medium")
    to_do(page, "Have a lower grade approved")
    assert seated.complaints == []


@WAYS
def test_bc08_a_grade_without_training_stands_as_provisional_until_a_trained_grader_makes_it_again(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    desk.report()
    read_everything(desk)
    desk.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="out_of_character", answer="yes"),))
    untrained = visitor(Role.CALL_HANDLER, scripts=scripts)

    page = open_act(untrained, "grade/new")
    expect(page.get_by_text("was found. The questions on how going missing")).to_be_visible()
    grade(page, "Medium", likelihood="Likely", severity="Not serious", why="He is never late.")

    expect(page.get_by_text("the grader's training was in date on the day of the grade")).to_be_visible()
    expect(page.get_by_text("Have the risk graded by someone whose training is in date")).to_be_visible()
    assert desk.statuses("MC-12") == ["owed"]

    desk.train(GRADER).at(20)
    trained = visitor(Role.GRADER, scripts=scripts)
    page = open_act(trained, "grade")
    expect(page.get_by_text("Provisional", exact=True)).to_be_visible()
    page.get_by_role("link", name="Grade the risk").click()
    expect(page.get_by_text("Everything that grading asks for is in date until 1 January 2027.")).to_be_visible()
    grade(page, "Medium", likelihood="Likely", severity="Not serious", why="He is never late, and his phone is off.")

    expect(page.get_by_text("Confirmed", exact=True)).to_be_visible()
    assert desk.statuses("MC-12") == ["met"]
    assert [event.body["status"] for event in desk.events("risk.graded")] == ["provisional", "confirmed"]
    assert untrained.complaints == trained.complaints == []


@WAYS
def test_bc09_intelligence_that_came_back_is_weighed_before_a_grade_is_confirmed(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    desk.train(GRADER).report()
    read_everything(desk)
    found = (Hit(reference="INT-41", summary="Two girls of her age were driven to hotels by this man."),)
    desk.do(RecordCheck, CALL_HANDLER, system="local_intelligence", result="hits_read", hits=found)
    desk.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="out_of_character", answer="yes"),))
    seated = visitor(Role.GRADER, scripts=scripts)

    page = open_act(seated, "grade/new")
    expect(page.get_by_text("1 record not weighed.")).to_be_visible()
    grade(page, "Medium", likelihood="Likely", severity="Not serious", why="Her phone is off.")
    expect(page.get_by_text("say of every record found whether it affects the grade (INT-41)")).to_be_visible()

    page.get_by_role("link", name="Read and weigh what is held").first.click()
    expect(page.get_by_text("Two girls of her age were driven to hotels by this man.")).to_be_visible()
    page.get_by_label("Raises the risk").check()
    page.get_by_label("Which risk factor does it state?").select_option("CSE")
    page.get_by_label("How INT-41 bears on the risk").fill("The car is the one outside her school.")
    press(page, "Save what was weighed")

    expect(page.get_by_role("heading", name="Every record was weighed")).to_be_visible()
    expect(page.locator(".app-strip")).to_contain_text("High risk")
    desk.at(10)
    page = open_act(seated, "grade/new")
    expect(page.locator(".app-grounds")).to_contain_text("The child is or may be exploited now MC-17.EXPLOITED")
    grade(page, "High", likelihood="Very likely", severity="Serious", why="A man is driving girls to hotels.")
    expect(page.get_by_text("Confirmed", exact=True).first).to_be_visible()
    assert seated.complaints == []


@WAYS
def test_a_grade_is_lowered_by_two_people_each_signed_in_as_themselves(visitor: NewVisitor, desk: Desk, scripts: bool):
    desk.train(GRADER).report()
    read_everything(desk)
    desk.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="out_of_character", answer="yes"),))
    grader, inspector = visitor(Role.GRADER, scripts=scripts), visitor(Role.INSPECTOR, scripts=scripts)
    page = open_act(grader, "grade/new")
    grade(page, "High", likelihood="Very likely", severity="Serious", why="A man she fears is near.")

    desk.at(40)
    page = open_act(grader, "grade/new")
    grade(page, "Medium", likelihood="Likely", severity="Not serious", why="He has been in custody since noon.")
    refusal = page.get_by_role("alert")
    expect(refusal).to_contain_text("The grade stands at high, and nobody else has agreed that it is medium.")
    expect(page.get_by_label("Why this level")).to_have_value("He has been in custody since noon.")

    desk.at(45)
    second = open_act(inspector, "grade/approve")
    expect(second.get_by_text("A man she fears is near.")).to_be_visible()
    second.get_by_role("group", name="Which level do you approve?").get_by_label("Medium", exact=True).check()
    second.get_by_role("group", name="Did something change").get_by_label("Yes").check()
    second.get_by_label("Why you approve it").fill("I read the custody record.")
    press(second, "Approve")
    expect(second.get_by_role("heading", level=1)).to_have_text("The grade")

    desk.at(50)
    page = open_act(grader, "grade/new")
    expect(page.get_by_label("Why this level")).to_have_value("He has been in custody since noon.")
    press(page, "Save the grade")
    expect(page.locator(".app-grade").first).to_contain_text("Medium risk")
    assert [event.body["grade"] for event in desk.events("risk.graded")] == ["high", "medium"]
    assert desk.statuses("MC-22") == ["met"]
    assert grader.complaints == inspector.complaints == []


def test_a_grade_is_given_by_keyboard_alone(visitor: NewVisitor, desk: Desk):
    desk.report()
    seated = visitor(Role.GRADER)
    page = open_act(seated, "grade/new")

    tab_to(page, "Very low")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    tab_to(page, "Slight")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    tab_to(page, "High")
    page.keyboard.press("Space")
    tab_to(page, "Why this level")
    page.keyboard.type("A car waited for her.")
    tab_to(page, "Save the grade")
    follow(page)

    (event,) = desk.events("risk.graded")
    assert (event.body["grade"], event.body["likelihood"], event.body["severity"]) == ("high", "very_likely", "serious")
    expect(page.get_by_text("A car waited for her.")).to_be_visible()


def test_weighing_and_grading_are_accessible_and_fit_with_everything_in_view(
    visitor: NewVisitor, desk: Desk, axe_script: str
):
    record = eleventh_time(desk)
    hits = (Hit(reference="INT-1", summary="Seen with a man."), Hit(reference="INT-2", summary="Another."))
    desk.do(RecordCheck, CALL_HANDLER, system="local_intelligence", result="not_done", hits=hits, record=record)
    seated = visitor(Role.INSPECTOR, width=320)
    for act in ("already-known", "grade/new", "grade/approve", "grade/look", "grade/again", "questions/open", "grade"):
        page = open_act(seated, act, record)
        for summary in page.locator("summary").all():
            if summary.is_visible():
                summary.click()
        for raises in page.get_by_label("Raises the risk").all():
            raises.check()

        assert faults(seated, axe_script) == [], act
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, act


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_for_the_risk_grader(visitor: NewVisitor, desk: Desk):
    record = eleventh_time(desk)
    found = (
        Hit(reference="INT-41", summary="Seen twice in a silver car with a man of about thirty. " + BECAUSE),
        Hit(reference="INT-52", summary="A child of this name, born in 1998, reported a bicycle stolen. " + BECAUSE),
    )
    for system in SYSTEMS[:6]:
        desk.do(RecordCheck, CALL_HANDLER, system=system, result="no_trace", record=record)
    desk.do(RecordCheck, CALL_HANDLER, system="local_intelligence", result="not_done", hits=found, record=record)
    retry = desk.now + timedelta(minutes=30)
    desk.do(RecordCheck, CALL_HANDLER, system="custody", result="unavailable", retry_at=retry, record=record)
    told = (*(Answer(question=one, answer="no") for one in DECIDING), Answer(question="contact_since", answer="no"))
    desk.do(RecordAnswers, CALL_HANDLER, answers=told, record=record)
    desk.at(60 * DAY + 25)
    seated = visitor(Role.GRADER)

    page = open_act(seated, "already-known", record)
    page.screenshot(path=IMAGES / "grade-known.png")
    page = open_act(seated, "grade/new", record)
    page.screenshot(path=IMAGES / "grade-new.png")
    grade(page, "Medium", likelihood="Possible", severity="Serious", why="She is with an adult nobody knows.")
    page.screenshot(path=IMAGES / "grade-provisional.png")
