"""At night, in a car or a dark room: pages are dark where the device asks for it, and read as easily as by day."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.casework.desk import Desk
from tests.journeys.acting import open_act
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_door_journey import TELEPHONE, a_case, come_in, invite
from tests.journeys.test_every_page import faults, found_by_axe, have_the_checker
from tests.journeys.test_wording_journey import GRAVE, prompted, reading, typed  # noqa: F401 - the same desk
from tests.web.addresses import ADDRESSES
from wayhome.access.actors import Role

# Some of each kind: what every page is made of is measured in tests/web/test_colours.py.
PATHS = (
    "/board/",
    "/board/map/",
    "/my-duties/",
    "/cases/EM-1047/",
    "/cases/EM-1047/grade/new/",
    "/cases/EM-1047/held/",
    "/cases/EM-1047/around/",
    "/cases/EM-1040/briefing/",
    "/evidence/measures/T-M1/",
    "/training/",
    "/set-up/",
    "/door/tracks/",
)
AT_NIGHT = [address for address in ADDRESSES if address.path in PATHS]
GROUND = "getComputedStyle(document.body).backgroundColor"
WORDS = "getComputedStyle(document.body).color"
DRAWN = """() => {
  const node = document.querySelector("[data-network]")._cyreg.cy.nodes()[0];
  return [node.style("color"), node.style("text-background-color"), node.style("width")];
}"""


@pytest.fixture
def at_night(walker: NewVisitor) -> Iterator[NewVisitor]:
    """Return a way to sit somebody down at the window of all walks in the dark, until the test is over."""

    def sit_down(role: Role | None = None, *, width: int = 1280) -> Visitor:
        seated = walker(role, width=width)
        night(seated.page)
        return seated

    yield sit_down
    walker().page.emulate_media(color_scheme="null")


def night(page: Page) -> None:
    """Have the device ask for dark pages."""
    page.emulate_media(color_scheme="dark")


def light(page: Page, seen: str) -> float:
    """Return how light a colour of the page is: black is 0, white is 255."""
    numbers = page.evaluate(seen).removeprefix("rgb(").rstrip(")").split(",")
    return sum(float(number) for number in numbers) / 3


def test_the_pages_that_are_looked_at_are_there():
    assert {address.path for address in AT_NIGHT} == set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_dark_and_accessible_at_night(path: str, at_night: NewVisitor, axe_script: str):
    (address, *_) = (address for address in AT_NIGHT if address.path == path)
    seated = at_night(address.role)
    seated.open(path)
    have_the_checker(seated, axe_script)

    assert light(seated.page, GROUND) < 40
    assert light(seated.page, WORDS) > 200
    assert found_by_axe(seated) == []
    assert seated.complaints == []


def test_a_page_says_to_the_browser_that_it_is_light_and_dark(at_night: NewVisitor):
    """So that what the browser draws itself, and its own frame, is no white square in the night."""
    seated = at_night()
    seated.open("/sign-in/")

    schemes = seated.page.locator('meta[name="color-scheme"]').get_attribute("content")
    frames = [frame.get_attribute("media") for frame in seated.page.locator('meta[name="theme-color"]').all()]

    assert schemes == "light dark"
    assert frames == ["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]


def test_what_is_printed_at_night_is_black_on_white(at_night: NewVisitor):
    seated = at_night(Role.SUPERVISOR)
    seated.open("/cases/EM-1040/briefing/")

    seated.page.emulate_media(media="print")
    printed = light(seated.page, GROUND), light(seated.page, WORDS)
    seated.page.emulate_media(media="null")

    assert printed == (255, 0)


def test_what_is_pointed_out_can_be_read_at_night(visitor: NewVisitor, reading: Desk, axe_script: str):  # noqa: F811
    seated = visitor(Role.RESPONSE)
    night(seated.page)
    page = open_act(seated, "add-news")
    page.locator("#id_content").focus()

    typed(page, GRAVE)

    expect(prompted(page)).to_contain_text("Who or what is the danger, and where?")
    assert faults(seated, axe_script) == []


def test_a_child_reads_their_page_at_night(visitor: NewVisitor, desk: Desk, axe_script: str):
    a_case(desk)
    child = visitor(width=TELEPHONE)
    night(child.page)
    link, code = invite(visitor(Role.INVESTIGATOR))

    child.open(link)
    assert faults(child, axe_script) == []
    page = come_in(child, link, code)
    assert light(page, GROUND) < 40
    assert faults(child, axe_script) == []


def test_the_network_is_drawn_in_the_light_that_there_is(visitor: NewVisitor):
    """A device that turns dark in the evening, or a page that is printed at night, needs no new page."""
    seated = visitor(Role.SUPERVISOR)
    seated.open("/cases/EM-1047/around/")
    seated.page.locator("[data-network] canvas").first.wait_for()
    by_day = seated.page.evaluate(DRAWN)

    night(seated.page)
    seated.page.wait_for_function(f"before => ({DRAWN})()[0] !== before", arg=by_day[0])
    words, ground, size = seated.page.evaluate(DRAWN)

    assert (words, ground) == ("rgb(231,238,238)", "rgb(16,23,25)")
    assert size == by_day[2]
    seated.page.emulate_media(media="print")
    seated.page.wait_for_function(f"before => ({DRAWN})()[0] === before", arg=by_day[0])
