"""The main navigation on a phone: folded, so that who is missing stands on the first screen, and a key press away."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults
from wayhome.access.actors import Role


def test_on_a_phone_the_first_child_of_the_board_stands_on_the_first_screen(visitor: NewVisitor):
    seated = visitor(Role.INSPECTOR, width=320)

    seated.open("/board/")

    expect(seated.page.get_by_role("link", name="My duties", exact=True)).to_be_hidden()
    expect(seated.page.locator("[data-rows] a").first).to_be_in_viewport()


def test_the_folded_places_open_and_close_by_keyboard_and_are_accessible(visitor: NewVisitor, axe_script: str):
    seated = visitor(Role.INSPECTOR, width=320)
    seated.open("/board/")
    menu = seated.page.get_by_role("button", name="Menu")
    place = seated.page.get_by_role("link", name="My duties", exact=True)

    menu.press("Enter")
    expect(place).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert faults(seated, axe_script) == []
    menu.press("Enter")

    expect(place).to_be_hidden()


def test_on_a_wide_screen_and_without_scripts_every_place_stands_open(visitor: NewVisitor):
    for seated in (visitor(Role.INSPECTOR), visitor(Role.INSPECTOR, width=320, scripts=False)):
        seated.open("/board/")

        expect(seated.page.get_by_role("link", name="My duties", exact=True)).to_be_visible()
        expect(seated.page.get_by_role("button", name="Menu")).to_be_hidden()


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.SUPERVISOR, Role.INVESTIGATOR, Role.ANALYST])
def test_at_a_desk_all_the_places_somebody_may_go_stand_on_one_line(visitor: NewVisitor, role: Role):
    seated = visitor(role)
    seated.open("/")

    places = seated.page.get_by_role("navigation", name="Main").get_by_role("link").all()
    lines = {round(box["y"]) for place in places if (box := place.bounding_box())}

    assert len(places) > 8
    assert len(lines) == 1


@pytest.mark.parametrize("width", [320, 768, 1280, 1600])
def test_on_the_board_the_places_begin_where_the_page_does(visitor: NewVisitor, width: int):
    seated = visitor(Role.GRADER, width=width)
    seated.open("/board/")

    places = seated.page.locator(".app-places__fold, .app-places__link").locator("visible=true").first.bounding_box()
    heading = seated.page.get_by_role("heading", level=1).bounding_box()

    assert places is not None
    assert heading is not None
    assert places["x"] == heading["x"]
