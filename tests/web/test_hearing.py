"""The pages on how a child is heard: their words first, what is ready, and who may talk with them."""

from datetime import UTC, date, datetime

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import page_of, said, send
from wayhome.access.actors import Role
from wayhome.casework.concerns.raise_concern import RaiseConcern
from wayhome.casework.hearing.hear import HearChild
from wayhome.kernel.ids import Subject
from wayhome.record.events.workforce import CompetenceRecorded, OfficerJoined

HEARING = f"/cases/{INQUIRY}/hearing/"
ACTS = (
    "heard-first", "explain-measures", "intermediary", "preferences", "plan-interview", "interview-child",
    "put-off-interview",
)  # fmt: skip


@pytest.fixture
def case(desk: Desk) -> Desk:
    """Return the desk behind the pages, with an investigation, and a detective trained to interview children."""
    desk.concern()
    taught = CompetenceRecorded(competence="abe_child", valid_until=date(2027, 1, 1), evidence="course")
    return desk.tell_of(DETECTIVE, OfficerJoined(), taught, at=datetime(2026, 1, 1, tzinfo=UTC))


def test_the_childs_own_words_stand_first(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)

    answer = send(client, "heard-first", INQUIRY, said="He keeps my phone", heard_by="school")

    assert (answer.status_code, answer["Location"]) == (302, HEARING)
    page = client.get(HEARING)
    assert faults(page.content.decode()) == []
    assert "He keeps my phone" in said(page)
    assert "Therapy and support never wait for an interview or a trial." in said(page)


def test_those_who_are_trained_are_offered_and_an_interview_with_one_is_owed_nothing(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    assert "dee, trained until 1 January 2027" in said(client.get(page_of("plan-interview", INQUIRY)))

    send(client, "explain-measures", INQUIRY, measures=["live_link"], wishes="Not to see him")
    send(client, "intermediary", INQUIRY, result="not_needed_for_a_reason", reason="The school assessed it")
    send(client, "preferences", INQUIRY, interviewer="a_woman", wishes="My aunt with me")
    send(client, "plan-interview", INQUIRY, interviewer="dee", place="interview_suite", strategy="Begin with the car")
    case.at(60)
    send(client, "interview-child", INQUIRY, interviewer="dee", account="He said it was for friends")

    assert [case.statuses(f"INT-0{number}") for number in range(1, 5)] == [["met"]] * 4
    shown = said(client.get(HEARING))
    assert "Heard by dee" in shown
    assert "Not yet" not in shown


def test_an_interview_by_somebody_else_is_kept_and_said(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    page = page_of("interview-child", INQUIRY)

    lacking = send(client, "interview-child", INQUIRY, interviewer="another")
    assert lacking.status_code == 422
    assert "Write who talked with the child" in said(lacking)
    send(client, "interview-child", INQUIRY, interviewer="another", other_interviewer="dov")

    assert "not on record as trained to interview children" in said(client.get(HEARING))
    assert "dov, 19:00 today; not on record as trained" in said(client.get(page))


def test_putting_it_off_asks_until_when(case: Desk, signed_in: SignedIn):
    client = signed_in(Role.INVESTIGATOR)
    send(client, "plan-interview", INQUIRY, interviewer="dee", strategy="Begin with the car")
    case.at(60)

    assert "Enter the day until which it waits" in said(
        send(client, "put-off-interview", INQUIRY, reason="child_asked_for_time")
    )
    send(client, "put-off-interview", INQUIRY, reason="child_asked_for_time", on="2026-03-10", clock="17:00")

    assert "Put off until 17:00 on Tue 10 Mar." in said(client.get(HEARING))
    assert case.statuses("INT-03-AGAIN") == ["owed"]


def test_of_two_children_each_is_heard_by_themselves(case: Desk, signed_in: SignedIn):
    other = {"child": Subject("child:B"), "record": INQUIRY, "investigation": Subject("investigation:EI-1")}
    case.do(RaiseConcern, DETECTIVE, kind="sexual", name="Bea", **other)
    client = signed_in(Role.INVESTIGATOR)

    assert "Say which child this is about" in said(send(client, "heard-first", INQUIRY, said="He keeps my phone"))
    send(client, "heard-first", INQUIRY, said="He keeps my phone", child=CHILD)
    case.do(HearChild, DETECTIVE, child=Subject("child:B"), interviewer="dee")

    shown = said(client.get(HEARING))
    below = shown.partition("Bea")[2]  # the page names both above everything
    assert below.index("Ada") < below.index("He keeps my phone") < below.index("Bea") < below.index("Heard by dee")


@pytest.mark.parametrize("act", ACTS)
def test_every_page_on_how_the_child_is_heard_is_sound(case: Desk, signed_in: SignedIn, act: str):
    assert faults(signed_in(Role.INVESTIGATOR).get(page_of(act, INQUIRY)).content.decode()) == []


def test_whoever_may_not_investigate_reads_and_is_offered_nothing(case: Desk, signed_in: SignedIn):
    page = signed_in(Role.INSPECTORATE_READER).get(HEARING).content.decode()

    assert page_of("heard-first", INQUIRY) not in outline(page).links
    assert "Special measures explained" in page
