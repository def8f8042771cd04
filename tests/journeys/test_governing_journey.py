"""Whoever leads for the force: what it owes, a week's grades made again blind, the figures, the return."""

import os
import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.casework.desk import GRADER, LEAD, STARTS, Desk
from tests.casework.desk import signed_in as acting
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.governing import samples
from wayhome.casework.add_news import AddNews
from wayhome.casework.grade_risk import GradeRisk
from wayhome.kernel.ids import OUR_FORCE, RecordId
from wayhome.record.events.keeping import PackActivated

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"


def governed(desk: Desk) -> None:
    """Put a rulebook in force, have a child's risk graded, and let five weeks pass."""
    fact = PackActivated(pack="england-wales-2026.1", content="c", first="A", second="B")
    draft = Draft(fact=fact, happened_at=STARTS, subjects=(OUR_FORCE,))
    enter(Entry(record=RecordId(OUR_FORCE), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    desk.train(GRADER).train(acting("force_lead", Role.FORCE_LEAD))
    desk.report(sex="girl", ethnicity="black", care_status="looked_after", placement="childrens_home")
    told = "The home thinks she is on the coach to Dover. She left her phone behind."
    desk.at(12).do(AddNews, GRADER, kind="professional", content=told)
    desk.at(20).do(GradeRisk, GRADER, grade="medium", rationale="As told.")
    desk.now = STARTS + timedelta(days=36)


def picture(page: Page, name: str) -> None:
    """Keep a picture of a page for the documentation, where pictures are asked for."""
    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=IMAGES / f"{name}.png", full_page=True)


def test_the_force_lead_has_a_week_made_again_and_sees_what_it_shows(visitor: NewVisitor, desk: Desk):
    governed(desk)
    lead = visitor(Role.FORCE_LEAD)
    lead.open("/")
    page = lead.page
    page.get_by_role("link", name="The force", exact=True).click()
    expect(page.get_by_role("heading", name="The force", exact=True)).to_be_visible()
    picture(page, "force")

    page.get_by_role("button", name="Have a sample of grades made again, blind").click()
    page.get_by_role("button", name="Draw the sample of 2026-W10").click()
    page.get_by_role("link", name="2026-W10").click()
    page.get_by_role("link", name="Grade 1").click()
    expect(page.get_by_text("on the coach to Dover")).to_be_visible()
    picture(page, "force-grade-again")
    page.get_by_label("Likely", exact=True).check()
    page.get_by_label("Serious", exact=True).check()
    page.get_by_label("High", exact=True).check()
    page.get_by_label("What does that rest on?").fill("A coach to another town at night, without a phone.")
    page.get_by_role("button", name="Record the second grade").click()

    page.get_by_role("button", name="Close and compare").click()
    expect(page.get_by_text("Had been too low")).to_be_visible()
    picture(page, "force-sample")
    page.locator(".app-outcome").get_by_role("link", name="1").click()
    expect(page.get_by_text("Too low", exact=True)).to_be_visible()
    assert lead.complaints == []


def test_the_analyst_publishes_figures_and_takes_the_return_away(visitor: NewVisitor, desk: Desk):
    governed(desk)
    analyst = visitor(Role.ANALYST, scripts=False)
    page = analyst.page
    analyst.open("/force/patterns/2026-03/ethnicity/")
    page.get_by_role("button", name="Publish these figures").click()
    expect(page.get_by_text("Recorded: The figures to 2026-03 were published")).to_be_visible()
    analyst.open("/force/return/2026/")
    page.get_by_role("link", name=re.compile("1 ?: Incidents")).click()
    expect(page.get_by_role("link", name="MC-1", exact=True)).to_be_visible()
    assert analyst.complaints == []


def test_second_grades_are_accessible_at_every_width(visitor: NewVisitor, desk: Desk, axe_script: str):
    governed(desk)
    desk.send(samples.drawing(desk.ledger, "2026-W10", by=LEAD, at=desk.now, key="d"))
    lead = visitor(Role.FORCE_LEAD, width=320)
    for path in ("/force/", "/force/samples/", "/force/samples/2026-W10/", "/force/samples/2026-W10/1/"):
        lead.open(path)
        assert faults_at_widths(lead, axe_script) == []
    desk.send(
        samples.closing(desk.ledger, "2026-W10", by=LEAD, at=desk.now, key="c", why_left_out="Nobody is trained.")
    )
    lead.open("/force/samples/2026-W10/")
    assert faults_at_widths(lead, axe_script) == []
