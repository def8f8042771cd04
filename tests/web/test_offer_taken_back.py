"""An offer to the next shift is taken back by whoever made it, by one press, while nobody accepted it."""

from dataclasses import replace

import pytest

from tests.board.people import report
from tests.casework.desk import CASE, INSPECTOR, SERGEANT, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.application.reading import Reading
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.hand_over import OfferHandover
from wayhome.kernel.ids import ActorId

pytestmark = pytest.mark.django_db
PAGE, ROUND = f"/cases/{CASE}/", "/handover/"
SHEET = f"{PAGE}handover/"
BACK = f"{SHEET}take-back/"
OFFERING = replace(SERGEANT, actor=replace(SERGEANT.actor, id=ActorId("supervisor")))
PRESSED = {"key": "b1", "when": "now"}


@pytest.fixture
def offered(desk: Desk) -> Desk:
    """Return the desk with a case that a sergeant offered an hour ago."""
    desk.report()
    desk.at(60).do(OfferHandover, OFFERING, risks="The flat at the harbour.")
    return desk.at(120)


def test_one_press_on_the_handover_takes_the_offer_back_and_every_page_says_so(offered: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    assert "Take the offer back" in client.get(SHEET).content.decode()
    assert BACK in outline(client.get(PAGE).content.decode()).links
    answer = client.post(BACK, PRESSED)

    assert answer["Location"] == SHEET
    (back,) = offered.events("missing.handover_taken_back")
    assert back.body["offer"] == offered.events("missing.handover_offered")[0].id
    shown = client.get(SHEET)
    assert faults(shown.content.decode()) == []
    assert "Offered, and taken back by The supervisor at 21:00 today. It is not offered to anybody now." in said(shown)
    assert "Said with the offer that was taken back The supervisor, 20:00 today The flat at the harbour." in said(shown)
    assert "The supervisor took the offer to the next shift back at 21:00 today." in said(client.get(PAGE))
    assert "Offered by" not in said(client.get("/board/"))
    assert [one.sheet.record for one in client.get(ROUND).context["round"].to_offer] == [CASE]


def test_the_round_takes_an_offer_back_by_one_press(offered: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    asked = client.get(ROUND)

    assert "Take the offer back" in asked.content.decode()
    assert faults(asked.content.decode()) == []
    client.post(ROUND, {"key": "r1", "do": "take_back", "case": CASE})

    assert len(offered.events("missing.handover_taken_back")) == 1
    assert client.get(ROUND).context["round"].waiting == ()


def test_what_is_owed_is_what_it_was(offered: Desk, signed_in: SignedIn):
    before = offered.statuses("MC-42")

    signed_in(Role.SUPERVISOR).post(BACK, PRESSED)

    assert offered.statuses("MC-42") == before
    assert offered.at(600).statuses("MC-42") == ["overdue"]


def test_whoever_comes_on_is_offered_it_no_more_and_may_take_it_on_all_the_same(offered: Desk, signed_in: SignedIn):
    signed_in(Role.SUPERVISOR).post(BACK, PRESSED)
    client = signed_in(Role.INSPECTOR)

    assert client.get(ROUND).context["round"].to_accept == ()
    assert "Nobody has offered it." in said(client.get(f"{SHEET}accept/"))
    offered.do(AcceptHandover, INSPECTOR)
    assert "Last taken on by ines at 21:00 today." in said(client.get(SHEET))


def test_it_is_offered_again_at_the_same_minute(offered: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    client.post(BACK, PRESSED)
    offered.do(OfferHandover, OFFERING)

    assert "Offered by The supervisor at 21:00 today, and not accepted yet." in said(client.get(SHEET))


def test_nobody_takes_back_what_another_offered(offered: Desk, signed_in: SignedIn):
    client = signed_in(Role.INSPECTOR)

    refused = client.post(BACK, PRESSED)

    assert "Take the offer back" not in client.get(SHEET).content.decode()
    assert "Somebody else offered this case." in said(refused)
    assert "Ask them to take it back, or take the case on yourself." in said(refused)
    assert offered.events("missing.handover_taken_back") == []


def test_an_offer_that_was_accepted_meanwhile_is_not_taken_back(offered: Desk, signed_in: SignedIn):
    offered.do(AcceptHandover, INSPECTOR)

    refused = signed_in(Role.SUPERVISOR).post(BACK, PRESSED)

    assert "No offer of this case waits: somebody accepted it, or it was taken back." in said(refused)
    assert "Last taken on by ines at 21:00 today." in said(refused)
    assert offered.events("missing.handover_taken_back") == []


def test_no_other_case_is_told_again_for_those_that_are_offered(
    desk: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    record = report(desk, "Ada")
    told: list[object] = []
    monkeypatch.setattr(Reading, "live", lambda *asked: told.append(asked))

    answer = signed_in(Role.SUPERVISOR).post(ROUND, {"key": "r1", "do": "offer", "case": record})

    assert (answer.status_code, told) == (302, [])


def test_nothing_is_ticked_beforehand_and_all_that_stands_on_the_page_is_offered_by_one_press(
    desk: Desk, signed_in: SignedIn
):
    first, second, later = (report(desk, name) for name in ("Ada", "Bo", "Cy"))
    client = signed_in(Role.SUPERVISOR)

    asked = client.get(ROUND)
    assert [one.ticked for one in asked.context["round"].to_offer] == [False, False, False]
    assert "Offer all 3 to the next shift" in asked.content.decode()
    assert client.post(ROUND, {"key": "r1", "do": "offer", "every": [first, second]}).status_code == 422
    assert desk.events("missing.handover_offered", record=first) == []
    client.post(ROUND, {"key": "r2", "do": "offer_all", "every": [first, second]})

    offered = {record for record in (first, second, later) if desk.events("missing.handover_offered", record=record)}
    assert offered == {first, second}
