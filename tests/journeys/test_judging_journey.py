"""Whose a held record is, at a browser: by keyboard alone, without scripts, on a small screen, and taken back."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from playwright.sync_api import Page, expect

from tests.casework.desk import CALL_HANDLER, CASE, CHILD, OFFICER, Desk
from tests.casework.test_judging import same, stranger
from tests.journeys.acting import open_act, press
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from tests.journeys.test_main_journey import follow, tab_to
from wayhome.access.actors import Role
from wayhome.casework.holdings.judge_matches import JudgeMatches
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.holdings.judgements import judged_in
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.web.wiring import Wiring

IMAGES = Path(__file__).parents[2] / "docs" / "images"
PHONE = "07700 900163"
HELD = (
    HeldRecord(
        id="CU-118", system="custody", on=date(2026, 1, 18),
        person=Person(
            given_name="Aamina", family_name="Warsamme", birth_date=date(2010, 1, 6), phones=(PHONE,),
            address="12 Quarry Road", postcode="EM4 6LT", placement="Larch House",
        ),
        text="Arrested with an adult called Ray, who waited outside for her. No further action.",
    ),
    HeldRecord(
        id="PP-207", system="public_protection_notice", on=date(2025, 11, 3),
        person=Person(given_name="Amina", family_name="Warsame", birth_date=date(2010, 6, 1)),
        text="Her school worries: a second phone, and new trainers nobody at home bought.",
    ),
    HeldRecord(
        id="CR-90", system="crime", on=date(2025, 9, 30),
        person=Person(given_name="Asha", family_name="Warsame", birth_date=date(2012, 3, 9), phones=(PHONE,)),
        text="Victim of a robbery outside school.",
    ),
)  # fmt: skip


@pytest.fixture
def searched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk at which a child is missing and three records came back."""
    index = MemoryHoldings()
    index.add(HELD, at=desk.now)
    parts: Wiring = replace(import_string("wayhome.web.http.wiring")(), holdings=index)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    desk.report(name="Amina Warsame")
    phone = Answer(question="phone", answer="yes", words=f"Hers is {PHONE}.")
    desk.do(RecordAnswers, CALL_HANDLER, answers=(phone,))
    for system, reference in (("custody", "CU-118"), ("protection_notices", "PP-207"), ("crime", "CR-90")):
        desk.do(RecordCheck, CALL_HANDLER, system=system, result="not_done", hits=(Hit(reference=reference),))
    return desk


def standing(desk: Desk) -> list[tuple[str, str]]:
    """Return what stands of the child."""
    told = judged_in(sealed.event for sealed in desk.ledger.about(CHILD).events)
    return [(one.one, one.verdict) for one in told.standing]


def look_at(page: Page, reference: str) -> None:
    """Open a record of the list side by side."""
    with page.expect_navigation():
        page.locator(".app-to-judge__one").filter(has_text=reference).get_by_role("link").click()


def test_a_record_is_judged_by_keyboard_alone(visitor: NewVisitor, searched: Desk):
    page = open_act(visitor(Role.GRADER), "held")
    tab_to(page, "Side by side")
    while "CU-118" not in page.evaluate("document.activeElement.href"):
        tab_to(page, "Side by side")
    follow(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this Amina Warsame?")

    tab_to(page, "It raises the risk")
    page.keyboard.press("Space")
    tab_to(page, "Why, in your own words")
    page.keyboard.type("Her phone, and her mother named Ray.")
    tab_to(page, "The same person")
    follow(page)

    assert page.url.endswith(f"/cases/{CASE}/held/")
    assert standing(searched) == [("held:CU-118", "same")]
    expect(page.locator(".app-to-judge__one").filter(has_text="CU-118")).to_contain_text("her mother named Ray")


def test_pressing_enter_at_the_weight_judges_nothing(visitor: NewVisitor, searched: Desk):
    seated = visitor(Role.GRADER)
    seated.open(f"/cases/{CASE}/held/compare/?about=CU-118")
    page = seated.page
    page.get_by_label("Why, in your own words").fill("Her phone.")
    page.get_by_label("It raises the risk").check()
    page.keyboard.press("Enter")
    page.wait_for_load_state()

    assert standing(searched) == []
    expect(page.get_by_label("Why, in your own words")).to_have_value("Her phone.")


def test_without_scripts_several_are_judged_at_once_and_one_is_taken_back(visitor: NewVisitor, searched: Desk):
    page = open_act(visitor(Role.GRADER, scripts=False), "held")
    page.get_by_label("CU-118").check()
    page.get_by_label("PP-207").check()
    page.get_by_text("Give all that are ticked one answer").click()
    page.get_by_label("Why, in your own words").fill("Both are of her cousin.")
    press(page, "Somebody else")
    assert len(standing(searched)) == 2

    look_at(page, "PP-207")
    with page.expect_navigation():
        page.get_by_role("link", name="Take it back").click()
    page.get_by_label("Why is it taken back?").fill("The school is hers.")
    press(page, "Take it back")

    assert standing(searched) == [("held:CU-118", "somebody_else")]
    expect(page.locator(".app-to-judge__one").filter(has_text="PP-207")).to_contain_text("Side by side")


def test_the_three_answers_are_seen_first_on_a_laptop_and_stay_while_the_evidence_is_read(
    visitor: NewVisitor, searched: Desk
):
    seated = visitor(Role.GRADER)
    seated.page.set_viewport_size({"width": 1280, "height": 680})
    seated.open(f"/cases/{CASE}/held/compare/?about=CU-118")

    for answer in ("The same person", "Somebody else", "Not sure"):
        expect(seated.page.get_by_role("button", name=answer)).to_be_in_viewport(ratio=1)
    seated.page.mouse.wheel(0, 250)
    expect(seated.page.get_by_role("button", name="Not sure")).to_be_in_viewport(ratio=1)


def test_the_pages_are_accessible_and_fit(visitor: NewVisitor, searched: Desk, axe_script: str):
    searched.do(JudgeMatches, OFFICER, judged=(same("PP-207"), same("PP-207", other="CU-118"), stranger("CU-118")))
    (made, *_) = searched.events("holdings.match_confirmed")
    seated = visitor(Role.GRADER)

    for place in ("", "compare/?about=CU-118", "compare/?about=CU-118%7CPP-207", f"take-back/?about={made.id}"):
        seated.open(f"/cases/{CASE}/held/{place}")

        assert faults_at_widths(seated, axe_script) == [], place
    assert seated.complaints == []


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_of_judging(visitor: NewVisitor, searched: Desk):
    searched.do(JudgeMatches, OFFICER, judged=(same("PP-207", reason="Her school, and her mother confirms it."),))
    seated = visitor(Role.GRADER)

    page = open_act(seated, "held")
    page.screenshot(path=IMAGES / "judge-list.png")
    look_at(page, "CU-118")
    page.screenshot(path=IMAGES / "judge-side-by-side.png", full_page=True)
