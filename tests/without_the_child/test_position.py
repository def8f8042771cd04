"""Where a child stands to the case: kept as they gave it, and never the end of the case by itself."""

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk, england_wales, words
from wayhome.application.gathering import face
from wayhome.casework.without_the_child.position import Position, position_of
from wayhome.casework.without_the_child.record_position import RecordPosition
from wayhome.kernel.ids import Subject

OTHER = Subject("child:B")
HEARD = {"given_as": "body_worn_video", "exploiter_absent": "yes", "position": "I just want it to stop."}


def opened() -> Desk:
    desk = Desk()
    desk.concern()
    return desk


def position(desk: Desk, child: Subject = CHILD) -> Position:
    seen = face(INQUIRY, by=DETECTIVE.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now)
    return position_of(seen.story, child)


def test_a_child_who_does_not_support_the_case_makes_two_decisions_and_an_offer_owed() -> None:
    desk = opened()
    desk.do(RecordPosition, DETECTIVE, stance="declines", reasons=("fear", "debt"), **HEARD)
    assert [desk.statuses(rule) for rule in ("ELP-01", "ELP-06", "ELP-04")] == [["owed"]] * 3
    assert position(desk).stance == "declines"
    assert position(desk).withdrawn


def test_what_the_child_said_is_kept_in_their_words_and_apart_from_the_entry() -> None:
    desk = opened()
    desk.do(RecordPosition, DETECTIVE, stance="withdraws", **HEARD)
    (recorded,) = desk.events("victim.position_recorded", record=INQUIRY)
    assert "position" not in recorded.body
    assert "I just want it to stop." in [one.text for one in desk.ledger.words(INQUIRY)]


def test_a_position_that_is_only_noted_is_kept_and_says_that_nobody_can_check_it() -> None:
    desk = opened()
    done = desk.do(RecordPosition, DETECTIVE, stance="withdraws", exploiter_absent="no")
    assert words(done.notices) == [
        "What the child wants is only noted, so nobody else can check it.",
        "Whoever harms the child was there or could hear; this may not be what the child wants.",
    ]
    assert not position(desk).can_be_checked


def test_not_having_asked_is_no_withdrawal_but_leaves_the_decision_owed() -> None:
    desk = opened()
    done = desk.do(RecordPosition, DETECTIVE, stance="not_asked")
    assert words(done.notices) == ["It does not say why the child was not asked."]
    assert position(desk).withdrawn is None
    assert desk.statuses("ELP-01") == desk.statuses("ELP-06") == ["owed"]


def test_a_child_who_supports_the_case_again_is_read_so_and_may_withdraw_again() -> None:
    desk = opened()
    desk.do(RecordPosition, DETECTIVE, stance="withdraws", **HEARD)
    desk.at(60).do(RecordPosition, DETECTIVE, stance="supports", **HEARD)
    assert position(desk).carries
    assert desk.events("victim.support_renewed", record=INQUIRY)
    desk.at(120).do(RecordPosition, DETECTIVE, stance="cannot", **HEARD)
    assert not position(desk).carries
    assert desk.statuses("ELP-04") == ["owed", "owed"]


def test_each_child_of_a_case_has_a_position_of_their_own() -> None:
    desk = opened()
    desk.concern(child=OTHER)
    desk.do(RecordPosition, DETECTIVE, child=OTHER, stance="withdraws", **HEARD)
    assert position(desk, OTHER).withdrawn
    assert position(desk, CHILD) == Position()
