"""Missing again: the trigger plan made and read, partners meeting, and what the child said before put first."""

from datetime import timedelta

import pytest

from tests.casework.desk import (
    CALL_HANDLER,
    CASE,
    CHILD,
    LEAD,
    OFFICER,
    SERGEANT,
    STARTS,
    Desk,
    england_wales,
    reporting,
    rules,
    words,
)
from tests.casework.test_closing import found_and_heard
from wayhome.application.gathering import face
from wayhome.casework.earlier_interviews import earlier_interviews, records_of
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.hold_meeting import Agreed, HoldMeeting
from wayhome.casework.how_often import is_reached, times_away, times_within
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.read_earlier_interviews import Place, ReadEarlierInterviews
from wayhome.casework.read_trigger_plan import ReadTriggerPlan
from wayhome.casework.record_contact import RecordContact
from wayhome.casework.request_meeting import RequestMeeting
from wayhome.casework.take_report import TakeReport
from wayhome.casework.update_trigger_plan import UpdateTriggerPlan
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.private import PrivateWords

AGAIN = RecordId("MC-2")
DUE = STARTS + timedelta(hours=6)


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.report()
    return made


def kept_words(desk: Desk, record: RecordId = CASE) -> dict[str, str]:
    held: list[PrivateWords] = list(desk.ledger.words(record))
    return {each.field: each.text for each in held}


def missing_again(desk: Desk) -> Desk:
    """Find and hear the child, and take a second report three days later."""
    found_and_heard(desk).at(3 * 24 * 60)
    desk.do(TakeReport, CALL_HANDLER, children=(reporting(record=AGAIN, case=Subject("episode:A2")),))
    return desk


def test_a_trigger_plan_is_first_actions_places_and_people_in_their_order(desk: Desk) -> None:
    desk.do(
        UpdateTriggerPlan,
        LEAD,
        first_actions=("Ring her sister.", " ", "Go to the arcade,\nnot the station."),
        places=("The arcade in Mill Lane",),
        people=("Her sister Bea",),
        shared_with_carer="yes",
        after_this_episode=True,
    )

    (updated,) = desk.events("child.trigger_plan_updated")
    assert updated.body == {"first_actions": 2, "shared_with_carer": "yes", "after_episode": CASE}
    assert kept_words(desk)["plan"] == "Ring her sister.\nGo to the arcade, not the station."
    assert kept_words(desk)["places"] == "The arcade in Mill Lane"


def test_a_plan_without_a_first_action_is_no_plan(desk: Desk) -> None:
    (reason,) = desk.refused(UpdateTriggerPlan, LEAD, places=("The arcade",))

    assert reason.words == "The plan says nothing that is to be done first."
    assert reason.rule == "MC-53"


def test_a_plan_that_the_carer_does_not_have_is_said(desk: Desk) -> None:
    handled = desk.do(UpdateTriggerPlan, LEAD, first_actions=("Ring her sister.",))

    assert words(handled.notices) == ["Whoever cares for the child does not have the plan, as far as is recorded."]


def test_a_plan_that_is_held_is_read_when_the_child_is_missing_again(desk: Desk) -> None:
    desk.at(1).do(UpdateTriggerPlan, LEAD, first_actions=("Ring her sister.",), shared_with_carer="yes")
    (plan,) = desk.events("child.trigger_plan_updated")
    missing_again(desk)
    assert desk.statuses("MC-53.READ") == ["owed"]

    handled = desk.do(ReadTriggerPlan, CALL_HANDLER, record=AGAIN)

    assert desk.events("missing.trigger_plan_read", record=AGAIN)[0].body == {"plan": plan.id}
    assert "MC-53.READ" in {duty.rule for duty in handled.met}


def test_where_no_plan_is_held_none_is_read_and_none_is_owed(desk: Desk) -> None:
    (reason,) = desk.refused(ReadTriggerPlan, CALL_HANDLER)

    assert reason.words == "No trigger plan is held for this child."
    assert desk.statuses("MC-53.READ") == []


def test_a_meeting_is_asked_for_with_what_it_is_to_settle(desk: Desk) -> None:
    handled = desk.do(RequestMeeting, LEAD, invited=("school",), reason="Where she goes on Fridays.")

    assert words(handled.notices) == ["The child's council is not among those asked to come."]
    invited = ("responsible_council", "school")
    assert desk.do(RequestMeeting, LEAD, invited=invited, reason="The same.").notices == ()


def test_each_action_of_a_meeting_is_owed_by_its_owner_until_it_is_done(desk: Desk) -> None:
    actions = (
        Agreed(what="Visit the arcade on Friday.", owner="response-north", due=DUE),
        Agreed(what="See her sister.", owner="response-north", due=DUE),
    )

    handled = desk.do(HoldMeeting, LEAD, police_attended=True, came=("school",), actions=actions, summary="Agreed.")

    assert {duty.obligation for duty in handled.raised} >= {"MC-34:Meeting action 1", "MC-34:Meeting action 2"}
    assert handled.notices == ()
    done = desk.do(FinishLine, OFFICER, line="Meeting action 1")
    assert "MC-34:Meeting action 1" in {duty.obligation for duty in done.met}


def test_a_second_meeting_numbers_its_actions_on(desk: Desk) -> None:
    action = (Agreed(what="See her sister.", owner="response-north", due=DUE),)
    desk.do(HoldMeeting, LEAD, police_attended=True, actions=action)

    handled = desk.do(HoldMeeting, LEAD, police_attended=True, actions=action)

    assert "MC-34:Meeting action 2" in {duty.obligation for duty in handled.raised}


def test_a_meeting_without_the_police_or_without_actions_is_kept_and_said(desk: Desk) -> None:
    handled = desk.do(HoldMeeting, LEAD, police_attended=False)

    assert words(handled.notices) == [
        "The police did not take part in this meeting.",
        "The meeting agreed no action.",
    ]


def test_an_action_without_anyone_to_do_it_is_refused(desk: Desk) -> None:
    nobody = (Agreed(what="See her sister.", owner=" ", due=DUE),)

    assert words(desk.refused(HoldMeeting, LEAD, police_attended=True, actions=nobody)) == [
        "An action of the meeting is without words or without anyone to do it."
    ]


def test_each_place_an_earlier_interview_names_becomes_a_visit_somebody_owes(desk: Desk) -> None:
    missing_again(desk)
    assert desk.statuses("MC-36") == ["owed"]
    places = (Place(place="Her cousin, 4 Elm Row", owner="response-north", due=desk.now + timedelta(hours=2)),)

    handled = desk.do(ReadEarlierInterviews, OFFICER, record=AGAIN, places=places, people=("Her cousin",))

    assert desk.statuses("MC-36") == ["met"]
    assert "MC-34:ML-16 place 1" in {duty.obligation for duty in handled.raised}
    (line,) = desk.events("enquiry.line_raised", record=AGAIN)
    assert "Elm Row" not in str(line.body)
    assert kept_words(desk, AGAIN)["what"] == "Her cousin, 4 Elm Row"


def test_a_place_without_anyone_to_visit_it_is_refused(desk: Desk) -> None:
    nobody = (Place(place="Her cousin's", owner="", due=DUE),)

    (reason,) = desk.refused(ReadEarlierInterviews, OFFICER, places=nobody)

    assert reason.words == "A place is without words or without anyone to visit it."


def test_a_reading_that_lists_nothing_is_kept_and_said(desk: Desk) -> None:
    handled = desk.do(ReadEarlierInterviews, OFFICER)

    assert words(handled.notices) == ["No place and no person was listed from what the child said before."]
    assert rules(handled.notices) == ["MC-36"]


def test_what_the_child_said_before_is_told_newest_first_in_their_own_words(desk: Desk) -> None:
    missing_again(desk)
    facing = face(AGAIN, by=OFFICER.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now)
    child = facing.stories[CHILD]
    said = {(each.event, each.field): each.text for each in desk.ledger.words(CASE)}

    talks = earlier_interviews(child, said, before=AGAIN)

    assert [(talk.kind, talk.record) for talk in talks] == [("account", CASE), ("prevention_interview", CASE)]
    assert talks[0].words == (("own_words", "I wanted to see my cousin."),)
    assert talks[1].mode == "in_person"
    assert records_of(child.own) == (CASE,)


def test_words_that_were_destroyed_are_not_told(desk: Desk) -> None:
    found_and_heard(desk)
    facing = face(CASE, by=SERGEANT.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now)

    assert {talk.words for talk in earlier_interviews(facing.stories[CHILD], {})} == {()}


def told(desk: Desk) -> Story:
    return stories(each.event for each in desk.ledger.about(CHILD).events)[CHILD]


def calls(rule: str, desk: Desk) -> bool:
    return is_reached(england_wales().pack.duties[rule], told(desk), desk.now)


def test_being_away_is_counted_beside_being_missing_and_never_for_it(desk: Desk) -> None:
    missing_again(desk)
    away = {"record": RecordId("child:A"), "child": CHILD, "whereabouts": "known"}
    desk.do(RecordContact, CALL_HANDLER, **away, handled_as="away_from_placement")
    desk.do(RecordContact, CALL_HANDLER, **away, handled_as="welfare")

    assert (times_within(told(desk), 90, desk.now), len(times_away(told(desk)))) == (2, 1)
    assert not calls("MC-52", desk)


def test_a_third_episode_in_the_window_calls_a_meeting_and_an_old_one_does_not(desk: Desk) -> None:
    missing_again(desk)
    desk.at(4 * 24 * 60).do(LocateChild, OFFICER, record=AGAIN, basis="seen")
    third = reporting(record=RecordId("MC-3"), case=Subject("episode:A3"))
    desk.at(5 * 24 * 60).do(TakeReport, CALL_HANDLER, children=(third,))

    assert calls("MC-52", desk)
    assert times_within(told(desk), 90, desk.at(91 * 24 * 60).now) == 2


def test_what_the_rulebook_asks_after_returns_counts_returns_and_not_reports(desk: Desk) -> None:
    missing_again(desk)
    assert not calls("MC-53", desk)

    desk.at(4 * 24 * 60).do(LocateChild, OFFICER, record=AGAIN, basis="seen")

    assert calls("MC-53", desk)
