import pytest
from django.test import Client

from tests.casework.desk import INQUIRY, SERGEANT, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.reviewing.ask_update import AskUpdate
from wayhome.casework.reviewing.hand_supervision_over import OfferSupervision
from wayhome.duties.examples import london

CASE = f"/cases/{INQUIRY}/"


@pytest.fixture
def open_case(desk: Desk) -> Desk:
    desk.concern()
    return desk.at(30)


def form(client: Client, page: str) -> dict[str, str]:
    asked = client.get(page).context["form"]
    return {name: asked[name].value() or "" for name in asked.fields if asked[name].value() is not False}


def send(client: Client, page: str, **given: str) -> int:
    answer = client.post(page, form(client, page) | given)
    assert faults(answer.content.decode()) == [] or answer.status_code == 302
    return answer.status_code


def test_a_standstill_is_answered_on_its_page(open_case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    why = "The officer was away; the phone is asked for now."
    waits = {"result": "waits_for_a_reason", "why": why}
    assert send(client, f"{CASE}standstill/", **waits) == 422
    assert send(client, f"{CASE}standstill/", **waits, until_on="2026-03-20") == 302
    (told,) = open_case.events("investigation.stall_resolved", record=INQUIRY)
    assert str(told.body["until"]).startswith("2026-03-20T12:00")


def test_an_update_is_asked_by_a_day_and_what_was_asked_stands_above_the_answer(
    open_case: Desk, signed_in: SignedIn
) -> None:
    client = signed_in(Role.SUPERVISOR)
    assert send(client, f"{CASE}update/ask/", asks="What did the hotel say?") == 422
    assert send(client, f"{CASE}update/ask/", asks="What did the hotel say?", due_on="2026-03-04") == 302
    assert "What did the hotel say?" in client.get(f"{CASE}update/").content.decode()
    assert send(client, f"{CASE}update/", update="It answers tomorrow.") == 302
    assert open_case.statuses("SUP-09") == ["met"]


def test_a_case_offered_is_taken_on_with_what_is_outstanding_in_view(open_case: Desk, signed_in: SignedIn) -> None:
    open_case.do(OfferSupervision, SERGEANT, risks="The hotel is near the school.")
    client = signed_in(Role.DETECTIVE_INSPECTOR)
    page = client.get(f"{CASE}supervision/accept/")
    assert "The hotel is near the school." in page.content.decode()
    assert "Still owed, soonest first" in page.content.decode()
    assert send(client, f"{CASE}supervision/accept/") == 302
    (assigned,) = open_case.events("investigation.supervisor_assigned", record=INQUIRY)
    assert assigned.body["officer"] == Role.DETECTIVE_INSPECTOR.key


def test_a_case_taken_up_needs_its_reason(open_case: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.INVESTIGATOR)
    answer = client.post(f"{CASE}take-up/", form(client, f"{CASE}take-up/") | {"to": "inspector"})
    assert "Nobody says why it is taken up." in said(answer)
    assert send(client, f"{CASE}take-up/", to="inspector", why="Nobody answers.") == 302
    assert open_case.statuses("SUP-11") == ["owed"]


def test_what_is_owed_leads_to_its_page(open_case: Desk, signed_in: SignedIn) -> None:
    open_case.do(AskUpdate, SERGEANT, due=london("2026-03-04T12:00"))
    page = signed_in(Role.INVESTIGATOR).get(CASE).content.decode()
    assert f'href="{CASE}update/' in page
