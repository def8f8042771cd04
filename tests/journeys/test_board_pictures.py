"""Pictures of the board for the page of how it is watched; they are taken when they are asked for."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.board.people import grade, report
from tests.casework.desk import CALL_HANDLER, OFFICER, SERGEANT, STARTS, Desk
from tests.journeys.conftest import NewVisitor
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.casework.add_news import AddNews
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.casework.send_officers import SendOfficers

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"


def night(desk: Desk) -> None:
    """Report six children over an evening and a night, and put people on duty."""
    for officer, role in (("Insp Duffy 2207", "inspector"), ("PS Ives 2290", "supervisor")):
        post(desk, officer, role, until=STARTS + timedelta(hours=14))
    post(desk, "PC Renshaw 6035", "response")
    eli = report(desk, "Eli Marsh", years=15, area="fen-edge")
    desk.at(4 * 60 + 15)
    ada = report(desk, "Ada Lark", years=13, area="harbour")
    desk.at(4 * 60 + 30)
    grade(desk, ada, "medium")
    desk.do(RecordCheck, OFFICER, record=ada, system="crime", result="hits_read", hits=(Hit(reference="CR-1"),))
    desk.at(4 * 60 + 50).do(SendOfficers, OFFICER, record=ada)
    desk.at(5 * 60 + 40).do(AddNews, CALL_HANDLER, record=ada, kind="sighting")
    desk.at(6 * 60)
    report(desk, "Bo Fenn", years=8, area="station")
    cy = report(desk, "Cy Rook", years=16, area="quayside")
    desk.at(6 * 60 + 20)
    grade(desk, cy, "medium")
    desk.do(SendOfficers, OFFICER, record=cy)
    desk.do(OfferHandover, SERGEANT, record=cy, risks="He may be cold.")
    desk.at(7 * 60).do(LocateChild, OFFICER, record=eli, basis="spoken_to")
    desk.at(7 * 60 + 14)


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when they are asked for")
def test_pictures_of_the_board(visitor: NewVisitor, desk: Desk):
    night(desk)
    seated = visitor(Role.INSPECTOR)
    for name, path, height in (
        ("board", "/board/", 1000),
        ("board-overnight", "/board/overnight/", 1000),
        ("board-wall", "/board/wall/", 760),
        ("board-map", "/board/map/", 980),
    ):
        seated.page.set_viewport_size({"width": 1280, "height": height})
        seated.open(path)
        expect(seated.page.get_by_role("heading", level=1)).to_be_visible()
        seated.page.screenshot(path=IMAGES / f"{name}.png")
