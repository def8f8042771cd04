"""The note of a meeting is a page that prints: who was there, what was said, what was agreed, and who does it when."""

from datetime import timedelta

import pytest

from tests.casework.desk import CASE, CHILD, INQUIRY, LEAD, SERGEANT, STARTS, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.hold_meeting import Agreed, HoldMeeting
from wayhome.casework.partners.list_children import ListForMeeting
from wayhome.casework.partners.minutes import MinuteMeeting
from wayhome.casework.partners.plan_meeting import PlanMeeting
from wayhome.casework.partners.take_on import Taken
from wayhome.casework.request_meeting import RequestMeeting
from wayhome.kernel.ids import OUR_FORCE, RecordId
from wayhome.web.http import parts_behind

pytestmark = pytest.mark.django_db
AGAIN = f"/cases/{CASE}/missing-again/"
SAID = "Ada is met after school by a man with a car; the danger is greatest on Fridays."


@pytest.fixture
def met(desk: Desk) -> Desk:
    """Return the desk with a child for whom school and health were asked to meet, and school came."""
    desk.report()
    desk.at(20).do(RequestMeeting, LEAD, invited=("school", "health"), reason="Missing three times.")
    agreed = (
        Agreed(what="Send figures of attendance", owner="School", due=STARTS + timedelta(days=2)),
        Agreed(what="Ask about the car", owner="investigator", due=STARTS + timedelta(days=3)),
    )
    desk.at(30).do(HoldMeeting, LEAD, police_attended=True, came=("school",), actions=agreed, summary=SAID)
    return desk.at(180)


def note(desk: Desk, record: RecordId = CASE) -> str:
    """Return where the note of the meeting is."""
    return f"/cases/{record}/meeting-notes/?of={desk.events('partner.meeting_held', record=record)[0].id}"


def test_the_note_says_who_was_there_who_was_not_what_was_said_and_who_does_what_by_when(
    met: Desk, signed_in: SignedIn
):
    met.do(FinishLine, SERGEANT, line="Meeting action 1", result="done")
    client = signed_in(Role.SUPERVISOR)
    assert note(met) in outline(client.get(AGAIN).content.decode()).links

    page = client.get(note(met))

    assert faults(page.content.decode()) == []
    for words in (
        "They met on Monday 2 March 2026, 19:30.",
        "Who was there The police School Not there: Health.",
        "On record when they met: Medium risk (not graded yet;",
        SAID,
        "Send figures of attendance Who: School. By: Wednesday 4 March 2026. Now: done.",
        "Ask about the car Who: Investigating officer. By: Thursday 5 March 2026. Now: open.",
        "Printed at 22:00, Monday 2 March 2026, by The supervisor.",
    ):
        assert words in said(page)
    assert "Note of a meeting" in said(page)
    assert SAID in said(client.get(f"/cases/{CASE}/meeting-notes/"))


def test_a_planned_meeting_has_one_note_with_a_sheet_for_each_child_it_decided_on(desk: Desk, signed_in: SignedIn):
    desk.concern()
    at = desk.now + timedelta(days=2)
    desk.do(PlanMeeting, LEAD, about=OUR_FORCE, meeting="MM-1", at=at, area="North")
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", child=CHILD)
    client = signed_in(Role.SUPERVISOR)
    assert "/meetings/MM-1/note/" not in outline(client.get("/meetings/MM-1/").content.decode()).links
    actions = (Taken(what="Find a bed", agency="housing", due=at + timedelta(days=3)),)
    desk.at(3 * 24 * 60).do(
        MinuteMeeting, LEAD, child=CHILD, meeting="MM-1", police_attended=False, came=("health",), actions=actions
    )

    assert "/meetings/MM-1/note/" in outline(client.get("/meetings/MM-1/").content.decode()).links
    page = client.get("/meetings/MM-1/note/")

    assert faults(page.content.decode()) == []
    assert "Note of the meeting of partners, North" in said(page)
    assert "Who was there Health Not there: The police." in said(page)
    assert "No words of what was said are held." in said(page)
    assert "Find a bed Who: Housing. By: Saturday 7 March 2026. Now: open." in said(page)
    (look,) = parts_behind().looks.noted(shown=INQUIRY, actor=None)[-1:]
    assert look.purpose == "meeting_of_partners MM-1"
    assert client.get(note(desk, INQUIRY)).status_code == 200


def test_a_case_without_a_meeting_says_that_no_note_is_held(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)

    assert "What was decided is not on record for any child yet." in said(client.get(f"/cases/{CASE}/meeting-notes/"))
    assert client.get("/meetings/MM-9/note/").status_code == 404
    assert client.get("/cases/MC-99/meeting-notes/").status_code == 404
