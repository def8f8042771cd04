"""What somebody types outlasts what ends the page: a link, a network that is gone, a session that has ended."""

import re

from playwright.sync_api import Page, expect

from tests.casework.desk import Desk
from tests.journeys.acting import open_act
from tests.journeys.conftest import NewVisitor
from wayhome.access.actors import Role

WROTE = "Looked behind the arcade and on the pier. Nobody there has seen her."


def writing(desk: Desk, visitor: NewVisitor) -> Page:
    """Return a page on which somebody has just written something, and pressed nothing yet."""
    desk.report()
    page = open_act(visitor(Role.RESPONSE), "look-for-child")
    page.get_by_label("What was done and found").fill(WROTE)
    return page


def expect_kept(page: Page) -> None:
    expect(page.get_by_label("What was done and found")).to_have_value(WROTE)


def test_what_was_typed_just_before_a_link_is_pressed_is_there_on_return(desk: Desk, visitor: NewVisitor):
    page = writing(desk, visitor)
    there = page.url

    page.get_by_role("link", name="My duties").first.click()
    page.wait_for_url(re.compile("my-duties|/me/"))
    page.goto(there)

    expect_kept(page)


def test_without_a_network_a_form_stays_where_it_is_and_goes_when_it_is_back(desk: Desk, visitor: NewVisitor):
    page = writing(desk, visitor)
    there = page.url
    page.context.set_offline(True)

    page.get_by_role("button", name="Record").click()
    expect(page.locator("[data-kept]")).to_contain_text("there is no connection. Leave this page open")
    expect_kept(page)
    page.context.set_offline(False)
    page.get_by_label("What was done and found").press_sequentially("!")
    expect(page.locator("[data-kept]")).to_contain_text("Kept as a draft at")
    page.get_by_role("button", name="Record").click()

    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()  # it went, and is not all filled in
    assert page.url == there


def test_whoever_was_signed_out_is_told_so_and_sends_the_same_after_signing_in(desk: Desk, visitor: NewVisitor):
    page = writing(desk, visitor)
    page.context.clear_cookies(name="sessionid")

    page.get_by_label("What was done and found").press_sequentially(" ")
    expect(page.locator("[data-kept]")).to_contain_text("you are signed out")
    page.get_by_role("button", name="Record").click()

    expect(page.get_by_text("It is still here: sign in")).to_be_visible()
