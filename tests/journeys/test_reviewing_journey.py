"""An empty review is refused, a whole one is kept and owed, its words are not kept again unseen; several at once."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.casework.desk import INQUIRY, OFFICER, SERGEANT, Desk
from tests.journeys.acting import press, recorded
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.reviewing.hand_supervision_over import OfferSupervision
from wayhome.casework.reviewing.parts import PARTS
from wayhome.kernel.ids import RecordId

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
REVIEW, DESK = f"/cases/{INQUIRY}/review-investigation/", "/investigations/"
WIDTHS = (320, 768, 1280)
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
FOUND = "The phone data names two adults. The hotel has until Friday to answer."
NAMES = {2: "Bela", 3: "Cai", 4: "Dilys"}


def afternoon(desk: Desk) -> None:
    """Open four investigations: one child missing again, one at high risk, one nobody has assessed."""
    desk.concern(concern="She has a second phone and is driven home at night.")
    for number, name in NAMES.items():
        record = f"EI-{number}"
        desk.concern(child=f"child:{number}", record=record, investigation=f"investigation:{record}", name=name)
    desk.do(AssessCaseRisk, OFFICER, level="medium", reasons="As it is known.")
    desk.do(AssessCaseRisk, OFFICER, record=RecordId("EI-3"), level="high", reasons="An adult waits at the gate.")
    desk.do(AssessCaseRisk, OFFICER, record=RecordId("EI-4"), level="standard", reasons="Nothing new for weeks.")
    post(desk, "sian", "supervisor")
    desk.at(60).report(name="Ada")
    desk.at(120)


def fill(page: Page) -> None:
    for part in PARTS:
        page.locator(f"input[name='found_{part}'][value='in_order']").check()
    page.locator("input[name='risk'][value='stands']").check()
    page.locator("input[name='disruption'][value='unchanged_for_a_reason']").check()
    page.locator("textarea[name='disruption_because']").fill("The notice served on Monday is kept to.")
    page.locator("textarea[name='directions']").fill(FOUND)
    page.locator("input[name='what_1']").fill("Ask the hotel for its register")
    page.locator("select[name='who_1']").select_option("investigator")
    page.locator("input[name='by_1']").fill("12:00")
    page.locator("input[name='day_1']").fill("2026-03-06")


@WAYS
def test_an_empty_review_is_refused_and_a_whole_one_is_owed(visitor: NewVisitor, desk: Desk, scripts: bool) -> None:
    afternoon(desk)
    seated = visitor(Role.SUPERVISOR, scripts=scripts)
    page = seated.page
    seated.open(REVIEW)
    expect(page.get_by_text("the child missing")).to_be_visible()
    press(page, "Record the review")
    expect(page.get_by_text("The review says nothing in words.").first).to_be_visible()
    expect(page.get_by_text("Not looked at: The risk; What was done; The plan;").first).to_be_visible()
    fill(page)
    press(page, "Record the review")
    recorded(page, "Review the investigation")
    assert desk.statuses("SUP-05") == ["owed"]

    seated.open(REVIEW)
    fill(page)
    press(page, "Record the review")
    expect(page.get_by_text("100 % of these words stood in this case's review").first).to_be_visible()
    page.get_by_label("Why the same words stand again").fill("The hotel has until Friday.")
    press(page, "Record the review")
    recorded(page, "Review the investigation")
    assert seated.complaints == []


@WAYS
def test_several_cases_are_asked_about_and_taken_on_together(visitor: NewVisitor, desk: Desk, scripts: bool) -> None:
    afternoon(desk)
    desk.do(OfferSupervision, SERGEANT, record=RecordId("EI-2"))
    seated = visitor(Role.SUPERVISOR, scripts=scripts)
    page = seated.page
    seated.open(DESK)
    first = page.locator(".app-desk__name").all_inner_texts()
    assert first == ["Ada", "Cai", "Bela", "Dilys"]
    for number in (1, 3):
        page.locator(f"#case-{number}").check()
    press(page, "Take on those offered")
    expect(page.get_by_role("heading", name="For 2 investigations")).to_be_visible()
    press(page, "I have read them and take them on")
    expect(page.get_by_role("heading", name="Done for 1", exact=True)).to_be_visible()
    expect(page.get_by_text("Nobody offers this case now.")).to_be_visible()
    assert seated.complaints == []


def test_the_desk_and_a_review_are_free_of_faults(visitor: NewVisitor, desk: Desk, axe_script: str) -> None:
    afternoon(desk)
    seated = visitor(Role.SUPERVISOR)
    for path in (DESK, REVIEW):
        seated.open(path)
        assert faults_at_widths(seated, axe_script) == [], path


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_for_the_guide(visitor: NewVisitor, desk: Desk) -> None:
    kept = os.environ["WAYHOME_PICTURES"]
    afternoon(desk)
    desk.now += timedelta(days=9)
    for path, name in ((DESK, "desk"), (REVIEW, "review")):
        for width in (1280,) if kept == "1" else WIDTHS:
            seated = visitor(Role.SUPERVISOR, width=width)
            seated.open(path)
            folder, tail = (IMAGES, "") if kept == "1" else (Path(kept), f"-{width}")
            seated.page.screenshot(path=folder / f"investigation-{name}{tail}.png", full_page=kept != "1")
