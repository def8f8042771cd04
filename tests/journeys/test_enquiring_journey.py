"""Lines of enquiry at a browser: what is proposed is taken up, what may be lost runs down, a number is followed."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from playwright.sync_api import expect

from tests.casework.desk import DETECTIVE, INQUIRY, Desk
from tests.journeys.acting import open_act, press, recorded
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from wayhome.access.actors import Role
from wayhome.casework.enquiring.follow_line import EndLine, FollowLine
from wayhome.casework.enquiring.keep_sources import IdentifySource, SayWhatBecame
from wayhome.casework.enquiring.link_things import LinkPremises, LinkVehicle
from wayhome.casework.enquiring.resolve_identifiers import NoteIdentifier
from wayhome.holdings.records import HeldRecord, Person
from wayhome.store.holdings.memory import MemoryHoldings
from wayhome.web.wiring import Wiring

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
WIDTHS = (320, 768, 1280)
HOUR = 60
CUSTODY = HeldRecord(
    id="CU-1", system="custody", text="A second phone was taken.",
    person=Person(given_name="Dean", family_name="Brand", phones=("+44 7700 900123",)),
)  # fmt: skip


@pytest.fixture
def holdings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MemoryHoldings:
    """Return what other systems hold, behind the pages."""
    index, made = MemoryHoldings(), import_string("wayhome.web.http.wiring")()
    parts: Wiring = replace(made, holdings=index)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    return index


def at_the_hotel(desk: Desk) -> None:
    desk.concern(kinds=("county_lines",))
    desk.do(LinkPremises, DETECTIVE, kind="hotel", address="The Anchor, Quay Street")


@WAYS
def test_a_line_is_proposed_for_its_entry_taken_up_and_ended_with_which_way_it_points(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    at_the_hotel(desk)
    detective = visitor(Role.INVESTIGATOR, scripts=scripts)
    page = open_act(detective, "lines-of-enquiry", INQUIRY)
    expect(page.get_by_text("To keep the register and who paid for the room: a hotel or short let")).to_be_visible()

    page.get_by_role("button", name="Go through the lines of enquiry").click()
    page.get_by_label("Organised groups and county-lines teams", exact=True).uncheck()
    if not scripts:  # with them, why opens as the tick goes
        page.locator("summary").filter(has_text="Organised groups and county-lines teams").click()
    page.get_by_label("Why not? Organised groups").fill("Nothing points to a line yet.")
    press(page, "Record")
    recorded(page, "Go through the lines of enquiry")

    hotels = page.locator(".app-line").filter(has=page.get_by_role("heading", name="Hotels and short lets"))
    hotels.get_by_role("link", name="What became of it").click()
    page.get_by_label("It was followed, and showed something").check()
    page.get_by_label("Away from a suspect").check()
    page.get_by_label("In your words").fill("He was in another town that night; the register shows it.")
    press(page, "Record")
    expect(page.locator(".app-balance__one").filter(has_text="Away")).to_contain_text("1")
    assert detective.complaints == []


@WAYS
def test_what_may_be_lost_runs_down_and_is_counted_when_nobody_asked(visitor: NewVisitor, desk: Desk, scripts: bool):
    at_the_hotel(desk)
    detective = visitor(Role.INVESTIGATOR, scripts=scripts)
    page = open_act(detective, "identify-source", INQUIRY)
    page.get_by_label("What is it?").select_option("Accounts and messages online")
    page.get_by_label("Who holds it?").fill("The platform")
    press(page, "Record")
    expect(page.get_by_text("24 h left").or_(page.get_by_text("1 day left"))).to_be_visible()

    desk.at(23 * HOUR)
    page = open_act(detective, "perishable", INQUIRY)
    expect(page.get_by_text("1 h left")).to_be_visible()

    desk.at(25 * HOUR)
    page = open_act(detective, "perishable", INQUIRY)
    expect(page.get_by_text("Nobody had asked for 1 of them in time.")).to_be_visible()
    assert detective.complaints == []


@WAYS
def test_a_number_is_noted_searched_for_and_leads_to_a_record_that_somebody_looks_at(
    visitor: NewVisitor, desk: Desk, holdings: MemoryHoldings, scripts: bool
):
    at_the_hotel(desk)
    holdings.add([CUSTODY], at=desk.now)
    detective = visitor(Role.INVESTIGATOR, scripts=scripts)
    page = open_act(detective, "note-identifier", INQUIRY)
    page.get_by_label("Phone number").check()
    page.get_by_label("What does it say?").fill("07700 900 123")
    press(page, "Record")

    page.get_by_role("link", name="Search what is held for them").click()
    press(page, "Search")
    expect(page.get_by_text("Its phone is the same")).to_be_visible()

    page.get_by_role("link", name="Say what it comes to").click()
    page.get_by_label("It leads to somebody").check()
    press(page, "Record")
    expect(page.get_by_text("It leads to somebody.")).to_be_visible()
    assert detective.complaints == []


def test_the_pages_are_whole_at_every_width(visitor: NewVisitor, desk: Desk, holdings: MemoryHoldings, axe_script: str):
    whole(desk)
    detective = visitor(Role.INVESTIGATOR)
    for act in READ_AND_FILLED:
        open_act(detective, act, INQUIRY)
        assert faults_at_widths(detective, axe_script) == [], act
    for address in EVERYWHERE:
        detective.open(address)
        assert faults_at_widths(detective, axe_script) == [], address


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_for_the_investigator(visitor: NewVisitor, desk: Desk):
    whole(desk)
    detective = visitor(Role.INVESTIGATOR)
    for name, act in (("lines", "lines-of-enquiry"), ("lost", "perishable"), ("identifiers", "identifiers")):
        open_act(detective, act, INQUIRY).screenshot(path=IMAGES / f"enquiry-{name}.png")


READ_AND_FILLED = (
    "lines-of-enquiry", "classify-lines", "perishable", "identifiers", "end-line", "identify-source",
)  # fmt: skip
EVERYWHERE = ("/investigations/perishable/", "/investigations/identifiers/")


def whole(desk: Desk) -> None:
    """Bring a case to where every part of its pages has something to show."""
    at_the_hotel(desk)
    desk.do(LinkVehicle, DETECTIVE, plate="AB12 CDE", where="Seen outside her school.")
    desk.do(NoteIdentifier, DETECTIVE, kind="nickname", value="Smokey", where="Her friend calls him so.")
    desk.do(NoteIdentifier, DETECTIVE, kind="phone", value="07700 900123", where="On a card in her bag.")
    desk.do(IdentifySource, DETECTIVE, keeping="KT-HOTEL-RECORDING", holder="The Anchor", what="The lobby, 1 March.")
    desk.do(IdentifySource, DETECTIVE, keeping="KT-ACCOUNT-MESSAGES", what="The account that wrote to her.")
    desk.do(IdentifySource, DETECTIVE, keeping="KT-CALL-RECORDING", asked=True)
    desk.do(SayWhatBecame, DETECTIVE, reference="M3", result="secured")
    for line in ("EL-08", "EL-09", "EL-24"):
        desk.do(FollowLine, DETECTIVE, line=line)
    desk.do(EndLine, DETECTIVE, line="EL-09", result="done", points="toward", reason="It was outside The Anchor.")
    desk.do(EndLine, DETECTIVE, line="EL-22", result="not_applicable", ground="not_reasonable", reason="Nobody is.")
    desk.at(26 * HOUR)
