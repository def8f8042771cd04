"""Excusing a duty: only as its rule says, by whoever may, with a reason; and never by taking the duty away."""

import pytest

from tests.casework.desk import (
    CALL_HANDLER,
    GRADER,
    INSPECTOR,
    OFFICER,
    OTHER_INSPECTOR,
    SERGEANT,
    SUPERINTENDENT,
    Desk,
    england_wales,
    rules,
    words,
)
from wayhome.casework.delay_officers import DelayOfficers
from wayhome.casework.excuse_duty import ExcuseDuty
from wayhome.casework.excuses import excuses_of
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.put_off_seeing import PutOffSeeing
from wayhome.casework.record_answers import Factor, RecordAnswers
from wayhome.duties.duty import Duty

LOWER = "An inspector recorded why the level is lower"
WHY = "The factor is an old record that was settled in May."


@pytest.fixture
def desk() -> Desk:
    """A child graded medium although a factor makes the risk high: the grade is to be brought up to the floor."""
    made = Desk().train(GRADER)
    made.report()
    made.at(5).do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="CSE", present="yes"),))
    made.at(10).do(GradeRisk, GRADER, grade="medium")
    return made.at(20)


def owed(desk: Desk, rule: str) -> Duty:
    return next(duty for duty in desk.duties() if duty.rule == rule and duty.status_at(desk.now).is_open)


def test_a_page_can_say_what_would_excuse_a_duty_whose_words_that_is_and_who_may_state_it(desk: Desk) -> None:
    (excusing,) = excuses_of(owed(desk, "MC-17"), england_wales().pack)

    assert excusing.name == LOWER
    assert excusing.ranks == ("inspector", "chief_inspector", "superintendent")
    assert excusing.whose == "a default of ours, which the force confirms"
    assert excusing.second_person
    assert excusing.act is None


def test_an_excuse_that_has_an_act_of_its_own_names_it(desk: Desk) -> None:
    pack = england_wales().pack
    desk.do(LocateChild, OFFICER, basis="seen")

    (officers,) = excuses_of(next(one for one in desk.duties() if one.rule == "MC-23"), pack)
    (seeing, *_) = excuses_of(owed(desk, "MC-63"), pack)

    assert (officers.act, seeing.act) == (DelayOfficers, PutOffSeeing)


def test_a_duty_that_was_excused_stays_in_view_as_excused(desk: Desk) -> None:
    duty = owed(desk, "MC-17")

    desk.do(ExcuseDuty, INSPECTOR, duty=duty.identity, excuse=LOWER, reason=WHY)

    assert desk.statuses("MC-17") == ["excused"]
    (excused,) = desk.events("record.duty_excused")
    assert excused.body["authorised_by"] == "inspector"
    assert WHY not in str(excused.body)


def test_nobody_excuses_a_duty_without_rank_or_reason(desk: Desk) -> None:
    reasons = desk.refused(ExcuseDuty, SERGEANT, duty=owed(desk, "MC-17").identity, excuse=LOWER)

    assert words(reasons) == [
        "Nobody says why this duty could not be done.",
        "A supervisor may not excuse this duty.",
    ]
    assert reasons[1].remedy == "Ask an inspector or above, signed in as themselves."
    assert rules(reasons) == ["MC-17", "MC-17"]


def test_nobody_excuses_what_their_own_entry_raised() -> None:
    desk = Desk().train(INSPECTOR)
    desk.report(by=INSPECTOR)
    desk.at(5).do(RecordAnswers, INSPECTOR, factors=(Factor(factor="CSE", present="yes"),))
    desk.at(10).do(GradeRisk, INSPECTOR, grade="medium")
    asked = {"duty": owed(desk.at(20), "MC-17").identity, "excuse": LOWER, "reason": WHY}

    assert words(desk.refused(ExcuseDuty, INSPECTOR, **asked)) == ["You made the entry that raised this duty."]
    assert desk.do(ExcuseDuty, OTHER_INSPECTOR, **asked).entered


def test_an_excuse_that_the_rule_does_not_know_is_none(desk: Desk) -> None:
    duty = owed(desk, "MC-17").identity

    (reason,) = desk.refused(ExcuseDuty, INSPECTOR, duty=duty, excuse="It was late.", reason=WHY)

    assert reason.words == "That is no excuse under this rule."
    assert reason.remedy == f"It is excused by: {LOWER}."


def test_what_nothing_excuses_is_done_or_stays_late(desk: Desk) -> None:
    duty = owed(desk, "MC-33").identity

    (reason,) = desk.refused(ExcuseDuty, SUPERINTENDENT, duty=duty, excuse="We were busy.", reason="Busy.")

    assert reason.words == "Nothing excuses this duty."
    assert reason.remedy == "Do it, however late; that it is late stays in view."
    assert "APP" not in reason.words
    assert reason.whose


def test_an_excuse_with_an_act_of_its_own_is_stated_there(desk: Desk) -> None:
    duty = owed(desk, "MC-23")
    name = excuses_of(duty, england_wales().pack)[0].name

    (reason,) = desk.refused(ExcuseDuty, INSPECTOR, duty=duty.identity, excuse=name, reason="Dark woodland.")

    assert reason.words == "This excuse has an act of its own, which asks for what it needs."


def test_what_is_not_owed_any_more_is_not_excused(desk: Desk) -> None:
    duty = owed(desk, "MC-17")
    desk.do(GradeRisk, GRADER, grade="high")

    reasons = desk.refused(ExcuseDuty, INSPECTOR, duty=duty.identity, excuse=LOWER, reason=WHY)

    assert words(reasons)[0].startswith("This duty is not open: it is met")


def test_a_duty_of_another_case_is_not_excused_from_here(desk: Desk) -> None:
    (reason,) = desk.refused(ExcuseDuty, INSPECTOR, duty="MC-17|episode:Z|e1||child", excuse=LOWER, reason=WHY)

    assert reason.words == "Nothing of this name is owed in this case."
