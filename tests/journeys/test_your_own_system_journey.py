"""An analyst at a browser: a child found here whom the other system still has as missing, seen first and settled."""

import json

import pytest
from playwright.sync_api import expect

from tests.casework.desk import Desk
from tests.journeys.acting import press
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import faults_at_widths
from tests.shadow.histories import Raw, case, graded, happened
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.reconciling.register import Export
from wayhome.application.reconciling.taking import take
from wayhome.application.shadow.exchange import read_line
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.missing_return import ChildLocated
from wayhome.web import http

REPORTED, GRADED = happened("18:00", "missing_reported"), graded("18:20")


def taken(name: str, *cases: Raw) -> None:
    parts = http.wiring()  # type: ignore[attr-defined]  # what the fixture has put behind the pages
    export = Export(name=name, digest=name, whole=False, cases=len(cases))
    read = (read_line(json.dumps(raw), line) for line, raw in enumerate(cases, start=1))
    take(export, read, ledger=parts.ledger, supplies=parts.supplies, register=parts.exports)


@pytest.fixture
def analyst(desk: Desk, visitor: NewVisitor) -> Visitor:
    """Sit an analyst down where two exports were taken, and a child was found in between."""
    seated, wrong = visitor(Role.ANALYST), case(REPORTED, graded("18:20", "high")) | {"id": "OTHER"}
    desk.at(60)
    taken("Monday night", case(REPORTED, GRADED), case(REPORTED, GRADED) | {"id": "OTHER"})
    found = Draft(
        fact=ChildLocated(condition="alive"),
        happened_at=desk.now,
        subjects=(Subject("child:CASE"), Subject("episode:CASE/1")),
    )
    enter(Entry(record=RecordId("episode:CASE/1"), drafts=(found,)), ledger=desk.ledger, supplies=desk.supplies)
    taken("Tuesday night", case(REPORTED, GRADED), wrong)
    return seated


def test_the_analyst_settles_the_child_found_here_and_missing_there(analyst: Visitor, axe_script: str) -> None:
    analyst.open("/")
    page = analyst.page
    page.get_by_role("link", name="Your own system").first.click()

    first = page.locator(".app-differing").first
    expect(first).to_contain_text("The system says the child is missing; the record says otherwise")
    assert faults_at_widths(analyst, axe_script) == []

    first.get_by_role("link", name="Settle it").click()
    page.get_by_label("The system is wrong, and whoever keeps it was told").check()
    page.get_by_label("Which of the two is right, and how do you know?").fill("Seen at home by PC Renshaw; rang them.")
    press(page, "Settle it")

    expect(page.locator(".app-differing__settled")).to_contain_text(
        "The system is wrong, and whoever keeps it was told"
    )
    page.get_by_role("link", name="Everything that differs").click()
    expect(page.get_by_role("heading", name="To settle (1)")).to_be_visible()
    assert analyst.complaints == []
