"""A child withdraws: the case goes on without them, or ends only once everything that it owes them is so."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.casework.desk import INQUIRY, INSPECTOR, Desk
from tests.ending.going import DAY, decided, investigated, named, withdrawn
from tests.journeys.acting import open_act, press, recorded
from tests.journeys.conftest import NewVisitor
from wayhome.access.actors import Role
from wayhome.casework.without_the_child.endorse_not_viable import EndorseNotViable

IMAGES = Path("docs/images")


@pytest.fixture
def case(desk: Desk) -> Desk:
    return named(investigated(desk))


def test_where_a_child_stands_is_kept_in_their_words_as_pictured(case: Desk, visitor: NewVisitor):
    case.at(DAY)
    seated = visitor(Role.INVESTIGATOR)
    page = open_act(seated, "child-position", INQUIRY)
    page.get_by_label("They did, and no longer do").check()
    page.get_by_label("In the child's own words").fill("I just want it to stop.")
    page.get_by_label("A debt").check()
    page.get_by_label("Body-worn video").check()
    page.get_by_label("Yes, ruled out").check()
    picture(page, "child-position")

    press(page, "Record where they stand")

    recorded(page, "Where the child stands to the case")
    assert case.statuses("ELP-01") == case.statuses("ELP-04") == case.statuses("ELP-06") == ["owed"]
    assert seated.complaints == []


def test_what_stands_in_the_way_is_shown_as_an_outcome_is_chosen_and_pictured(case: Desk, visitor: NewVisitor):
    withdrawn(case)
    seated = visitor(Role.SUPERVISOR)
    page = open_act(seated, "decide-outcome", INQUIRY)

    page.get_by_label("Outcome", exact=True).select_option("16")
    page.get_by_text("things stand in the way of outcome 16").wait_for()
    picture(page, "outcome-in-the-way")
    page.get_by_label("Why it ends so").fill("They do not want to go on.")
    page.get_by_role("button", name="Record the outcome").click()

    page.get_by_text("in the way, each with where it is done").wait_for()
    assert page.get_by_label("Why it ends so").input_value() == "They do not want to go on."
    assert seated.complaints == []


def test_once_everything_is_so_it_ends(case: Desk, visitor: NewVisitor):
    decided(withdrawn(case))
    case.do(EndorseNotViable, INSPECTOR, reasons="Nothing else would do.")
    of_rank = visitor(Role.DETECTIVE_INSPECTOR)
    page = open_act(of_rank, "endorse-ending", INQUIRY)
    page.get_by_label("Outcome", exact=True).select_option("16")
    page.get_by_label("Yes, to this outcome").check()
    page.get_by_label("What you looked at, and why; or what is missing").fill("Each way was gone through.")
    press(page, "Record it")
    case.at(DAY * 5)
    seated = visitor(Role.SUPERVISOR)
    page = open_act(seated, "decide-outcome", INQUIRY)
    page.get_by_label("Outcome", exact=True).select_option("16")
    page.get_by_text("Nothing stands in the way of outcome 16").wait_for()
    page.get_by_label("Why it ends so").fill("Every way was gone through; it is looked at again in 90 days.")
    press(page, "Record the outcome")
    recorded(page, "Decide the outcome")
    assert case.statuses("ELP-05") == ["owed"]


def test_without_scripts_the_list_is_asked_for(case: Desk, visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR, scripts=False)
    page = open_act(seated, "decide-outcome", INQUIRY)
    page.get_by_label("Outcome", exact=True).select_option("18")
    press(page, "Show what stands in the way")
    page.get_by_text("It says that nobody was identified, and a suspect is named.").wait_for()


def picture(page: Page, name: str) -> None:
    """Take a picture for the how-to page, where pictures are asked for."""
    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=IMAGES / f"{name}.png", full_page=True)
