"""Working with partners, told at a browser: a disagreement goes up until it is answered, and a meeting has its pack."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.casework.desk import DETECTIVE, INQUIRY, LEAD, Desk
from tests.journeys.acting import open_act, press, recorded
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from wayhome.access.actors import Role
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.partners.disagree import Disagree
from wayhome.casework.partners.list_children import ListForMeeting
from wayhome.casework.partners.plan_meeting import PlanMeeting
from wayhome.casework.partners.take_on import Taken, TakeOn
from wayhome.kernel.ids import OUR_FORCE

IMAGES = Path(__file__).parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
HOUR, DAY = 60, 24 * 60


def choose(page: Page, group: str, answer: str) -> None:
    """Choose one answer of a question."""
    page.get_by_role("group", name=group).get_by_label(answer, exact=True).check()


def listed(desk: Desk) -> None:
    """Tell of a child on the list of a meeting, with something owed by another agency and a disagreement."""
    desk.concern()
    at = desk.now + timedelta(days=2)
    desk.do(PlanMeeting, LEAD, about=OUR_FORCE, meeting="MM-1", at=at, area="Eastmere North")
    desk.do(AssessCaseRisk, DETECTIVE, level="high", reasons="He owes money to men who wait for him.")
    theirs = Taken(what="Ask the clinic about his injuries.", agency="health", due=desk.now + timedelta(hours=1))
    desk.do(TakeOn, DETECTIVE, agreed_in="strategy_discussion", actions=(theirs,))
    desk.do(Disagree, DETECTIVE, partner="local_authority", decision="no_enquiry",
            about="He is taken every weekend.", asked="Make an enquiry this week.")  # fmt: skip
    desk.do(ListForMeeting, DETECTIVE, meeting="MM-1", report="Who finds him a bed away from there?")
    desk.at(DAY)


@WAYS
def test_a_decision_that_leaves_a_child_unsafe_is_disagreed_with_and_goes_up_until_it_is_answered(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    desk.concern()
    detective = visitor(Role.INVESTIGATOR, scripts=scripts)
    page = open_act(detective, "disagree", INQUIRY)
    choose(page, "Which decision?", "They made no child protection enquiry")
    page.get_by_label("How does it leave the child unsafe?").fill("He is taken out of town every weekend.")
    press(page, "Record")
    expect(page.get_by_role("link", name="Say what you ask for, so that it can be answered")).to_be_visible()
    page.get_by_label("What do you ask them to do instead?").fill("Make an enquiry this week.")
    press(page, "Record")
    recorded(page, "We disagree")

    desk.at(2 * HOUR)
    sergeant = visitor(Role.SUPERVISOR, scripts=scripts)
    page = open_act(sergeant, "disagreement", INQUIRY)
    choose(page, "What happened?", "It was taken up with someone senior")
    choose(page, "With whom, on both sides?", "Supervisor")
    press(page, "Record")
    recorded(page, "What became of a disagreement")
    assert desk.statuses("MA-06") == ["met"]

    desk.at(4 * DAY)
    assert desk.statuses("MA-06-B") == ["overdue"]
    page = open_act(sergeant, "disagreement", INQUIRY)
    choose(page, "What happened?", "The partner answered")
    choose(page, "What did they say?", "They agree")
    page.get_by_label("Their answer, in their words").fill("An enquiry begins today.")
    press(page, "Record")
    expect(open_act(sergeant, "disagreement", INQUIRY).get_by_text("Nothing is open.")).to_be_visible()
    assert (detective.complaints, sergeant.complaints) == ([], [])


@WAYS
def test_a_meeting_is_planned_a_child_listed_and_the_pack_leads_to_each_entry(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    desk.concern()
    lead = visitor(Role.COORDINATOR, scripts=scripts)
    lead.open("/meetings/")
    page = lead.page
    page.get_by_label("Date").fill("2026-03-06")
    page.get_by_label("Time").fill("10:00")
    page.get_by_label("For which area?").fill("Eastmere North")
    press(page, "Plan it")
    expect(page.get_by_role("link", name="Eastmere North")).to_be_visible()

    page = open_act(lead, "list-for-meeting", INQUIRY)
    choose(page, "Which meeting?", "Eastmere North, 10:00 on Fri 6 Mar")
    page.get_by_label("What is the meeting to settle?").fill("Who finds him a bed?")
    press(page, "Record")
    recorded(page, "List the child for a meeting of partners")

    lead.open("/meetings/")
    page.get_by_role("link", name="Eastmere North").click()
    page.get_by_role("link", name="What the meeting has before it").click()
    expect(page.get_by_role("heading", name="Ada", exact=True)).to_be_visible()
    expect(page.get_by_text("Who finds him a bed?")).to_be_visible()
    page.locator(".app-pack__entry").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("exploitation meeting")
    assert lead.complaints == []


def test_the_pages_of_partners_are_accessible_and_fit(visitor: NewVisitor, desk: Desk, axe_script: str):
    listed(desk)
    lead = visitor(Role.SUPERVISOR, width=320)
    press(open_act(lead, "taken-on", INQUIRY), "Add another")
    assert faults_at_widths(lead, axe_script) == []
    press(open_act(lead, "disagree", INQUIRY), "Record")
    assert faults_at_widths(lead, axe_script) == []

    for path in ("/meetings/", "/meetings/MM-1/", "/meetings/MM-1/pack/"):
        lead.open(path)
        assert faults_at_widths(lead, axe_script) == []


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_of_partners_for_investigators_and_supervisors(visitor: NewVisitor, desk: Desk):
    listed(desk)
    lead = visitor(Role.SUPERVISOR)
    lead.open("/meetings/MM-1/pack/")
    lead.page.screenshot(path=IMAGES / "partners-pack.png")
    open_act(lead, "disagreement", INQUIRY).screenshot(path=IMAGES / "partners-disagreement.png")
