"""A record that only one post may open: owed to that post, asked for, and weighed by nobody else."""

from dataclasses import replace

import pytest

from tests.casework.desk import CALL_HANDLER, CASE, GRADER, SUPERINTENDENT, Desk, rules
from wayhome.casework.ask_to_open import AskToOpen
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_check import Hit, RecordCheck

CLOSED = Hit(reference="IN-1", tier="certain", restricted_to="command", summary="An operation is under way.")


@pytest.fixture
def desk() -> Desk:
    """A desk where a record came back that the command team alone may open."""
    desk = Desk()
    desk.report()
    desk.at(10).do(RecordCheck, GRADER, system="local_intelligence", result="not_done", hits=(CLOSED,))
    return desk


def owed_to(desk: Desk, rule: str) -> list[str]:
    """Return the roles that owe the duties of a rule."""
    return [duty.owed_by.role for duty in desk.duties() if duty.rule == rule]


def test_what_it_says_is_not_kept_in_the_case(desk: Desk):
    (found,) = desk.events("risk.hit_found")

    assert found.body["restricted_to"] == "command"
    assert "operation" not in "".join(each.text for each in desk.ledger.words(CASE))


def test_reading_it_is_owed_by_the_post_that_may(desk: Desk):
    assert owed_to(desk, "MC-08.HITS") == ["command"]


def test_asking_for_it_lands_on_that_post_in_a_quarter_of_an_hour(desk: Desk):
    desk.at(12).do(AskToOpen, CALL_HANDLER, hit="IN-1", why="He named the address on the phone.")

    assert owed_to(desk, "MC-08.CLOSED") == ["command"]
    assert desk.statuses("MC-08.CLOSED") == ["owed"]
    assert desk.at(28).statuses("MC-08.CLOSED") == ["overdue"]


def test_the_post_that_may_opens_it_and_says_what_it_does_to_the_grade(desk: Desk):
    desk.do(AskToOpen, GRADER, hit="IN-1")

    desk.at(20).do(MarkHit, SUPERINTENDENT, hit="IN-1", affects_grade="raises", holds=("command",))

    assert desk.statuses("MC-08.CLOSED") == ["met"]
    assert desk.statuses("MC-08.HITS") == ["met"]


def test_nobody_else_weighs_it(desk: Desk):
    (reason,) = desk.refused(MarkHit, GRADER, hit="IN-1", affects_grade="no_effect", holds=("grader",))

    assert reason.words == "IN-1 may be opened by command alone, so nobody else can say what it does to the grade."
    assert reason.remedy == "Ask whoever holds that post now to open it; the grade stays provisional."


def test_a_record_that_anybody_may_open_is_not_asked_for(desk: Desk):
    open_one = replace(CLOSED, reference="CR-1", restricted_to=None)
    desk.do(RecordCheck, GRADER, system="crime", result="not_done", hits=(open_one,))

    assert rules(desk.refused(AskToOpen, GRADER, hit="CR-1")) == ["casework.not_restricted"]
    assert rules(desk.refused(AskToOpen, GRADER, hit="never")) == ["casework.not_restricted"]


def test_a_system_that_is_not_reached_is_owed_until_it_is_however_often_it_is_tried(desk: Desk):
    for minute in (15, 40, 70):
        desk.at(minute).do(RecordCheck, GRADER, system="custody", result="unavailable")

    assert desk.statuses("MC-09.REACHED") == ["owed"]
    assert [event.body.get("again") for event in desk.events("risk.system_checked")][1:] == [None, True, True]
    desk.at(80).do(RecordCheck, GRADER, system="custody", result="no_trace")
    assert desk.statuses("MC-09.REACHED") == ["met"]


def test_searching_records_that_are_out_of_date_is_not_reaching_the_system(desk: Desk):
    desk.at(15).do(RecordCheck, GRADER, system="custody", result="not_done", stale=True)
    desk.at(20).do(RecordCheck, GRADER, system="custody", result="no_trace", stale=True)

    assert desk.statuses("MC-09.REACHED") == ["owed"]
    desk.at(25).do(RecordCheck, GRADER, system="custody", result="no_trace")
    assert desk.statuses("MC-09.REACHED") == ["met"]
