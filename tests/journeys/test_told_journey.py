"""Victim care puts down who is told and how that is safe, at a phone and without scripts; a suspect is never told."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.casework.desk import DETECTIVE, INQUIRY, Desk
from tests.journeys.acting import press, recorded
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults
from wayhome.access.actors import Role
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.suspects.identify import IdentifySuspect

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
TOLD = f"/cases/{INQUIRY}/told/"


def opened(desk: Desk) -> None:
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="drugs")
    desk.at(30)


def test_a_mother_is_named_agreed_with_and_told_nothing_once_a_carer_is_a_suspect(
    visitor: NewVisitor, desk: Desk, axe_script: str
) -> None:
    opened(desk)
    seated = visitor(Role.VICTIM_CARE, width=390, scripts=False)
    page = seated.page
    seated.open(TOLD)
    page.get_by_role("link", name="Say who is told").click()
    name_her(page)
    mother = page.locator(".app-told__holder", has=page.get_by_role("heading", name="A parent, Maria"))
    mother.get_by_role("link", name="A way to reach them").click()
    keep(page)
    mother.get_by_role("link", name="How it is safe to reach them").click()
    make_safe(page)
    mother.get_by_role("link", name="Agree how to keep in touch").first.click()
    page.locator("input[name='frequency'][value='weekly']").check()
    page.locator("input[name='channel'][value='C1']").check()
    press(page, "Record")
    recorded(page, "How to keep in touch")
    expect(mother).to_contain_text("Every week, Text message: …123.")
    expect(mother).to_contain_text("Only from 16:00 to 20:00.")
    if os.environ.get("WAYHOME_PICTURES"):
        mother.screenshot(path=IMAGES / "told-and-heard.png")
    desk.at(60).do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Uncle", cares_for_child="yes")
    seated.open(TOLD)
    expect(mother).to_contain_text("Never told: may be among those who harm the child.")
    assert seated.complaints == []
    looked = visitor(Role.VICTIM_CARE, width=320)
    looked.open(TOLD)
    assert faults(looked, axe_script) == []


def name_her(page: Page) -> None:
    page.locator("input[name='kind'][value='parent']").check()
    page.get_by_label("What are they called?").fill("Maria")
    page.locator("input[name='may_know'][value='yes']").check()
    page.locator("input[name='under_suspicion'][value='no']").check()
    press(page, "Record")
    recorded(page, "Who is told")


def keep(page: Page) -> None:
    page.locator("input[name='kind'][value='text']").check()
    page.get_by_label("The number or address").fill("07700 900123")
    page.locator("input[name='safe'][value='yes']").check()
    press(page, "Record")
    recorded(page, "A way to reach them")


def make_safe(page: Page) -> None:
    page.get_by_label("Who must not know?").fill("Her partner")
    page.get_by_label("Not before").fill("16:00")
    page.get_by_label("Not after").fill("20:00")
    page.locator("input[name='never_by'][value='letter']").check()
    page.locator("input[name='asked_of'][value='holder']").check()
    picture(page, "safe-contact")
    press(page, "Record")
    recorded(page, "How it is safe to reach them")


def picture(page: Page, name: str) -> None:
    """Take a picture for the how-to page, where pictures are asked for."""
    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=IMAGES / f"{name}.png")
