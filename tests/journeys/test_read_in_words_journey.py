"""Indicators in words, told at a browser: they hold the floor up, and a grader disputes one in the open."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.casework.desk import CALL_HANDLER, CASE, Desk
from tests.casework.desk import signed_in as acting
from tests.journeys.acting import open_act, press
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults
from tests.journeys.test_grading_journey import grade, read_everything
from wayhome.access.actors import Role
from wayhome.application.assess.indicating import ReadingRisk
from wayhome.casework.add_news import AddNews
from wayhome.packs import reader

GRADER = acting("grader", Role.GRADER)
SAID = (
    "He has two phones and money he can't explain. Older males are using him to carry packages on a county line. "
    "He still owes for a bag that was lost. He was seen getting into a van with men we don't know."
)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_bc14_four_indicators_in_the_text_hold_the_floor_up_although_no_factor_was_recorded(
    visitor: NewVisitor, desk: Desk, axe_script: str, scripts: bool
):
    desk.supplies = replace(desk.supplies, readers=(ReadingRisk(reader),))
    desk.report()
    desk.train(GRADER)
    read_everything(desk)
    desk.do(AddNews, CALL_HANDLER, kind="family", supplied_by="parent", content=SAID)
    seated = visitor(Role.GRADER, scripts=scripts)

    page = open_act(seated, "grade/new")
    read = page.locator(".app-stated")
    expect(read.locator("strong", has_text="Criminally exploited by others or may be")).to_be_visible()
    expect(read.get_by_text("He still owes for a bag that was lost").first).to_be_visible()
    grade(page, "Low", likelihood="Possible", severity="Slight", why="Often out late, will return.")

    expect(page.get_by_text("The child is or may be exploited now: the floor is high and applies")).to_be_visible()
    expect(page.locator(".app-strip")).to_contain_text("High risk")
    assert not scripts or faults(seated, axe_script) == []

    page.locator("a", has_text="Dispute it").filter(has_text="a debt is held over them").click()
    page.get_by_label("Why do these words not state it?").fill("It was a library bag; his sister lost it.")
    press(page, "Dispute it")

    expect(page.get_by_text("disputed, not counted")).to_be_visible()
    expect(page.get_by_text("It was a library bag; his sister lost it.").first).to_be_visible()
    expect(page.locator(".app-strip")).to_contain_text("High risk")
    assert seated.complaints == []
    assert CASE in page.url
