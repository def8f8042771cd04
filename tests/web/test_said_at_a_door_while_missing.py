"""What is written at a door about a child who is missing now: it stands first, counts as unread and is owed reading."""

import pytest
from django.test import Client

from tests.carers.at_the_door import inside, invitation
from tests.carers.carer import CASE, HOLDER, a_carer, put_down
from tests.casework.desk import CHILD, GRADER, INQUIRY, SERGEANT, Desk, england_wales
from tests.web.conftest import SignedIn
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.application.board.row import BoardRow, row_of
from wayhome.application.reading import Reading
from wayhome.casework.add_news import AddNews
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild

pytestmark = pytest.mark.django_db
RANG = "He just rang me from 14 Dock Street, flat 2. He sounded hurt."
UNREAD = "1 thing written at a door that nobody has read"


def row(desk: Desk) -> BoardRow:
    """Return the row of the case on the board."""
    caseload = Reading(desk.ledger, england_wales(), lambda _name: england_wales()).caseload(desk.now)
    case = caseload.case(CASE)
    assert case is not None
    return row_of(case, caseload.roster, caseload.rulebook.pack, desk.now)


def mother(desk: Desk, record: str = "A") -> Client:
    """Return the mother, inside her door."""
    put_down(desk, a_carer(kind="parent", name="Pat"))
    return inside(desk, invitation(desk, kind="parent", holder=HOLDER, record=record))


def grade(desk: Desk, level: str = "high") -> None:
    """Grade the risk."""
    desk.train(GRADER).do(GradeRisk, GRADER, grade=level, rationale="On what is known.")


@pytest.mark.parametrize("is_graded", [True, False])
def test_the_board_counts_it_first_whether_or_not_anybody_has_graded_the_risk(desk: Desk, *, is_graded: bool):
    client = mother(desk)
    desk.report()
    if is_graded:
        grade(desk.at(2))

    desk.at(5)
    client.post("/door/caring/more/", {"key": "a1", "what": RANG})

    assert row(desk).unread[0].words == UNREAD
    assert row(desk).unread[0].kind == "door"


@pytest.mark.parametrize("is_graded", [True, False])
def test_the_supervisor_owes_reading_it_within_the_half_hour_until_the_risk_is_assessed(desk: Desk, *, is_graded: bool):
    client = mother(desk)
    desk.report()
    if is_graded:
        grade(desk.at(2))
    desk.at(5)
    client.post("/door/caring/more/", {"key": "a1", "what": RANG})

    (owed,) = (duty for duty in desk.duties() if duty.rule == "MC-21-DOOR")
    assert (owed.owed_by.role, (owed.due_at - desk.now).total_seconds()) == ("supervisor", 30 * 60)

    grade(desk.at(9))
    assert desk.statuses("MC-21-DOOR") == ["met"]
    assert "door" not in {one.kind for one in row(desk).unread}


def test_the_case_says_it_before_all_else_in_her_words(desk: Desk, signed_in: SignedIn):
    client = mother(desk)
    desk.report()
    desk.at(5)
    client.post("/door/caring/more/", {"key": "a1", "what": RANG})

    told = said(signed_in(Role.SUPERVISOR).get(f"/cases/{CASE}/"))

    assert "Written at a door, and not read yet Parent, 19:05" in told
    assert told.index(RANG) < told.index("Last seen where, when, with whom")


def test_what_was_read_stands_first_no_longer(desk: Desk, signed_in: SignedIn):
    client = mother(desk)
    desk.report()
    client.post("/door/caring/more/", {"key": "a1", "what": RANG})
    grade(desk.at(9))

    assert "Written at a door" not in said(signed_in(Role.SUPERVISOR).get(f"/cases/{CASE}/"))


def test_whoever_reads_it_before_a_first_grade_is_led_to_grading(desk: Desk, signed_in: SignedIn):
    client = mother(desk)
    desk.report()
    desk.at(5)
    client.post("/door/caring/more/", {"key": "a1", "what": RANG})

    told = said(signed_in(Role.SUPERVISOR).get(f"/cases/{CASE}/grade/again/"))

    assert RANG in told
    assert "Grade the risk" in told
    assert "The grade stands" not in told


def test_what_she_tells_on_her_first_page_goes_to_whoever_looks_for_the_child(desk: Desk):
    desk.concern()
    client = mother(desk, INQUIRY)
    desk.report()
    desk.at(5)

    client.post("/door/say/tell/", {"key": "k1", "words": RANG})

    assert row(desk).unread[0].words == UNREAD
    assert RANG in client.get("/door/").content.decode()


def test_what_she_tells_of_a_child_who_is_not_missing_stays_in_the_investigation(desk: Desk):
    desk.concern()
    client = mother(desk, INQUIRY)
    desk.report()
    desk.at(5).do(LocateChild, SERGEANT, basis="seen")

    client.post("/door/say/tell/", {"key": "k1", "words": RANG})
    client.post("/door/caring/more/", {"key": "a1", "what": RANG})

    assert len(desk.events("door.information_given", record=INQUIRY)) == 1
    assert desk.statuses("MC-21-DOOR") == []


def test_news_by_telephone_before_a_first_grade_counts_and_what_was_said_with_the_report_waits_for_it(desk: Desk):
    desk.report(said="He left at six")
    assert "news" not in {one.kind for one in row(desk).unread}

    desk.at(5).do(AddNews, SERGEANT, kind="family", content=RANG)

    assert "1 thing came in since the report" in [one.words for one in row(desk).unread]
    assert CHILD in desk.events("missing.information_received")[-1].subjects
