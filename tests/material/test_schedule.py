"""The disclosure schedule is drawn from the record, and what each item is to the case is its officer's decision."""

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, OTHER_DETECTIVE, SERGEANT, Desk, england_wales, words
from tests.ending.going import tell
from wayhome.application.gathering import face
from wayhome.casework.material.disclose import DecideItem, NameDisclosureOfficer
from wayhome.casework.material.schedule import Schedule, schedule_of
from wayhome.casework.without_the_child.record_position import RecordPosition
from wayhome.record.events.allocating import Allocated
from wayhome.record.events.enquiry import LineFinished, LinesClassified
from wayhome.record.events.suspect import Identified


def opened() -> Desk:
    desk = Desk()
    desk.concern()
    tell(desk.at(10), LinesClassified(left_open=0), LineFinished(line="EL-08", result="done_nil", points="neither"))
    tell(desk.at(20), Identified(suspect="EI-1-S1", known_by="nickname"))
    return desk


def schedule(desk: Desk) -> Schedule:
    return schedule_of(face(INQUIRY, by=DETECTIVE.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now))


def test_what_came_to_nothing_is_an_item_and_what_is_only_housekeeping_is_none() -> None:
    found = [item.event.type for item in schedule(opened()).items]
    assert "enquiry.line_finished" in found
    assert "enquiry.lines_classified" not in found
    assert "investigation.opened" not in found
    assert [item.number for item in schedule(opened()).items] == list(range(1, len(found) + 1))


def test_an_item_says_its_line_and_which_way_it_points_and_no_personal_word() -> None:
    desk = opened()
    desk.do(RecordPosition, DETECTIVE, stance="withdraws", position="He said he knows where I live.")
    (line,) = [item for item in schedule(desk).items if item.event.type == "enquiry.line_finished"]
    assert (line.source, line.points) == ("EL-08", "neither")
    assert not any("where I live" in str(item.event.body) for item in schedule(desk).items)


def test_whoever_investigates_answers_for_disclosure_only_with_a_reason_and_is_told_to_be_relieved() -> None:
    desk = opened()
    tell(desk, Allocated(skilled=True, role="investigator", officer="dee"))
    own = "dee investigates this case, and would look through their own work for what is against it."

    assert words(desk.refused(NameDisclosureOfficer, SERGEANT, officer="dee")) == [own]
    done = desk.do(NameDisclosureOfficer, SERGEANT, officer="dee", reason="Nobody else is trained in this unit.")

    assert words(done.notices) == [own]
    assert desk.events("disclosure.officer_named", record=INQUIRY)[-1].body["officer"] == "dee"
    assert not desk.do(NameDisclosureOfficer, SERGEANT, officer="dov").notices


def test_what_an_item_is_to_the_case_is_decided_by_the_officer_who_is_named() -> None:
    desk = opened()
    item = schedule(desk).items[0].event.id
    assert words(desk.refused(DecideItem, DETECTIVE, entry=item, relevant=True)) == [
        "Nobody is named who answers for disclosure."
    ]
    assert words(desk.refused(NameDisclosureOfficer, SERGEANT, officer=" ")) == ["It does not say who."]
    desk.do(NameDisclosureOfficer, SERGEANT, officer="dee")
    assert words(desk.refused(DecideItem, OTHER_DETECTIVE, entry=item, relevant=True)) == [
        "What an item is to the case is for the disclosure officer to decide: dee."
    ]
    desk.do(DecideItem, DETECTIVE, entry=item, relevant=True, bearing="assists")
    assert len(schedule(desk).undecided) == len(schedule(desk).items) - 1


def test_a_sensitive_item_says_why_and_stands_apart() -> None:
    desk = opened()
    desk.do(NameDisclosureOfficer, SERGEANT, officer="dee")
    item = schedule(desk).items[0].event.id
    assert words(desk.refused(DecideItem, DETECTIVE, entry=item, relevant=True, sensitive=True)) == [
        "It does not say why disclosing it may do serious harm."
    ]
    desk.do(DecideItem, DETECTIVE, entry=item, relevant=True, sensitive=True, reason="It says where the child lives.")
    assert [one.event.id for one in schedule(desk).sensitive] == [item]
    assert item not in [one.event.id for one in schedule(desk).open]


def test_an_item_that_is_not_relevant_is_kept_and_a_later_decision_stands() -> None:
    desk = opened()
    desk.do(NameDisclosureOfficer, SERGEANT, officer="dee")
    item = schedule(desk).items[0].event.id
    desk.do(DecideItem, DETECTIVE, entry=item, relevant=False, bearing="undermines")
    assert [one.event.id for one in schedule(desk).left_out] == [item]
    desk.at(60).do(DecideItem, DETECTIVE, entry=item, relevant=True, bearing="undermines")
    assert schedule(desk).left_out == ()


def test_there_is_no_deciding_on_what_is_no_item() -> None:
    desk = opened()
    desk.do(NameDisclosureOfficer, SERGEANT, officer="dee")
    assert words(desk.refused(DecideItem, DETECTIVE, entry="e0001", relevant=True)) == [
        "There is no such item on the schedule."
    ]
    assert CHILD in desk.events("disclosure.officer_named", record=INQUIRY)[0].subjects
