"""The people who harm the child, and the child heard, at a browser: from a nickname to bail that a rank extends."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.casework.desk import DETECTIVE, INQUIRY, Desk
from tests.journeys.acting import open_act, press, recorded
from tests.journeys.conftest import NewVisitor
from tests.journeys.test_every_page import faults_at_widths
from wayhome.access.actors import Role
from wayhome.casework.hearing.hear import HearChild
from wayhome.casework.hearing.prepare import ExplainMeasures, KeepFirstAccount, PlanInterview
from wayhome.casework.suspects.bailing import ReportBailBroken, SetBail
from wayhome.casework.suspects.check import CheckSuspect
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.steps import RecordStep
from wayhome.record.events.workforce import CompetenceRecorded, OfficerJoined

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
WIDTHS = (320, 768, 1280)
S1, S2, S3 = "EI-1-S1", "EI-1-S2", "EI-1-S3"
LIST, ONE, HEARING = f"/cases/{INQUIRY}/suspects/", f"/cases/{INQUIRY}/suspects/{S1}/", f"/cases/{INQUIRY}/hearing/"
SHOWN = {
    "suspects": LIST, "suspect": ONE, "decide-bail": f"/cases/{INQUIRY}/decide-bail/?about={S1}", "hearing": HEARING,
    "check-suspect": f"/cases/{INQUIRY}/check-suspect/?about={S2}",
    "identify-suspect": f"/cases/{INQUIRY}/identify-suspect/",
    "interview-child": f"/cases/{INQUIRY}/interview-child/",
}  # fmt: skip


def with_suspects(desk: Desk) -> Desk:
    """Have three suspects, one on bail, one of whom little is known, one who is a child; and the child heard."""
    desk.concern()
    taught = CompetenceRecorded(competence="abe_child", valid_until=date(2027, 1, 1), evidence="course")
    desk.tell_of(DETECTIVE, OfficerJoined(), taught, at=datetime(2026, 1, 1, tzinfo=UTC))
    desk.do(
        IdentifySuspect, DETECTIVE, known_by="name", name="Lee Marsh", kind="adult", nominal="N-4471", age_stated=31,
        description="Drives a red car, waits near the park", cares_for_child="no",
    )  # fmt: skip
    desk.do(IdentifySuspect, DETECTIVE, known_by="phone", trace="07700 900123")
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Kit", kind="child", age_stated=15)
    desk.do(CheckSuspect, DETECTIVE, suspect=S2, answered=("national_computer",), unanswered=("custody",))
    desk.do(RecordStep, DETECTIVE, suspect=S1, kind="arrested")
    bail = {"until": date(2026, 5, 30), "conditions": "No contact with the child\nNot near the school"}
    desk.do(SetBail, DETECTIVE, suspect=S1, child_views="sought", **bail)
    desk.do(KeepFirstAccount, DETECTIVE, said="He keeps my phone until I have paid him back", heard_by="school")
    desk.do(ExplainMeasures, DETECTIVE, measures=("live_link",))
    desk.do(PlanInterview, DETECTIVE, interviewer="dee", strategy="Begin with the phone")
    desk.at(60)
    desk.do(HearChild, DETECTIVE, interviewer="dov", account="He said it was for friends")
    desk.do(ReportBailBroken, DETECTIVE, suspect=S1, what="Waited outside the school")
    return desk


@WAYS
def test_a_nickname_becomes_a_suspect_who_is_searched_for_arrested_and_bailed(
    visitor: NewVisitor, desk: Desk, scripts: bool
):
    desk.concern()
    detective = visitor(Role.INVESTIGATOR, scripts=scripts)
    page = open_act(detective, "identify-suspect", INQUIRY)

    page.get_by_label("A nickname", exact=True).check()
    page.get_by_label("Name or nickname").fill("Smoke")
    press(page, "Record")
    recorded(page, "Somebody who may harm the child")

    page.get_by_role("link", name="Search what is held about a suspect").click()
    for group in page.get_by_role("group").filter(has=page.get_by_label("Asked, no answer yet")).all():
        group.get_by_label("Answered", exact=True).check()
    press(page, "Record")
    expect(page.get_by_text("Every system has answered.")).to_be_visible()

    page.get_by_role("link", name="What was done about a suspect").click()
    page.get_by_label("Arrested", exact=True).check()
    press(page, "Record")
    expect(page.get_by_text("Tell the child that a suspect was arrested")).to_be_visible()

    page.get_by_role("link", name="Bail and its conditions").click()
    page.get_by_label("Last day of bail").fill("2026-05-30")
    page.get_by_label("Conditions", exact=True).fill("No contact with the child")
    page.get_by_label("Yes, they were asked").check()
    page.get_by_label("What did the child say?").fill("Not near my school")
    press(page, "Record")
    expect(page.get_by_text("On bail until 30 May 2026").first).to_be_visible()
    assert detective.complaints == []


@WAYS
def test_bail_that_a_detective_may_not_extend_an_inspector_does(visitor: NewVisitor, desk: Desk, scripts: bool):
    with_suspects(desk)
    desk.now += timedelta(days=80)
    detective, inspector = visitor(Role.INVESTIGATOR, scripts=scripts), visitor(Role.INSPECTOR, scripts=scripts)
    for seated, words in ((detective, "Bail is extended by rank, and yours may not."), (inspector, "")):
        seated.open(SHOWN["decide-bail"])
        seated.page.get_by_label("I extend it").check()
        seated.page.get_by_label("Until which day?").fill("2026-08-30")
        seated.page.get_by_label("Why?").fill("Phone downloads are awaited")
        press(seated.page, "Decide")
        if words:
            expect(seated.page.get_by_text(words)).to_be_visible()
            expect(seated.page.get_by_label("Why?")).to_have_value("Phone downloads are awaited")
    inspector.open(ONE)
    expect(inspector.page.get_by_text("Until 30 August 2026").first).to_be_visible()


def test_pages_on_suspects_and_on_the_child_heard_have_no_fault_anybody_could_trip_over(
    visitor: NewVisitor, desk: Desk, axe_script: str
):
    with_suspects(desk)
    seated = visitor(Role.INVESTIGATOR)

    for path in SHOWN.values():
        seated.open(path)
        assert faults_at_widths(seated, axe_script) == [], path
    assert seated.complaints == []


@pytest.mark.skipif(not os.environ.get("WAYHOME_PICTURES"), reason="pictures are taken when WAYHOME_PICTURES is set")
def test_pictures_of_suspects_and_of_the_child_heard(visitor: NewVisitor, desk: Desk):
    with_suspects(desk)
    kept = os.environ["WAYHOME_PICTURES"]
    for width in (1280,) if kept == "1" else WIDTHS:
        seated = visitor(Role.INVESTIGATOR, width=width)
        for name, path in {"suspects": LIST}.items() if kept == "1" else SHOWN.items():
            seated.open(path)
            folder, tail = (IMAGES, "") if kept == "1" else (Path(kept), f"-{width}")
            seated.page.screenshot(path=folder / f"{name}{tail}.png", full_page=True)
