"""From signing in to the proof behind a number: with a mouse, by keyboard alone, and without scripts."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD, NewVisitor, account
from wayhome.access.actors import Role

FAR_ENOUGH = 90


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what is in focus starts with some words, as someone without a mouse does."""
    for _ in range(FAR_ENOUGH):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.innerText || document.activeElement.labels?.[0].innerText || ''"
        )
        if str(focused).strip().startswith(words):
            return
    raise AssertionError(f"{words!r} cannot be reached by keyboard on {page.url}")


def follow(page: Page) -> None:
    """Press Enter and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_main_journey_can_be_made_by_keyboard_alone(visitor: NewVisitor):
    account(Role.SUPERVISOR)
    seated = visitor()
    page = seated.page
    seated.open("/")

    tab_to(page, "User name")
    page.keyboard.type(Role.SUPERVISOR.key)
    tab_to(page, "Password")
    page.keyboard.type(PASSWORD)
    follow(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("What is owed to children now")
    tab_to(page, "5")
    follow(page)
    tab_to(page, "Tamsin Okafor")
    follow(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tamsin Okafor")
    tab_to(page, "Why this is owed")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Owed because").first).to_be_visible()
    tab_to(page, "Officers were sent to look")
    follow(page)

    expect(page.get_by_text("Checked just now: unchanged since it was entered")).to_be_visible()


def test_the_first_press_of_tab_offers_to_skip_to_the_content(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR)
    seated.open("/cases/")

    seated.page.keyboard.press("Tab")

    expect(seated.page.get_by_role("link", name="Skip to main content")).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_signing_in_to_what_was_known_then_and_its_proof(visitor: NewVisitor, scripts: bool):
    account(Role.SUPERVISOR)
    seated = visitor(scripts=scripts)
    page = seated.page
    seated.open("/cases/")

    page.get_by_label("User name").fill(Role.SUPERVISOR.key)
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name=re.compile("Tamsin Okafor.*EM-1047")).click()
    expect(page.get_by_role("heading", name="Officers were sent to look")).to_be_visible()
    page.get_by_label("Date").fill("2026-11-24")
    page.get_by_label("Time", exact=True).fill("01:15")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("As known at 01:15 on Tuesday 24 November 2026")).to_be_visible()
    expect(page.get_by_role("heading", name="Officers were sent to look")).to_have_count(0)
    page.get_by_role("navigation", name="This case").get_by_role("link", name="Time line").click()
    page.get_by_role("link", name="Risk was graded medium").click()

    expect(page.get_by_role("heading", name="Checked just now: unchanged since it was entered")).to_be_visible()
    assert seated.complaints == []


def test_a_number_of_the_evidence_opens_down_to_the_entry(visitor: NewVisitor):
    seated = visitor(Role.INSPECTORATE_READER)
    page = seated.page
    seated.open("/evidence/")

    page.get_by_role("link", name="Risk graded in time", exact=True).click()
    link = page.get_by_role("link", name="Out of")
    count = link.inner_text().split()[-1]
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Out of: {count}")
    expect(page.locator("main").get_by_role("listitem")).to_have_count(int(count))
    page.get_by_role("link", name="What settled it").first.click()

    expect(page.get_by_text("Hash of this entry")).to_be_visible()


def test_an_analyst_brings_a_file_in_and_opens_its_case(visitor: NewVisitor, tmp_path: Path):
    ended = {"n": 2, "at": "2026-03-06T10:00:00+00:00", "type": "outcome", "code": "16"}
    recorded = {"n": 1, "at": "2026-03-02T10:00:00+00:00", "type": "crime_recorded"}
    case = {"id": "JOURNEY-3", "nation": "England", "child_age": 15, "events": [recorded, ended]}
    (tmp_path / "histories.jsonl").write_text(json.dumps(case) + "\n", "utf-8")
    seated = visitor(Role.ANALYST)
    page = seated.page
    seated.open("/import/")

    page.locator("input[type=file]").set_input_files(tmp_path / "histories.jsonl")
    page.get_by_role("button", name="Bring in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 case brought in")
    page.get_by_role("link", name="Investigation JOURNEY-3").click()

    expect(page.get_by_text("Ended", exact=True)).to_be_visible()
