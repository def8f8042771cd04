"""Two people report the same child within minutes, and each finds nobody: one case. Two children are two cases."""

from datetime import date
from typing import Any

import pytest

from tests.casework.desk import OFFICER, Desk, reporting
from wayhome.application.handling import Handled
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject

BORN = date(2010, 6, 1)
AGE = 15  # of somebody born on that day, at the desk's own


@pytest.fixture
def desk() -> Desk:
    """Return a desk in memory."""
    return Desk()


def call(desk: Desk, number: int, **given: Any) -> Handled:
    """Take a report of a child whom a search did not find."""
    own = {"child": Subject(f"child:N{number}"), "record": RecordId(f"MC-{number}"),
           "case": Subject(f"episode:N{number}")}  # fmt: skip
    said = {"name": "Ada Example", "age_stated": AGE} | given
    return desk.do(TakeReport, OFFICER, children=(reporting(**own, **said),), informant="parent", said="Gone")


def cases(desk: Desk) -> set[RecordId]:
    return {one.event.record for one in desk.ledger.of_type("missing.reported")}


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"name": "example, ADA"},
        {"name": "Áda Example"},
        {"age_stated": None, "date_of_birth": BORN},
        {"sex": "girl"},
        {"sex": "unknown"},
    ],
)
def test_a_child_who_was_reported_a_minute_ago_is_not_a_second_child(desk: Desk, again: dict[str, Any]):
    call(desk, 1)
    second = call(desk.at(1), 2, **again)

    assert cases(desk) == {"MC-1"}
    assert len(desk.ledger.of_type("missing.information_received")) == 2  # what each of the two callers said
    said = [reason.words for reason in second.notices]
    assert "The same name and age were reported a few minutes ago, so it was taken for one child." in said


def test_of_one_birth_date_it_is_one_child_wherever_each_caller_says_that_they_live(desk: Desk):
    call(desk, 1, date_of_birth=BORN, placement="home")
    call(desk.at(1), 2, date_of_birth=BORN, placement="childrens_home")

    assert cases(desk) == {"MC-1"}


def test_a_sex_that_the_second_caller_does_not_know_tells_no_two_children_apart(desk: Desk):
    call(desk, 1, sex="girl")
    call(desk.at(1), 2, sex="unknown")

    assert cases(desk) == {"MC-1"}


@pytest.mark.parametrize(
    ("first", "second", "minutes"),
    [
        ({}, {"name": "Bo Example"}, 1),
        ({}, {"age_stated": 14}, 1),
        ({}, {"age_stated": None}, 1),
        ({"age_stated": None}, {}, 1),
        ({"name": "Ada"}, {"name": "Ada"}, 1),
        ({"name": None}, {"name": None}, 1),
        ({"sex": "girl"}, {"sex": "boy"}, 1),
        ({"placement": "home"}, {"placement": "childrens_home"}, 1),
        ({"ethnicity": "white"}, {"ethnicity": "black"}, 1),
        ({"unaccompanied": "yes"}, {"unaccompanied": "no"}, 1),
        ({"date_of_birth": BORN}, {"date_of_birth": date(2010, 6, 2)}, 1),
        ({}, {}, 11),
    ],
)
def test_whoever_may_be_another_child_has_a_case_of_their_own(
    desk: Desk, first: dict[str, Any], second: dict[str, Any], minutes: int
):
    call(desk, 1, **first)
    call(desk.at(minutes), 2, **second)

    assert cases(desk) == {"MC-1", "MC-2"}


def test_a_report_that_joined_and_is_sent_again_is_the_same_act(desk: Desk):
    call(desk, 1)
    own = reporting(child=Subject("child:N2"), record=RecordId("MC-2"), case=Subject("episode:N2"),
                    name="Ada Example", age_stated=AGE)  # fmt: skip
    command = desk.at(1).ask(TakeReport, OFFICER, children=(own,), said="Gone")

    first, again = desk.send(command), desk.send(command)

    assert (first.repeated, again.repeated) == (False, True)
    assert cases(desk) == {"MC-1"}


def test_who_was_found_and_is_missing_again_is_the_same_child_in_a_new_case(desk: Desk):
    call(desk, 1)
    desk.at(2).do(LocateChild, OFFICER, record=RecordId("MC-1"), basis="seen", place="street")
    call(desk.at(4), 2)

    assert cases(desk) == {"MC-1", "MC-2"}
    assert {one.event.subjects[0] for one in desk.ledger.of_type("missing.reported")} == {"child:N1"}
