"""From a teacher's concern to a screening, a flag that differs, and a child under suspicion asked about first."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.casework.desk import DETECTIVE, INQUIRY, OFFICER, Desk
from tests.journeys.acting import open_act, press, recorded
from tests.journeys.conftest import NewVisitor
from wayhome.access.actors import Role
from wayhome.casework.concerns.child_suspected import SuspectChild
from wayhome.casework.concerns.consider_definition import ConsiderDefinition
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.concerns.found_with_adult import FindWithAdult

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
SEEN = "A man in a grey car waits at the gate and gives her money. She has a second phone."


def evening(desk: Desk) -> None:
    """Open an investigation of a child who is missing now, too, and was found with an adult before."""
    desk.concern(kinds=("sexual", "online"), concern=SEEN)
    desk.report()
    desk.at(30).do(FindWithAdult, OFFICER, record=INQUIRY)
    desk.at(60)


def tell(page: Page) -> None:
    page.get_by_label("School", exact=True).check()
    page.get_by_label("Sexual exploitation").check()
    page.get_by_label("County lines").check()
    page.get_by_label("What was seen or said").fill(SEEN)
    page.locator("input[name='crime'][value='no']").check()


@WAYS
def test_a_concern_is_put_on_record_and_joins_what_is_open(visitor: NewVisitor, desk: Desk, scripts: bool) -> None:
    evening(desk)
    seated = visitor(Role.CALL_HANDLER, scripts=scripts)
    page = seated.page
    seated.open("/")
    page.get_by_role("link", name="Raise a concern").first.click()
    page.get_by_label("The child’s name").fill("Ada")
    tell(page)
    press(page, "Put on record")
    page.locator("input[name='known']").first.check()
    press(page, "Put on record")
    recorded(page, "Put a concern on record")
    expect(page.get_by_text("An investigation about this child is open: EI-1.")).to_be_visible()
    assert len(desk.events("exploitation.concern_raised", record=INQUIRY)) == 2
    assert seated.complaints == []


@WAYS
def test_a_screening_begins_with_what_is_on_record_and_asks_for_reasons(
    visitor: NewVisitor, desk: Desk, scripts: bool
) -> None:
    evening(desk)
    seated = visitor(Role.INVESTIGATOR, scripts=scripts)
    page = open_act(seated, "screen-child", INQUIRY)
    expect(page.locator("input[name='i_adult_of_concern'][value='yes']")).to_be_checked()
    page.locator("input[name='level'][value='moderate']").check()
    press(page, "Record the screening")
    expect(page.get_by_text("Say why").first).to_be_visible()
    expect(page.locator("input[name='level'][value='moderate']")).to_be_checked()
    page.locator("textarea[name='reasons']").fill("He pays her, and nobody knows who he is.")
    press(page, "Record the screening")
    recorded(page, "Screen the child")
    assert desk.statuses("SCREEN-04") == ["owed"]
    assert seated.complaints == []


@WAYS
def test_nothing_is_decided_about_a_child_before_it_was_asked_who_stands_behind_it(
    visitor: NewVisitor, desk: Desk, scripts: bool
) -> None:
    evening(desk)
    desk.do(SuspectChild, DETECTIVE, offence="drugs")
    seated = visitor(Role.SUPERVISOR, scripts=scripts)
    page = open_act(seated, "child-outcome", INQUIRY)
    page.get_by_label("Caution").check()
    page.get_by_label("Why", exact=True).fill("It was a small amount.")
    press(page, "Decide")
    expect(page.get_by_text("Nobody has asked whether this child was made to offend.")).to_be_visible()
    expect(page.get_by_label("Why", exact=True)).to_have_value("It was a small amount.")
    assert desk.events("exploitation.child_outcome_decided", record=INQUIRY) == []


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_of_a_concern(visitor: NewVisitor, desk: Desk) -> None:
    evening(desk)
    desk.do(ConsiderDefinition, DETECTIVE, definition="DEF-CSE", met=("child", "power", "sexual", "exchange"))
    desk.do(RecordOffence, DETECTIVE, offence="sexual", reference="CR-2217", told_by="school")
    seated = visitor(Role.INVESTIGATOR)
    seated.open("/concerns/new/")
    tell(seated.page)
    seated.page.screenshot(path=IMAGES / "concern-new.png")
    open_act(seated, "screen-child", INQUIRY).screenshot(path=IMAGES / "concern-screening.png")
    open_act(seated, "concern", INQUIRY).screenshot(path=IMAGES / "concern-on-record.png")
    seated.open("/concerns/flags/")
    seated.page.screenshot(path=IMAGES / "concern-flags.png")
