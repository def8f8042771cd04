"""An address that could not be searched when the child was found is owed again, until it is reached."""

import pytest

from tests.casework.desk import OFFICER, Desk, rules, words
from tests.casework.test_closing import OFFENDER
from wayhome.casework.locate_child import LocateChild, PlaceSearched
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.search_found_address import SearchFoundAddress

DOWN = PlaceSearched(result="unavailable", asked_with="7 Portway Court")
NOTHING = PlaceSearched(result="nothing_of_concern", asked_with="7 Portway Court")
SOMEBODY = PlaceSearched(result="adults_of_concern", held=(OFFENDER,), asked_with="7 Portway Court")
UNREACHED = "What is held about this address could not be searched, which does not mean that nothing is held."


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.report()
    return made.at(60)


def found(desk: Desk, there: PlaceSearched) -> Desk:
    handled = desk.do(LocateChild, OFFICER, basis="seen", place="friend", address="7 Portway Court", there=there)
    assert (words(handled.notices), rules(handled.notices)) == ([UNREACHED], ["MC-37.AGAIN"])
    return desk


def test_an_address_that_was_out_of_reach_is_owed_again_and_trying_alone_is_not_enough(desk: Desk) -> None:
    found(desk, DOWN)
    assert desk.statuses("MC-37.AGAIN") == ["owed"]

    handled = desk.at(70).do(SearchFoundAddress, OFFICER, there=DOWN)
    assert words(handled.notices) == [UNREACHED]
    assert desk.statuses("MC-37.AGAIN") == ["owed"]

    desk.at(80).do(SearchFoundAddress, OFFICER, there=NOTHING)
    assert desk.statuses("MC-37.AGAIN") == ["met"]
    assert desk.statuses("MC-37.HELD") == []


def test_nobody_searched_again_within_half_an_hour(desk: Desk) -> None:
    assert found(desk, DOWN).at(91).statuses("MC-37.AGAIN") == ["overdue"]


def test_an_adult_of_concern_who_is_found_the_second_time_is_assessed_once(desk: Desk) -> None:
    found(desk, DOWN)

    handled = desk.at(70).do(SearchFoundAddress, OFFICER, there=SOMEBODY)
    assert words(handled.notices) == ["An adult of concern is held at this address."]
    desk.at(75).do(MarkHit, OFFICER, hit="OM-7", affects_grade="raises")
    again = desk.at(80).do(SearchFoundAddress, OFFICER, there=SOMEBODY)

    assert again.notices == ()
    assert desk.statuses("MC-37.HELD") == ["met"]


def test_where_nobody_was_found_there_is_no_such_address(desk: Desk) -> None:
    assert words(desk.refused(SearchFoundAddress, OFFICER, there=NOTHING)) == [
        "The child was not found, so there is no address where they were."
    ]
