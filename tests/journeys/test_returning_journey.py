"""A child found, seen, heard and safe, told at a browser: what went wrong elsewhere is prevented here, or exposed."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.casework.desk import CALL_HANDLER, CASE, INSPECTOR, OFFICER, SERGEANT, Desk
from tests.journeys.acting import open_act, open_case, press, recorded, to_do
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults
from tests.journeys.test_main_journey import follow, tab_to
from wayhome.access.actors import Role
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.record_done import RecordDone
from wayhome.casework.see_child import SeeChild
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn
from wayhome.record.events.child import Described
from wayhome.record.events.partner import ReturnInterviewOffered

HOUR = 60
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@WAYS
def test_bc06_a_child_back_at_three_is_not_closed_on_a_telephone_call(visitor: NewVisitor, desk: Desk, scripts: bool):
    desk.report(informant="placement")
    desk.at(8 * HOUR)
    handler = visitor(Role.CALL_HANDLER, scripts=scripts)
    page = open_act(handler, "whereabouts")
    page.get_by_label("Who said so?").select_option("placement")
    page.get_by_label("What they said").fill("She walked in at three and went to bed.")
    press(page, "Record")
    expect(
        page.get_by_text("Being told where a child is does not locate them, and the search goes on.")
    ).to_be_visible()
    to_do(page, "Go and verify where the child is")

    sergeant = visitor(Role.SUPERVISOR, scripts=scripts)
    page = open_act(sergeant, "close")
    press(page, "Close the episode")
    refusal = page.get_by_role("alert")
    expect(refusal).to_contain_text("Not so yet: the child was located.")
    expect(refusal).to_contain_text("Not so yet: the police talked with the child in person")
    expect(refusal).to_contain_text("Not so yet: the council was told of the return.")
    assert desk.events("missing.episode_closed") == []

    desk.at(11 * HOUR)
    page = open_case(sergeant)
    expect(page.locator(".app-standing")).to_contain_text("Missing")
    to_do(page, "Go and verify where the child is")
    expect(page.get_by_text("Overdue by").first).to_be_visible()
    assert sergeant.complaints == handler.complaints == []


@WAYS
def test_bc11_gone_abroad_says_a_neighbour_and_the_search_goes_on(visitor: NewVisitor, desk: Desk, scripts: bool):
    desk.report()
    desk.at(30 * HOUR)
    officer = visitor(Role.RESPONSE, scripts=scripts)
    page = open_act(officer, "found")
    page.get_by_label("Somebody said so").check()
    page.get_by_label("Where", exact=True).select_option("abroad")
    page.get_by_label("How the child was found").fill("A neighbour heard that he flew out on Sunday.")
    press(page, "Record")

    expect(page.get_by_text("Being told does not locate a child, and the search goes on.")).to_be_visible()
    expect(page.locator(".app-standing")).to_contain_text("Missing")
    page = open_act(visitor(Role.SUPERVISOR, scripts=scripts), "close")
    expect(page.get_by_role("heading", name="things are still open")).to_be_visible()
    assert desk.events("missing.child_located") == []


def closed(desk: Desk) -> None:
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen", found_by="police_own")
    desk.do(SeeChild, OFFICER, well="yes")
    desk.do(HoldInterview, OFFICER, mode="in_person")
    desk.do(RecordAccount, OFFICER, complete=True, harm_answer="no")
    desk.do(TellCouncilOfReturn, OFFICER)
    desk.at(120).do(CloseEpisode, SERGEANT)


@WAYS
def test_bc12_what_the_family_says_after_closing_reaches_somebody_and_opens_the_case_again(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    closed(desk)
    desk.at(20 * HOUR)
    handler = visitor(Role.CALL_HANDLER, scripts=scripts)
    page = open_act(handler, "add-news")
    page.get_by_label("Family").check()
    page.get_by_label("In their words").fill("A man is waiting for her outside school.")
    press(page, "Record")
    expect(page.get_by_text("The episode is closed, and somebody has to read this.")).to_be_visible()

    desk.at(22 * HOUR)
    sergeant = visitor(Role.SUPERVISOR, scripts=scripts)
    page = open_case(sergeant)
    expect(page.locator(".app-standing")).to_contain_text("Read what came in after closure and decide")
    expect(page.locator(".app-standing")).to_contain_text("Overdue by 1 h")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Read what came in after closing")).click()
    expect(page.get_by_text("A man is waiting for her outside school.")).to_be_visible()
    page.get_by_label("Open the episode again").check()
    page.get_by_label("Why").fill("A man nobody knows.")
    press(page, "Record the decision")

    assert [event.type for event in desk.events()][-1] == "missing.episode_reopened"
    expect(page.locator(".app-standing")).to_contain_text("opened again")


@WAYS
def test_bc15_the_lateness_of_a_return_interview_is_laid_where_it_arose(visitor: NewVisitor, desk: Desk, scripts: bool):
    desk.report(age_stated=16, date_of_birth=None)
    desk.at(60).do(LocateChild, OFFICER, basis="seen", found_by="police_own")
    desk.do(RecordDone, CALL_HANDLER, fact=Described(nation="england"))
    desk.at(61 * HOUR)
    page = open_act(visitor(Role.RESPONSE, scripts=scripts), "council-told")
    press(page, "Record")
    recorded(page, "The council was told the child is back")
    desk.at(97 * HOUR).do(RecordDone, INSPECTOR, fact=ReturnInterviewOffered(provider="council"))

    lead = visitor(Role.COORDINATOR, scripts=scripts)
    lead.open(f"/cases/{CASE}/duties/")

    told = lead.page.locator(".app-duty").filter(has_text="Tell the council that the child is back").first
    expect(told).to_contain_text("Met late")
    held = lead.page.locator(".app-duty").filter(has_text="the council")
    expect(held.filter(has_text="Overdue").first).to_be_attached()


def account_in_the_browser(page: Page) -> None:
    """Fill in what the child said, with harm told of."""
    page.get_by_label("In the child's own words").fill("He said I owed him.")
    page.get_by_label("Made to go, or afraid not to").check()
    page.get_by_label("Before: what was happening, and what led to it").fill("Messages from someone called K.")
    page.get_by_label("During: where they were").fill("A flat over the bakery")
    page.get_by_label("During: who they were with or met").fill("K, and an older man")
    for words in ("How they travelled", "What they had with them", "What they want now"):
        page.get_by_label(words, exact=True).check()
    page.get_by_role("radio", name="Yes").check()
    page.get_by_label("Made to commit crime").check()
    press(page, "Record what the child said")


def test_what_a_child_tells_of_harm_opens_what_it_must(visitor: NewVisitor, desk: Desk, axe_script: str):
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen", found_by="police_own")
    officer = visitor(Role.RESPONSE, width=320)
    account_in_the_browser(open_act(officer, "account"))

    recorded(officer.page, "What the child said")
    to_do(officer.page, "Record the crime and give it to skilled hands")
    page = open_act(officer, "record-crime")
    page.get_by_label("Criminal exploitation").check()
    press(page, "Record the crime")

    recorded(page, "Record the crime")
    expect(page.get_by_text("It is given to nobody yet.")).to_be_visible()
    assert desk.statuses("MC-66.EXPLOITED") == ["met"]
    assert faults(officer, axe_script) == []
    assert officer.complaints == []


def test_a_child_is_recorded_found_by_keyboard_alone(visitor: NewVisitor, desk: Desk):
    desk.report(date_of_birth=date(2012, 1, 1))
    desk.at(60)
    officer = visitor(Role.RESPONSE)
    page = open_case(officer)

    tab_to(page, "The child was found")
    follow(page)
    tab_to(page, "An officer, or a named professional, saw the child")
    page.keyboard.press("Space")
    tab_to(page, "Record")
    follow(page)

    recorded(page, "The child was found")
    assert len(desk.events("missing.child_located")) == 1


def test_what_is_typed_is_kept_by_the_server_before_anything_is_sent(visitor: NewVisitor, desk: Desk):
    desk.report()
    officer = visitor(Role.RESPONSE)
    page = open_act(officer, "found")
    page.get_by_label("How the child was found").fill("By the bus station, alone.")
    expect(page.locator("[data-kept]")).to_contain_text("Kept as a draft at")

    again = open_act(officer, "found")

    expect(again.get_by_label("How the child was found")).to_have_value("By the bus station, alone.")
    expect(again.get_by_text("You began this before. It was kept as you left it.")).to_be_visible()
    assert officer.complaints == []


def test_what_the_clock_hides_until_it_is_needed_opens_by_a_choice(visitor: NewVisitor, desk: Desk):
    desk.report()
    page = open_act(visitor(Role.RESPONSE), "found")
    expect(page.get_by_label("Time", exact=True)).to_be_hidden()

    page.get_by_label("Earlier").check()

    expect(page.get_by_label("Time", exact=True)).to_be_visible()
