"""A child is missing again while a circulation of them is up: it stays up, and is owed in the case that goes on."""

import pytest

from tests.casework.desk import CASE, OFFICER, Desk, england_wales
from wayhome.casework.cancel_circulations import CancelCirculations
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_done import RecordDone
from wayhome.duties.duty import Duty
from wayhome.duties.explain import explain
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.missing_search import Circulated

NOW, THIRD = RecordId("MC-2"), RecordId("MC-3")


@pytest.fixture
def desk() -> Desk:
    """Return the desk with a child who was circulated, and spoken to an hour later."""
    made = Desk()
    made.report()
    made.do(RecordDone, OFFICER, fact=Circulated(on="national_computer"))
    made.at(60).do(LocateChild, OFFICER, basis="spoken_to")
    return made


def again(desk: Desk, minutes: int = 90, record: RecordId = NOW) -> None:
    desk.at(minutes).report(record=record, case=Subject(f"episode:{record}"))


def cancelling(desk: Desk) -> list[Duty]:
    return [duty for duty in desk.duties() if duty.rule == "MC-72"]


def test_nobody_is_asked_to_take_it_down_where_the_child_was_found(desk: Desk) -> None:
    assert desk.statuses("MC-72") == ["owed"]
    again(desk)

    assert desk.statuses("MC-72") == ["excused"]
    assert desk.events("missing.circulation_cancelled") == []


def test_why_it_is_excused_is_said_with_the_case_in_which_the_child_is_missing(desk: Desk) -> None:
    again(desk)
    (duty,) = cancelling(desk)

    events = {event.id: event for event in desk.events()}
    said = explain(duty, england_wales().pack, events, desk.now).outcome
    assert "It stays up for the case in which the child is missing again" in said
    assert "the child is missing again (MC-2)" in said


def test_it_is_owed_again_in_the_later_case_once_the_child_is_found(desk: Desk) -> None:
    again(desk)
    desk.at(200).do(LocateChild, OFFICER, record=NOW, basis="seen")
    assert desk.statuses("MC-72") == ["excused", "owed"]

    desk.at(210).do(CancelCirculations, OFFICER, record=NOW)
    assert desk.statuses("MC-72") == ["excused", "met"]


def test_left_up_after_they_were_found_it_is_overdue(desk: Desk) -> None:
    again(desk)
    desk.at(200).do(LocateChild, OFFICER, record=NOW, basis="seen")

    assert desk.at(261).statuses("MC-72") == ["excused", "overdue"]


def test_it_goes_on_from_case_to_case(desk: Desk) -> None:
    again(desk)
    desk.at(200).do(LocateChild, OFFICER, record=NOW, basis="seen")
    again(desk, 220, THIRD)
    desk.at(300).do(LocateChild, OFFICER, record=THIRD, basis="seen")

    assert desk.statuses("MC-72") == ["excused", "excused", "owed"]


def test_one_that_was_taken_down_is_not_carried_over(desk: Desk) -> None:
    desk.at(70).do(CancelCirculations, OFFICER)
    again(desk)

    assert desk.statuses("MC-72") == ["met"]
    assert desk.events("missing.circulation_taken_over", record=NOW) == []


def test_a_child_who_was_never_circulated_is_not_either() -> None:
    desk = Desk()
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen")
    again(desk)

    assert desk.statuses("MC-72") == []
    assert desk.events("missing.circulation_carried_over", record=CASE) == []


def test_another_call_about_a_child_who_is_missing_still_carries_nothing_over() -> None:
    desk = Desk()
    desk.report()
    desk.do(RecordDone, OFFICER, fact=Circulated(on="national_computer"))
    again(desk, 30)

    assert desk.events("missing.circulation_carried_over") == []
