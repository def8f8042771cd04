"""A concern from anybody: it needs no word of the child, joins what is open, and may be of several kinds at once."""

import pytest

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, INVESTIGATION, OFFICER, Desk, words
from wayhome.casework.commands import Acting
from wayhome.casework.concerns.raise_concern import RaiseConcern
from wayhome.casework.concerns.standing import kinds_feared, open_investigations
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RecordId, Subject

SECOND, OTHER_CASE = RecordId("EI-2"), Subject("investigation:EI-2")


def told(desk: Desk) -> dict[Subject, object]:
    return dict(stories(sealed.event for sealed in desk.ledger.about(CHILD).events))


@pytest.mark.parametrize("informant", ["parent", "carer", "school", "friend", "public", "other"])
def test_what_somebody_else_says_is_enough_and_nobody_waits_for_the_child(informant: str) -> None:
    desk = Desk()
    handled = desk.concern(informant=informant, offence="He saw a man hurt her.")
    assert desk.statuses("REC-02") == ["owed"]
    assert "somebody other than the child" in words(handled.notices)[-1]


def test_a_case_holds_several_kinds_of_exploitation_at_once() -> None:
    desk = Desk()
    desk.concern(kinds=("sexual", "county_lines", "group"))
    story = stories(sealed.event for sealed in desk.ledger.about(CHILD).events)[CHILD]
    assert kinds_feared(story) == ("sexual", "county_lines", "group")


def test_a_second_concern_about_the_same_child_joins_the_investigation_that_is_open() -> None:
    desk = Desk()
    desk.concern()
    handled = desk.at(60).concern(
        record=SECOND, investigation=OTHER_CASE, kinds=("sexual",), concern="Seen with a man."
    )
    assert not desk.ledger.read(SECOND).events
    assert len(desk.events("exploitation.concern_raised", record=INQUIRY)) == 2
    assert "EI-1" in words(handled.notices)[0]


def test_a_concern_about_other_people_opens_another_investigation() -> None:
    desk = Desk()
    desk.concern()
    desk.at(60).concern(record=SECOND, investigation=OTHER_CASE, another=True)
    held = stories(sealed.event for sealed in desk.ledger.about(CHILD).events)
    assert [case for _, case in open_investigations(CHILD, held)] == [INVESTIGATION, OTHER_CASE]


@pytest.mark.parametrize("who", [OFFICER, DETECTIVE])
def test_an_age_that_is_disputed_leaves_the_child_a_child(who: Acting) -> None:
    desk = Desk()
    desk.concern(who, date_of_birth=None, age_stated=19, age_disputed="yes")
    assert desk.statuses("SCREEN-01") == ["owed"]


def test_somebody_known_to_be_an_adult_is_not_screened_as_a_child() -> None:
    desk = Desk()
    desk.concern(date_of_birth=None, age_stated=19)
    assert desk.statuses("SCREEN-01") == []


def test_a_welsh_child_and_another_forces_concern_are_recorded_as_they_are() -> None:
    desk = Desk()
    desk.concern(nation="wales", basis="other_force", from_force="Seaview Police", informant="police_other_force")
    described, opened, raised = desk.events(record=INQUIRY)
    assert described.body["nation"] == "wales"
    assert opened.body["basis"] == "other_force"
    assert raised.body["from_force"] == "Seaview Police"


def test_the_same_press_sent_again_opens_nothing_more() -> None:
    desk = Desk()
    command = desk.ask(RaiseConcern, OFFICER, child=CHILD, record=INQUIRY, investigation=INVESTIGATION)
    desk.send(command)
    assert desk.send(command).repeated
    assert len(desk.events("investigation.opened", record=INQUIRY)) == 1
