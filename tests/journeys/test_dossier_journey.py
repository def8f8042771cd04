"""Somebody goes through who is around a child by keyboard: the tables, the network, and the purpose."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults, faults_at_widths
from wayhome.access.actors import Role

AROUND = "/cases/EM-1047/around/"
IS_WITHIN = """async () => {
  const layers = [...document.querySelectorAll("[data-network] canvas")];
  const drawn = (layer, x) => layer.getContext("2d").getImageData(x, 0, 1, layer.height).data.some(Boolean);
  const ends = () => layers.some((layer) => drawn(layer, 2) || drawn(layer, layer.width - 3));
  const middle = () => layers.some((layer) => drawn(layer, Math.round(layer.width / 2)));
  for (let tries = 0; tries < 100 && (ends() || !middle()); tries += 1) await new Promise(requestAnimationFrame);
  return middle() && !ends();
}"""
"""Whether something is drawn, and nothing of it goes over either side."""

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"


def test_arrow_keys_go_along_the_ties_and_enter_opens_the_row(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR)
    page = seated.page
    seated.open(AROUND)
    nodes = page.locator("[data-nodes] a")
    nodes.first.focus()

    beside = nodes.first.get_attribute("data-beside") or ""
    reached = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        nodes.first.focus()
        page.keyboard.press(key)
        reached.add(page.evaluate("document.activeElement.id"))
    gone = {one for one in reached if one != nodes.first.get_attribute("id")}

    assert gone
    assert gone <= set(beside.split())
    page.locator(f"#{min(gone)}").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className").startswith("govuk-table__row")
    assert seated.complaints == []


def test_the_arrow_down_goes_through_all_that_one_is_tied_to_and_left_goes_back(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR)
    page = seated.page
    seated.open(AROUND)
    nodes = page.locator("[data-nodes] a")
    first, tied = nodes.first.get_attribute("id"), (nodes.first.get_attribute("data-beside") or "").split()

    nodes.first.focus()
    reached = []
    for _ in tied:
        page.keyboard.press("ArrowDown")
        reached.append(page.evaluate("document.activeElement.id"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    back = page.evaluate("document.activeElement.id")

    assert sorted(reached) == sorted(tied)
    assert len(tied) > 4
    assert (back, first) == (reached[-1], first)


def test_enter_on_the_child_goes_to_the_childs_name_and_not_to_the_whole_page(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR)
    page = seated.page
    seated.open(AROUND)

    page.locator("[data-nodes] a").first.focus()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_every_one_in_the_network_is_reached_by_keyboard(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR)
    page = seated.page
    seated.open(AROUND)
    nodes = page.locator("[data-nodes] a")
    nodes.first.focus()

    reached = []
    for _ in range(nodes.count()):
        reached.append(page.evaluate("document.activeElement.id"))
        page.keyboard.press("Tab")

    assert reached == [node.get_attribute("id") for node in nodes.all()]


def test_the_network_draws_without_breaking_the_policy_and_fits(visitor: NewVisitor, axe_script: str):
    seated = visitor(Role.SUPERVISOR, width=320)
    page = seated.page
    page.emulate_media(reduced_motion="reduce")
    seated.open(AROUND)

    expect(page.locator("[data-network] canvas").first).to_be_visible()
    for summary in page.locator("main summary").all():
        summary.click()
    assert faults_at_widths(seated, axe_script) == []
    assert seated.complaints == []


def test_the_network_is_drawn_anew_to_fit_when_the_page_gets_narrower(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR, width=1280)
    page = seated.page
    seated.open(AROUND)
    canvas = page.locator("[data-network] canvas").first
    expect(canvas).to_be_visible()

    page.set_viewport_size({"width": 320, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    room = page.locator("[data-network]").evaluate("picture => picture.clientWidth")
    expect(canvas).to_have_js_property("clientWidth", room)
    assert page.evaluate(IS_WITHIN) is True
    assert seated.complaints == []


def test_without_scripts_the_list_says_the_same(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR, scripts=False)
    seated.open(AROUND)

    expect(seated.page.get_by_text("Dexter Crowe, adult: tied to")).to_be_visible()


def test_which_children_an_adult_was_near_is_asked_for_by_keyboard_and_opens_for_a_purpose(
    visitor: NewVisitor, axe_script: str
):
    seated = visitor(Role.SUPERVISOR)
    page = seated.page
    seated.open(AROUND)
    page.get_by_role("link", name="1 other child near Dexter Crowe").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert faults(seated, axe_script) == []

    page.get_by_role("button", name="To find a child who is missing now").focus()
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_text("to protect this child, or others who may be in danger")).to_be_visible()
    expect(page.get_by_role("link", name="Skye Anderton")).to_be_visible()
    assert faults(seated, axe_script) == []
    assert seated.complaints == []


def test_the_page_is_turned_back_by_the_control_at_its_foot(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR)
    page = seated.page
    seated.open("/cases/EM-1038/around/")
    page.get_by_label("Date").fill("2026-11-05")
    page.get_by_label("Time").fill("02:14")
    page.get_by_role("button", name="Show").click()

    expect(page.get_by_text("As known at 02:14 on Thursday 5 November 2026")).to_be_visible()
    expect(page.get_by_text("2 other children")).to_have_count(0)
    page.get_by_role("link", name="Back to now").click()
    expect(page.get_by_text("2 other children").first).to_be_visible()


def test_a_case_leads_to_who_is_around_its_child(visitor: NewVisitor):
    seated = visitor(Role.RESPONSE)
    seated.open("/cases/EM-1047/")
    fold = seated.page.locator("details", has_text="What is known and the risk")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    seated.page.get_by_role("link", name="Who is around this child").click()

    expect(seated.page.get_by_role("heading", level=1)).to_have_text("Who is around Tamsin Okafor")


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when they are asked for")
def test_pictures_of_who_is_around_a_child(visitor: NewVisitor):
    seated = visitor(Role.SUPERVISOR, width=1100)
    page = seated.page
    page.emulate_media(reduced_motion="reduce")
    seated.open(AROUND)
    page.screenshot(path=IMAGES / "around.png", clip={"x": 0, "y": 0, "width": 1100, "height": 1250}, full_page=True)
    page.locator("[data-nodes] a").nth(1).focus()
    page.locator(".app-network").screenshot(path=IMAGES / "around-network.png")
    seated.open("/cases/EM-1047/around/EH-0007/")
    page.screenshot(path=IMAGES / "around-purpose.png")
