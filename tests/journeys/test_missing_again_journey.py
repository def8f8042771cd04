"""A child missing again and again, told at a browser: what was learned is used, and nobody says that it is usual."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.casework.desk import OFFICER, STARTS, Desk, reporting
from tests.journeys.acting import open_act, open_case, press, recorded, to_do
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from wayhome.access.actors import Role
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject

IMAGES = Path(__file__).parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
TIMES = 10


def again_and_again(desk: Desk) -> None:
    """Tell of a child in care, missing ten times in sixty days and now once more."""
    for number in range(TIMES, 0, -1):
        desk.now = STARTS - timedelta(days=6 * number)
        record, case = RecordId(f"MC-A{number}"), Subject(f"episode:A-{number}")
        child = reporting(
            record=record,
            case=case,
            care_status="looked_after",
            placement="childrens_home",
            name="Ada",
            nation="england",
        )
        desk.do(TakeReport, OFFICER, children=(child,), informant="placement")
        desk.now += timedelta(hours=7)
        desk.do(LocateChild, OFFICER, record=record, basis="spoken_to", place="associate_address")
        desk.do(RecordAccount, OFFICER, record=record, complete=False, own_words="I have to be there on Fridays.")
    desk.at(0).report(informant="placement")


@WAYS
def test_bc05_the_eleventh_time_in_sixty_days_asks_for_a_meeting_and_a_plan(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    again_and_again(desk)
    lead = visitor(Role.COORDINATOR, scripts=scripts)
    page = open_case(lead)
    to_do(page, "Ask for the multi-agency meeting")
    to_do(page, "Bring the child's trigger plan up to date")

    page = open_act(lead, "missing-again")
    expect(page.get_by_text("Being missing often raises the risk. It never lowers it.")).to_be_visible()
    expect(page.get_by_text("3 in 90 days: reached")).to_be_visible()
    assert page.get_by_text("not seen in person").count() == TIMES

    page = open_act(lead, "meeting-asked")
    page.get_by_label("Children's services of the responsible council").check()
    page.get_by_label("The home or placement").check()
    page.get_by_label("What the meeting is to settle").fill("Fridays, one address, eleven times.")
    press(page, "Record")
    recorded(page, "Ask partners to meet about the child")
    assert not {"owed", "overdue"} & set(desk.statuses("MC-52"))

    page = open_act(lead, "trigger-plan")
    page.get_by_label("First actions, one a line").fill("Go to the address she names\nRing her aunt")
    page.get_by_role("group", name="Does whoever cares for the child have the plan?").get_by_label("Yes").check()
    press(page, "Record the plan")
    recorded(page, "Trigger plan")
    assert lead.complaints == []


@WAYS
def test_what_was_learned_is_put_first_the_next_time(visitor: NewVisitor, desk: Desk, scripts: bool):
    again_and_again(desk)
    lead = visitor(Role.COORDINATOR, scripts=scripts)
    page = open_act(lead, "trigger-plan")
    page.get_by_label("First actions, one a line").fill("Go to the address she names")
    press(page, "Record the plan")
    desk.at(600).do(LocateChild, OFFICER, basis="seen")
    desk.now += timedelta(days=4)
    child = reporting(record=RecordId("MC-B"), case=Subject("episode:B"))
    desk.do(TakeReport, OFFICER, children=(child,), informant="placement")

    handler = visitor(Role.CALL_HANDLER, scripts=scripts)
    page = open_case(handler, "MC-B")
    to_do(page, "Read the child's trigger plan")
    page = open_act(handler, "read-trigger-plan", "MC-B")
    expect(page.get_by_text("Go to the address she names")).to_be_visible()
    press(page, "I have read it")

    assert desk.statuses("MC-53.READ")[-1] == "met"


def test_the_pages_of_a_child_missing_again_are_accessible_and_fit(visitor: NewVisitor, desk: Desk, axe_script: str):
    again_and_again(desk)
    lead = visitor(Role.COORDINATOR, width=320)
    press(open_act(lead, "trigger-plan"), "Record the plan")
    assert faults_at_widths(lead, axe_script) == []
    press(open_act(lead, "meeting-held"), "Record the meeting")
    assert faults_at_widths(lead, axe_script) == []

    open_act(lead, "missing-again")

    assert faults_at_widths(lead, axe_script) == []


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_for_the_missing_persons_lead(visitor: NewVisitor, desk: Desk):
    again_and_again(desk)
    lead = visitor(Role.COORDINATOR)
    for act in ("missing-again", "trigger-plan"):
        open_act(lead, act).screenshot(path=IMAGES / f"lead-{act}.png")
    desk.at(300).do(LocateChild, OFFICER, basis="seen")
    for act in ("close", "account"):
        open_act(lead, act).screenshot(path=IMAGES / f"return-{act}.png")
