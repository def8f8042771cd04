"""Nobody alone decides that somebody sees less at their door: a second person reads why, within hours."""

from datetime import timedelta

from tests.casework.desk import CASE, CHILD, DETECTIVE, INQUIRY, SERGEANT, Desk, words
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.casework.answering.hold_back import HoldBack, LookAtHold

HOLD = {"hold": "K1", "endangers": "enquiry", "reason": "Another is to be arrested.", "child": CHILD}


def held(desk: Desk, by=DETECTIVE) -> Desk:
    desk.do(HoldBack, by, until=desk.now + timedelta(days=3), **HOLD)
    return desk


def begun() -> Desk:
    desk = Desk()
    desk.concern()
    return desk


def test_whoever_held_it_back_does_not_look_at_it_and_whoever_does_not_agree_says_why() -> None:
    desk = held(begun(), SERGEANT)
    assert desk.statuses("VC-Q-05") == ["owed"]
    assert words(desk.refused(LookAtHold, SERGEANT, hold="K1", agreed=True)) == ["You held it back yourself."]
    assert words(desk.refused(LookAtHold, SERGEANT, hold="K9", agreed=True)) == [
        "Nothing was held back under that entry."
    ]

    desk = held(begun())
    assert words(desk.refused(LookAtHold, SERGEANT, hold="K1", agreed=False)) == ["It is not said why."]
    desk.do(LookAtHold, SERGEANT, hold="K1", agreed=True)
    assert desk.statuses("VC-Q-05") == ["met"]
    assert desk.events("door.hold_ended", record=INQUIRY) == []


def test_where_the_second_person_does_not_agree_the_door_shows_it_again() -> None:
    desk = held(begun())
    desk.do(LookAtHold, SERGEANT, hold="K1", agreed=False, why="She knows of the arrest already.")

    assert [event.body["hold"] for event in desk.events("door.hold_ended", record=INQUIRY)] == ["K1"]
    assert desk.statuses("VC-Q-05") == ["met"]


def test_what_is_held_back_while_a_child_is_missing_owes_a_second_look_as_well() -> None:
    desk = Desk()
    desk.report()
    desk.do(HoldBack, DETECTIVE, record=CASE, until=desk.now + timedelta(days=3), **HOLD)
    assert desk.statuses("VC-Q-05-MISSING") == ["owed"]

    desk.do(LookAtHold, SERGEANT, record=CASE, hold="K1", agreed=True)
    assert desk.statuses("VC-Q-05-MISSING") == ["met"]


def test_a_supervisor_reads_why_a_door_shows_less(desk: Desk, signed_in: SignedIn) -> None:
    desk.concern()
    held(desk)
    page = signed_in(Role.SUPERVISOR).get(f"/cases/{INQUIRY}/look-at-hold/").content.decode()

    assert "Another is to be arrested." in page
    assert "as it would endanger an enquiry" in page
