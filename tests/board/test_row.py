"""One row of the board: what the child is treated as, what is unread, who owes what, and how long it has been quiet."""

from datetime import date, timedelta

from tests.board.conftest import Board
from tests.casework.desk import CALL_HANDLER, CASE, GRADER, INSPECTOR, OFFICER, SERGEANT, STARTS, Desk
from tests.web.rostered import post
from wayhome.application.board.state import State
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.add_news import AddNews
from wayhome.casework.correct_entry import CorrectEntry
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.casework.see_child import SeeChild
from wayhome.casework.send_officers import SendOfficers


def graded(desk: Desk, grade: str = "medium", minutes: int = 10) -> None:
    desk.train(GRADER)
    desk.at(minutes).do(
        GradeRisk, GRADER, grade=grade, likelihood="likely", severity="not_serious", rationale="On what is known."
    )


def test_a_child_nobody_has_graded_is_treated_as_medium_and_says_so(seen: Board):
    seen.desk.report()

    row = seen.row(5)

    assert (row.risk.grade, row.risk.level, row.risk.could_be) == ("", "medium", "high")
    assert "Nobody has graded the risk" in [one.words for one in row.unread]


def test_a_floor_above_medium_is_what_an_ungraded_child_is_treated_as(seen: Board):
    seen.desk.report(date_of_birth=date(2018, 6, 1))

    assert seen.row(1).risk.level == "high"


def test_records_that_came_back_carry_their_worst_case_until_somebody_weighs_them(seen: Board):
    seen.desk.report()
    graded(seen.desk)
    hits = (Hit(reference="INT-1"), Hit(reference="INT-2"))
    seen.desk.at(12).do(RecordCheck, OFFICER, system="local_intelligence", result="hits_read", hits=hits)

    words = {one.kind: one.words for one in seen.row().unread}
    assert words["records"] == "2 records came back and nobody weighed them"

    for hit in hits:
        seen.desk.at(13).do(MarkHit, GRADER, hit=hit.reference, affects_grade="no_effect", how="Another matter.")
    assert "records" not in {one.kind for one in seen.row().unread}


def test_news_after_the_grade_is_unread_until_the_risk_is_assessed_again(seen: Board):
    seen.desk.report()
    graded(seen.desk)
    assert "news" not in {one.kind for one in seen.row(11).unread}

    seen.desk.at(20).do(AddNews, CALL_HANDLER, kind="sighting")
    news = next(one for one in seen.row(21).unread if one.kind == "news")
    assert news.words == "1 thing came in since the risk was assessed"

    graded(seen.desk, minutes=25)
    assert "news" not in {one.kind for one in seen.row(26).unread}


def test_nobody_lowers_what_the_child_is_treated_as_by_grading_below_the_floor(seen: Board):
    seen.desk.report(date_of_birth=date(2018, 6, 1))
    graded(seen.desk, "medium")

    row = seen.row(11)

    assert (row.risk.grade, row.risk.level) == ("medium", "high")
    assert "Graded medium, which is below the floor (high)" in [one.words for one in row.unread]


def test_the_silence_runs_from_the_last_thing_that_could_find_the_child(seen: Board):
    seen.desk.report()
    assert seen.row(5).silent_since == STARTS

    seen.desk.at(30).do(SendOfficers, OFFICER)
    row = seen.row(45)

    assert row.silence.last is not None
    assert row.silent_since == STARTS + timedelta(minutes=30)
    assert row.silence.due_at == STARTS + timedelta(minutes=150)
    assert seen.row(151).silence.broken


def test_what_is_owed_next_is_owed_by_whoever_holds_the_post(seen: Board):
    seen.desk.report()
    post(seen.desk, "omar", "response")

    owing = seen.row(5).owing

    assert owing.next is not None
    assert owing.owner.role
    assert owing.acts > 0


def test_a_case_is_never_without_an_owner_even_where_every_post_is_vacant(seen: Board):
    seen.desk.report()
    post(seen.desk, "nobody yet", "grader", start=STARTS + timedelta(days=9))

    owner = seen.row(5).owing.owner

    assert owner.is_vacant
    assert owner.role == "command"
    assert owner.why == "nobody on the ladder is on duty"


def test_a_case_between_two_shifts_says_so(seen: Board):
    seen.desk.report()
    seen.desk.at(30).do(OfferHandover, SERGEANT, risks="She may be cold.")
    assert seen.row(31).handing.waiting

    seen.desk.at(40).do(AcceptHandover, INSPECTOR)
    row = seen.row(41)
    assert not row.handing.waiting
    assert row.handing.taken_by == INSPECTOR.actor.id


def test_a_child_who_was_found_stays_on_the_board_until_somebody_has_seen_them(seen: Board):
    seen.desk.report()
    seen.desk.at(60).do(LocateChild, OFFICER, basis="spoken_to")
    assert [row.state for row in seen.rows()] == [State.FOUND]

    seen.desk.at(70).do(SeeChild, OFFICER, by_whom="police", well="yes")
    assert seen.rows() == ()


def test_an_entry_made_in_error_leaves_the_row_as_it_was(seen: Board):
    seen.desk.report()
    seen.desk.at(60).do(LocateChild, OFFICER, basis="spoken_to")
    found = seen.desk.events("missing.child_located", record=CASE)[0]
    seen.desk.at(61).do(CorrectEntry, SERGEANT, corrects=found.id, kind="entered_in_error", reason="Another child.")

    assert seen.row(62).state is State.MISSING
