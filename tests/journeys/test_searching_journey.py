"""Looking for a child, told at a browser: eight hours in which nobody looks are exposed as they pass."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.casework.desk import GRADER, OFFICER, SERGEANT, Desk
from tests.journeys.acting import open_act, open_case, press, recorded, to_do
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from tests.journeys.test_main_journey import follow, tab_to
from wayhome.access.actors import Role
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.read_trigger_plan import ReadTriggerPlan
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.update_trigger_plan import UpdateTriggerPlan

HOUR = 60
IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


def high_risk(desk: Desk) -> None:
    desk.report(care_status="looked_after", placement="childrens_home")
    desk.train(GRADER)
    desk.do(GradeRisk, GRADER, grade="high", likelihood="very_likely", severity="serious", wording="app2026",
            rests_on=("call",), history_effect="no_history", rationale="She was hurt with a knife in May.")  # fmt: skip


def silence(page: Page, words: str) -> None:
    """Expect what the page says of the silence."""
    expect(page.locator(".app-silence")).to_contain_text(words)


@WAYS
def test_bc01_eight_hours_without_anybody_looking_are_exposed_as_they_pass(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    high_risk(desk)
    sergeant = visitor(Role.SUPERVISOR, scripts=scripts)
    desk.at(12)
    page = open_case(sergeant)
    silence(page, "Nothing yet, 12 min after the report")
    silence(page, "Due in 18 min")
    to_do(page, "Send officers to look for the child")

    # Entries, plans and telling people are not looking: the clock runs on.
    page = open_act(sergeant, "add-news")
    page.get_by_label("The phone has gone off").check()
    press(page, "Record")
    page = open_act(sergeant, "tell-partners")
    page.get_by_label("Children’s services").check()
    press(page, "Record")
    desk.at(31)
    page = open_case(sergeant)
    silence(page, "Nothing yet, 31 min after the report")
    silence(page, "Overdue by 1 min")
    to_do(page, "Do something to find the child, or escalate")

    assert sergeant.complaints == []


@WAYS
def test_bc01_the_inspector_is_told_and_looking_at_last_undoes_no_hour(visitor: NewVisitor, desk: Desk, scripts: bool):
    high_risk(desk)
    desk.at(4 * HOUR + 1)
    inspector = visitor(Role.INSPECTOR, scripts=scripts)
    page = open_act(inspector, "looking")
    silence(page, "Nothing yet, 4 h 1 min after the report")
    silence(page, "Overdue by 3 h 31 min")
    silence(page, "Tell the duty inspector when four hours have passed without anything done (overdue by 1 min)")

    desk.at(8 * HOUR)
    page = open_act(inspector, "looking")
    silence(page, "Overdue by 7 h 30 min")
    expect(page.get_by_text("Not sent yet").first).to_be_visible()
    page.get_by_role("button", name="Record something done").click()
    page.get_by_label("A visit to an address or a place").check()
    page.get_by_label("Nothing", exact=True).check()
    press(page, "Record")

    # Looking at last stops the clock and undoes nothing: the hours stay counted.
    recorded(page, "Something done to find the child")
    silence(page, "A visit to an address or a place, 0 min ago")
    silence(page, "Due in 30 min")
    assert {"MC-23", "MC-32", "MC-32.HIGH", "MC-32.INSPECTOR"} <= desk.breached()
    assert inspector.complaints == []


@WAYS
def test_a_sergeant_reads_what_was_agreed_and_plans_with_as_many_explanations_as_there_are(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    high_risk(desk)
    desk.do(SendOfficers, OFFICER)
    desk.do(UpdateTriggerPlan, SERGEANT, first_actions=("Ring her sister",), places=("The arcade",))
    desk.at(10)
    seated = visitor(Role.SUPERVISOR, scripts=scripts)
    page = open_act(seated, "looking")
    expect(page.get_by_text("Ring her sister")).to_be_visible()
    page.get_by_role("link", name="Record that it was read").click()
    press(page, "I have read it")
    recorded(page, "The trigger plan")

    page.get_by_role("link", name="Make the plan").click()
    page.get_by_label("Explanation 1: what may have happened").fill("She is with the man from the arcade")
    page.get_by_label("What is done about it, and by whom").first.fill("Officers go there now")
    press(page, "Add another explanation")
    page.get_by_label("Explanation 4: what may have happened").fill("She is hurt by the river")
    press(page, "Make the plan")
    expect(page.get_by_text("She is with the man from the arcade: Officers go there now")).to_be_visible()

    assert desk.statuses("MC-33") == ["met"]


@WAYS
def test_a_line_that_may_be_lost_is_raised_asked_for_and_not_ended_without_a_reason(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    high_risk(desk)
    desk.at(10)
    seated = visitor(Role.SUPERVISOR, scripts=scripts)
    page = open_act(seated, "lines")
    page.locator("a", has_text="Raise it: The phone, its calls and where it is").click()
    page.get_by_label("Within 1 hour").check()
    press(page, "Record")
    page.locator("a", has_text="Ask for data: The phone").click()
    page.get_by_label("Who holds them?").fill("The network")
    press(page, "Record")
    page.locator("a", has_text="What became of it: The phone").click()
    page.get_by_label("Refused by somebody").check()
    press(page, "Record")
    expect(page.get_by_role("alert")).to_contain_text("was not done, and nobody says why.")
    page.get_by_label("In your words").fill("The network asks for a superintendent's word.")
    press(page, "Record")
    expect(page.get_by_text("Refused by somebody, 19:10 today. The network asks")).to_be_visible()

    assert seated.complaints == []


def test_a_promise_to_the_family_is_shown_where_the_search_is_looked_at(visitor: NewVisitor, desk: Desk):
    high_risk(desk)
    desk.at(10)
    seated = visitor(Role.SUPERVISOR)
    page = open_act(seated, "tell-family")
    page.get_by_label("Yes").check()
    page.get_by_label("Within 1 hour").check()
    press(page, "Record")
    expect(page.get_by_text("Hear next at 20:10 today")).to_be_visible()
    assert seated.complaints == []


def test_something_done_is_recorded_by_keyboard_alone(visitor: NewVisitor, desk: Desk):
    high_risk(desk)
    seated = visitor(Role.RESPONSE)
    page = open_act(seated, "looking")

    tab_to(page, "Record something done")
    follow(page)
    tab_to(page, "A visit to an address or a place")
    page.keyboard.press("Space")
    tab_to(page, "Nothing")
    page.keyboard.press("Space")
    tab_to(page, "What was done and found")
    page.keyboard.type("The flat was dark.")
    tab_to(page, "Record")
    follow(page)

    recorded(page, "Something done to find the child")
    assert len(desk.events("enquiry.locating_action_taken")) == 1


def test_pages_of_the_search_are_accessible_when_they_say_no(visitor: NewVisitor, desk: Desk, axe_script: str):
    high_risk(desk)
    desk.do(RaiseLine, SERGEANT, line="ML-12")
    desk.at(45)
    seated = visitor(Role.SUPERVISOR, width=320)

    for act, button in (
        ("look-for-child", "Record"), ("search-places", "Record"), ("obtain-items", "Record"), ("circulate", "Record"),
        ("plan-search", "Make the plan"), ("settle-line", "Record"), ("decide", "Record"), ("consider-alert", "Record"),
        ("tell-partners", "Record"), ("tell-family", "Record"), ("link-children", "Record"),
        ("read-trigger-plan", "I have read it"),
    ):  # fmt: skip
        press(open_act(seated, act), button)
        assert faults_at_widths(seated, axe_script) == [], act
    seated.open("/cases/MC-1/looking/")
    assert faults_at_widths(seated, axe_script) == []


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_for_the_response_officer(visitor: NewVisitor, desk: Desk):
    high_risk(desk)
    desk.do(SendOfficers, OFFICER)
    desk.do(UpdateTriggerPlan, SERGEANT, first_actions=("Ring her sister",), places=("The arcade",))
    desk.do(
        RaiseLine, SERGEANT, line="ML-12", owner="response", what="Her friend Bo", due=desk.now + timedelta(hours=2)
    )
    desk.at(24)
    seated = visitor(Role.RESPONSE)

    desk.do(ReadTriggerPlan, OFFICER)
    for act in ("looking", "look-for-child", "lines", "tell-partners"):
        open_act(seated, act).screenshot(path=IMAGES / f"search-{act}.png")
