"""Answers, checks, officers, lines and partners: kept as they are, with what is still owed said."""

from datetime import timedelta

import pytest

from tests.casework.desk import CALL_HANDLER, INSPECTOR, LEAD, OFFICER, SERGEANT, STARTS, Desk, words
from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.delay_officers import DelayOfficers
from wayhome.casework.escalate import Escalate
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.make_plan import MakePlan
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.record_answers import Answer, Factor, RecordAnswers
from wayhome.casework.record_check import RecordCheck
from wayhome.casework.record_done import RecordDone
from wayhome.casework.request_evidence import RequestEvidence
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.tell_partner import TellPartner
from wayhome.record.events.missing import Decided
from wayhome.record.events.missing_search import PlaceSearched


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.report()
    return made.at(5)


def test_five_answers_stay_five_answers(desk: Desk) -> None:
    answers = ("yes", "no", "unknown", "not_asked", "not_available")
    questions = ("medical_need", "phone", "own_wishes", "travel_abroad", "risk_to_others")
    given = tuple(Answer(question=q, answer=a) for q, a in zip(questions, answers, strict=True))  # type: ignore[arg-type]

    desk.do(RecordAnswers, CALL_HANDLER, answers=given)

    assert [event.body["answer"] for event in desk.events("missing.question_answered")] == list(answers)
    assert "MC-04" in {duty.rule for duty in desk.duties()}


def test_a_factor_that_is_not_known_is_kept_as_not_known(desk: Desk) -> None:
    desk.do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="SUICIDE_SELF_HARM", present="unknown"),))

    assert [event.body["present"] for event in desk.events("risk.factor_recorded")] == ["unknown"]


@pytest.mark.parametrize("result", ["unavailable", "not_permitted", "not_done", "unknown"])
def test_a_system_that_did_not_answer_does_not_say_that_nothing_is_held(desk: Desk, result: str) -> None:
    handled = desk.do(RecordCheck, CALL_HANDLER, system="crime", result=result)

    assert words(handled.notices) == ["This system has not answered, which does not mean that it holds nothing."]
    assert desk.events("risk.system_checked")[0].body.get("hits") is None


def test_a_mark_on_a_record_that_no_check_brought_back_is_kept_and_said(desk: Desk) -> None:
    handled = desk.do(MarkHit, OFFICER, hit="INT-7", affects_grade="no_effect", how="It is about his brother.")

    assert words(handled.notices) == ["No check in this case brought back INT-7; the mark was kept."]


def test_officers_are_sent_before_anyone_graded(desk: Desk) -> None:
    handled = desk.do(SendOfficers, CALL_HANDLER)

    assert handled.notices == ()
    assert desk.events("risk.graded") == []


def test_a_sergeant_may_record_a_delay_and_officers_are_still_owed(desk: Desk) -> None:
    handled = desk.do(DelayOfficers, SERGEANT, reason="Every car is at the collision.")

    assert words(handled.notices) == ["Only an inspector or above may put off sending officers; they are still owed."]


def test_a_delay_without_a_reason_is_kept_and_excuses_nothing(desk: Desk) -> None:
    desk.do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="SUICIDE_SELF_HARM", present="yes"),))

    handled = desk.do(DelayOfficers, INSPECTOR)

    assert words(handled.notices) == ["No reason was given, so officers are still owed as if nobody had put them off."]
    assert desk.statuses("MC-23") == ["owed"]
    assert desk.do(DelayOfficers, INSPECTOR, reason="The road is under water.").notices == ()
    assert desk.statuses("MC-23") == ["excused"]


def test_what_could_find_the_child_ends_the_silence(desk: Desk) -> None:
    assert desk.at(130).statuses("MC-32") != []

    handled = desk.do(ActToLocate, OFFICER, kind="person_seen", result="trace")

    assert handled.notices == ()


def test_a_child_seen_in_the_search_is_not_yet_recorded_as_found(desk: Desk) -> None:
    handled = desk.do(ActToLocate, OFFICER, kind="visit", result="child_seen")

    assert words(handled.notices) == [
        "The child was seen in the search, which does not yet say where they are or how they are."
    ]


def test_a_plan_says_what_may_have_happened(desk: Desk) -> None:
    assert words(desk.refused(MakePlan, SERGEANT, hypotheses=0)) == [
        "The plan does not say what may have happened to the child."
    ]
    assert "MC-33" in {duty.rule for duty in desk.do(MakePlan, SERGEANT, hypotheses=2, owner="north").met}


def test_a_line_has_an_owner_and_a_date_and_ends_with_a_reason(desk: Desk) -> None:
    due = STARTS + timedelta(hours=2)
    desk.do(RaiseLine, OFFICER, line="ML-17", owner="response-north", due=due)
    assert desk.events("enquiry.line_raised")[0].body["owner"] == "response-north"

    assert words(desk.refused(FinishLine, OFFICER, line="ML-17", result="deferred")) == [
        "The line ML-17 was not done, and nobody says why.",
        "The line ML-17 is put off, and nobody says until when.",
    ]

    assert "MC-34" in {duty.rule for duty in desk.do(FinishLine, OFFICER, line="ML-17").met}


def test_data_asked_for_in_time_is_in_time_and_too_late_is_said(desk: Desk) -> None:
    desk.do(RaiseLine, OFFICER, line="ML-05", data_kept_until=STARTS + timedelta(hours=1))
    assert desk.do(RequestEvidence, OFFICER, line="ML-05", holder="The bus company").notices == ()

    late = desk.at(90).do(RequestEvidence, OFFICER, line="ML-05")

    assert words(late.notices) == ["What ML-05 needs was kept only until before this request."]


@pytest.mark.parametrize(
    ("whom", "entry"),
    [
        ("childrens_services", "partner.childrens_services_told"),
        ("national_unit", "partner.national_unit_notified"),
        ("school", "partner.notified"),
    ],
)
def test_each_partner_is_told_as_what_they_are(desk: Desk, whom: str, entry: str) -> None:
    desk.do(TellPartner, LEAD, whom=whom, reference="X-1")

    assert len(desk.events(entry)) == 1


def test_lack_of_progress_goes_up(desk: Desk) -> None:
    desk.at(130).do(Escalate, OFFICER, to="inspector", why="Nobody is free to look.")

    assert desk.events("missing.escalated")[0].body["to"] == "inspector"


def test_a_rank_is_that_of_the_role_and_never_what_was_typed(desk: Desk) -> None:
    desk.do(RecordDone, SERGEANT, fact=Decided(on="publicity", by="superintendent"))
    desk.do(RecordDone, SERGEANT, fact=PlaceSearched(place="last_seen", by="carer"))

    assert desk.events("missing.decided")[0].body["by"] == "supervisor"
    assert desk.events("missing.place_searched")[0].body["by"] == "carer"
