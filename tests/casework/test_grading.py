"""Grading: kept always, provisional where something is lacking; lowered only with a second person."""

from datetime import date
from typing import Any

import pytest

from tests.benchmarks.good_case import SYSTEMS
from tests.casework.desk import (
    CALL_HANDLER,
    CASE,
    GRADER,
    INSPECTOR,
    OFFICER,
    OTHER_INSPECTOR,
    SERGEANT,
    Desk,
    rules,
    words,
)
from wayhome.application.refusals import Conflict
from wayhome.casework.approve_grade import ApproveGrade
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_answers import Factor, RecordAnswers
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.kernel.ids import RecordId, Subject

COMPLETE: dict[str, Any] = {
    "grade": "high", "likelihood": "very_likely", "severity": "serious", "wording": "app2026",
    "rests_on": ("ADULT_OF_CONCERN",), "history_effect": "no_history", "rationale": "An adult she fears was outside.",
}  # fmt: skip


@pytest.fixture
def desk() -> Desk:
    made = Desk().train(GRADER)
    made.report()
    return made


def read_everything(desk: Desk) -> Desk:
    desk.at(10)
    for system in SYSTEMS:
        desk.do(RecordCheck, CALL_HANDLER, system=system, result="no_trace")
    return desk


def status(desk: Desk) -> list[object]:
    return [event.body["status"] for event in desk.events("risk.graded")]


def test_a_trained_grader_who_read_everything_confirms_the_grade(desk: Desk) -> None:
    handled = read_everything(desk).do(GradeRisk, GRADER, **COMPLETE)

    assert status(desk) == ["confirmed"]
    assert handled.notices == ()
    assert "MC-13.CONFIRMED" in {duty.rule for duty in handled.met}
    assert "MC-23" not in {duty.rule for duty in handled.met}
    assert "MC-19" in {duty.rule for duty in handled.raised}


def test_a_grade_without_training_is_kept_as_provisional_and_a_proper_one_is_owed(desk: Desk) -> None:
    handled = read_everything(desk).do(GradeRisk, CALL_HANDLER, **COMPLETE)

    assert status(desk) == ["provisional"]
    assert words(handled.notices) == ["Not so yet: the grader's training was in date on the day of the grade."]
    assert handled.notices[0].remedy == (
        "Put it right and grade again; until then the grade is provisional and the response does not wait. "
        "No record of the training “Grading the risk to a missing child” was found. "
        "The questions on how going missing and exploitation are linked were never answered."
    )
    assert handled.notices[0].whose.endswith("inspection finding, text seen")
    assert {"MC-12", "MC-19"} <= {duty.rule for duty in handled.raised}
    assert desk.statuses("MC-13.CONFIRMED") == ["owed"]


def test_training_that_ran_out_yesterday_is_not_training() -> None:
    desk = Desk().train(GRADER, until=date(2026, 3, 1))
    desk.report()

    read_everything(desk).do(GradeRisk, GRADER, **COMPLETE)

    assert status(desk) == ["provisional"]


def test_a_grade_with_a_hit_unread_is_provisional_and_names_the_hit(desk: Desk) -> None:
    read_everything(desk).do(
        RecordCheck, CALL_HANDLER, system="local_intelligence", result="hits_read", hits=(Hit(reference="INT-1"),)
    )

    handled = desk.do(GradeRisk, GRADER, **COMPLETE)

    assert status(desk) == ["provisional"]
    assert words(handled.notices) == ["Still owed: say of every record found whether it affects the grade (INT-1)."]

    desk.at(12).do(MarkHit, GRADER, hit="INT-1", affects_grade="raises", how="He is the adult she fears.")
    desk.do(GradeRisk, GRADER, **COMPLETE)

    assert status(desk) == ["provisional", "confirmed"]


def test_a_grade_before_the_systems_were_read_is_provisional(desk: Desk) -> None:
    handled = desk.do(GradeRisk, GRADER, **COMPLETE)

    assert status(desk) == ["provisional"]
    assert {"MC-08", "MC-08.FIRST"} == set(rules(handled.notices))


def test_only_the_level_is_kept_too(desk: Desk) -> None:
    handled = read_everything(desk).do(GradeRisk, GRADER, grade="high")

    assert status(desk) == ["provisional"]
    assert "Not so yet: how likely harm is was stated." in words(handled.notices)


def test_a_first_grade_below_the_floor_is_kept_and_the_floor_applies(desk: Desk) -> None:
    read_everything(desk).do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="SUICIDE_SELF_HARM", present="yes"),))

    handled = desk.do(GradeRisk, GRADER, **(COMPLETE | {"grade": "medium", "likelihood": "possible"}))

    assert status(desk) == ["provisional"]
    assert rules(handled.notices) == ["MC-17.SELF_HARM"]
    assert "medium is below it" in handled.notices[0].words
    assert "MC-17" in {duty.rule for duty in handled.raised} | {duty.rule for duty in desk.duties()}


def graded_high(desk: Desk) -> Desk:
    read_everything(desk).at(18).do(GradeRisk, GRADER, **COMPLETE)
    return desk.at(60)


LOWER = COMPLETE | {"grade": "medium", "likelihood": "possible"}


def test_a_lower_grade_without_a_second_person_is_refused_and_says_what_would_make_it_yes(desk: Desk) -> None:
    reasons = graded_high(desk).refused(GradeRisk, GRADER, **LOWER)

    assert reasons[0].rule == "MC-22"
    assert reasons[0].words == "The grade stands at high, and nobody else has agreed that it is medium."
    assert reasons[0].remedy == "Ask a duty inspector to approve medium, signed in as themselves, and grade again."


def test_a_refused_lower_grade_says_of_each_reason_what_has_to_be_so_before_it_can_stand(desk: Desk) -> None:
    graded_high(desk).do(
        RecordCheck, CALL_HANDLER, system="crime", result="hits_read", hits=(Hit(reference="CR-9"),)
    )  # fmt: skip

    alone, *others = desk.refused(GradeRisk, CALL_HANDLER, **LOWER)

    stands = "This has to be so before a lower grade can stand; until then high stands."
    assert alone.rule == "MC-22"
    assert [(reason.words, reason.remedy) for reason in others] == [
        (
            "Not so yet: the grader's training was in date on the day of the grade.",
            (
                f"{stands} No record of the training “Grading the risk to a missing child” was found. "
                "The questions on how going missing and exploitation are linked were never answered."
            ),
        ),
        ("Still owed: say of every record found whether it affects the grade (CR-9).", stands),
    ]
    assert not any("provisional" in reason.remedy for reason in (alone, *others))


def test_a_refused_grade_below_the_floor_says_first_what_the_floor_is(desk: Desk) -> None:
    read_everything(desk).do(RecordCheck, CALL_HANDLER, system="crime", result="hits_read", hits=(Hit(reference="C"),))
    desk.at(18).do(GradeRisk, GRADER, **LOWER)
    desk.at(20).do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="SUICIDE_SELF_HARM", present="yes"),))

    floor, lower_floor, alone, *others = desk.at(60).refused(GradeRisk, GRADER, **(COMPLETE | {"grade": "low"}))

    assert rules((floor, lower_floor, alone)) == ["MC-17.SELF_HARM", "MC-14.FLOOR", "MC-22"]
    assert "the floor is high and applies; low is below it." in floor.words
    assert alone.words.startswith(
        "The grade stands at medium, the child is treated as high, and nobody else has agreed"
    )
    assert [one.remedy for one in others] != []
    assert {one.remedy for one in others} == {
        "This has to be so before a lower grade can stand; until then high stands."
    }


def test_a_lower_grade_that_an_inspector_approved_takes_effect(desk: Desk) -> None:
    graded_high(desk).do(ApproveGrade, INSPECTOR, grade="medium", changed="yes", reason="He was in custody all day.")

    desk.at(65).do(GradeRisk, GRADER, **LOWER)

    assert [event.body["grade"] for event in desk.events("risk.graded")] == ["high", "medium"]
    assert desk.statuses("MC-22") == ["met"]


def test_an_inspector_does_not_lower_on_their_own_approval(desk: Desk) -> None:
    graded_high(desk).train(INSPECTOR).do(ApproveGrade, INSPECTOR, grade="medium", changed="yes", reason="Custody.")

    reasons = desk.at(65).refused(GradeRisk, INSPECTOR, **LOWER)

    assert rules(reasons) == ["MC-22"]


def test_a_lower_grade_with_something_unread_is_refused(desk: Desk) -> None:
    graded_high(desk).do(ApproveGrade, INSPECTOR, grade="medium", changed="yes", reason="He was in custody.")
    desk.at(62).do(RecordCheck, GRADER, system="crime", result="hits_read", hits=(Hit(reference="CR-9"),))

    assert rules(desk.at(65).refused(GradeRisk, GRADER, **LOWER)) == ["MC-08.HITS"]


def test_nobody_approves_their_own_grade(desk: Desk) -> None:
    desk.train(INSPECTOR)
    read_everything(desk).do(GradeRisk, INSPECTOR, **COMPLETE)

    (reason,) = desk.refused(ApproveGrade, INSPECTOR, grade="medium", changed="yes", reason="It fits better.")

    assert reason.words == "The last grade in this case is your own."
    assert reason.remedy == "Ask another inspector or above to look at it and approve it."
    assert desk.do(ApproveGrade, OTHER_INSPECTOR, grade="medium", changed="yes", reason="It fits.").entered


def test_a_supervisor_may_not_approve(desk: Desk) -> None:
    (reason,) = graded_high(desk).refused(ApproveGrade, SERGEANT, grade="medium", reason="It fits better.")

    assert reason.remedy.startswith(
        "It is for people who hold one of these roles: duty inspector, superintendent or above."
    )


def test_below_medium_everything_that_is_asked_is_said_at_once(desk: Desk) -> None:
    reasons = graded_high(desk).refused(ApproveGrade, INSPECTOR, grade="low", reason="He rang.")

    assert words(reasons) == [
        "Not so yet: something changed, or is known, that explains the level.",
        "Not so yet: whoever reported the child agreed.",
        "Not so yet: the latest time to look again is set.",
    ]
    assert set(rules(reasons)) == {"MC-15"}


def test_having_been_missing_before_does_not_lower(desk: Desk) -> None:
    handled = read_everything(desk).do(GradeRisk, GRADER, **(COMPLETE | {"history_effect": "lowers"}))

    assert status(desk) == ["confirmed"], "a first episode has no history"
    assert handled.notices == ()


def test_bc05_an_eleventh_time_raises_or_is_neutral_and_is_never_a_usual_pattern(desk: Desk) -> None:
    desk.at(30).do(LocateChild, OFFICER, basis="seen")
    again: dict[str, Any] = {"record": RecordId("MC-2"), "case": Subject("episode:A2")}
    desk.at(600).report(**again)
    for system in SYSTEMS:
        desk.do(RecordCheck, CALL_HANDLER, system=system, result="no_trace", record=RecordId("MC-2"))
    usual = COMPLETE | {"history_effect": "lowers", "rationale": "Has been missing ten times and came back each time."}

    handled = desk.at(610).do(GradeRisk, GRADER, **usual, record=RecordId("MC-2"))

    assert [event.body["status"] for event in desk.events("risk.graded", record=RecordId("MC-2"))] == ["provisional"]
    assert words(handled.notices) == [
        "Not so yet: the grade says what earlier episodes show, and they do not lower it."
    ]


def test_a_grade_on_a_page_that_was_old_is_kept_as_provisional(desk: Desk) -> None:
    seen = desk.ledger.read(CASE).sequence
    read_everything(desk)

    handled = desk.do(GradeRisk, GRADER, **COMPLETE, seen=seen)

    assert status(desk) == ["provisional"]
    assert words(handled.notices) == ["9 entries were made after you opened the case."]


def test_two_inspectors_at_once_the_second_looks_again_and_nothing_is_lost(desk: Desk) -> None:
    seen = graded_high(desk).ledger.read(CASE).sequence
    asked = {"grade": "medium", "changed": "yes", "reason": "He was in custody.", "seen": seen}
    desk.do(ApproveGrade, INSPECTOR, **asked)

    with pytest.raises(Conflict) as conflict:
        desk.do(ApproveGrade, OTHER_INSPECTOR, **asked)

    (reason,) = conflict.value.reasons
    assert reason.words == "Since you opened MC-1, 1 more entry was made."
    assert reason.remedy == "Open it again, read what is new, and enter yours again if it still stands."
    assert len(desk.events("risk.lower_grade_approved")) == 1
