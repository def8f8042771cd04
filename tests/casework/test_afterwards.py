"""After closing: news is read, an episode opened again; and an entry that was wrong is corrected, never lost."""

from datetime import timedelta

import pytest

from tests.casework.desk import CALL_HANDLER, CASE, GRADER, INSPECTOR, OFFICER, SERGEANT, STARTS, Desk, words
from tests.casework.test_closing import found_and_heard
from wayhome.application.refusals import Conflict
from wayhome.casework.add_news import AddNews
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.correct_entry import CorrectEntry
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.reconsider_closing import ReconsiderClosing
from wayhome.kernel.ids import EventId, RecordId, Subject


@pytest.fixture
def closed() -> Desk:
    desk = Desk()
    desk.report()
    found_and_heard(desk).at(130).do(CloseEpisode, SERGEANT)
    return desk.at(600)


def test_news_after_closing_is_kept_and_somebody_has_to_read_it(closed: Desk) -> None:
    handled = closed.do(AddNews, CALL_HANDLER, kind="family", content="She says that a man drove her home.")

    assert words(handled.notices) == ["The episode is closed, and somebody has to read this."]
    assert "MC-75" in {duty.rule for duty in handled.raised}


def test_an_episode_opened_again_is_open(closed: Desk) -> None:
    closed.do(AddNews, CALL_HANDLER, kind="family")

    handled = closed.at(610).do(ReconsiderClosing, SERGEANT, decision="reopened")

    assert "MC-75" in {duty.rule for duty in handled.met}
    assert words(closed.refused(ReconsiderClosing, SERGEANT, decision="reopened")) == ["This episode is open."]


def test_an_episode_opened_again_while_the_child_is_missing_in_another_case_names_that_case(closed: Desk) -> None:
    closed.report(record=RecordId("MC-2"), case=Subject("episode:A2"))

    handled = closed.at(610).do(ReconsiderClosing, SERGEANT, decision="reopened")

    (notice,) = handled.notices
    assert notice.words == (
        "The child is missing in another case too, MC-2. This one is open again, and both stay open."
    )
    assert notice.remedy == (
        "Go on there, in MC-2: add what came in, and close this one naming it as where the search goes on."
    )
    assert len(closed.events("missing.episode_reopened")) == 1, "it is kept, and never refused"


def test_an_episode_opened_again_while_the_child_is_missing_nowhere_else_names_no_case(closed: Desk) -> None:
    assert closed.do(ReconsiderClosing, SERGEANT, decision="reopened").notices == ()


def test_news_that_leaves_it_closed_needs_a_reason(closed: Desk) -> None:
    closed.do(AddNews, CALL_HANDLER, kind="other")

    assert words(closed.refused(ReconsiderClosing, SERGEANT, decision="stays_closed")) == [
        "Nobody says why the news leaves the episode closed."
    ]
    assert closed.do(ReconsiderClosing, SERGEANT, decision="stays_closed", reason="It was said before.").met


def test_what_is_said_about_the_child_is_kept_in_a_closed_case_too(closed: Desk) -> None:
    assert closed.do(GradeRisk, OFFICER, grade="high").entered


def test_two_people_closing_at_once_the_second_is_told_and_nothing_is_lost() -> None:
    desk = Desk()
    desk.report()
    found_and_heard(desk)
    seen = desk.ledger.read(CASE).sequence
    desk.at(130).do(CloseEpisode, SERGEANT, seen=seen)

    with pytest.raises(Conflict, match="Since you opened MC-1, 1 more entry was made"):
        desk.do(CloseEpisode, SERGEANT, seen=seen)

    assert len(desk.events("missing.episode_closed")) == 1


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.report()
    made.at(60).do(LocateChild, OFFICER, basis="seen")
    return made


def the_find(desk: Desk) -> EventId:
    return desk.events("missing.child_located")[0].id


def test_an_entry_made_in_error_stays_to_be_read_and_is_read_past(desk: Desk) -> None:
    desk.do(CorrectEntry, OFFICER, corrects=the_find(desk), kind="entered_in_error", reason="It was another boy.")

    assert len(desk.events("missing.child_located")) == 1
    assert desk.statuses("MC-63") == []
    assert "Not so yet: the child was located." in words(desk.refused(CloseEpisode, SERGEANT))


def test_a_wrong_time_is_put_right(desk: Desk) -> None:
    right = STARTS + timedelta(minutes=40)

    desk.do(CorrectEntry, OFFICER, corrects=the_find(desk), kind="wrong_time", right_time=right, reason="Misread.")

    assert {duty.raised_at for duty in desk.duties() if duty.rule == "MC-63"} == {right}


def test_a_correction_says_what_is_right_and_why(desk: Desk) -> None:
    assert words(desk.refused(CorrectEntry, OFFICER, corrects=the_find(desk), kind="wrong_time")) == [
        "The correction gives no reason.",
        "The correction does not say what is right instead.",
    ]


def test_an_entry_of_another_case_is_not_corrected_from_here(desk: Desk) -> None:
    reasons = desk.refused(CorrectEntry, OFFICER, corrects=EventId("x1"), kind="entered_in_error", reason="Wrong.")

    assert words(reasons) == ["The entry x1 does not stand in MC-1, or was taken out of it before."]


def test_a_correction_in_a_closed_case_says_what_it_may_undo(closed: Desk) -> None:
    handled = closed.do(
        CorrectEntry, SERGEANT, corrects=the_find(closed), kind="entered_in_error", reason="It was another boy."
    )

    assert words(handled.notices) == ["The episode is closed, and this may take away what closing it rested on."]


def test_nobody_takes_a_grade_away_by_correcting_it_alone(desk: Desk) -> None:
    desk.do(GradeRisk, GRADER, grade="high")
    (graded,) = desk.events("risk.graded")
    asked = {"corrects": graded.id, "kind": "wrong_field", "field": "grade", "value": "low", "reason": "Typed wrong."}
    said = "This entry holds the risk up or lets a case close, and is not corrected by one person alone."

    assert words(desk.refused(CorrectEntry, GRADER, **asked)) == [said]
    assert words(desk.refused(CorrectEntry, SERGEANT, **asked)) == [said]
    assert desk.do(CorrectEntry, INSPECTOR, **asked).entered


def test_a_telephone_call_does_not_become_a_visit_by_correction(desk: Desk) -> None:
    desk.do(HoldInterview, OFFICER, mode="telephone")
    (talk,) = desk.events("missing.prevention_interview_held")
    asked = {"kind": "wrong_field", "field": "mode", "value": "in_person", "reason": "Typed wrong."}

    (reason,) = desk.refused(CorrectEntry, OFFICER, corrects=talk.id, **asked)

    assert reason.rule == "casework.second_person"


def test_an_episode_opened_again_asks_for_the_child_to_be_seen_again(closed: Desk) -> None:
    closed.do(ReconsiderClosing, SERGEANT, decision="reopened")

    assert words(closed.at(610).refused(CloseEpisode, SERGEANT)) == [
        "Not so yet: the child was seen since the episode was opened again."
    ]
    closed.do(HoldInterview, OFFICER, mode="in_person")
    assert closed.do(CloseEpisode, SERGEANT).entered


def test_a_closing_is_dated_when_it_is_decided() -> None:
    desk = Desk()
    desk.report()
    found_and_heard(desk)

    reasons = desk.at(130).refused(CloseEpisode, SERGEANT, happened_at=STARTS + timedelta(minutes=112))

    assert "The closing is dated before the last thing that happened in the case." in words(reasons)
