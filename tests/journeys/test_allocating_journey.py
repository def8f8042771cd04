"""A case is refused to somebody without the skills, answered for by another, planned, completed and endorsed."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.allocating.skilled import away, skill
from tests.casework.desk import DETECTIVE, INQUIRY, OTHER_DETECTIVE, SERGEANT, STARTS, Desk, signed_in
from tests.journeys.acting import press, recorded
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from tests.planning.writing import whole
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.planning.make_plan import MakeCasePlan, PartSaid, RevisePlan

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WIDTHS = (320, 768, 1280)
GIVE, PLAN = f"/cases/{INQUIRY}/investigator/", f"/cases/{INQUIRY}/plan/"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
IN_THE_GUIDE = ("allocate", "plan")
WRITTEN = {
    "hypotheses": "Kit gives Ada phones and trainers and makes Ada carry for it. Or: they came from an aunt, and "
    "Ada is afraid of Kit for another reason. The aunt is asked, and the phones are traced.",
    "children": "Ada. Two friends from the same year group are looked for, who were missing on the same nights.",
    "safeguarding": "Ada stays with the aunt from tonight; the social worker rings each evening, the school tells us "
    "of any absence within the hour.",
    "suspects": "“Kit”, a man of about 25; a silver car; the number that both phones were rung from.",
}
GAP = "Keeping in touch with each child"


def evening(desk: Desk) -> None:
    """Raise a concern at 19:00; one detective is away, and what the other holds ran out."""
    desk.concern(concern="Ada has two phones and new trainers, and is afraid of a man called Kit.")
    skill(desk, OTHER_DETECTIVE)
    away(desk, OTHER_DETECTIVE, until=STARTS + timedelta(days=5))
    skill(desk, DETECTIVE, until=STARTS.date() - timedelta(days=1))
    post(desk, "dee", "investigator")


@WAYS
def test_a_case_goes_to_somebody_without_the_skills_only_where_another_answers_for_it(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    evening(desk)
    seated = visitor(Role.SUPERVISOR, scripts=scripts)
    page = seated.page
    seated.open("/investigations/workload/")
    page.locator("#nobody + ul").get_by_role("link", name="Give it to somebody").click()
    expect(page.get_by_text("dov would, but is away.")).to_be_visible()
    page.locator("input[name='officer'][value='dee']").check()
    press(page, "Give them the case")
    expect(page.get_by_text("ran out on 1 March 2026").first).to_be_visible()

    page.get_by_role("link", name="Ask for an exception").click()
    page.get_by_label("Why can nobody with the skills take it?").fill("Dov is on leave until Saturday.")
    page.get_by_label("What is done meanwhile").fill("The detective inspector reads every decision daily.")
    press(page, "Ask for it")
    recorded(page, "Ask for an exception")

    senior = visitor(Role.DETECTIVE_INSPECTOR, scripts=scripts)
    senior.open("/investigations/workload/")
    senior.page.locator("#nobody + ul").get_by_role("link", name="Answer for it").click()
    expect(senior.page.get_by_text("Dov is on leave until Saturday.")).to_be_visible()
    senior.page.get_by_label("I answer for it: the case is theirs").check()
    press(senior.page, "Record it")
    recorded(senior.page, "Answer for an investigator without the skills")
    senior.open("/investigations/workload/")
    expect(senior.page.get_by_role("heading", name="With somebody without the skills (1)")).to_be_visible()
    assert seated.complaints == senior.complaints == []


@WAYS
def test_a_plan_is_written_completed_and_endorsed_by_somebody_else(visitor: NewVisitor, desk: Desk, scripts: bool):
    desk.concern(concern="He has two phones.")
    seated = visitor(Role.INVESTIGATOR, scripts=scripts)
    page = seated.page
    seated.open(f"{PLAN}make/")
    page.locator("textarea[name='plan_hypotheses']").fill("Somebody older drives him to sell.")
    press(page, "Make the plan")
    expect(page.get_by_text("Needed before it is endorsed: Children harmed or in danger")).to_be_visible()
    desk.at(2).do(RevisePlan, DETECTIVE, because="other", parts=whole(but=("plan_contact",)))
    seated.open(PLAN)
    expect(page.get_by_text(f"Needed before it is endorsed: {GAP}.")).to_be_visible()

    senior = visitor(Role.SUPERVISOR, scripts=scripts)
    senior.open(f"{PLAN}endorse/")
    press(senior.page, "Endorse it")
    expect(senior.page.get_by_text(f"“{GAP}” holds nothing").first).to_be_visible()
    desk.at(5)
    page.get_by_role("link", name="Bring the plan up to date").click()
    page.get_by_label("What the supervisor asked for").check()
    page.locator("textarea[name='plan_contact']").fill("Weekly, by text, by the officer he chose.")
    press(page, "Keep this version")
    desk.at(10)
    senior.open(f"{PLAN}endorse/")
    expect(senior.page.get_by_text("Since then 2 more entries were made")).to_be_visible()
    press(senior.page, "Endorse it")

    expect(senior.page.get_by_text("Endorsed by supervisor").first).to_be_visible()
    assert seated.complaints == senior.complaints == []


def _states(desk: Desk) -> dict[str, tuple[str, Role]]:
    """Bring the desk to where every page has something to show, and return the pages."""
    evening(desk)
    for who in ("DC Frith 3391", "DC Marsh 4410"):
        skill(desk, signed_in(who, Role.INVESTIGATOR))
    desk.do(AllocateCase, SERGEANT, officer="DC Frith 3391")
    desk.do(AssessCaseRisk, DETECTIVE, level="high", reasons="Ada came home hurt twice this week.")
    written = {f"plan_{name}" for name in WRITTEN}
    rest = tuple(one for one in whole(but=("plan_contact", "plan_community")) if one.part not in written)
    said = tuple(PartSaid(part=f"plan_{name}", words=words) for name, words in WRITTEN.items())
    desk.at(60).do(MakeCasePlan, DETECTIVE, parts=(*said, *rest))
    return {
        "workload": ("/investigations/workload/", Role.SUPERVISOR),
        "allocate": (GIVE, Role.SUPERVISOR),
        "exception": (f"{GIVE}exception/", Role.SUPERVISOR),
        "carrier": (f"{GIVE}here/", Role.SUPERVISOR),
        "plan": (PLAN, Role.SUPERVISOR),
        "plan-revise": (f"{PLAN}revise/", Role.INVESTIGATOR),
        "plan-endorse": (f"{PLAN}endorse/", Role.SUPERVISOR),
    }


def test_every_page_with_something_to_show_is_accessible_and_fits(visitor: NewVisitor, desk: Desk, axe_script: str):
    states = _states(desk)
    seats = {role: visitor(role) for role in {role for _, role in states.values()}}
    for name, (path, role) in states.items():
        seats[role].open(path)
        assert faults_at_widths(seats[role], axe_script) == [], name


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_for_the_guide(visitor: NewVisitor, desk: Desk):
    kept = os.environ["WAYHOME_PICTURES"]
    for name, (path, role) in _states(desk).items():
        for width in (1280,) if kept == "1" else WIDTHS:
            if kept != "1" or name in IN_THE_GUIDE:
                seated = visitor(role, width=width)
                seated.open(path)
                folder, tail = (IMAGES, "") if kept == "1" else (Path(kept), f"-{width}")
                seated.page.screenshot(path=folder / f"investigation-{name}{tail}.png", full_page=kept != "1")
