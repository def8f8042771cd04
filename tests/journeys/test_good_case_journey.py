"""BC-18, a search done well, told at the browsers of seven people: nothing is ever late, and nothing cries wolf.

A girl of fourteen in a children's home is reported by the home. Everything is done through pages; only who is trained,
who is on duty and what other systems hold is there before the call.
"""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from django.utils.module_loading import import_string
from playwright.sync_api import Page, expect

from tests.application.test_notices import Watch
from tests.benchmarks.good_case import OPEN
from tests.casework.desk import Desk
from tests.casework.desk import signed_in as acting
from tests.journeys.acting import Answers, fill, open_act, open_case, press
from tests.journeys.conftest import NewVisitor
from tests.journeys.night import Night
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.duties.duty import Status
from wayhome.holdings.records import HeldRecord, Person
from wayhome.record.events.risk import System
from wayhome.store.holdings.memory import MemoryHoldings

HOUR, DAY = 60, 24 * 60
CREW = (
    Role.CALL_HANDLER, Role.GRADER, Role.RESPONSE, Role.SUPERVISOR, Role.INSPECTOR, Role.COMMAND, Role.COORDINATOR,
)  # fmt: skip
HANDLER, GRADER, OFFICER, SERGEANT, INSPECTOR, COMMAND, LEAD = CREW
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
ENDED = {Status.MET, Status.LAPSED}
SCREENS = ["Who is missing?", "The call", "The child", "The questions", "Officers"]

DESCRIBED: Answers = {
    "description_1": "Tall, long dark hair", "clothing_1": "School uniform, red coat", "photo_1": "yes",
    "may_publish_1": "no", "phone_1": "yes", "number_1": "07700 900111", "accounts_1": "yes", "handles_1": "ada.q",
    "placement_1": "childrens_home", "care_status_1": "looked_after", "out_of_area_1": "no", "unaccompanied_1": "no",
    "nation_1": "england",
}  # fmt: skip
LEADS: Answers = {
    "search_adviser": "not_taken_up", "search_adviser_reason": "Not before the flat is looked at",
    "investigating_officer": "taken_up", "investigating_officer_reason": "Detective Constable Bell",
    "senior_investigator": "not_taken_up", "senior_investigator_reason": "Nothing says that she was taken",
    "publicity": "not_taken_up", "publicity_reason": "It would warn him",
    "family_support": "taken_up", "family_support_reason": "Detective Constable Bell",
}  # fmt: skip
EXPLAINED: Answers = {
    "owner": "supervisor",
    "explanation_1": "She is with her cousin", "action_1": "Officers go there now",
    "explanation_2": "She is with the man", "action_2": "Officers look at his flat",
    "explanation_3": "She is hurt", "action_3": "Hospitals are asked",
}  # fmt: skip
SAID: Answers = {
    "own_words": "He said to wait for him.", "reasons": "adult_or_peer_drew", "before": "He sent messages.",
    "places": "A friend's room", "people": "Kay", "travel": "By bus", "possessions": "A phone nobody knew",
    "after": "She came back with us.", "harm": "no",
}  # fmt: skip


@pytest.fixture
def held(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every system be here to be searched, and one of them hold something about the girl."""
    ada = Person(given_name="Ada", family_name="Quill", birth_date=date(2011, 6, 1))
    other = Person(given_name="Zed", family_name="Orme")
    records = [
        HeldRecord(id=f"{system}-1", system=system, person=other, text="A bicycle.") for system in get_args(System)
    ]
    about_her = HeldRecord(id="INT-1", system="local_intelligence", person=ada, text="An older man waits for her.")
    holdings = MemoryHoldings()
    holdings.add([*records, about_her], at=desk.now)
    parts = replace(import_string("wayhome.web.http.wiring")(), holdings=holdings)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)


@WAYS
@pytest.mark.usefixtures("held")
def test_bc18_a_search_done_well_is_never_late_and_no_alarm_is_false(visitor: NewVisitor, desk: Desk, scripts: bool):
    desk.train(acting("grader", Role.GRADER))
    for role in CREW:
        post(desk, role.key, role.key)
    width = 1280 if scripts else 320
    night = Night(Watch(desk=desk), {role: visitor(role, width=width, scripts=scripts) for role in CREW})

    take_the_report(night)
    know_and_grade(night)
    begin_to_look(night)
    decide_and_look_on(night)
    find_and_hear(night)
    close(night)
    use_what_she_said(night)

    desk.at(10 * DAY)
    night.nothing_is_late(*CREW)
    of_the_search = [duty for duty in night.duties() if not duty.scope.startswith("officer:")]  # training runs on
    assert {duty.status_at(desk.now) for duty in of_the_search} <= ENDED
    assert {"MC-13", "MC-23", "MC-63", "MC-67", "MC-70", "MC-74"} <= {duty.rule for duty in night.duties()}
    assert [seated.complaints for seated in night.seats.values() if seated.complaints] == []


def take_the_report(night: Night) -> None:
    """Take the call: officers are sent from the second of five screens."""
    seated = night.seats[HANDLER]
    page = seated.page
    seated.open("/report/")
    screens = [heading(page)]
    page.get_by_label("Name").fill("Ada Quill")
    page.get_by_label("Birth date").fill("2011-06-01")
    press(page, "Look up")
    expect(page.get_by_text("“An older man waits for her.”")).to_be_visible()
    press(page, "Go on: a new child")
    screens.append(heading(page))
    fill(page, {"informant": "placement", "said": "She has not come back from school."})
    press(page, "Open the case and send officers")
    night.record = page.url.split("/cases/")[1].split("/")[0]
    assert len(night.events("missing.officers_deployed")) == 1
    screens.append(heading(page))
    night.desk.at(4)
    fill(page, DESCRIBED)
    press(page, "Go on to the questions")
    screens.append(heading(page))
    night.desk.at(8)
    answer_what_is_asked(page)
    press(page, "Go on to officers")
    screens.append(heading(page))
    press(page, "Finish")
    assert screens == SCREENS
    night.nothing_is_late(HANDLER)


def heading(page: Page) -> str:
    """Return what a screen calls itself."""
    return page.get_by_role("heading", level=1).inner_text()


def answer_what_is_asked(page: Page) -> None:
    """Answer every question in view: no, but for what the home says."""
    asked = page.locator("main input[type=radio][value=not_available]").all()
    for name in [str(radio.get_attribute("name")) for radio in asked if radio.is_visible()]:
        says_no = page.locator(f"main [name='{name}'][value='no']").count() > 0
        fill(page, {name: OPEN.get(name, "no" if says_no else "yes")})


def know_and_grade(night: Night) -> None:
    """Search what is held, weigh the one record that came back, and grade."""
    night.does(9, HANDLER, "already-known/search", "Search")
    night.does(10, HANDLER, "obtain-profile", result="received")
    page = open_act(night.seats[GRADER], "already-known", night.record)
    hit = str(page.locator("main [name^='mark_']").first.get_attribute("name")).removeprefix("mark_")
    weighed = {f"mark_{hit}": "raises", f"factor_{hit}": "ADULT_OF_CONCERN", f"how_{hit}": "He has hurt children."}
    night.does(12, GRADER, "already-known", "Save what was weighed", **weighed)
    night.does(14, HANDLER, "ask-social-care", answered="yes", professional="Joy Bell, duty social worker")
    grade = {"likelihood": "very_likely", "severity": "serious", "grade": "high", "rationale": "A man waits for her."}
    night.does(16, GRADER, "grade/new", "Save the grade", **grade)
    assert [event.body["status"] for event in night.events("risk.graded")] == ["confirmed"]
    night.nothing_is_late(*CREW)


def begin_to_look(night: Night) -> None:
    """Circulate, tell who must know, review, plan, and search."""
    night.does(19, OFFICER, "circulate", places="national_computer", national_computer="26/4471")
    night.does(20, OFFICER, "tell-family", owner_named="yes", told="The sergeant leads.", due="4")
    left = {"what_1": "Her cousin's address", "who_1": "response", "by_1": "21:30"}
    night.does(24, SERGEANT, "review", "Record the review", directions="Visit her cousin; read the account.", **left)
    alert = {"under_18": "yes", "taken": "no", "imminent_danger": "no", "public_can_help": "yes"}
    night.does(26, SERGEANT, "consider-alert", decision="not_taken_up", reason="Nobody took her.", **alert)
    night.does(28, SERGEANT, "plan-search", "Make the plan", **EXPLAINED)
    told = ("childrens_services", "responsible_council", "placement", "national_unit")
    night.does(30, LEAD, "tell-partners", whom=told)
    night.does(
        35, OFFICER, "search-places",
        home_or_placement="police", home_or_placement_areas="Her room, the sheds",
        last_seen="police", last_seen_areas="The school gate",
    )  # fmt: skip
    night.nothing_is_late(*CREW)


def decide_and_look_on(night: Night) -> None:
    """Raise and follow lines, decide at each rank, and look until there is a trace."""
    night.does(38, SERGEANT, "raise-line", line="ML-17", what="The man's flat", owner="response", due="2")
    powers = {"outcome": "to_be_used", "powers": "CA1989-46", "reason": "Should he hold her."}
    night.does(40, OFFICER, "pursue-link", what="The bus station", owner="response", due="2", **powers)
    night.does(44, COMMAND, "decide", first_lines="taken_up", first_lines_reason="As the sergeant has them")
    night.does(46, INSPECTOR, "decide", "Record", **LEADS)
    night.does(55, INSPECTOR, "review", "Record the review", directions="Go to the flat.", nothing_outstanding="on")
    night.does(60, OFFICER, "look-for-child", kind="visit", result="trace", detail="Her cousin saw her at five.")
    page = open_act(night.seats[OFFICER], "settle-line", night.record)
    lines = [str(line.get_attribute("value")) for line in page.locator("main [name=line] option").all()]
    assert len(lines) == 3
    for line in lines:
        night.does(70, OFFICER, "settle-line", line=line, ended="done", reason="She was there before five.")
    night.does(85, OFFICER, "look-for-child", kind="visit", result="trace", detail="A friend has let her in.")
    night.nothing_is_late(*CREW)


def find_and_hear(night: Night) -> None:
    """Find her, see her, decide where she is safe, talk with her, and tell who must know."""
    night.does(90, OFFICER, "found", basis="seen", condition="alive", place="friend", found_by="police_own")
    night.does(92, OFFICER, "seen", by_whom="police", well="yes")
    night.does(95, OFFICER, "safe-place", place="home_with_plan", with_council="yes", reason="She wants to go back.")
    night.does(110, OFFICER, "circulations-cancelled")
    night.does(112, OFFICER, "taken-home")
    seen = {"alone": "yes", "injuries": "no", "forensic_chance": "no"}
    night.does(120, OFFICER, "talk", mode="in_person", where="In her room", **seen)
    night.does(140, LEAD, "council-told")
    night.does(150, OFFICER, "account", "Record what the child said", **SAID)
    night.does(180, OFFICER, "refer-child", which="safeguarding")
    night.nothing_is_late(*CREW)


def close(night: Night) -> None:
    """Close: nothing stands in the way."""
    page = open_act(night.seats[SERGEANT], "close", night.record)
    expect(page.get_by_text("still open")).to_have_count(0)
    night.does(4 * HOUR, SERGEANT, "close", "Close the episode", outcome="found")
    expect(open_case(night.seats[SERGEANT], night.record).locator(".app-standing")).to_contain_text("Closed")
    night.nothing_is_late(*CREW)


def use_what_she_said(night: Night) -> None:
    """The council's interview is offered, held and received, and what it says is used."""
    night.does(1 * DAY, LEAD, "return-interview", step="offered")
    night.does(2 * DAY, LEAD, "return-interview", step="held")
    night.does(3 * DAY, LEAD, "return-interview", step="received", content="He gives her things.", people="Kay")
    night.does(4 * DAY, LEAD, "return-interview", step="intelligence", reference="INT-88")
    plan = {"first_actions": "Visit her cousin", "people": "Kay", "shared_with_carer": "yes"}
    night.does(4 * DAY + HOUR, LEAD, "trigger-plan", "Record the plan", after_this_episode="on", **plan)
    night.nothing_is_late(*CREW)
