"""Taking a report: from the call, without a name or an age, once for a child who is missing already."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.casework.desk import (
    CALL_HANDLER,
    CASE,
    CHILD,
    EPISODE,
    OFFICER,
    STARTS,
    Desk,
    england_wales,
    reporting,
    rules,
    words,
)
from wayhome.access.actors import Actor, Role
from wayhome.application.refusals import KeyUsedBefore
from wayhome.casework.commands import Acting
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_done import RecordDone
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.kernel.moments import Precision
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing import FamilyUpdated
from wayhome.record.events.risk import Graded


@pytest.fixture
def desk() -> Desk:
    return Desk()


def types(desk: Desk, record: RecordId = CASE) -> list[str]:
    return [event.type for event in desk.events(record=record)]


def test_a_report_opens_a_case_from_the_call_with_the_search_as_its_receipt(desk: Desk) -> None:
    handled = desk.report()

    assert types(desk) == [
        "missing.child_looked_up", "missing.reported", "child.described", "missing.identity_recorded",
    ]  # fmt: skip
    assert {duty.rule for duty in handled.raised} >= {"MC-02", "MC-13", "MC-28", "MC-48"}
    assert handled.notices == ()


def test_what_the_first_caller_said_is_kept_in_their_words(desk: Desk) -> None:
    desk.report(informant="parent", said="She left her insulin here.")

    (news,) = desk.events("missing.information_received")
    assert (news.body["kind"], news.body["supplied_by"]) == ("family", "parent")
    assert news.subjects == (CHILD, EPISODE)
    assert "She left her insulin here." in [one.text for one in desk.ledger.words(CASE)]


def test_of_children_missing_together_what_was_said_is_in_the_case_of_each(desk: Desk) -> None:
    other = reporting(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"))

    desk.do(TakeReport, OFFICER, children=(reporting(), other), said="They went out together.")

    assert {one.event.record for one in desk.ledger.of_type("missing.information_received")} == {"MC-1", "MC-2"}


def test_a_call_that_says_no_more_than_that_the_child_is_missing_adds_no_news(desk: Desk) -> None:
    desk.report()

    assert desk.events("missing.information_received") == []


def test_every_entry_says_who_made_it_and_as_what(desk: Desk) -> None:
    desk.report()

    assert {(event.actor, event.role, event.post) for event in desk.events()} == {
        ("cara", "call_handler", "call_handler")
    }
    assert {event.pack for event in desk.events()} == {england_wales().pack.content}


def test_nothing_known_but_that_a_child_is_missing_is_enough(desk: Desk) -> None:
    handled = desk.report(name=None, date_of_birth=None, nation=None, looked_up=None)

    assert types(desk) == ["missing.reported", "missing.identity_recorded"]
    assert words(handled.notices) == [
        "Nobody looked whether this child is known already; the report was taken.",
        "The age is not known, so the person is treated as a child.",
    ]


def test_of_several_children_each_notice_says_whose_it_is(desk: Desk) -> None:
    known = reporting(name="Ava Rook", date_of_birth=date(2017, 2, 3))
    other = reporting(child=Subject("child:B"), case="episode:B1", record=RecordId("MC-2"), name="Ivy Rook")

    handled = desk.do(TakeReport, CALL_HANDLER, children=(known, other), informant="parent")

    assert [one.words for one in handled.notices if "age" in one.words] == [
        "Ivy Rook: the age is not known, so the person is treated as a child.",
    ]


def test_the_clock_starts_at_the_call_however_late_it_is_entered(desk: Desk) -> None:
    desk.at(600).report(happened_at=STARTS, precision=Precision.ABOUT)

    (report,) = desk.events("missing.reported")
    assert (report.happened_at, report.recorded_at) == (STARTS, STARTS + timedelta(minutes=600))
    assert report.precision is Precision.ABOUT
    assert desk.statuses("MC-13") == ["overdue"]


def test_a_time_that_has_not_come_is_read_as_now_and_not_as_exact(desk: Desk) -> None:
    desk.report(happened_at=STARTS + timedelta(days=1))

    (report,) = desk.events("missing.reported")
    assert (report.happened_at, report.precision) == (STARTS, Precision.UNKNOWN)


def test_a_second_carer_joins_the_open_case(desk: Desk) -> None:
    desk.report()
    other: dict[str, Any] = {"record": RecordId("MC-2"), "case": Subject("episode:A2")}

    handled = desk.at(5).report(informant="carer", said="She took her coat.", **other)

    assert words(handled.notices) == ["This child is missing already, in MC-1: the report was added to it."]
    assert types(desk, RecordId("MC-2")) == []
    (news,) = desk.events("missing.information_received")
    assert (news.body["kind"], news.body["supplied_by"]) == ("family", "carer")
    assert news.subjects == (CHILD, EPISODE)


def test_a_second_call_that_was_the_earlier_one_moves_the_clock_back(desk: Desk) -> None:
    desk.report()

    desk.at(5).report(happened_at=STARTS - timedelta(minutes=50), record=RecordId("MC-2"))

    assert len(desk.events("missing.reported")) == 2
    assert desk.statuses("MC-13") == ["overdue"]


def test_a_child_missing_again_after_coming_back_is_a_new_case(desk: Desk) -> None:
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen")

    desk.at(300).report(record=RecordId("MC-2"), case=Subject("episode:A2"))

    assert "missing.reported" in types(desk, RecordId("MC-2"))


def test_children_missing_together_each_have_a_case_and_the_cases_are_linked(desk: Desk) -> None:
    other = reporting(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"), age_stated=12)

    handled = desk.do(TakeReport, CALL_HANDLER, children=(reporting(), other), joint_owner="sergeant-north")

    assert len(handled.entered) == 2
    assert all("missing.co_missing_indicated" in types(desk, record) for record in (CASE, RecordId("MC-2")))
    (linked,) = desk.events("missing.episodes_linked")
    assert linked.subjects == (CHILD, EPISODE, "child:B", "episode:B1")
    assert desk.statuses("MC-38") == ["met"]


def test_a_child_from_elsewhere_raises_the_question_of_who_owns_the_case(desk: Desk) -> None:
    handled = desk.report(other_area="Northmere")

    assert "MC-59" in {duty.rule for duty in handled.raised}


def test_a_report_of_no_child_is_refused(desk: Desk) -> None:
    (reason,) = desk.refused(TakeReport, CALL_HANDLER, children=())

    assert (reason.words, reason.remedy) == ("The report names no child.", "Add the child, with or without a name.")


def test_the_same_report_sent_twice_is_entered_once(desk: Desk) -> None:
    other = reporting(child=Subject("child:B"), record=RecordId("MC-2"), case=Subject("episode:B1"))
    command = desk.ask(TakeReport, CALL_HANDLER, children=(reporting(), other))
    first = desk.send(command)
    position = desk.ledger.head().position

    again = desk.at(3).send(command)

    assert again.repeated
    assert [one.events for one in again.entered] == [one.events for one in first.entered]
    assert desk.ledger.head().position == position


def test_a_key_does_not_stand_for_two_acts(desk: Desk) -> None:
    desk.do(TakeReport, CALL_HANDLER, children=(reporting(date_of_birth=date(2010, 1, 1)),), key="once")

    with pytest.raises(KeyUsedBefore):
        desk.do(TakeReport, CALL_HANDLER, children=(reporting(date_of_birth=date(2011, 1, 1)),), key="once")


def test_a_role_is_acted_in_only_by_whoever_holds_it(desk: Desk) -> None:
    someone = Actor(id=ActorId("pat"), name="Pat", roles=frozenset({Role.RESPONSE}))

    with pytest.raises(Refused, match="You do not hold the role duty inspector"):
        desk.report(by=Acting(actor=someone, role=Role.INSPECTOR))


def test_an_analyst_takes_no_report(desk: Desk) -> None:
    someone = Actor(id=ActorId("ana"), name="Ana", roles=frozenset({Role.ANALYST}))

    with pytest.raises(Refused, match="You may not take a report that a child is missing"):
        desk.report(by=Acting(actor=someone, role=Role.ANALYST))


def test_a_case_that_is_not_there_is_said(desk: Desk) -> None:
    (reason,) = desk.refused(RecordDone, OFFICER, fact=FamilyUpdated(owner_named="yes"), record=RecordId("MC-9"))

    assert reason.words == "There is no case MC-9."


def test_what_has_an_act_of_its_own_is_not_entered_as_a_plain_entry(desk: Desk) -> None:
    desk.report()

    (reason,) = desk.refused(RecordDone, OFFICER, fact=Graded(grade="low"))

    assert reason.words == "risk.graded has an act of its own."
    assert rules((reason,)) == ["casework.has_its_own_act"]
