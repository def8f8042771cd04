"""What was said at the last handover is shown, and said again by one press; the next reader always sees it."""

import pytest

from tests.casework.desk import CASE, GRADER, SERGEANT, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said, send
from wayhome.access.actors import Role
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hand_over import OfferHandover

pytestmark = pytest.mark.django_db
ROUND = "/handover/"
SHEET = f"/cases/{CASE}/handover/"
WORDS = "Cameras not seen yet. The carer is to be rung at six."


@pytest.fixture
def taken(desk: Desk, signed_in: SignedIn) -> Desk:
    """Return the desk with a case that was offered with words and taken on, two hours later."""
    desk.report()
    desk.at(60).do(OfferHandover, SERGEANT, risks=WORDS)
    client = signed_in(Role.SUPERVISOR)
    send(client, "handover/accept")
    assert desk.events("missing.handover_accepted")
    return desk.at(120)


def risks(desk: Desk) -> str:
    """Return what was said with the last offer."""
    last = desk.events("missing.handover_offered")[-1].id
    return next((one.text for one in desk.ledger.words(CASE) if (one.event, one.field) == (last, "risks")), "")


def test_what_was_said_is_said_again_by_one_press_with_what_is_typed_above_it(taken: Desk, signed_in: SignedIn):
    client = signed_in(Role.INSPECTOR)
    page = client.get(f"/cases/{CASE}/handover/offer/")

    assert f"Say again what sian, 20:00 today, said: {WORDS}" in said(page)
    assert faults(page.content.decode()) == []
    send(client, "handover/offer", risks="Ask the bus driver.", again="on")

    assert risks(taken) == f"Ask the bus driver.\n{WORDS}"


def test_the_next_reader_sees_it_as_of_an_earlier_handover_where_it_was_not_said_again(
    taken: Desk, signed_in: SignedIn
):
    client = signed_in(Role.INSPECTOR)
    send(client, "handover/offer")

    told = said(client.get(SHEET))

    assert risks(taken) == ""
    assert f"Said at an earlier handover sian, 20:00 today {WORDS}" in told
    assert "In the words of whoever hands over" not in told


def test_all_cases_are_offered_in_one_go_with_what_was_said_before(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)
    desk.at(60).do(OfferHandover, SERGEANT, risks=WORDS)
    assert client.post(ROUND, {"key": "r1", "do": "accept", "case": CASE}).status_code == 302
    desk.at(120)

    page = client.get(ROUND)
    assert f"what sian, 20:00 today, said: {WORDS}" in said(page)
    assert faults(page.content.decode()) == []
    client.post(ROUND, {"key": "r2", "do": "offer", "case": CASE, "again": CASE})

    assert risks(desk) == WORDS


def test_where_nothing_was_said_before_nothing_is_asked(desk: Desk, signed_in: SignedIn):
    desk.report()

    assert "Say again" not in said(signed_in(Role.SUPERVISOR).get(f"/cases/{CASE}/handover/offer/"))
    assert "Say again" not in said(signed_in(Role.INSPECTOR).get(ROUND))


def test_a_child_at_high_risk_is_offered_without_a_word_only_once_that_was_asked(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.train(GRADER).do(GradeRisk, GRADER, grade="high", rationale="As told.")
    client = signed_in(Role.SUPERVISOR)

    asked = client.post(ROUND, {"key": "r1", "do": "offer", "case": CASE})

    assert asked.status_code == 422
    assert "Nothing is said of a child at high risk, so this case is not offered yet." in said(asked)
    assert faults(asked.content.decode()) == []
    assert f'name="asked" value="{CASE}"' in asked.content.decode()
    assert client.post(ROUND, {"key": "r1", "do": "offer", "case": CASE, "asked": CASE}).status_code == 302
    assert len(desk.events("missing.handover_offered")) == 1


def test_a_child_at_high_risk_with_words_is_offered_at_the_first_press(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.train(GRADER).do(GradeRisk, GRADER, grade="high", rationale="As told.")
    answer = signed_in(Role.SUPERVISOR).post(ROUND, {"key": "r1", "do": "offer", "case": CASE, f"said:{CASE}": WORDS})
    assert answer.status_code == 302
    assert risks(desk) == WORDS
