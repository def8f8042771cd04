"""The child is told after an arrest, at a phone and without scripts; what is unsafe is not offered; pages are sound."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk
from tests.journeys.acting import press, recorded
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults
from tests.telling.case import said, told_case
from wayhome.access.actors import Role
from wayhome.casework.suspects.steps import RecordStep
from wayhome.record.events.contact import ChannelStopped, SafetyRecorded

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
LIST = f"/cases/{INQUIRY}/to-tell/"


def picture(page: Page, name: str) -> None:
    """Take a picture for the how-to, where pictures are asked for."""
    if os.environ.get("WAYHOME_PICTURES"):
        page.screenshot(path=IMAGES / f"{name}.png", full_page=True)


def test_a_child_is_told_after_an_arrest_as_the_pictures_show(visitor: NewVisitor, desk: Desk, axe_script: str) -> None:
    arrest = told_case(desk)
    desk.at(30).do(RecordStep, DETECTIVE, suspect="EI-1-S1", kind="not_charged", reason="Not enough to prove it")
    seated = visitor(Role.VICTIM_CARE, width=390, scripts=False)
    page = seated.page
    seated.open(LIST)
    picture(page, "to-tell")
    event = page.locator(".app-to-tell", has=page.get_by_role("heading", name="A suspect is not charged"))
    event.get_by_role("link", name="Look and send").first.click()
    text = page.get_by_label("What it says")
    assert "[why, in plain words]" in text.input_value()
    press(page, "Send it")
    expect(page.locator("main")).to_contain_text("Something is left open: why, in plain words.")
    text.fill(text.input_value().replace("[why, in plain words]", "Dez says he was not there"))
    press(page, "Look at it")
    expect(page.locator("main")).to_contain_text("Must not be said: “Dez” is the name of somebody under suspicion")
    text.fill(text.input_value().replace("Dez says he was not there", "We could not prove it"))
    press(page, "Look at it")
    expect(page.locator(".app-preview")).to_contain_text("This is why: We could not prove it.")
    picture(page, "write-notice")
    press(page, "Send it")
    recorded(page, "Write to them")
    expect(event).to_contain_text("Written, not sent yet")
    said(desk, ChannelStopped(channel="C1", why="unsafe"), SafetyRecorded(holder="H1", no_safe_way=True))
    seated.open(f"/cases/{INQUIRY}/write-notice/?about={CHILD} H1 {arrest}")
    expect(page.locator("main")).to_contain_text("No way at all is safe at present. Tell them in person.")
    assert page.locator("input[name='way']").count() == 1
    assert seated.complaints == []
    looked = visitor(Role.VICTIM_CARE, width=320)
    for path in (LIST, f"/cases/{INQUIRY}/write-notice/?about={CHILD} H2 {arrest}"):
        looked.open(path)
        assert faults(looked, axe_script) == []
