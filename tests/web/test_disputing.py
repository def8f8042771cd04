"""What was read in the words of a case, on the pages of the grade: where it stands, and disputes of it."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.casework.desk import CALL_HANDLER, CASE, Desk
from tests.web.conftest import SignedIn
from tests.web.sending import filled, said
from wayhome.access.actors import Role
from wayhome.application.assess.indicating import ReadingRisk
from wayhome.casework.add_news import AddNews
from wayhome.packs import reader

NOTE = "There is a note on her pillow, it says sorry mum."
GIVEN, GRADE, DISPUTE = f"/cases/{CASE}/grade/", f"/cases/{CASE}/grade/new/", f"/cases/{CASE}/grade/dispute/"


@pytest.fixture(autouse=True)
def told(desk: Desk) -> None:
    """Have news entered whose words state a danger."""
    desk.supplies = replace(desk.supplies, readers=(ReadingRisk(reader),))
    desk.report(name="Ada Lovell")
    desk.do(AddNews, CALL_HANDLER, kind="family", supplied_by="parent", content=NOTE)


def disputed(desk: Desk, client: Client) -> str:
    """Dispute the factor on its page, and return its address."""
    (indicator,) = (e.id for e in desk.events("risk.indicator_read") if e.body["factor"] == "SUICIDE_SELF_HARM")
    page = f"{DISPUTE}?about={indicator}"
    client.post(page, filled(client, page) | {"reason": "It is a shopping list."})
    return page


@pytest.mark.parametrize("address", [GIVEN, GRADE])
def test_a_grader_sees_the_sentence_that_states_a_factor_and_may_dispute_it(signed_in: SignedIn, address: str):
    page = said(signed_in(Role.GRADER).get(address))

    assert "The floor is High" in page
    assert "Suicide or serious self-harm is feared There is a note on her pillow, it says sorry mum" in page
    assert "Dispute it : suicide or serious self-harm is feared" in page


def test_a_dispute_takes_it_out_of_the_floor_and_the_supervisor_sees_why(desk: Desk, signed_in: SignedIn):
    disputed(desk, signed_in(Role.GRADER))

    page = said(signed_in(Role.INSPECTOR).get(GIVEN))
    assert "disputed, not counted" in page
    assert "It is a shopping list." in page
    assert "The floor is High" not in page


@pytest.mark.parametrize("address", [GIVEN, GRADE])
def test_what_is_told_for_the_childs_safety_stands_apart_with_its_words(desk: Desk, signed_in: SignedIn, address: str):
    desk.do(AddNews, CALL_HANDLER, kind="family", supplied_by="parent", content="She rang me ten minutes ago.")

    page = said(signed_in(Role.GRADER).get(address))

    assert "Told, confirmed by nobody Said to have been spoken to Told" in page
    assert "She rang me ten minutes ago" in page
    assert "Confirmed, and speaks for safety" not in page
    assert "The floor is High" in page


def test_a_dispute_without_a_reason_is_asked_again(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.GRADER)
    (indicator,) = (e.id for e in desk.events("risk.indicator_read") if e.body["factor"] == "SUICIDE_SELF_HARM")
    page = f"{DISPUTE}?about={indicator}"

    assert "Say why the words do not state it" in said(client.post(page, filled(client, page)))


def test_what_was_disputed_can_be_let_count_again(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.GRADER)
    page = disputed(desk, client).replace("/dispute/", "/dispute/take-back/")

    client.post(page, filled(client, page))

    assert "The floor is High" in said(client.get(GIVEN))
