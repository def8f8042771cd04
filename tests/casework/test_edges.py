"""The edges of a search: clocks that change, callers who may be the danger, ages, borders, brothers and sisters."""

from datetime import date, timedelta

import pytest

from tests.casework.desk import (
    CALL_HANDLER,
    CASE,
    CHILD,
    GRADER,
    INSPECTOR,
    LEAD,
    OFFICER,
    SERGEANT,
    STARTS,
    Desk,
    reporting,
    words,
)
from tests.casework.test_closing import found_and_heard
from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.approve_grade import ApproveGrade
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.reconsider_closing import ReconsiderClosing
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.casework.record_done import RecordDone
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.take_report import TakeReport
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn
from wayhome.casework.update_family import UpdateFamily
from wayhome.duties.duty import Duty, Status
from wayhome.duties.examples import london
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.missing import Decided

BROTHER, BROTHERS_CASE, BROTHERS_EPISODE = Subject("child:B"), RecordId("MC-2"), Subject("episode:B1")
AUTUMN, SPRING = "2026-10-24T23:30", "2027-03-27T23:30"


def duties(desk: Desk, rule: str) -> list[Duty]:
    return [duty for duty in desk.duties() if duty.rule == rule]


def open_rules(desk: Desk) -> set[str]:
    return {duty.rule for duty in desk.duties() if duty.status_at(desk.now).is_open}


def no_longer_to_send(desk: Desk) -> bool:
    sending = [duty for duty in desk.duties() if duty.act == "send_officers"]
    return bool(sending) and not any(duty.status_at(desk.now).is_open for duty in sending)


# --- the clock changes while a child is missing ---


@pytest.mark.parametrize(
    ("call", "four_hours_on"),
    [(AUTUMN, "2026-10-25T02:30+00:00"), (SPRING, "2027-03-28T04:30+01:00")],
)
def test_hours_are_hours_in_the_night_in_which_the_clocks_change(call: str, four_hours_on: str) -> None:
    desk = Desk(now=london(call))
    desk.report()

    (circulate,) = duties(desk, "MC-31")

    assert circulate.due_at == london(four_hours_on)
    desk.now = circulate.due_at
    assert circulate.status_at(desk.now) is Status.OWED
    assert circulate.status_at(desk.now + timedelta(seconds=1)) is Status.OVERDUE


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    desk = Desk(now=london("2026-10-25T01:30+01:00"))
    desk.report()

    desk.now = london("2026-10-25T01:30+00:00")
    desk.do(SendOfficers, OFFICER)

    reported, sent = desk.events("missing.reported", "missing.officers_deployed")
    assert sent.happened_at - reported.happened_at == timedelta(hours=1)
    assert desk.statuses("MC-32.HIGH") == []


def test_seventy_two_hours_across_the_change_are_seventy_two_hours() -> None:
    desk = Desk(now=london("2026-10-24T12:00"))
    desk.report()

    (unit,) = duties(desk, "MC-45")

    assert unit.due_at == london("2026-10-27T11:00")


# --- back before the form is finished ---


def test_a_child_who_is_back_before_the_form_is_finished_is_still_seen_and_heard() -> None:
    desk = Desk().at(20)
    desk.report(happened_at=STARTS)

    desk.at(21).do(LocateChild, OFFICER, basis="seen", happened_at=STARTS + timedelta(minutes=10))

    assert {"MC-63", "MC-67"} <= open_rules(desk)
    assert desk.statuses("MC-28") == ["lapsed"]
    assert "Not so yet: the council was told of the return." in words(desk.refused(CloseEpisode, SERGEANT))


def test_a_report_that_is_finished_after_the_child_was_seen_keeps_its_answers() -> None:
    desk = Desk().at(5)
    desk.report(happened_at=STARTS)
    desk.at(10).do(LocateChild, OFFICER, basis="seen")

    answer = Answer(question="why_worried", answer="yes", words="He rang from a stranger's car.")
    assert desk.at(15).do(RecordAnswers, CALL_HANDLER, answers=(answer,)).entered


# --- who calls ---


def test_a_child_who_reports_themselves_missing_is_looked_for_like_any_other() -> None:
    desk = Desk()
    desk.report(informant="self", said="I do not know where I am.")

    told = desk.at(5).do(LocateChild, CALL_HANDLER, basis="told", how="She says that she is by a canal.")

    assert desk.events("missing.reported")[0].body["informant"] == "self"
    assert desk.events("missing.child_located") == []
    assert "MC-62" in {duty.rule for duty in told.raised}
    assert {"MC-13", "MC-28"} <= open_rules(desk)


def test_two_carers_reporting_at_once_are_one_case_from_the_earlier_call() -> None:
    desk = Desk().at(6)
    desk.report(happened_at=STARTS + timedelta(minutes=2), informant="carer")

    second = reporting(record=RecordId("MC-9"), case=Subject("episode:A9"))
    handled = desk.do(TakeReport, CALL_HANDLER, children=(second,), informant="placement", happened_at=STARTS)

    assert words(handled.notices)[0] == "This child is missing already, in MC-1: the report was added to it."
    assert {duty.raised_at for duty in duties(desk, "MC-31")} == {STARTS}
    assert desk.ledger.read(RecordId("MC-9")).events == ()


@pytest.mark.parametrize("question", ["abuse_or_conflict_at_home", "forced_marriage_hba"])
def test_whoever_reported_may_be_the_danger_and_that_is_said_before_they_are_told_anything(question: str) -> None:
    desk = Desk()
    desk.report(informant="parent")
    desk.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question=question, answer="yes", supplied_by="friend"),))  # type: ignore[arg-type]
    asked = {"owner_named": "yes", "next_at": STARTS + timedelta(hours=3)}

    handled = desk.at(10).do(UpdateFamily, OFFICER, **asked)

    assert words(handled.notices) == [
        "Harm where the child lives is feared, and nobody has decided who there may be told what."
    ]
    desk.do(RecordDone, INSPECTOR, fact=Decided(on="family_contact", decision="not_taken_up"))
    assert desk.do(UpdateFamily, OFFICER, **asked).notices == ()


def test_what_a_hostile_caller_will_not_say_is_not_known_and_stops_nothing() -> None:
    desk = Desk()
    answers = (Answer(question="why_worried", answer="not_available", words="He rang off."),)

    desk.report(informant="relative", name=None, date_of_birth=None, nation=None)
    desk.do(RecordAnswers, CALL_HANDLER, answers=answers)

    assert desk.events("missing.question_answered")[0].body["answer"] == "not_available"
    assert {"MC-13", "MC-28", "MC-48"} <= open_rules(desk)


# --- who the child is ---


def test_while_an_age_is_disputed_the_person_is_a_child() -> None:
    desk = Desk()
    handled = desk.report(date_of_birth=None, age_stated=19, age_disputed="yes", unaccompanied="yes")

    assert "The age is disputed, so the person is treated as a child." in words(handled.notices)
    assert "MC-48" in open_rules(desk)
    reasons = desk.at(5).refused(CloseEpisode, SERGEANT, outcome="turned_eighteen", reason="He says 19.")
    assert "Not so yet: the birth date on record makes them eighteen." in words(reasons)


def test_an_age_that_is_settled_is_what_it_is() -> None:
    desk = Desk()
    desk.report(date_of_birth=None, age_stated=19, age_disputed="no")

    assert "MC-48" not in {duty.rule for duty in desk.duties()}


def test_a_welsh_child_is_owed_no_english_interview_and_the_police_still_see_and_hear_the_child() -> None:
    desk = Desk()
    desk.report(nation="wales")
    desk.at(30).do(LocateChild, OFFICER, basis="seen")
    desk.at(40).do(TellCouncilOfReturn, LEAD)

    assert {"MC-68", "MC-71"}.isdisjoint(duty.rule for duty in desk.duties())
    assert "MC-63" in open_rules(desk)


def test_an_unaccompanied_child_six_hours_after_placement_is_told_of_to_the_home_office() -> None:
    desk = Desk()
    desk.report(
        informant="placement", unaccompanied="yes", placement="hotel_asylum", care_status="looked_after",
        date_of_birth=None, age_stated=16, name=None,
    )  # fmt: skip

    assert {"MC-58", "MC-50", "MC-48", "MC-10"} <= {duty.rule for duty in desk.duties()}
    desk.at(121)
    assert desk.statuses("MC-58") == ["overdue"]


def test_a_brother_who_is_named_on_the_same_line_has_a_case_of_his_own_linked_with_hers() -> None:
    desk = Desk()
    sister = reporting(date_of_birth=date(2010, 6, 1))
    brother = reporting(child=BROTHER, record=BROTHERS_CASE, case=BROTHERS_EPISODE, date_of_birth=date(2013, 6, 1))

    desk.do(TakeReport, CALL_HANDLER, children=(sister, brother), informant="parent", joint_owner="sergeant-north")

    assert len(desk.events("missing.reported", record=CASE)) == 1
    assert len(desk.events("missing.reported", record=BROTHERS_CASE)) == 1
    assert desk.statuses("MC-38") == ["met"]


def test_a_brother_found_alone_leaves_his_sister_missing() -> None:
    desk = Desk()
    brother = reporting(child=BROTHER, record=BROTHERS_CASE, case=BROTHERS_EPISODE)
    desk.do(TakeReport, CALL_HANDLER, children=(reporting(), brother), joint_owner="sergeant-north")

    desk.at(30).do(LocateChild, OFFICER, record=BROTHERS_CASE, basis="seen")

    assert "MC-31" in open_rules(desk)
    assert "MC-63" not in {duty.rule for duty in desk.duties() if duty.scope == "episode:A1"}


# --- the grade ---


def test_a_grade_that_changes_twice_before_anyone_is_sent_leaves_one_response_to_send() -> None:
    desk = Desk().train(GRADER)
    desk.report()
    desk.at(5).do(GradeRisk, GRADER, grade="medium")
    desk.at(8).do(GradeRisk, GRADER, grade="high")
    desk.at(10).do(ApproveGrade, INSPECTOR, grade="medium", changed="yes", reason="The man is her uncle.")
    desk.at(11).do(GradeRisk, GRADER, grade="high")

    assert desk.statuses("MC-23") == ["owed"]
    desk.at(14).do(SendOfficers, OFFICER)
    desk.at(30).do(ActToLocate, OFFICER, kind="visit")
    assert desk.statuses("MC-23") == ["met"]
    assert no_longer_to_send(desk)


def test_an_untrained_grade_that_is_made_again_only_after_the_child_was_found_is_missed() -> None:
    desk = Desk().train(GRADER)
    desk.report()
    desk.at(5).do(GradeRisk, OFFICER, grade="medium")
    assert desk.statuses("MC-12") == ["owed"]
    desk.at(60).do(LocateChild, OFFICER, basis="seen")

    desk.at(70).do(GradeRisk, GRADER, grade="medium")

    assert desk.statuses("MC-12") == ["missed"]


def test_a_high_grade_sends_officers_again_once_the_episode_was_opened_again_and_not_while_the_child_is_back() -> None:
    desk = Desk().train(GRADER)
    desk.report()
    found_and_heard(desk).at(130).do(GradeRisk, GRADER, grade="high")
    desk.do(CloseEpisode, SERGEANT)
    assert desk.statuses("MC-23") == []

    desk.at(600).do(ReconsiderClosing, SERGEANT, decision="reopened")
    desk.at(601).do(GradeRisk, GRADER, grade="high")

    assert desk.statuses("MC-23") == ["owed"]


def test_news_that_opens_an_episode_again_makes_the_child_missing_again() -> None:
    desk = Desk()
    desk.report(by=CALL_HANDLER)
    error = {"outcome": "error", "reason": "Entered twice.", "continues_in": "MC-2"}
    desk.at(10).do(CloseEpisode, INSPECTOR, **error)

    desk.at(30).do(ReconsiderClosing, INSPECTOR, decision="reopened")
    desk.at(40).do(GradeRisk, OFFICER, grade="high")

    assert desk.statuses("MC-23") == ["owed"]
    second = reporting(record=RecordId("MC-9"), case=Subject("episode:A9"))
    handled = desk.do(TakeReport, CALL_HANDLER, children=(second,))
    assert words(handled.notices)[0] == "This child is missing already, in MC-1: the report was added to it."
    assert CHILD in desk.events("missing.information_received")[0].subjects
