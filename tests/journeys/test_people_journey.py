"""The control room keeps the rota: a vacancy is seen and filled, somebody goes off sick, a rota file is brought in."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.casework.desk import Desk
from tests.journeys.conftest import NewVisitor, Visitor
from tests.journeys.test_every_page import WIDTHS, faults_at_widths
from tests.people.staffed import INES, INSPECTOR_POST, ROTAS, SARA, SERGEANT_POST, SIAN, at, on, staffed
from tests.people.test_command import FILES, MAPPING
from wayhome.access.actors import Role
from wayhome.casework.people.absence import RecordAbsence
from wayhome.casework.people.posts import DeclarePost
from wayhome.casework.people.units import DeclareUnit
from wayhome.kernel.ids import Subject
from wayhome.web.rostering.models import SavedMapping

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
LOOKS = os.environ.get("WAYHOME_LOOKS", "")
PAGES = (
    "/people/",
    "/people/staff/",
    "/people/set-up/",
    "/people/posts/SGT/",
    "/people/posts/SGT/hold/",
    "/people/posts/SGT/shift/",
    f"/people/officers/{SIAN}/",
    f"/people/officers/{SIAN}/leaves/",
    f"/people/officers/{SIAN}/away/",
    "/people/import/",
)


def evening(desk: Desk) -> None:
    """Put people on duty at 19:00, with nobody as duty inspector until the morning, and a child missing."""
    staffed(desk)
    desk.do(DeclareUnit, ROTAS, about=Subject("unit:eastmere"), name="Eastmere")
    desk.do(DeclarePost, ROTAS, about=SERGEANT_POST, name="Sergeant", role="supervisor", unit="eastmere")
    on(desk, SERGEANT_POST, SIAN, "02T15:00", "02T23:00")
    on(desk, SERGEANT_POST, SARA, "02T23:00", "03T07:00")
    on(desk, INSPECTOR_POST, INES, "03T07:00", "03T15:00")
    desk.do(RecordAbsence, ROTAS, about=Subject(f"officer:{SARA}"), start=at("02T12:00"), end=at("04T07:00"))
    desk.report()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_vacancy_is_seen_first_and_filled(visitor: NewVisitor, desk: Desk, scripts: bool):
    evening(desk)
    seated = visitor(Role.CONTROL_ROOM, scripts=scripts)
    seated.open("/people/")

    page = seated.page
    expect(page.get_by_text("Nobody is duty inspector until 07:00 tomorrow.").first).to_be_visible()
    page.get_by_role("link", name="Put somebody on").filter(has_text="duty inspector").click()
    page.get_by_label("Who", exact=True).select_option(INES)
    page.get_by_label("From day").fill("2026-03-02")
    page.get_by_label("From time").fill("19:00")
    page.get_by_label("Until day").fill("2026-03-03")
    page.get_by_label("Until time").fill("07:00")
    page.get_by_role("button", name="Put them on").click()

    expect(page.get_by_text("Recorded: Put somebody on this post")).to_be_visible()
    seated.open("/people/")
    expect(page.get_by_text("Nobody is duty inspector until")).to_have_count(0)
    assert seated.complaints == []


def test_a_rota_file_is_looked_through_and_brought_in(visitor: NewVisitor, desk: Desk):
    evening(desk)
    SavedMapping.objects.create(kind="rota", name="Duty system", text=MAPPING.read_text(), saved_at=desk.now)
    seated = visitor(Role.CONTROL_ROOM)
    seated.open("/people/import/")

    page = seated.page
    page.get_by_label("File", exact=True).set_input_files(FILES / "rota.csv")
    page.get_by_label("Rota: who is on when").check()
    page.get_by_label("Which column means what?").select_option(label="Duty system (rota)")
    page.get_by_role("button", name="See what it would change").click()
    expect(page.get_by_text("Nothing is entered yet.")).to_be_visible()
    expect(page.get_by_text("Grader Pryce 7003 on Risk grading desk")).to_be_visible()
    page.get_by_role("button", name="Bring it in", exact=True).click()

    expect(page.get_by_role("heading", name="Brought in")).to_be_visible()
    assert seated.complaints == []


def test_every_page_with_people_on_it_is_accessible_and_fits(visitor: NewVisitor, desk: Desk, axe_script: str):
    evening(desk)
    seated = visitor(Role.CONTROL_ROOM)

    seated.page.set_viewport_size({"width": 320, "height": 800})
    for path in PAGES:
        seated.open(path)
        assert faults_at_widths(seated, axe_script) == [], path
        look(seated, path)


def look(seated: Visitor, path: str) -> None:
    """Keep pictures of a page, where a folder for them is named."""
    if not LOOKS:
        return
    name = path.strip("/").replace("/", "-").replace(" ", "-")
    for width in WIDTHS:
        seated.page.set_viewport_size({"width": width, "height": 800})
        seated.page.screenshot(path=str(Path(LOOKS) / f"{name}-{width}.png"), full_page=True)


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_picture_of_the_people_on_duty(visitor: NewVisitor, desk: Desk):
    evening(desk)
    seated = visitor(Role.CONTROL_ROOM)
    seated.page.set_viewport_size({"width": 1100, "height": 900})

    for path, name in (("/people/", "people-on-duty"), (f"/people/officers/{SIAN}/leaves/", "people-leaves")):
        seated.open(path)
        seated.page.screenshot(path=str(IMAGES / f"{name}.png"), full_page=True)
