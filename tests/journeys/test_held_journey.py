"""What is held comes up while a report is typed, slowly and wrongly; and what is held cannot be passed over."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from playwright.sync_api import Page, expect

from tests.casework.desk import CALL_HANDLER, OFFICER, Desk, england_wales
from tests.journeys.acting import open_act, open_case, press, to_do
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults_at_widths
from tests.journeys.test_grading_journey import GRADER, grade, read_everything
from wayhome.access.actors import Role
from wayhome.application.holding.watching import Watch, WatchedHoldings
from wayhome.application.reading import Reading
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.arrivals import MemoryArrivals
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.web.wiring import Wiring

PICTURES = Path(__file__).parents[2] / "docs" / "images"
A_KEY = 60  # milliseconds: somebody who types while they listen
ALL_OF_HERS = {"EH-0041", "EH-0042", "EH-0043", "EH-0044", "EH-0045", "EH-0046"}


def told_slowly(seated: Visitor, *, scripts: bool = True) -> Page:
    """Type what a caller says: her short name, the surname as it sounds, and day and month the wrong way round."""
    page = seated.page
    seated.open("/report/")
    page.get_by_label("Name").press_sequentially("Lizzie Adeyami", delay=A_KEY)
    page.get_by_label("Birth date").press_sequentially("5.9.2011", delay=A_KEY)
    if scripts:
        expect(page.locator("#beside-now")).to_contain_text("born 5 September 2011")
        expect(page.get_by_text("Kept as a draft at")).to_be_visible()
    return page


def references(page: Page) -> set[str]:
    """Return the records that stand beside the report."""
    return set(page.locator(".app-held__why li.app-quiet").all_text_contents())


def test_a_misspelt_short_name_with_the_date_swapped_brings_her_history_up_as_it_is_typed(visitor: NewVisitor):
    seated = visitor(Role.CALL_HANDLER)
    page = told_slowly(seated)

    expect(page.locator("#beside-said")).to_contain_text("1 closed to you")
    assert references(page) >= ALL_OF_HERS
    assert page.url.endswith("/report/")
    assert seated.complaints == []


def test_what_would_change_the_grade_stands_first_with_the_sentence_that_says_so(visitor: NewVisitor):
    page = told_slowly(visitor(Role.CALL_HANDLER))

    expect(page.locator(".app-held__matter").first).to_contain_text("Exploitation")
    expect(page.locator("#beside-now")).to_contain_text("“A knife was shown to her.”")
    expect(page.locator("#beside-now")).to_contain_text("wants to die")


def test_a_closed_record_is_there_with_who_can_open_it_and_nothing_of_what_it_says(visitor: NewVisitor):
    page = told_slowly(visitor(Role.CALL_HANDLER))

    expect(page.locator(".app-held__one--closed")).to_contain_text("Can be opened by the superintendent or above")
    assert "live operation" not in page.content()


def test_nothing_that_is_being_typed_moves(visitor: NewVisitor):
    seated = visitor(Role.CALL_HANDLER)
    seated.open("/report/")
    field = seated.page.get_by_label("Birth date")
    before = field.bounding_box()

    told_slowly(seated)
    expect(seated.page.locator(".app-held__one").first).to_be_visible()

    assert seated.page.get_by_label("Birth date").bounding_box() == before


def test_without_scripts_the_button_brings_the_same_up(visitor: NewVisitor):
    page = told_slowly(visitor(Role.CALL_HANDLER, scripts=False), scripts=False)
    page.get_by_role("button", name="Look up").click()

    assert references(page) >= ALL_OF_HERS
    expect(page.get_by_text("Can be opened by the superintendent or above")).to_be_visible()


def test_what_comes_up_is_accessible_and_fits(visitor: NewVisitor, axe_script: str):
    seated = visitor(Role.CALL_HANDLER, width=320)
    page = told_slowly(seated)
    expect(page.locator(".app-held__one").first).to_be_visible()

    assert faults_at_widths(seated, axe_script) == []


def test_the_picture_of_the_how_to_page(visitor: NewVisitor):
    seated = visitor(Role.CALL_HANDLER)
    page = told_slowly(seated)

    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=PICTURES / "held-beside-a-report.png", full_page=True)


# --- what is held cannot be passed over ---

PIKE = Person(given_name="Marlon", family_name="Pike", birth_date=date(1989, 2, 17), address="7 Portway Court")
ADA = Person(given_name="Ada", family_name="Lovell", birth_date=date(2010, 6, 1))
INTELLIGENCE = HeldRecord(
    id="INT-41", system="intelligence", person=ADA, text="Two girls of her age were driven to a hotel room by this man."
)
OFFENDER = HeldRecord(
    id="OM-7", system="offender_register", person=PIKE, text="Registered sex offender. Lives at 7 Portway Court."
)
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def holdings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> WatchedHoldings:
    """Return what other systems hold, under the watch; Ada Lovell is missing, and a trained grader is there."""
    desk.train(GRADER).report(name="Ada Lovell")
    index, made = MemoryHoldings(), import_string("wayhome.web.http.wiring")()
    parts: Wiring = replace(made, holdings=index)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    reading = Reading(desk.ledger, england_wales(), lambda _: england_wales())
    watch = Watch(reading=reading, holdings=index, ledger=desk.ledger, supplies=desk.supplies)
    return WatchedHoldings(index=index, arrivals=MemoryArrivals(), watch=watch)


@WAYS
def test_bc09_intelligence_that_comes_in_after_the_grade_is_never_left_beside_it(
    visitor: NewVisitor, desk: Desk, holdings: WatchedHoldings, scripts: bool
):
    read_everything(desk)
    desk.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="out_of_character", answer="yes"),))
    seated = visitor(Role.GRADER, scripts=scripts)
    page = open_act(seated, "grade/new")
    grade(page, "Medium", likelihood="Likely", severity="Not serious", why="Her phone is off.")
    desk.at(45)

    holdings.add([INTELLIGENCE], at=desk.now)  # as a file or a feed brings it in

    page = open_case(seated)
    to_do(page, "Say whether what was found affects the grade")
    to_do(page, "Assess the risk again")
    page = open_act(seated, "grade/new")
    expect(page.get_by_text("1 record not weighed.")).to_be_visible()
    grade(page, "Medium", likelihood="Likely", severity="Not serious", why="Her phone is still off.")
    expect(page.get_by_text("say of every record found whether it affects the grade (INT-41)")).to_be_visible()
    page = open_act(seated, "already-known")
    expect(page.get_by_text("New: it came in while the child was missing.")).to_be_visible()
    page.get_by_label("Raises the risk").check()
    page.get_by_label("Which risk factor does it state?").select_option("CSE")
    press(page, "Save what was weighed")
    expect(page.locator(".app-strip")).to_contain_text("High risk")
    assert seated.complaints == []


@WAYS
def test_bc07_the_adult_at_the_address_where_she_was_found_before_is_seen_before_the_grade(
    visitor: NewVisitor, desk: Desk, holdings: WatchedHoldings, scripts: bool
):
    holdings.index.add([OFFENDER], at=desk.now)
    seated = visitor(Role.GRADER, scripts=scripts)
    page = open_act(seated, "already-known/search")
    page.get_by_label("Address", exact=True).fill("7 Portway Court")
    press(page, "Search")

    page.get_by_text("About people near the child: 1, to be read if you can").click()
    expect(page.get_by_role("heading", name="Adult of concern Managed offenders OM-7")).to_be_visible()
    expect(page.get_by_text("Registered sex offender. Lives at 7 Portway Court.")).to_be_visible()
    page.get_by_label("Raises the risk").check()
    page.get_by_label("Which risk factor does it state?").select_option("ADULT_OF_CONCERN")
    page.get_by_label("How OM-7 bears on the risk").fill("She was found at this address in May.")
    press(page, "Save what was weighed")
    expect(page.locator(".app-strip")).to_contain_text("High risk")

    desk.at(90).do(LocateChild, OFFICER, basis="seen", place="offender_address", found_by="police_own")
    page = open_case(seated)
    to_do(page, "Act on the known person or place")
    assert seated.complaints == []


@WAYS
def test_bc07_the_address_where_she_is_found_is_searched_by_itself_and_the_adult_there_is_assessed_before_closing(
    visitor: NewVisitor, desk: Desk, holdings: WatchedHoldings, scripts: bool
):
    holdings.index.add([OFFENDER], at=desk.now)
    desk.at(60)
    seated = visitor(Role.RESPONSE, scripts=scripts)
    page = open_act(seated, "found")
    page.get_by_label("An officer, or a named professional, saw the child").check()
    page.get_by_label("Where", exact=True).select_option("friend")
    page.get_by_label("Address", exact=True).fill("7 Portway Court")
    press(page, "Record")

    expect(page.get_by_text("An adult of concern is held at this address.")).to_be_visible()
    to_do(page, "Say what is held of the adult where the child was found")
    for act in ("seen", "talk", "close") if scripts else ("talk",):
        page = open_act(visitor(Role.SUPERVISOR, scripts=scripts), act)
        expect(page.get_by_text("An adult of concern is held where the child was found")).to_be_visible()
        expect(page.get_by_text("Registered sex offender. Lives at 7 Portway Court.")).to_be_visible()
    page = open_act(visitor(Role.SUPERVISOR, scripts=scripts), "close")
    press(page, "Close the episode")
    expect(page.get_by_role("alert")).to_contain_text(
        "Not so yet: what is held of an adult where the child was found was assessed (OM-7)."
    )

    page = open_act(seated, "already-known")
    expect(page.get_by_text("An adult at the address where the child was found.")).to_be_visible()
    page.get_by_label("Raises the risk").check()
    page.get_by_label("Which risk factor does it state?").select_option("ADULT_OF_CONCERN")
    page.get_by_label("How OM-7 bears on the risk").fill("She was in his flat.")
    press(page, "Save what was weighed")

    assert desk.statuses("MC-37.HELD") == ["met"]
    to_do(open_case(seated), "Act on the known person or place")
    assert seated.complaints == []
