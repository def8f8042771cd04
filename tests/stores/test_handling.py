"""The command's journey comes to the same in each place where a record can be kept."""

from datetime import timedelta

import pytest

from tests.casework.desk import CALL_HANDLER, CASE, CHILD, EPISODE, GRADER, OFFICER, SERGEANT, STARTS, Desk, words
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import Ledger
from wayhome.application.refusals import Conflict
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.make_plan import MakePlan
from wayhome.casework.review_search import Outstanding, ReviewSearch
from wayhome.casework.send_officers import SendOfficers
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.allocating import LoadPassed


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    made = Desk(ledger=ledger).train(GRADER)
    made.report()
    return made


def test_a_second_call_joins_the_case_and_the_same_call_twice_is_one(desk: Desk) -> None:
    joined = desk.at(5).report(record=RecordId("MC-2"), case=Subject("episode:A2"), key="call-2")
    again = desk.report(record=RecordId("MC-2"), case=Subject("episode:A2"), key="call-2")

    assert [one.events for one in again.entered] == [one.events for one in joined.entered]
    assert desk.events(record=RecordId("MC-2")) == []
    assert len(desk.events("missing.information_received")) == 1


def test_acts_meet_and_raise_duties_and_a_closing_is_refused(desk: Desk) -> None:
    handled = desk.at(15).do(GradeRisk, GRADER, grade="high")
    assert "MC-13" in {duty.rule for duty in handled.met}
    assert desk.do(SendOfficers, CALL_HANDLER).entered

    assert "Not so yet: the child was located." in words(desk.refused(CloseEpisode, SERGEANT))


def test_a_decision_on_an_old_page_is_refused_and_an_entry_is_kept(desk: Desk) -> None:
    seen = desk.ledger.read(CASE).sequence
    desk.at(5).do(SendOfficers, OFFICER)

    with pytest.raises(Conflict):
        desk.do(MakePlan, SERGEANT, hypotheses=1, seen=seen)
    assert desk.do(SendOfficers, OFFICER, seen=seen).entered


def test_a_decision_is_kept_though_what_somebody_carries_was_noted_meanwhile(desk: Desk) -> None:
    seen = desk.ledger.read(CASE).sequence
    about = (CHILD, EPISODE, Subject("investigation:I1"))
    noted = Draft(fact=LoadPassed(officer="dc-1", points=42, capacity=40), happened_at=desk.now, subjects=about)
    enter(Entry(record=CASE, drafts=(noted,)), ledger=desk.ledger, supplies=desk.supplies)

    assert desk.do(MakePlan, SERGEANT, hypotheses=1, seen=seen).entered


def test_the_words_of_the_last_review_are_found(desk: Desk) -> None:
    look = (Outstanding(what="The flat", who="response", due=STARTS + timedelta(hours=2)),)
    desk.at(30).do(ReviewSearch, SERGEANT, outstanding=look, directions="Go to the flat.")

    reasons = desk.at(60).refused(ReviewSearch, SERGEANT, outstanding=look, directions="Go to the flat.")

    assert words(reasons) == ["These directions repeat the last review's, word for word."]
