"""Whoever is offered a case at a handover declines it and says why; it stays with whoever offered it, who is told."""

from dataclasses import replace

import pytest

from tests.casework.desk import CASE, INSPECTOR, SERGEANT, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.decline_handover import DeclineHandover
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.take_back_handover import TakeBackHandover
from wayhome.kernel.ids import ActorId

pytestmark = pytest.mark.django_db
PAGE, ROUND, DUTIES = f"/cases/{CASE}/", "/handover/", "/my-duties/"
SHEET = f"{PAGE}handover/"
DECLINE = f"{SHEET}decline/"
OFFERING = replace(SERGEANT, actor=replace(SERGEANT.actor, id=ActorId("supervisor")))
WHY = "I hold four children tonight, and go off at ten"
SENT = {"key": "d1", "when": "now", "reason": WHY}


@pytest.fixture
def offered(desk: Desk) -> Desk:
    """Return the desk with a case that a sergeant offered an hour ago."""
    desk.report()
    desk.at(60).do(OfferHandover, OFFERING, risks="The flat at the harbour.")
    return desk.at(120)


@pytest.fixture
def declined(offered: Desk) -> Desk:
    """Return the desk with that offer declined by an inspector."""
    offered.do(DeclineHandover, INSPECTOR, reason=WHY)
    return offered


def test_whoever_is_offered_a_case_declines_it_and_the_entry_holds_the_offer_and_the_reason(
    offered: Desk, signed_in: SignedIn
):
    client = signed_in(Role.INSPECTOR)
    for page in (PAGE, SHEET, ROUND, f"{SHEET}accept/"):
        assert DECLINE in outline(client.get(page).content.decode()).links, page
    assert faults(client.get(DECLINE).content.decode()) == []

    answer = client.post(DECLINE, SENT)

    assert answer["Location"] == SHEET
    (no,) = offered.events("missing.handover_declined")
    assert no.body["offer"] == offered.events("missing.handover_offered")[0].id
    assert WHY not in str(no.body)
    assert WHY in said(client.get(f"{PAGE}time-line/"))


def test_the_case_its_handover_and_the_board_say_who_declined_it_when_and_why(declined: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    why = f"declined by ines at 21:00 today: {WHY}"

    assert f"The offer to the next shift was {why}. The case stays with The supervisor." in said(client.get(PAGE))
    sheet = client.get(SHEET)
    assert faults(sheet.content.decode()) == []
    assert f"Offered by The supervisor at 20:00 today, and {why}" in said(sheet)
    assert "Said with an offer that somebody declined" in said(sheet)
    assert "Offered by The supervisor, and declined by ines at 21:00 today" in said(client.get("/board/"))


def test_whoever_offered_it_finds_it_first_on_their_duties_and_in_the_round_to_offer_again(
    declined: Desk, signed_in: SignedIn
):
    client = signed_in(Role.SUPERVISOR)

    duties = client.get(DUTIES)
    assert f"Declined by ines at 21:00 today: {WHY}" in said(duties)
    assert f"{SHEET}offer/" in outline(duties.content.decode()).links
    asked = client.get(ROUND)
    assert [one.sheet.record for one in asked.context["round"].to_offer] == [CASE]
    assert f"Declined by ines at 21:00 today: {WHY}" in said(asked)
    assert "Declined by" not in said(signed_in(Role.INSPECTOR).get(DUTIES))


@pytest.mark.parametrize("after", [OfferHandover, AcceptHandover])
def test_nobody_is_told_of_it_any_more_once_the_case_is_offered_again_or_taken_on(
    declined: Desk, signed_in: SignedIn, after: type
):
    declined.at(121).do(after, OFFERING)
    client = signed_in(Role.SUPERVISOR)

    assert "eclined by" not in said(client.get(PAGE)) + said(client.get(DUTIES)) + said(client.get(ROUND))


def test_what_is_owed_is_what_it_was(offered: Desk):
    before = offered.statuses("MC-42")

    offered.do(DeclineHandover, INSPECTOR, reason=WHY)

    assert offered.statuses("MC-42") == before
    assert offered.at(600).statuses("MC-42") == ["overdue"]


def test_it_is_sent_back_without_a_reason(offered: Desk, signed_in: SignedIn):
    refused = signed_in(Role.INSPECTOR).post(DECLINE, SENT | {"reason": " "})

    assert "Say why you do not take it on" in said(refused)
    (reason,) = offered.refused(DeclineHandover, INSPECTOR, reason=" ")
    assert reason.remedy == "Say why you do not take it on."


def test_nobody_declines_what_they_offered_themselves(offered: Desk):
    (reason,) = offered.refused(DeclineHandover, OFFERING, reason=WHY)

    assert (reason.words, reason.remedy) == (
        "You offered this case yourself.", "Take the offer back, if it is not to be offered any more.",
    )  # fmt: skip


def test_an_offer_that_does_not_wait_any_more_is_neither_declined_nor_taken_back(declined: Desk):
    (reason,) = declined.refused(DeclineHandover, INSPECTOR, reason=WHY)
    assert reason.words == "No offer of this case waits: somebody accepted or declined it, or it was taken back."
    assert declined.refused(TakeBackHandover, OFFERING)
