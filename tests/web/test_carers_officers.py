"""What officers do on pages with what came through a carer's door."""

from itertools import count

import pytest
from django.test import Client

from tests.carers.carer import CARER, CASE, COUNCIL, HOLDER, a_carer, keeps, put_down, reports
from tests.casework.desk import CHILD, OFFICER, SERGEANT, Desk, reporting
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.casework.carers.add_information import AddInformation
from wayhome.casework.carers.dispute import DisputeGrade
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.providers.steps import SendReturnInterview
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject

pytestmark = pytest.mark.django_db
KEYS = count(1)


def page(client: Client, name: str) -> str:
    answer = client.get(f"/cases/{CASE}/{name}/")
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, name: str, **fields: object) -> str:
    answer = client.post(
        f"/cases/{CASE}/{name}/", {"key": f"{name}-{next(KEYS)}", "when": "now", **fields}, follow=True
    )
    return answer.content.decode()


def test_a_dispute_is_answered_with_its_words_above_the_form(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.train(SERGEANT).do(GradeRisk, SERGEANT, grade="medium")
    desk.do(DisputeGrade, CARER, record=CASE, holder=HOLDER, kind="carer", why="He was threatened")
    client = signed_in(Role.INSPECTOR)
    dispute = desk.events("door.grade_disputed")[0].id

    assert "He was threatened" in page(client, "answer-grade-dispute")
    assert "Write what they are told" in send(client, "answer-grade-dispute", dispute=dispute, result="stands")
    send(client, "answer-grade-dispute", dispute=dispute, result="stands", answer="We read it all.")
    assert desk.statuses("FAM-01") == ["met"]


def test_a_dispute_stands_among_what_is_asked_of_us_for_whoever_may_answer_it(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(DisputeGrade, CARER, record=CASE, holder=HOLDER, kind="carer", why="He was threatened")

    asked = signed_in(Role.INSPECTOR).get("/asked-of-us/").content.decode()
    assert "He was threatened" in asked
    assert "Answer by" in asked
    assert "He was threatened" not in signed_in(Role.VICTIM_CARE).get("/asked-of-us/").content.decode()


def test_a_grade_is_explained_in_words_for_those_who_care_for_the_child(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    assert "The risk was not graded yet." in send(client, "explain-grade", why="Because of the weather")

    desk.do(GradeRisk, SERGEANT, grade="medium")
    send(client, "explain-grade", why="Because of the weather")
    assert len(desk.events("door.grade_explained")) == 1


def test_whoever_reported_by_an_ended_link_is_rung_back_from_a_page(desk: Desk, signed_in: SignedIn):
    reports(desk, link="ended", number_given="07700 900123")
    client = signed_in(Role.CALL_HANDLER)

    said = page(client, "ring-reporter-back")
    assert "by a link that had ended" in said
    assert "07700 900123" in said
    send(client, "ring-reporter-back", report=desk.events("door.missing_reported")[0].id, result="confirmed")
    assert desk.statuses("FAM-02") == ["met"]


def test_what_was_done_is_told_or_a_supervisor_gives_the_reason(desk: Desk, signed_in: SignedIn):
    put_down(desk, a_carer())
    desk.report()
    desk.do(AddInformation, CARER, record=CASE, holder=HOLDER, kind="carer", what="He has a second phone")
    client = signed_in(Role.VICTIM_CARE)
    about = f"family|{desk.events('door.information_given')[0].id}|{CHILD}"

    assert "He has a second phone" in page(client, "owed-back")
    assert "You may not accept a good reason" in send(
        client, "owed-back", given=about, decision="reason", reason="other"
    )
    send(client, "owed-back", given=about, decision="tell", what="We asked.", how="telephone")
    assert desk.statuses("FB-02") == ["met"]
    assert "Nothing is owed back about this child." in page(client, "owed-back")


@pytest.mark.parametrize("name", ["describe-child", "grade/new"])
def test_the_profile_and_what_the_child_said_stand_first_at_the_next_report(desk: Desk, signed_in: SignedIn, name: str):
    keeps(desk, health="Insulin at eight")
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen")
    desk.at(90).do(SendReturnInterview, COUNCIL, record=CASE, during="I was at the flat", places="Mill Road")
    child = reporting(record=RecordId("MC-2"), case=Subject("episode:A2"))
    desk.at(4000).do(TakeReport, OFFICER, children=(child,))

    said = signed_in(Role.CALL_HANDLER).get(f"/cases/MC-2/{name}/").content.decode()

    assert said.index("I was at the flat") < said.index("Insulin at eight") < said.index('<form action="/cases/MC-2/')
    assert "Version 1, looked over" in said


def test_the_places_that_a_child_named_are_there_to_be_visited(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen")
    desk.at(90).do(SendReturnInterview, COUNCIL, record=CASE, during="I was at the flat", places="Mill Road")
    child = reporting(record=RecordId("MC-2"), case=Subject("episode:A2"))
    desk.at(4000).do(TakeReport, OFFICER, children=(child,))

    said = signed_in(Role.RESPONSE).get("/cases/MC-2/read-earlier/").content.decode()

    assert "Places: Mill Road" in said
    assert 'value="Mill Road"' in said
