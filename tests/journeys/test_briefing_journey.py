"""Officers are briefed at a browser: a photograph is added and stays covered, a sheet is printed, and comes back."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.casework.desk import OFFICER, Desk
from tests.files.hostile import SVG
from tests.journeys.acting import open_act, open_case, press, recorded, to_do
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults_at_widths
from wayhome.access.actors import Role
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.casework.record_done import RecordDone
from wayhome.cli.borough.photographs import drawing
from wayhome.record.events.missing import IdentityRecorded

IMAGES = Path(__file__).parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
PICTURED = pytest.mark.skipif(
    not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set"
)


def told(desk: Desk) -> None:
    """Put a child on record, and what a sheet is made of."""
    desk.report(name="Ada Byron", area="old-town")
    looks = IdentityRecorded(
        complete=True,
        description="Tall for her age, red hair to the shoulder, freckles. Wears round glasses.",
        clothing="Green parka, black leggings, grey trainers. Carries a sketch book.",
    )
    desk.do(RecordDone, OFFICER, fact=looks)
    answers = (
        Answer(question="medical_need", answer="yes", words="Asthma. She has no inhaler with her."),
        Answer(question="last_seen_with", answer="yes", words="At the bus station, alone, about 17:30."),
    )
    desk.do(RecordAnswers, OFFICER, answers=answers)


def a_file(content: bytes, name: str = "IMG_2041.png") -> FilePayload:
    """Return a file to choose."""
    return {"name": name, "mimeType": "image/png", "buffer": content}


def add_photograph(seated: Visitor, content: bytes) -> Page:
    """Choose a photograph, say what is known of it, and send it."""
    page = open_act(seated, "photograph")
    page.get_by_label("The photograph").set_input_files(a_file(content))
    page.get_by_label("Not known", exact=True).check()
    page.get_by_label("Who gave it?").select_option("parent")
    page.get_by_label("Nobody has been asked yet").check()
    press(page, "Add the photograph")
    return page


def print_sheet(seated: Visitor) -> Page:
    """Print six copies for the night shift."""
    page = open_act(seated, "briefing")
    page.get_by_label("How many copies?").fill("6")
    page.get_by_label("Which shift or unit are they for?").fill("Night response, Eastmere")
    press(page, "Print for officers")
    return page


@WAYS
def test_a_sheet_is_made_printed_and_taken_back(visitor: NewVisitor, desk: Desk, scripts: bool):
    told(desk)
    officer = visitor(Role.RESPONSE, scripts=scripts)

    page = add_photograph(officer, drawing(0))
    recorded(page, "Add a photograph")
    page = print_sheet(officer)
    expect(page.get_by_role("heading", name="Sheet 1 is ready to print")).to_be_visible()
    expect(page.get_by_alt_text("Photograph of Ada")).to_be_visible()

    desk.at(60).do(LocateChild, OFFICER, found_by="police_own", basis="seen", condition="alive")
    page.reload()
    expect(page.get_by_role("heading", name="Ada Byron is not missing now")).to_be_visible()
    to_do(open_case(officer), "Take the printed sheets back")

    desk.at(90)
    page = open_act(officer, "briefing")
    page.get_by_role("link", name="Say what became of sheet 1").click()
    page.get_by_label("How many copies are back and destroyed?").fill("6")
    press(page, "Record")
    expect(page.get_by_text("Every copy is accounted for.")).to_be_visible()
    assert desk.statuses("BRIEF-01") == ["met"]
    assert officer.complaints == []


@WAYS
def test_a_photograph_is_uncovered_and_covered_by_keyboard(visitor: NewVisitor, desk: Desk, scripts: bool):
    told(desk)
    officer = visitor(Role.RESPONSE, scripts=scripts)
    add_photograph(officer, drawing(1))
    page = open_act(officer, "briefing")
    expect(page.get_by_alt_text("Covered photograph of Ada")).to_be_visible()

    page.get_by_role("link", name="Show the photograph").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_alt_text("Photograph of Ada", exact=True)).to_be_visible()

    page.get_by_role("link", name="Cover the photograph").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_alt_text("Covered photograph of Ada")).to_be_visible()


def test_a_file_that_is_no_picture_is_refused_and_what_was_filled_in_stays(visitor: NewVisitor, desk: Desk):
    told(desk)
    officer = visitor(Role.RESPONSE)

    page = add_photograph(officer, SVG)

    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("The file is not a JPEG, PNG or WebP picture.")
    expect(page.get_by_label("Who gave it?")).to_have_value("parent")


def test_a_draft_kept_while_somebody_types_sends_no_file(visitor: NewVisitor, desk: Desk):
    told(desk)
    officer = visitor(Role.RESPONSE)
    page = open_act(officer, "photograph")
    page.get_by_label("The photograph").set_input_files(a_file(drawing(0)))

    with page.expect_request(lambda asked: asked.headers.get("x-keep-draft") == "1") as kept:
        page.get_by_label("Who gave it?").select_option("parent")

    assert b"IMG_2041" not in (kept.value.post_data_buffer or b"")


def test_a_sheet_is_one_side_of_paper_and_a_preview_is_no_sheet(visitor: NewVisitor, desk: Desk):
    told(desk)
    officer = visitor(Role.RESPONSE)
    add_photograph(officer, drawing(0))

    sheet = print_sheet(officer).pdf(prefer_css_page_size=True)
    page = open_act(officer, "briefing")
    page.emulate_media(media="print")

    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    expect(page.locator(".app-brief")).to_be_hidden()
    expect(page.get_by_text("Nothing was printed.")).to_be_visible()


def test_each_state_of_a_briefing_is_accessible_and_fits(visitor: NewVisitor, desk: Desk, axe_script: str):
    told(desk)
    officer = visitor(Role.RESPONSE)
    add_photograph(officer, drawing(2))
    print_sheet(officer)
    paths = ["photograph", "briefing", "briefing/sheet", "briefing/prints", "briefing/taken-back"]
    walk(officer, paths, axe_script)

    desk.at(60).do(LocateChild, OFFICER, found_by="police_own", basis="seen", condition="alive")

    walk(officer, paths, axe_script)
    assert officer.complaints == []


def walk(officer: Visitor, paths: list[str], axe_script: str) -> None:
    """Expect each page to be accessible and to fit, at three widths."""
    for path in paths:
        officer.page.set_viewport_size({"width": 320, "height": 800})
        open_act(officer, path)
        assert faults_at_widths(officer, axe_script) == [], path


@PICTURED
def test_pictures_of_a_briefing(visitor: NewVisitor, desk: Desk):
    told(desk)
    officer = visitor(Role.RESPONSE, width=1000)

    page = add_photograph(officer, drawing(0))
    page.screenshot(path=IMAGES / "briefing-photograph.png")
    open_act(officer, "briefing").screenshot(path=IMAGES / "briefing.png", full_page=True)
    page = print_sheet(officer)
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    page.screenshot(path=IMAGES / "briefing-sheet.png")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1000, "height": 700})
    desk.at(60).do(LocateChild, OFFICER, found_by="police_own", basis="seen", condition="alive")
    open_act(officer, "briefing").screenshot(path=IMAGES / "briefing-found.png")
