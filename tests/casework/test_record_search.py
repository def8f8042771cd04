"""A search of everything held is one act: a check of each system, and each record found, entered together or not."""

from tests.casework.desk import GRADER, Desk, words
from wayhome.casework.record_check import Hit
from wayhome.casework.record_search import Answered, RecordSearch

FOUND = Answered(system="local_intelligence", result="not_done", hits=(Hit(reference="INT-1", summary="A man."),))
NOTHING = Answered(system="custody", result="no_trace", asked_with="Ada, 1 June 2010")
DOWN = Answered(system="crime", result="unavailable")


def test_a_search_checks_every_system_it_covered_and_says_what_is_to_be_weighed():
    desk = Desk()
    desk.report()

    handled = desk.do(RecordSearch, GRADER, answers=(FOUND, NOTHING, DOWN))

    results = {event.body["system"]: event.body["result"] for event in desk.events("risk.system_checked")}
    assert results == {"local_intelligence": "not_done", "custody": "no_trace", "crime": "unavailable"}
    assert [event.body["hit"] for event in desk.events("risk.hit_found")] == ["INT-1"]
    assert len(handled.entered) == 1
    assert words(handled.notices) == [
        "This system has not answered, which does not mean that it holds nothing.",
        "What was found is not weighed yet.",
    ]
    assert {"MC-08.HITS", "MC-09"} <= {duty.rule for duty in handled.raised}


def test_a_search_sent_twice_is_entered_once():
    desk = Desk()
    desk.report()
    asked = desk.ask(RecordSearch, GRADER, answers=(FOUND, NOTHING))

    assert not desk.send(asked).repeated
    assert desk.send(asked).repeated
    assert len(desk.events("risk.system_checked")) == 2


def test_a_search_that_covered_nothing_says_what_to_do_instead():
    desk = Desk()
    desk.report()

    (reason,) = desk.refused(RecordSearch, GRADER, answers=())

    assert reason.words == "The search covered no system."
    assert reason.remedy == "Ask each system, and record by hand what it holds."
