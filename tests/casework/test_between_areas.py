"""More than one area, more than one child, and those who wait: ownership, linking, family, alert, a safe place."""

from datetime import timedelta

import pytest

from tests.casework.desk import (
    CALL_HANDLER,
    CASE,
    CHILD,
    EPISODE,
    INSPECTOR,
    LEAD,
    OFFICER,
    SERGEANT,
    STARTS,
    SUPERINTENDENT,
    Desk,
    reporting,
    rules,
    words,
)
from wayhome.casework.consider_alert import ConsiderAlert
from wayhome.casework.decide_safe_place import DecideSafePlace
from wayhome.casework.dispute_ownership import DisputeOwnership
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.link_children import LinkChildren, Together
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_answers import Factor, RecordAnswers
from wayhome.casework.record_done import RecordDone
from wayhome.casework.settle_ownership import SettleOwnership
from wayhome.casework.take_report import TakeReport
from wayhome.casework.update_family import UpdateFamily
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.missing_return import TakenHome

FRIEND, FRIENDS_CASE, FRIENDS_EPISODE = Subject("child:F"), RecordId("MC-2"), Subject("episode:F1")
ALL_MET = {"under_18": "yes", "taken": "yes", "imminent_danger": "yes", "public_can_help": "yes"}


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.report(other_area="Northmere")
    return made.at(10)


def test_who_owns_a_case_is_settled_by_both_sides(desk: Desk) -> None:
    assert desk.statuses("MC-59") == ["owed"]

    handled = desk.do(SettleOwnership, INSPECTOR, owner="Northmere", agreed_with="duty inspector, Northmere")

    assert "MC-59" in {duty.rule for duty in handled.met}
    assert desk.events("missing.ownership_settled")[0].body == {
        "owner": "Northmere",
        "agreed_with": "duty inspector, Northmere",
    }


def test_one_side_alone_settles_nothing(desk: Desk) -> None:
    (alone,) = desk.refused(SettleOwnership, INSPECTOR, owner="Northmere")
    (nobody,) = desk.refused(SettleOwnership, INSPECTOR, owner=" ", agreed_with="duty inspector, Northmere")

    assert alone.words == "Nobody agreed it for the other side."
    assert nobody.words == "It does not say which area or force owns the case."
    assert nobody.remedy == "Name it. Until then whoever took the report owns it."


def test_while_it_is_disputed_the_search_goes_on(desk: Desk) -> None:
    handled = desk.do(DisputeOwnership, INSPECTOR, with_whom="Northmere", reason="She lives there.")

    assert words(handled.notices) == [
        "While it is not settled, the case is owned by whoever holds it now, and the search goes on."
    ]
    assert desk.statuses("MC-59") == ["owed"]


@pytest.fixture
def two(desk: Desk) -> Desk:
    friend = reporting(child=FRIEND, record=FRIENDS_CASE, case=FRIENDS_EPISODE)
    desk.do(TakeReport, CALL_HANDLER, children=(friend,))
    return desk.at(20)


def together(**given: object) -> dict[str, object]:
    return {"others": (Together(child=FRIEND, record=FRIENDS_CASE, case=FRIENDS_EPISODE),), "basis": "phone"} | given


def test_children_found_out_later_to_be_together_are_linked_in_each_of_their_cases(two: Desk) -> None:
    handled = two.do(LinkChildren, SERGEANT, **together(joint_owner="sergeant-north"))

    assert handled.notices == ()
    assert len(two.events("missing.co_missing_indicated", record=FRIENDS_CASE)) == 1
    (linked,) = two.events("missing.episodes_linked")
    assert set(linked.subjects) == {CHILD, EPISODE, FRIEND, FRIENDS_EPISODE}
    assert two.statuses("MC-38") == ["met"]


def test_children_without_one_owner_are_kept_as_together_and_the_owner_is_owed(two: Desk) -> None:
    handled = two.do(LinkChildren, OFFICER, **together())

    assert words(handled.notices) == ["The children are together and nobody owns their cases together yet."]
    assert two.statuses("MC-38") == ["owed"]


def test_a_case_is_linked_with_another_case(two: Desk) -> None:
    nobody = (Together(child=Subject("child:X"), record=RecordId("MC-7"), case=Subject("episode:X1")),)
    itself = (Together(child=CHILD, record=CASE, case=EPISODE),)

    assert words(two.refused(LinkChildren, SERGEANT, others=())) == ["No other child is named."]
    assert words(two.refused(LinkChildren, SERGEANT, others=nobody)) == ["No case of this child is held under MC-7."]
    assert words(two.refused(LinkChildren, SERGEANT, others=itself)) == ["This case is named as the other one."]


def test_linking_carries_no_childs_risk_into_the_other_case(two: Desk) -> None:
    two.do(RecordAnswers, OFFICER, factors=(Factor(factor="CSE", present="yes"),), record=FRIENDS_CASE)

    two.do(LinkChildren, SERGEANT, **together(joint_owner="sergeant-north"))

    assert two.statuses("MC-23") == []


def test_whoever_reported_is_told_who_owns_it_and_when_they_hear_next(desk: Desk) -> None:
    handled = desk.do(UpdateFamily, OFFICER, owner_named="yes", next_at=STARTS + timedelta(hours=3), told="We look.")

    assert handled.notices == ()
    assert "MC-47" in {duty.rule for duty in handled.met}
    (promised,) = [duty for duty in desk.duties() if duty.rule == "MC-47" and duty.status_at(desk.now).is_open]
    assert promised.due_at == STARTS + timedelta(hours=3)


def test_what_whoever_reported_was_not_told_is_said(desk: Desk) -> None:
    handled = desk.do(UpdateFamily, OFFICER, next_at=desk.now - timedelta(minutes=1))

    assert words(handled.notices) == [
        "Whoever reported the child was not told who owns the case, as far as is recorded.",
        "Whoever reported the child was not told when they hear next.",
    ]
    assert rules(handled.notices) == ["MC-47", "MC-47"]


def test_a_supervisor_considers_an_alert_and_says_why_not(desk: Desk) -> None:
    desk.do(GradeRisk, OFFICER, grade="high")
    no = {**ALL_MET, "taken": "no"}

    handled = desk.do(ConsiderAlert, SERGEANT, decision="not_taken_up", **no, reason="She left with her cousin.")

    assert handled.notices == ()
    assert "MC-39" in {duty.rule for duty in handled.met}
    assert desk.events("missing.alert_criteria_met") == []


def test_a_criterion_that_nobody_knows_is_not_no(desk: Desk) -> None:
    handled = desk.do(ConsiderAlert, SERGEANT, decision="not_taken_up", under_18="yes", reason="Nothing says so.")

    assert words(handled.notices) == ["Not every criterion is known, which does not mean that it is not met."]


def test_criteria_that_are_all_met_are_put_to_the_command_team_whatever_was_decided(desk: Desk) -> None:
    handled = desk.do(ConsiderAlert, SERGEANT, decision="deferred", **ALL_MET, reason="The command team decides.")

    assert words(handled.notices) == ["Every published criterion is met, and a superintendent or above has to decide."]
    assert "MC-40" in {duty.rule for duty in handled.raised}


def test_an_alert_is_taken_up_by_a_superintendent(desk: Desk) -> None:
    (reason,) = desk.refused(ConsiderAlert, INSPECTOR, decision="taken_up", **ALL_MET, reason="She was taken.")

    assert reason.words == "A Child Rescue Alert is decided on by a superintendent or above."
    assert desk.do(ConsiderAlert, SUPERINTENDENT, decision="taken_up", **ALL_MET, reason="She was taken.").entered


def test_an_alert_is_not_decided_without_a_reason(desk: Desk) -> None:
    assert words(desk.refused(ConsiderAlert, SERGEANT, decision="not_taken_up")) == [
        "Nobody says why it was decided so."
    ]


@pytest.fixture
def unsafe(desk: Desk) -> Desk:
    desk.do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="HOME_ABUSE_NEGLECT", present="yes"),))
    desk.at(60).do(LocateChild, OFFICER, basis="seen")
    return desk.at(70)


def test_where_home_may_be_unsafe_it_is_decided_with_the_council_before_the_child_is_taken_there(unsafe: Desk) -> None:
    decided = unsafe.do(DecideSafePlace, SERGEANT, place="relative", with_council="yes", reason="Her aunt.")

    handled = unsafe.at(80).do(RecordDone, OFFICER, fact=TakenHome())

    assert decided.notices == ()
    assert handled.notices == ()
    assert unsafe.statuses("MC-73") == ["met"]


def test_a_decision_without_the_council_or_after_the_fact_is_kept_and_said(unsafe: Desk) -> None:
    unsafe.do(RecordDone, OFFICER, fact=TakenHome())

    handled = unsafe.at(90).do(DecideSafePlace, LEAD, place="home_with_plan")

    assert words(handled.notices) == [
        "The council took no part in deciding where the child will be safe, as far as is recorded.",
        "The child was taken home before this was decided.",
    ]
