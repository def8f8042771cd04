"""A child is reported missing at a door: what was written and ticked there stands where officers look, as theirs."""

import pytest
from django.test import Client

from tests.carers.at_the_door import inside, invitation
from tests.carers.carer import HOLDER, a_carer, put_down
from tests.casework.desk import GRADER, Desk, england_wales
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.application.board.row import BoardRow, row_of
from wayhome.application.reading import Reading
from wayhome.casework.grade_risk import GradeRisk
from wayhome.kernel.ids import RecordId

pytestmark = pytest.mark.django_db
SEEN = "Left at six this morning, by the back door"
THEIRS = f"Last seen where, when, with whom {SEEN} A parent wrote it at a door, 19:00 today"


@pytest.fixture
def mother(desk: Desk) -> Client:
    """Return the mother, inside her door."""
    put_down(desk, a_carer(kind="parent", name="Pat"))
    return inside(desk, invitation(desk, kind="parent", holder=HOLDER))


def reported(desk: Desk, mother: Client, **given: object) -> RecordId:
    """Report the child missing at the door, and return the case."""
    mother.post("/door/missing/", {"key": "k1", "seen": SEEN, "worries": ["with_adult_of_concern"]} | given)
    return desk.ledger.of_type("door.missing_reported")[-1].event.record


def row(desk: Desk, record: RecordId) -> BoardRow:
    """Return the row of a case on the board."""
    caseload = Reading(desk.ledger, england_wales(), lambda _name: england_wales()).caseload(desk.now)
    case = caseload.case(record)
    assert case is not None
    return row_of(case, caseload.roster, caseload.rulebook.pack, desk.now)


def test_where_the_child_was_seen_last_heads_the_case_in_her_words_and_as_hers(
    desk: Desk, mother: Client, signed_in: SignedIn
):
    record = reported(desk, mother)

    page = signed_in(Role.CALL_HANDLER).get(f"/cases/{record}/")

    assert THEIRS in said(page)
    assert faults(page.content.decode()) == []


def test_it_stands_among_what_is_handed_to_whoever_looks_for_the_child(desk: Desk, mother: Client, signed_in: SignedIn):
    record = reported(desk, mother)

    client = signed_in(Role.SUPERVISOR)

    for page in ("looking", "handover", "briefing"):
        told = said(client.get(f"/cases/{record}/{page}/"))
        assert SEEN in told, page
        assert "parent wrote it at a door" in told, page


def test_a_case_without_a_number_says_why_and_where_to_ring(desk: Desk, mother: Client, signed_in: SignedIn):
    record = reported(desk, mother)

    told = said(signed_in(Role.CALL_HANDLER).get(f"/cases/{record}/"))

    assert "Ring back Reported at a door without a number. Ring the one held before" in told


def test_what_was_written_and_ticked_with_the_report_is_unread_until_the_risk_is_graded(
    desk: Desk, mother: Client, signed_in: SignedIn
):
    record = reported(desk, mother)

    told = said(signed_in(Role.SUPERVISOR).get(f"/cases/{record}/"))
    assert "Written at a door, and not read yet" in told
    assert "who is a danger to them? Yes." in told
    assert row(desk, record).unread[0].words == "2 things written at a door that nobody has read"

    desk.train(GRADER).do(GradeRisk, GRADER, record=record, grade="high", rationale="On what is known.")
    assert "door" not in {one.kind for one in row(desk, record).unread}


def test_what_was_ticked_reaches_the_grade_as_an_answer_of_the_parent(desk: Desk, mother: Client, signed_in: SignedIn):
    record = reported(desk, mother)

    answers = {event.body["question"]: event.body for event in desk.events("missing.question_answered", record=record)}
    assert {body["supplied_by"] for body in answers.values()} == {"parent"}
    assert answers.keys() == {"with_adult_of_concern", "last_seen_with"}
    told = said(signed_in(Role.GRADER).get(f"/cases/{record}/grade/new/"))
    assert "The child is with or going to someone who is a danger to them" in told


@pytest.mark.parametrize(
    ("worry", "level"),
    [("with_adult_of_concern", "high"), ("self_harm_suicide", "high"), ("out_of_character", "medium")],
)
def test_the_risk_stands_as_high_as_where_an_officer_was_told_the_same(
    desk: Desk, mother: Client, worry: str, level: str
):
    record = reported(desk, mother, worries=[worry])

    assert row(desk, record).risk.level == level


def test_a_worry_that_is_ticked_of_a_child_who_is_graded_already_counts_as_written_at_a_door(
    desk: Desk, mother: Client
):
    desk.report()
    desk.train(GRADER).do(GradeRisk, GRADER, grade="medium", rationale="On what is known.")
    desk.at(9)
    record = reported(desk, mother)

    assert row(desk, record).unread[0].words == "2 things written at a door that nobody has read"


def test_nothing_is_said_of_where_the_child_was_seen_where_the_box_was_left_empty(desk: Desk, mother: Client):
    record = reported(desk, mother, seen="")

    asked = [event.body["question"] for event in desk.events("missing.question_answered", record=record)]
    assert asked == ["with_adult_of_concern"]


def test_what_somebody_writes_at_a_door_later_stands_beside_where_the_child_was_seen_and_not_in_its_place(
    desk: Desk, mother: Client, signed_in: SignedIn
):
    record = reported(desk, mother)
    desk.at(12)
    mother.post("/door/missing/", {"key": "k2", "seen": "Is there any news?"})

    page = said(signed_in(Role.CALL_HANDLER).get(f"/cases/{record}/"))

    both = f"{SEEN} Then, 19:12 today, at a door: Is there any news? A parent wrote it at a door, 19:00 today"
    assert f"Last seen where, when, with whom {both}" in page


@pytest.mark.parametrize("spoken", ["{}", "{} ", "small"])
def test_the_reference_that_was_given_for_a_report_finds_the_case(
    desk: Desk, mother: Client, signed_in: SignedIn, spoken: str
):
    record = reported(desk, mother)
    given = desk.ledger.of_type("door.missing_reported")[-1].event.body["reference"]
    asked = str(given).lower().replace("-", " ") if spoken == "small" else spoken.format(given)

    found = signed_in(Role.CALL_HANDLER).post("/find/results/", {"find": asked})

    assert f"The report by a link {given} came to it" in said(found)
    assert f"/cases/{record}/" in found.content.decode()
