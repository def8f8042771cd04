"""Victim care on a telephone: a number that stopped being safe while a message waited, and the way that is safe."""

import pytest
from playwright.sync_api import expect

from tests.casework.desk import Desk
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults
from tests.sending.post_office import Office
from wayhome.access.actors import Role
from wayhome.web.http import parts_behind

PHONE = 320


@pytest.fixture
def office(desk: Desk) -> Office:
    """Return an office behind the pages."""
    return Office(desk=desk, queue=parts_behind().outgoing)


def test_a_number_that_became_unsafe_is_refused_at_sending_and_the_child_told_another_way(
    office: Office, visitor: NewVisitor, axe_script: str
) -> None:
    office.safe_channel()
    office.safe_channel(channel="C2", address="07700 900456")
    office.write()
    office.desk.at(5)
    office.say("contact.channel_stopped", channel="C1", why="unsafe")
    office.turn()
    assert office.postman.bag == []
    seated = visitor(Role.VICTIM_CARE, width=PHONE)
    page = seated.page

    seated.open("/")
    page.get_by_role("link", name="Messages not delivered").click()
    item = page.locator(".app-undelivered__item").first
    expect(item).to_contain_text("It was not sent: that number or address is not used any more.")
    assert faults(seated, axe_script) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    item.get_by_role("button", name="Send it by text message ending 456").click()
    expect(page.get_by_text("Nothing lies here.")).to_be_visible()
    office.turn()

    assert [message.address for message in office.postman.bag] == ["07700 900456"]
    assert seated.complaints == []
