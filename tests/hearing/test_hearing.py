"""The child is heard once, soon and well: prepared for, by somebody trained, and put off only for the child's sake."""

from datetime import UTC, date, datetime

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, OTHER_DETECTIVE, Desk, rules, words
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.hearing.accounts import HeardStanding, heard
from wayhome.casework.hearing.hear import HearChild
from wayhome.casework.hearing.prepare import (
    AskPreferences,
    ConsiderIntermediary,
    ExplainMeasures,
    KeepFirstAccount,
    PlanInterview,
    PutOffInterview,
)
from wayhome.duties.examples import london
from wayhome.duties.stories import stories
from wayhome.record.events.workforce import CompetenceRecorded


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an investigation that is open, and a detective trained to interview children."""
    made = Desk()
    made.concern()
    taught = CompetenceRecorded(competence="abe_child", valid_until=date(2027, 1, 1), evidence="course")
    return made.tell_of(DETECTIVE, taught, at=datetime(2026, 1, 1, tzinfo=UTC))


def standing(desk: Desk) -> HeardStanding:
    held = [sealed.event for sealed in desk.ledger.read(INQUIRY).events]
    return heard(stories(held)[INVESTIGATION], CHILD)


def test_a_child_who_is_prepared_and_heard_by_somebody_trained_is_owed_nothing_more(desk: Desk):
    desk.do(ExplainMeasures, DETECTIVE, measures=("live_link",), wishes="I do not want to see him")
    desk.do(ConsiderIntermediary, DETECTIVE, result="not_needed_for_a_reason", reason="Assessed by the school")
    desk.do(AskPreferences, DETECTIVE, interviewer="a_woman", wishes="My aunt next door")
    desk.do(PlanInterview, DETECTIVE, interviewer="dee", place="interview_suite", strategy="Begin with the car")
    desk.at(600)
    told = desk.do(HearChild, DETECTIVE, interviewer="dee", account="He said it was for friends")

    assert {desk.statuses(f"INT-0{number}")[0] for number in range(1, 5)} == {"met"}
    assert told.notices == ()


def test_an_interview_with_nothing_before_it_is_kept_and_each_thing_that_is_lacking_is_named(desk: Desk):
    told = desk.do(HearChild, OTHER_DETECTIVE, interviewer="dov", account="He said it was for friends")

    (event,) = desk.events("victim.statement_taken", record=INQUIRY)
    assert (event.body["trained"], event.body["planned"]) == (False, False)
    assert {"INT-01", "INT-02", "INT-03", "INT-04"} <= set(rules(told.notices))
    assert any("dov: No record of the training" in said for said in words(told.notices))
    assert "No plan for the interview is on record." in words(told.notices)


def test_an_interview_by_somebody_without_the_training_does_not_meet_what_is_owed(desk: Desk):
    desk.do(PlanInterview, DETECTIVE, interviewer="dee", strategy="Begin with the car")
    desk.at(60)
    desk.do(HearChild, OTHER_DETECTIVE, interviewer="dov")

    assert desk.statuses("INT-03") == ["owed"]
    assert [(one.interviewer, one.trained) for one in standing(desk).interviews] == [("dov", False)]


def test_training_counts_on_the_day_of_the_interview_not_on_the_day_of_entry(desk: Desk):
    desk.do(PlanInterview, DETECTIVE, interviewer="dee", strategy="Begin with the car")
    held_at = london("2026-03-03T10:00")
    desk.now = london("2027-02-01T10:00")
    desk.do(HearChild, DETECTIVE, interviewer="dee", happened_at=held_at)
    desk.do(HearChild, DETECTIVE, interviewer="dee")

    assert [one.trained for one in standing(desk).interviews] == [True, False]


def test_a_child_at_high_risk_is_heard_within_a_day(desk: Desk):
    desk.do(AssessCaseRisk, DETECTIVE, level="high", reasons="Threats")
    told = desk.do(PlanInterview, DETECTIVE, interviewer="dee", strategy="Begin with the car")

    (owed,) = [duty for duty in told.raised if duty.rule == "INT-03"]
    assert owed.due_at == london("2026-03-03T19:00")


def test_a_plan_that_is_changed_does_not_start_the_time_again(desk: Desk):
    desk.do(PlanInterview, DETECTIVE, interviewer="dee", strategy="Begin with the car")
    desk.at(60)
    desk.do(PlanInterview, DETECTIVE, interviewer="dee", place="home", strategy="Begin with school")

    assert len(desk.events("interview.needed", record=INQUIRY)) == 1
    assert desk.statuses("INT-03") == ["owed"]


def test_a_second_interview_or_another_interviewer_is_counted_and_said(desk: Desk):
    desk.do(PlanInterview, DETECTIVE, interviewer="dee", strategy="Begin with the car")
    desk.at(60)
    desk.do(HearChild, DETECTIVE, interviewer="dee")
    desk.at(120)
    planned = desk.do(PlanInterview, DETECTIVE, interviewer="dov", strategy="What was not asked")
    desk.at(180)
    held = desk.do(HearChild, DETECTIVE, interviewer="dov")

    assert "The child has talked with dee before." in words(planned.notices)
    assert "The child has been interviewed once already." in words(planned.notices)
    assert "This is interview 2 with the child; as few as possible are held." in words(held.notices)
    assert "The child talked with dee before." in words(held.notices)


def test_an_interview_that_is_put_off_comes_back_by_itself(desk: Desk):
    desk.do(PlanInterview, DETECTIVE, interviewer="dee", strategy="Begin with the car")
    until = london("2026-03-10T17:00")
    desk.at(60)
    desk.do(PutOffInterview, DETECTIVE, reason="child_asked_for_time", until=until, asked_for="After my birthday")

    assert (desk.statuses("INT-03"), desk.statuses("INT-03-AGAIN")) == (["excused"], ["owed"])
    assert standing(desk).until == until
    desk.now = london("2026-03-10T17:01")
    assert desk.statuses("INT-03-AGAIN") == ["overdue"]
    told = desk.do(PutOffInterview, DETECTIVE, reason="child_unwell")
    assert words(told.notices) == ["Nobody says until when the interview waits.", "It was put off 1 time before."]


def test_what_the_child_first_said_is_kept_as_they_said_it_whoever_heard_it(desk: Desk):
    desk.do(KeepFirstAccount, DETECTIVE, said="He keeps my phone", heard_by="school", recorded="written_at_once")

    (event,) = desk.events("interview.heard_first", record=INQUIRY)
    assert {one.text for one in desk.ledger.words(INQUIRY) if one.event == event.id} == {"He keeps my phone"}
    assert "He keeps my phone" not in str(dict(event.body))


def test_that_no_intermediary_is_needed_says_why(desk: Desk):
    told = desk.do(ConsiderIntermediary, DETECTIVE, result="not_needed_for_a_reason")

    assert words(told.notices) == ["Nobody says why the child needs no intermediary."]


def test_a_plan_without_a_named_or_trained_interviewer_says_so(desk: Desk):
    nobody = desk.do(PlanInterview, DETECTIVE)
    untrained = desk.do(PlanInterview, DETECTIVE, interviewer="dov", strategy="Begin with the car")

    assert "Nobody is named who is to talk with the child." in words(nobody.notices)
    assert "Nothing says how the child is to be heard." in words(nobody.notices)
    assert any("dov: No record of the training" in said for said in words(untrained.notices))
